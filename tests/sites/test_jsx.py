"""Where a value goes that stands in a JSX element. The ways out come first."""

import pytest
from support.analysed import is_safe, outs_of

from allocscan.sites.verdicts import Route

STYLE = "{ color: 'white', background: 'navy', padding: 4, margin: 2 }"
NESTED = f"{{ style: {STYLE}, click: () => 1, list: [1, 2] }}"
JSX, WRITTEN, RETURNED = Route.JSX, Route.WRITTEN, Route.RETURNED


def shown(element: str, head: str = "", literal: str = NESTED) -> str:
    """A component whose local `c` is `literal` and that gives `element`."""
    return f"{head}\nexport function C(k, o) {{ const c = /*@*/{literal}; return {element}; }}"


def pragma(factory: str, element: str = "<p style={c.style} />") -> str:
    return shown(element, f"/** @jsx h */\n{factory}")


REACT = "import React from 'react';"

OUT = (
    # ------------------------------------------------------------ attributes
    pytest.param(shown("<Box style={c.style} />"), id="a component"),
    pytest.param(shown("<ui.box style={c.style} />"), id="a component of a namespace"),
    pytest.param(shown("<my-box style={c.style} />"), id="a custom element"),
    pytest.param(shown("<svg:rect style={c.style} />"), id="a namespaced element"),
    pytest.param(shown("<p ref={c.style} />", REACT), id="ref"),
    pytest.param(shown("<p children={c.list} />", REACT), id="children"),
    pytest.param(shown("<p css={c.style} />", REACT), id="css"),
    pytest.param(shown("<p className={c.list} />", REACT), id="text that is set again each time"),
    pytest.param(shown("<p onClick={c} />", REACT), id="an object as a listener"),
    pytest.param(shown("<p onClick={c.click} />"), id="a listener, whose runtime is not known"),
    pytest.param(shown("<Box onClick={c.click} />", REACT), id="a component's listener"),
    pytest.param(shown("<p on={c.click} />", REACT), id="no listener"),
    # ------------------------------------------------------------ children and spreads
    pytest.param(shown("<p>{c.list}</p>", REACT), id="a child"),
    pytest.param(shown("<>{c.list}</>", REACT), id="a child of a fragment"),
    pytest.param(shown("<p {...c} />", REACT), id="spread attributes that are objects"),
    pytest.param(shown("<p>{...[c]}</p>", REACT), id="spread children"),
    # ------------------------------------------------------------ runtimes
    pytest.param(shown("<p style={c.style} />", "/** @jsxImportSource solid-js */"), id="Solid"),
    pytest.param(
        shown("<p style={c.style} />", "/** @jsxImportSource @emotion/react */"), id="Emotion"
    ),
    pytest.param(shown("<p style={c.style} />", "/** @jsxImportSource */"), id="no source"),
    pytest.param(
        shown("<p style={c.style} />", "/** @jsx h */ import { h } from 'hyper';"), id="imported h"
    ),
    pytest.param(shown("<p style={c.style} />", "/** @jsx h */"), id="global h"),
    pytest.param(
        shown("<p style={c.style} />", "const React = { createElement() {} };"), id="an own React"
    ),
    pytest.param(
        shown("<p style={c.style} />", "import React from './react.js';"), id="another's React"
    ),
    pytest.param(
        shown("<p style={c.style} />", "import React from 'react'; React = {};"), id="replaced"
    ),
    pytest.param(
        shown("<p style={c.style} />", "function h(t, p) { p.style.x = 1; }"), id="an own h"
    ),
    pytest.param(
        shown("<p style={c.style} />", REACT + "const s = (e) => e.props.style;"),
        id="the file reads the style of elements",
    ),
    pytest.param(
        shown("<p style={c.style} />", REACT + "const s = (e) => { const { style } = e.props; };"),
        id="the file takes props of elements apart",
    ),
    *(
        pytest.param(shown("<p style={c.style} />", REACT + look), id=name)
        for look, name in (
            (
                "const s = (e) => { const { props } = e; use(props); };",
                "takes `props` out of an element",
            ),
            (
                "const s = (e) => { const { type, props } = e; return props.style; };",
                "and its type before",
            ),
            ("const s = (e) => { const { props = {} } = e; return { props }; };", "with a default"),
            (
                "const s = (e) => { const { props: own } = e; own.style.top = 1; };",
                "renames `props`",
            ),
            ("const s = (e) => { const { props: { style } } = e; };", "takes `props` apart"),
            ("const s = (e) => { const { 'props': own } = e; };", "by a string"),
            ("const s = (e) => { const { ['props']: own } = e; };", "by a computed string"),
            (
                "const s = (e) => { let own; ({ props: own } = e); return own; };",
                "by an assignment",
            ),
            ("const s = ({ props }) => props.style;", "by a parameter"),
            ("const s = (es) => { for (const { props } of es) use(props); };", "by a loop"),
            (
                "const s = (e) => { const { a: { props } } = this; use(props); };",
                "below something of `this`",
            ),
            ("const s = (e) => { const { style } = e['props']; };", "by an element access"),
            ("const s = (e) => e[`props`].style;", "by a template"),
            ("const s = ({ props: { type, ...rest } }) => 1;", "takes the rest of `props`"),
            ("const s = ({ props: { [k]: own } }) => 1;", "takes any of `props`"),
            ("const s = ({ props: { style = 1 } }) => 1;", "takes the style, with a default"),
            ("const s = ({ props }) => { const { style: own } = props; };", "in two steps"),
            ("const s = ({ props }) => <A {...props} />;", "hands them to a component"),
            ("const s = (e) => <A {...e.props} />;", "hands on those of an element"),
            ("const s = (e) => <a-b {...e.props} />;", "to a custom element"),
            ("export const { props } = e;", "exports them"),
            ("const s = (e) => e.props['style'];", "the style by an element access"),
            ("const s = (e) => e.props[k];", "a prop by a name that may be any"),
            (
                "const s = (e) => { const own = e.props; own.style.top = 1; };",
                "another name for the props",
            ),
            ("const s = (e) => use({ ...e.props });", "spread props"),
            ("const s = (e) => use(e?.props);", "props, handed on"),
            ("const s = (e) => (e.props).style;", "props in brackets"),
            ("const s = (e) => e.props?.style;", "optional style"),
            ("const s = (e) => get(e, 'props.style');", "by a path"),
            ("const s = (e) => pick(e, ['props']);", "by a list of names"),
        )
    ),
    *(
        pytest.param(shown(element, head, literal), id=f"{head[:40]} {element}")
        for head in (
            "import { ref } from 'vue';",
            "import 'vue';",
            "import * as Vue from 'vue/dist/vue.esm-bundler.js';",
            "const { ref } = require('vue');",
            "const vue = import('vue');",
            "import { h } from '@vue/runtime-dom';",
            "import VueTypes from 'vue-types';",
            "import { useX } from '#imports';",
            "import { createSignal } from 'solid-js';",
            "import { For } from 'solid-js/web';",
            "export { For } from 'solid-js';",
            "import m from 'mithril';",
            "import dom from 'dom-chef';",
            "import { component$ } from '@builder.io/qwik';",
            "import { app } from 'hyperapp';",
            "import { init } from 'snabbdom';",
            "import { onMount } from 'svelte';",
            "import { Component } from '@stencil/core';",
            "import { jsx } from 'lit-jsx';",
            "import React from 'react'; import { ref } from 'vue';",
            "import { ref } from 'https://esm.sh/vue@3';",
            "import { ref } from 'npm:vue@3.4';",
            "import { h } from './dom.js';",
        )
        for element, literal in (("<p style={c} />", STYLE), ("<p {...c} />", STYLE))
    ),
    pytest.param(
        f"export default {{ render(h) {{ return <p style={{/*@*/{STYLE}}} />; }} }};",
        id="Vue 2 gives a render function its factory",
    ),
    pytest.param(
        f"export default {{ render() {{ const h = this.$createElement;"
        f" return <p style={{/*@*/{STYLE}}} />; }} }};",
        id="Vue 2's factory by another name",
    ),
    pytest.param(shown("<p style={c.style} />", "/** @jsx */"), id="no name"),
    pytest.param(shown("<p style={c.style} />", "/** @jsx a.h */ const a = {};"), id="a member"),
    pytest.param(shown("<p {...c} />", "/** @jsx h */", STYLE), id="spread to a global h"),
    pytest.param(
        shown("<p style={c.style} />", "const h = (t, p) => p.style.color;\n/** @jsx h */"),
        id="too late for TypeScript",
    ),
    pytest.param(
        shown("<p style={c.style} />", "// @jsx h\nconst h = (t, p) => p.style.color;"),
        id="a line comment",
    ),
    pytest.param(
        shown("<p style={c.style} />", "/** @jsx h *//** @jsx g */ const h = (t, p) => 1;"),
        id="two pragmas",
    ),
    pytest.param(
        shown("<p style={c.style} />", "/** @jsx h @jsxImportSource x */ const h = (t, p) => 1;"),
        id="two kinds of pragmas",
    ),
    pytest.param(
        "/** @jsx h */ const h = (t, p) => 1;"
        f" export function C(h) {{ return <p style={{/*@*/{STYLE}}} />; }}",
        id="a parameter of the name",
    ),
    pytest.param(pragma("let h = (t, p) => 1; h = o;"), id="a factory that changes"),
    pytest.param(pragma("function h(t, p) { return arguments; }"), id="reads its arguments"),
)


