"""How a generated function ends, by the shape of its value; slots as in `program_uses`."""

from collections.abc import Mapping
from typing import Final

from support.program_collections import MAP_RETURNS, SET_RETURNS
from support.program_made import MADE_RETURNS
from support.program_options import OPTIONS_RETURNS
from support.program_shapes import ARRAYS, INSTANCES, Shape

OBJECT_RETURNS: Final = (
    "return {v};",
    "return {v}[k];",
    "return {v}[k] || { x: 0, y: 0 };",
    "return {v}.a;",
    "return { ...{v} };",
    "return [{v}];",
    "return { inner: {v} };",
    "return () => {v};",
    "return () => {v}[k];",
    "return Object.values({v});",
    "return Object.entries({v});",
    "return Object.assign({}, {v});",
    "return k ? {v} : out;",
    "return {v}[k] ?? {v};",
    "return (out, {v});",
    "return Object.keys({v}).map((p) => {v}[p]);",
    "return new Holder({v});",
    "return identity({v});",
    "return { get: (p) => {v}[p], out };",
    "return { get: (p) => {v}[p], set(p) { {v}[p] = 'set'; } };",
    "return class { static read(p) { return {v}[p]; } };",
    "return (p) => { {v}.calls = ({v}.calls || 0) + 1; return {v}.calls; };",
    "return (p) => ({ ...{v}, p });",
    "return function () { return this === undefined || {v}.a; };",
    "try { return {v}; } finally { out += 'f'; }",
    "switch (k) { case 'a': return {v}; default: return {v}.b; }",
    "return Object.freeze({v});",
    "return Promise.resolve({v});",
)
ARRAY_RETURNS: Final = (
    "return {v};",
    "return {v}[0];",
    "return {v}.slice();",
    "return [...{v}];",
    "return {v}.filter(Boolean);",
    "return {v}.find(Boolean);",
    "return {v}.map((e) => e);",
    "return {v}.concat([]);",
    "return { list: {v} };",
    "return () => {v};",
    "return k ? {v} : out;",
    "return {v}.at(-1);",
    "return new Set({v});",
    "return {v}.sort();",
    "return (e) => {v}.includes(e);",
    "return (e) => {v}.push(e);",
    "return {v}[Symbol.iterator]();",
    "try { return {v}; } finally { out += 'f'; }",
    "switch (k) { case 'a': return {v}; default: return {v}[1]; }",
    "return identity({v});",
    "return Promise.resolve({v});",
)

RETURNS: Final[Mapping[Shape, tuple[str, ...]]] = {
    **dict.fromkeys(Shape, OBJECT_RETURNS),
    **dict.fromkeys(ARRAYS, ARRAY_RETURNS),
    Shape.OPTIONS: OPTIONS_RETURNS,
    Shape.SET: SET_RETURNS,
    Shape.MAP: MAP_RETURNS,
    **dict.fromkeys(INSTANCES, MADE_RETURNS),
}
