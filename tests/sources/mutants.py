"""Well-formed inputs of every reader, damaged at random: what a hundred thousand files may hold.

Damage to something sound reaches further into a reader than noise does. Everything follows
from a seed and a number, so that an input that breaks a reader can be made again.
"""

from __future__ import annotations

import copy
import csv
import io
import json
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

LEAVES: Final[tuple[Any, ...]] = (
    None, True, False, 0, -1, 1e308, 10**400, float("nan"), "", " ", "a", "b", "p1", "o1", "a/b",
    "unknown", "..", "1922", "1922-04-03", "1922-04~", "-0043", "0000", "9999-12-31", "1922-13",
    "[1920,1921]", "04/05/1920", "4 May 1920 [3]", "Y-170000002", "1e9", "1/0", "true", "NaN",
    "Ã©", "\u00a0", "\ufeff", "\0", "\r\n", '"', "x;y", "{", "\U0001f600", "\ud800", "Q1", "wd:Q2",
    "11", "election", "current", [], {}, [[]], ["a", "a"], {"id": "a"},
)  # fmt: skip
CHUNKS: Final = (
    b"\0",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"PK\x03\x04",
    b"PAR1",
    b"\n",
    b'"',
    b",",
    b"{",
)
MOST_CHANGES: Final = 3
KEPT: Final = 0.5
OF_BYTES: Final = 0.2
"""Every fifth input is damaged as bytes as well."""


def changed(tree: Any, draw: Random) -> Any:
    """Return a copy of nested lists and dicts with one to three places changed."""
    tree = copy.deepcopy(tree)
    for _ in range(draw.randint(1, MOST_CHANGES)):
        places = _places(tree)
        if not places:
            break
        _change(*draw.choice(places), draw, places)
    return tree


def thinned(tree: Any, draw: Random) -> Any:
    """Return lists and dicts without some of their entries, which also saves reading them."""
    if isinstance(tree, dict):
        return {key: one for key, one in tree.items() if draw.random() < KEPT}
    return [one for one in tree if draw.random() < KEPT]


def _places(tree: Any) -> list[tuple[Any, Any]]:
    """Return every place of a tree as the list or dict that has it, and the key there."""
    found: list[tuple[Any, Any]] = []
    left = [tree]
    while left:
        holder = left.pop()
        keys = list(holder) if isinstance(holder, dict) else range(len(holder))
        found += [(holder, key) for key in keys]
        left += [holder[key] for key in keys if isinstance(holder[key], dict | list)]
    return found


def _change(holder: Any, key: Any, draw: Random, places: list[tuple[Any, Any]]) -> None:
    kind = draw.randrange(6)
    if kind == 0:
        del holder[key]
    elif kind == 1:
        holder[key] = [holder[key]]
    elif kind == 2:
        there, other = draw.choice(places)
        holder[key] = copy.deepcopy(there[other]) if _has(there, other) else None
    elif kind == 3 and isinstance(holder, list):
        holder.insert(key, copy.deepcopy(holder[key]))
    elif kind == 3:
        holder[draw.choice(["odd", "id", "name", key + "x"])] = holder.pop(key)
    else:
        holder[key] = copy.deepcopy(draw.choice(LEAVES))


def _has(holder: Any, key: Any) -> bool:
    return key in holder if isinstance(holder, dict) else key < len(holder)


def damaged(raw: bytes, draw: Random) -> bytes:
    """Return bytes with a few of them gone, others put in, or all of them written otherwise."""
    kind = draw.randrange(5)
    start = draw.randint(0, len(raw))
    if kind == 0:
        return raw[:start]
    if kind == 1:
        return raw[:start] + raw[start + draw.randint(1, 9) :]
    if kind == 2:
        return raw[:start] + draw.choice(CHUNKS) + raw[start:]
    if kind == 3:
        return raw[:start] + draw.randbytes(draw.randint(1, 5)) + raw[start:]
    encoding = draw.choice(["utf-16", "latin-1", "utf-32", "cp500"])
    return raw.decode("utf-8", "replace").encode(encoding, "replace")


def perhaps_damaged(raw: bytes, draw: Random) -> bytes:
    """Return the bytes as they are, or damaged."""
    return damaged(raw, draw) if draw.random() < OF_BYTES else raw


def as_json(tree: Any) -> bytes:
    """Write a tree as JSON."""
    return json.dumps(tree).encode()


def as_json_lines(tree: Any) -> bytes:
    """Write the entries of a tree as JSON, one a line."""
    return b"\n".join(map(as_json, tree))


def as_csv(rows: Any) -> bytes:
    """Write rows as CSV; a row that is none becomes one cell, a cell that is none its text."""
    text = io.StringIO()
    writer = csv.writer(text)
    for row in rows:
        writer.writerow([str(cell) for cell in row] if isinstance(row, list) else [str(row)])
    return text.getvalue().encode("utf-8", "surrogatepass")


def as_toml(mapping: dict[str, Any]) -> str:
    """Write a mapping as TOML, tables inline."""
    return "\n".join(f"{_key(key)} = {_toml(value)}" for key, value in mapping.items())


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_key(key)} = {_toml(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    if value is None:
        return '""'
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _key(name: Any) -> str:
    return _toml(str(name))


def made(sound: Any, write: Callable[[Any], bytes], draw: Random) -> bytes:
    """Return a file made of a sound tree that was changed."""
    return perhaps_damaged(write(changed(sound, draw)), draw)
