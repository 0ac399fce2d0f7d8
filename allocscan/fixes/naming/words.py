"""Identifiers to words and back: `assetConfig` ↔ `asset config` ↔ `ASSET_CONFIG`."""

from collections.abc import Iterable

from allocscan.typed import Final

Words = tuple[str, ...]

JOINED: Final = frozenset(
    {("git", "hub"), ("graph", "ql"), ("i", "os"), ("java", "script"), ("mac", "os")}
    | {("mongo", "db"), ("my", "sql"), ("o", "auth"), ("postgre", "sql"), ("sq", "lite")}
    | {("type", "script"), ("web", "gl"), ("web", "gpu"), ("you", "tube")}
)
"""Proper names that are written with a capital inside."""


def split_words(text: str) -> Words:
    """The words of `text` in lower case; whatever cannot stand in an identifier separates them.

    `getHTTPServer2` is `get http server2`; digits belong to the word before them. `userIDs` is
    `user ids`, `WebGLInfo` is `webgl info`.
    """
    words: list[str] = []
    word = ""
    for at, ch in enumerate(text):
        if ch == "_" or not ("a" + ch).isidentifier():
            words.append(word)
            word = ""
            continue
        follower = text[at + 1 : at + 2]
        opens = follower.islower() and not (follower == "s" and not text[at + 2 : at + 3].islower())
        if word and ch.isupper() and (not word[-1].isupper() or opens):
            words.append(word)
            word = ""
        word += ch
    return _with_proper_names([lower(word) for word in [*words, word] if word])


def screaming(words: Iterable[str]) -> str:
    """`ASSET_CONFIG`."""
    return _started("_".join(upper(word) for word in words))


def camel(words: Iterable[str]) -> str:
    """`assetConfig`."""
    first, *rest = words
    return _started(first + "".join(upper(word[0]) + word[1:] for word in rest))


def upper(word: str) -> str:
    """`word` in upper case, but for the letters that would not survive (`ß`, `ı`, `µ`)."""
    return "".join(ch.upper() if ch.upper().lower() == ch else ch for ch in word)


def lower(word: str) -> str:
    """`word` in lower case, but for the letters that would not survive (`İ`)."""
    return "".join(ch.lower() if ch.lower().upper() == ch else ch for ch in word)


def pascal(words: Iterable[str]) -> str:
    """`AssetConfig`."""
    return _started("".join(upper(word[0]) + word[1:] for word in words))


def snake(words: Iterable[str]) -> str:
    """`asset_config`."""
    return _started("_".join(words))


def is_screaming(name: str) -> bool:
    """True for `ASSETS` and `ASSET_CONFIG`, not for `A1b`."""
    return name.isupper()


def is_pascal(name: str) -> bool:
    """True for `Assets` and `AssetConfig`, not for `A`, `ASSETS` or `Asset_Config`."""
    bare = name.strip("_$")
    return bare[:1].isupper() and "_" not in bare and not bare.isupper()


def is_snake(name: str) -> bool:
    """True for `asset_config`, not for `assets`."""
    bare = name.strip("_$")
    return "_" in bare and bare.islower()


def is_camel(name: str) -> bool:
    """True for `assets` and `assetConfig`, not for `asset_config` or `AssetConfig`."""
    bare = name.strip("_$")
    return bare[:1].islower() and "_" not in bare


def listed(names: str) -> frozenset[str]:
    """The names of a table that is written as words with white space between them."""
    return frozenset(names.split())


def _with_proper_names(words: list[str]) -> Words:
    found: list[str] = []
    for word in words:
        if found and (found[-1], word) in JOINED:
            found[-1] += word
        else:
            found.append(word)
    return tuple(found)


def _started(name: str) -> str:
    return name if name.isidentifier() else "_" + name
