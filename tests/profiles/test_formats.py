"""What is no recording, and what does not keep to its format."""

import contextlib
import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.handmade_recordings import cpu, heap, istanbul, read

from allocscan.errors import AllocscanError
from allocscan.profiles.read import UnknownFormatError, read_recording


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"", "no recording that is known", id="empty"),
        pytest.param(b"hello", "no recording that is known", id="text"),
        pytest.param(b"\x1f\x8b\x08\xff", "not a recording, but bytes", id="pprof, gzipped"),
        pytest.param(b"[]", "JSON, but no recording", id="an empty list"),
        pytest.param(b"{}", "JSON, but no recording", id="an empty object"),
        pytest.param(b'{"name": "a", "version": "1"}', "JSON, but no", id="package.json"),
        pytest.param(b'{"version":3,"sources":[],"mappings":""}', "JSON, but no", id="source map"),
        pytest.param(b'{"total": {"lines": {}}}', "JSON, but no", id="coverage-summary.json"),
        pytest.param(b'{"result": {"a": 1}}', "JSON, but no", id="a result of something"),
    ],
)
def test_what_is_no_recording(content: bytes, said: str) -> None:
    with pytest.raises(UnknownFormatError, match=said) as caught:
        read_recording(content, "some/file")
    assert str(caught.value).startswith("--profile some/file: ")
    assert "give a `.cpuprofile`" in str(caught.value)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b'{"result":[{"url":', ":1:19: broken JSON .* cut off", id="cut off"),
        pytest.param(
            b'{"nodes":[],"startTime":1,"endTime":"x"}', "endTime is not a number", id="cpu"
        ),
        pytest.param(
            b'{"nodes":[{"id":1}],"startTime":1,"endTime":2}',
            r"nodes\[0\] has no `callFrame`",
            id="node",
        ),
        pytest.param(b'{"result":[{"functions":[]}]}', r"result\[0\] has no `url`", id="coverage"),
        pytest.param(
            b'{"a.js":{"path":"a.js","fnMap":{"0":{}},"f":{"0":1}}}', "has no `loc`", id="istanbul"
        ),
        pytest.param(b"SF:a.js\nDA:x,1\nend_of_record\n", "line 2 is no `DA:` line", id="lcov"),
        pytest.param(b"[" * 100_000, "nested too deep", id="deep"),
    ],
)
def test_what_does_not_keep_to_its_format(content: bytes, said: str) -> None:
    with pytest.raises(AllocscanError, match=said) as caught:
        read_recording(content, "it")
    assert not isinstance(caught.value, UnknownFormatError)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=2), inner, max_size=2)
    ),
    max_leaves=4,
)


def places_in(document: object) -> list[tuple[object, ...]]:
    """The ways to every value in `document`."""
    found, pending = [], [((), document)]
    while pending:
        way, value = pending.pop()
        found.append(way)
        if isinstance(value, dict):
            pending += [((*way, key), inner) for key, inner in value.items()]
        elif isinstance(value, list):
            pending += [((*way, at), inner) for at, inner in enumerate(value)]
    return found


@given(st.data())
def test_what_is_broken_is_the_users_mistake(data: st.DataObject) -> None:
    timeline = {
        "snapshot": {
            "meta": {
                "trace_function_info_fields": ["name", "script_name", "line", "column"],
                "trace_node_fields": ["function_info_index", "size", "children"],
                "sample_fields": ["timestamp_us", "last_assigned_id"],
            }
        },
        "trace_function_infos": [0, 1, 1, 9],
        "trace_tree": [0, 80, [0, 40, []]],
        "samples": [0, 1, 1_500_000, 2],
        "strings": ["f", "/a.js"],
    }
    range_ = {"startOffset": 0, "endOffset": 9, "count": 2}
    function = {"functionName": "f", "ranges": [range_, range_], "isBlockCoverage": True}
    kept = {"lineLengths": [9], "data": {"sources": ["a.ts"], "mappings": "AAAA"}}
    coverage = {
        "result": [{"url": "/a.js", "functions": [function]}],
        "source-map-cache": {"/a.js": kept},
    }
    whole = cpu(samples=[3, 2], timeDeltas=[0, 5])
    documents = [timeline, coverage, whole, heap(100, [1]), json.loads(istanbul())]
    document = copy.deepcopy(data.draw(st.sampled_from(documents)))
    read(document)  # as it is, it can be read
    way = data.draw(st.sampled_from(places_in(document)[1:]))
    at: Any = document
    for key in way[:-1]:
        at = at[key]
    at[way[-1]] = data.draw(JSON)
    with contextlib.suppress(AllocscanError):
        read(document)
