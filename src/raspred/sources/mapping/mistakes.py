"""What a validation error of a mapping says to the one who wrote it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from pydantic import BaseModel

from raspred.errors import nearest
from raspred.sources.mapping.form import Mapping

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

_EXPECTED = {
    "string_type": "text in quotes",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "float_parsing": "a number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "list_type": "a list in square brackets",
    "dict_type": "a table of keys",
    "model_type": "a table of keys",
    "model_attributes_type": "a table of keys",
}


def told(error: ValidationError) -> Iterator[tuple[str, str, str]]:
    """Give every mistake: key path, what is wrong, remedy."""
    seen: set[tuple[str, str]] = set()
    for one in error.errors():
        what, remedy = _in_words(one)
        path = _path(one["loc"])
        if (path, what) not in seen:  # a union says the same for each of its members
            seen.add((path, what))
            yield path, what, remedy


def _in_words(one: ErrorDetails) -> tuple[str, str]:
    kind, found, context = one["type"], one["input"], one.get("ctx", {})
    name = str(one["loc"][-1]) if one["loc"] else ""
    match kind:
        case "missing":
            said = ("is missing", f"Add {name!r}.")
        case "extra_forbidden":
            keys = _keys_at(one["loc"][:-1])
            said = ("is a key that nothing reads", nearest(name, keys))
        case "literal_error" | "enum":
            words = context["expected"].replace(" or ", ", ").split(", ")
            known = [word.strip("'") for word in words]
            said = (f"is {found!r}", nearest(str(found), known))
        case "value_error":
            said = (str(context["error"]), "See docs/mapping.md.")
        case "too_short" | "string_too_short":
            said = ("is empty", "Fill it in or leave the key out.")
        case "greater_than_equal":
            said = (f"is {found!r}", "Give 0 or more.")
        case "model_type" if one["ctx"]["class_name"] == "Value":
            said = (f"is {found!r}", "Write the name of a column, or a table of keys.")
        case _:
            expected = _EXPECTED.get(kind, "another kind of value")
            said = (f"is {found!r}", f"Write {expected}.")
    return said


def _path(location: tuple[int | str, ...]) -> str:
    """Return a key path as a user reads it, lists counted from 1."""
    path = ""
    for step in location:
        if isinstance(step, int):
            path += f"[{step + 1}]"
        elif not step.startswith(("function-", "union[")):
            path += f".{step}" if path else step
    return path


def _keys_at(location: tuple[int | str, ...]) -> list[str]:
    """Return the keys that a table at this place may have."""
    model: type[BaseModel] = Mapping
    for step in location:
        field = model.model_fields.get(str(step))
        inner = _model_in(field.annotation) if field else None
        model = inner or model
    return [field.alias or name for name, field in model.model_fields.items()]


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_model_in(part) for part in get_args(annotation))
    return next((model for model in found if model is not None), None)
