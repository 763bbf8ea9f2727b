"""JSON documents and JSON lines, read so that nothing in them can make the reader fall."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from raspred.errors import Problem, SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

JsonObject = dict[str, Any]


def one_file(source: str, paths: tuple[Path, ...]) -> Path:
    """Return the only path of a source that is one file.

    Raises:
        SourceError: None was given, or several.
    """
    if len(paths) != 1:
        what = f"{len(paths)} paths where one file is expected"
        remedy = "Name one file; ids are unique within a file only, so read each by itself."
        raise SourceError(Problem(source, what, remedy))
    return paths[0]


def document(file: Path, findings: list[Problem]) -> JsonObject:
    """Return the one object that a JSON file holds.

    Args:
        file: UTF-8, with or without a byte order mark.
        findings: Where keys that stand twice in an object are told.

    Raises:
        SourceError: The file cannot be read, is no JSON or holds no object.
    """
    found, problem = _parsed(_text(file), file.name, findings)
    if problem is not None:
        raise SourceError(problem)
    if not isinstance(found, dict):
        what = f"a JSON object is expected, {kind_of(found)} stands there"
        raise SourceError(Problem(file.name, what, "Give the whole document."))
    return found


def json_lines(file: Path, findings: list[Problem]) -> Iterator[tuple[int, JsonObject]]:
    """Yield the objects of a JSON-lines file; lines that are none are told and left out.

    Args:
        file: UTF-8, one object a line; blank lines do not count.
        findings: Where broken lines are told.

    Yields:
        Number of the line, from 1, and its object.

    Raises:
        SourceError: The file cannot be read.
    """
    # Only line feeds end a line: texts may hold the other separators that Unicode knows.
    for number, line in enumerate(_text(file).split("\n"), start=1):
        if not line.strip():
            continue
        where = f"{file.name}, line {number}"
        found, problem = _parsed(line, where, findings)
        if problem is None and not isinstance(found, dict):
            what = f"{kind_of(found)} where an object is expected; the line is left out"
            problem = Problem(where, what, "Write one object a line.")
        if problem is not None:
            findings.append(problem)
        else:
            yield number, found


def kind_of(value: object) -> str:
    """Return what a JSON value is, in words."""
    kinds: dict[type, str] = {dict: "an object", list: "a list", str: "a text", bool: "a truth"}
    return "nothing" if value is None else kinds.get(type(value), "a number")


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except OSError as error:
        what = f"cannot be read: {error.strerror}"
        raise SourceError(Problem(str(file), what, "Name the file that holds it.")) from error
    except UnicodeDecodeError as error:
        what = f"is not UTF-8 at byte {error.start:,}"
        raise SourceError(Problem(str(file), what, "Save it as UTF-8.")) from error


def _parsed(text: str, where: str, findings: list[Problem]) -> tuple[Any, Problem | None]:
    """Return what a text says, or the problem for which it says nothing."""

    def together(pairs: list[tuple[str, Any]]) -> JsonObject:
        whole = dict(pairs)
        if len(whole) < len(pairs):
            names = [name for name, _ in pairs]
            twice = sorted({name for name in names if names.count(name) > 1})
            what = f"key {', '.join(map(repr, twice))} stands twice in one object"
            findings.append(Problem(where, f"{what}; the last is read", "Keep one of the two."))
        return whole

    try:
        return json.loads(text, object_pairs_hook=together), None
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        return None, Problem(where, f"is no JSON at {place}: {error.msg}", "Restore it there.")
    except ValueError:
        return None, Problem(where, "a number has thousands of digits", "Write it as text.")
    except RecursionError:
        return None, Problem(where, "objects stand too deep within each other", "Flatten it.")
