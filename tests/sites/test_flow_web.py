"""What the web platform makes of a value that it is handed."""

import pytest
from support.analysed import Out
from support.uses import OPTIONS, outs_below

from allocscan.sites.verdicts import Route

ARGUMENT, COMPARED, THROWN = Route.ARGUMENT, Route.COMPARED, Route.THROWN
TREE = "{ a: 1, b: { c: 1 } }"
ENV = "{ A: '1', B: '2' }"

WAYS_OUT = [
    pytest.param("", "fetch(k, c);", OPTIONS, (ARGUMENT, "c"), id="fetch is wrapped by libraries"),
    pytest.param(
        "",
        "fetch(k, { headers: c });",
        "{ a: { toString: () => 'b' } }",
        (ARGUMENT, "{ headers: c }"),
        id="an object for a header",
    ),
    pytest.param("", "new CustomEvent(k, c);", TREE, (ARGUMENT, "c"), id="a detail is kept"),
    pytest.param(
        "",
        "new CustomEvent(k, { detail: c });",
        OPTIONS,
        (ARGUMENT, "{ detail: c }"),
        id="a detail",
    ),
    pytest.param(
        "", "new MessageEvent(k, { data: c });", OPTIONS, (ARGUMENT, "{ data: c }"), id="data"
    ),
    pytest.param(
        "", "history.pushState(c, '');", OPTIONS, (ARGUMENT, "c"), id="wrapped by routers"
    ),
    pytest.param(
        "", "new RTCPeerConnection(c);", OPTIONS, (ARGUMENT, "c"), id="wrapped by adapters"
    ),
    pytest.param("", "postMessage({ c });", OPTIONS, (COMPARED, "{ c }"), id="perhaps twice in it"),
    pytest.param("", "reportError(c);", OPTIONS, (THROWN, "c"), id="reportError"),
    pytest.param("", "setTimeout(g, 1, c);", OPTIONS, (ARGUMENT, "c"), id="a timer's argument"),
]


@pytest.mark.parametrize(("before", "body", "literal", "out"), WAYS_OUT)
def test_a_way_out(before: str, body: str, literal: str, out: Out) -> None:
    assert outs_below(before, body, literal) == [out]


ONLY_READ = [
    pytest.param("", "fetch(k, { method: 'POST', headers: c, body: o });", ENV, id="headers"),
    pytest.param("", "return new Request(k, c);", "{ headers: { a: 'b' } }", id="Request"),
    pytest.param("", "return new Response(k, c);", "{ headers: { a: 'b' } }", id="Response"),
    pytest.param("", "return Response.json(c, { status: 400 });", TREE, id="Response.json"),
    pytest.param("", "o.dispatchEvent(new Event(k, c));", "{ bubbles: true }", id="Event"),
    pytest.param("", "return new CustomEvent(k, c);", "{ detail: 1 }", id="a primitive detail"),
    pytest.param("", "postMessage(c, '*');", TREE, id="postMessage"),
    pytest.param("", "window.parent.postMessage(c, '*');", TREE, id="to the parent"),
    pytest.param("", "performance.mark(k, c);", "{ detail: { a: 1 } }", id="a mark"),
    pytest.param("", "new IntersectionObserver(g, c);", "{ threshold: [0, 1] }", id="observer"),
    pytest.param("", "new Blob(c, { type: k });", "['a', 'b']", id="Blob"),
    pytest.param("", "return crypto.subtle.digest(c, o);", "{ name: 'SHA-256' }", id="digest"),
    pytest.param(
        "",
        "return crypto.subtle.importKey('raw', o, c, true, ['sign']);",
        "{ name: 'HMAC', hash: { name: 'SHA-256' } }",
        id="importKey",
    ),
    pytest.param(
        "import { webcrypto } from 'crypto';",
        "webcrypto.subtle.importKey('raw', o, k, true, c);",
        "['sign', 'verify']",
        id="usages",
    ),
    pytest.param(
        "", "navigator.mediaDevices.getUserMedia(c);", "{ video: { width: 1 } }", id="getUserMedia"
    ),
    pytest.param("", "self.queueMicrotask(c.f);", "{ f: () => 1 }", id="queueMicrotask"),
    pytest.param("", "window.scrollTo(c);", "{ top: 0, behavior: 'smooth' }", id="scrollTo"),
    pytest.param(
        "", "console.trace(c); console.assert(o, c); console.group(c);", TREE, id="console"
    ),
]


@pytest.mark.parametrize(("before", "body", "literal"), ONLY_READ)
def test_only_read(before: str, body: str, literal: str) -> None:
    assert outs_below(before, body, literal) == []