@pytest.mark.parametrize("text", OUT)
def test_goes_out(text: str) -> None:
    assert outs_of(text, "a.jsx")


FOLLOWED_OUT = (
    pytest.param("function h(t, p) { p.style.x = 1; }", WRITTEN, id="writes"),
    pytest.param("const h = (t, { style }) => { style.x = 1; };", WRITTEN, id="by a pattern"),
    pytest.param("const h = (...all) => { all[1].style.x = 1; };", WRITTEN, id="by a rest"),
    pytest.param("const h = (t, p) => { for (const k in p) p[k].x = 1; };", WRITTEN, id="by a key"),
    pytest.param("const h = (t, p) => ({ t, p });", RETURNED, id="gives back a node"),
    pytest.param("const h = (t, p) => p.style;", RETURNED, id="gives it back"),
    pytest.param("const all = []; const h = (t, p) => { all.push(p); };", Route.STORED, id="keeps"),
    pytest.param("const h = (t, p) => p.render();", Route.CALLED, id="calls a property"),
)


@pytest.mark.parametrize(("factory", "route"), FOLLOWED_OUT)
def test_a_factory_that_does_more_than_read(factory: str, route: Route) -> None:
    assert [found for found, _ in outs_of(pragma(factory), "a.jsx")][:1] == [route]


