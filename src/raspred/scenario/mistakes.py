"""Mistakes in a single value, told in words: what was found, what was expected, the remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from raspred.errors import DateError, nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic_core import ErrorDetails

_EXPECTED = {
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "finite_number": "a finite number",
    "bool_type": "true or false",
    "string_type": "text",
    "tuple_type": "a list",
    "model_type": "a table of keys",
    "model_attributes_type": "a table of keys",
}

_BOUNDS = {
    "greater_than_equal": ("ge", "at least"),
    "less_than_equal": ("le", "at most"),
    "greater_than": ("gt", "more than"),
    "less_than": ("lt", "less than"),
}


def told(error: ErrorDetails, fields: Mapping[str, Any]) -> tuple[str, str]:
    """Return what a validation error of pydantic says to a user, and the remedy.

    Args:
        error: One of `ValidationError.errors()`.
        fields: The fields that the part has, for the nearest right spelling.
    """
    kind, found = error["type"], error["input"]
    context = error.get("ctx", {})
    name = str(error["loc"][-1]) if error["loc"] else ""
    if kind == "missing":
        return "is missing", f"Add {name!r}."
    if kind == "extra_forbidden":
        return f"unknown key {name!r}", nearest(name, fields)
    if kind == "literal_error":
        return _told_of_word(found, context["expected"])
    if kind == "value_error" and isinstance(context.get("error"), DateError):
        problem = context["error"].problems[0]
        return f"is {found!r}, no date: {problem.what}", problem.remedy
    if kind in _BOUNDS:
        bound, words_for = _BOUNDS[kind]
        limit = context[bound]
        return f"is {found!r}, expected {words_for} {limit:g}", "Correct the number."
    return _told_of_kind(kind, found)


def _told_of_word(found: Any, expected: str) -> tuple[str, str]:
    words = [word.strip("'") for word in expected.replace(" or ", ", ").split(", ")]
    if _is_newer(found, words[-1]):
        what = f"is {found!r}: a newer raspred wrote it, this one reads {words[-1]!r}"
        return what, "Read it with that raspred: pip install --upgrade raspred."
    return f"is {found!r}, expected one of {', '.join(words)}", nearest(str(found), words)


def _is_newer(found: Any, known: str) -> bool:
    """Tell whether a text is a known one with a higher number at its end."""
    name, _, number = known.rpartition("/")
    theirs, _, version = found.rpartition("/") if isinstance(found, str) else ("", "", "")
    numbered = number.isdecimal() and version.isdecimal()
    return numbered and theirs == name and int(version) > int(number)


def _told_of_kind(kind: str, found: Any) -> tuple[str, str]:
    if kind == "string_pattern_mismatch":
        remedy = "Use small letters a-z, digits and single hyphens or dots between them."
        return f"is {found!r}, expected an identifier", remedy
    if kind == "string_too_short":
        return "is empty", 'Fill it in; a source may be "our assumption".'
    expected = _EXPECTED.get(kind, "another kind of value")
    if kind == "string_type":
        return f"is {found!r}, expected text", f'Write it in quotes: "{found}".'
    return f"is {found!r}, expected {expected}", f"Write {expected}."