FACTORY_OUT = (
    pytest.param("<p>{c.style}</p>", "const h = (t, p, x) => { x.y = 1; };", id="a child"),
    pytest.param("<p>{1}{c.style}</p>", "const h = (t, p, ...x) => { x[1].y = 1; };", id="second"),
    pytest.param("<p>{...[c]}</p>", "const h = (t, p, x) => { x.y = 1; };", id="spread child"),
    pytest.param("<p {...c} />", "const h = (t, p) => { p.style = 1; };", id="spread, itself"),
    pytest.param("<p {...c} />", "const h = (t, p) => { p.style.y = 1; };", id="spread, copied"),
    pytest.param("<p __proto__={c} />", "const h = (t, p) => p.style.x;", id="a prototype"),
    pytest.param("<p toString={o} x={c} />", "const h = (t, p) => `${p}`;", id="a hook beside it"),
    pytest.param("<p {...o} x={c} />", "const h = (t, p) => `${p}`;", id="anything beside it"),
)


@pytest.mark.parametrize(("element", "factory"), FACTORY_OUT)
def test_other_ways_into_a_factory(element: str, factory: str) -> None:
    assert outs_of(pragma(factory, element), "a.jsx")


def test_a_literal_of_the_factory_itself_goes_to_elements_nobody_calls() -> None:
    text = f"/** @jsx h */ function h() {{ return /*@*/{STYLE}; }} export const C = () => <p />;"
    assert [route for route, _ in outs_of(text, "a.jsx")] == [RETURNED]


READ = (
    pytest.param(shown("<p style={c.style} />"), id="style"),
    *(
        pytest.param(shown("<p style={c.style} />", head), id=head)
        for head in (
            "import { h } from 'preact';",
            "import { useState } from 'preact/hooks';",
            "import Link from 'next/link';",
            "import { Link } from 'gatsby';",
            "import { json } from '@remix-run/node';",
            "import vuera from './vue';",
            "import { mount } from 'my-vue';",
            "import React from 'react'; const lang = 'vue';",
            "import React from 'react'; function w(k, h) { return h; }",
            "import React from 'react'; const s = (e) => e.props.name;",
            "import React from 'react'; const s = (e) => e?.props?.children;",
            "import React from 'react'; const s = ({ event, props }) => props.node.id;",
            "import React from 'react'; const s = ({ props: { id, name: x = 1 } }) => id;",
            "import React from 'react'; const s = (e) => { const { id, key = 1 } = e.props; };",
            "import React from 'react'; const s = (e) => <b {...e.props} />;",
            "class A extends C { render() { const { props } = this; return this.props.style; } }",
            "class A extends C { render() { const { props: { style }, state } = this; } }",
            "const o = { props: 1, a: [{ props }] }; const b = <A props={o} />;",
            "import x from './props'; const y = { 'my props': 1 };",
        )
    ),
    pytest.param(shown("<p style={c.style} />", REACT), id="style of React"),
    pytest.param(shown("<p style={c.style}>a</p>", "/** @jsxImportSource preact */"), id="Preact"),
    pytest.param(shown("<p style={c.style} />", "/** @jsxRuntime classic */"), id="classic React"),
    pytest.param(shown("<p dangerouslySetInnerHTML={c.style} />"), id="inner HTML"),
    pytest.param(shown("<p onClick={c.click} />", REACT), id="a listener"),
    pytest.param(shown("<p {...c} />", REACT, STYLE), id="spread attributes that are no objects"),
    pytest.param(shown("<Box size={c.style.padding} />"), id="a number of it"),
    pytest.param(pragma("const h = (t, p) => Object.keys(p.style).join();"), id="a factory"),
    pytest.param(pragma("function h(t, { style }) { return style.color; }"), id="by a pattern"),
    pytest.param(
        pragma("const h = (t, p, ...x) => x.join('');", "<p>a{c.list}</p>"), id="a child of one"
    ),
    pytest.param(
        pragma("const h = (t, p) => p.padding + 1;", "<p {...c.style} />"), id="spread into one"
    ),
)


@pytest.mark.parametrize("text", READ)
def test_only_reads(text: str) -> None:
    assert outs_of(text, "a.jsx") == []


def test_a_style_is_hoisted() -> None:
    text = f"export const C = () => <p style={{/*@*/{STYLE}}} />;"
    assert is_safe(text, "a.jsx")
    assert not is_safe(text.replace("<p", "<P"), "a.jsx")
