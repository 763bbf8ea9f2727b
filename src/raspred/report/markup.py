"""Markup that cannot forget to escape: plain text is escaped, only `Markup` is not.

HTML and SVG are built by the same three functions, so that a name with angle brackets,
quotes or control characters in it can never become a tag.
"""

from __future__ import annotations

import html
import re
from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# What neither HTML nor XML may contain, even escaped.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class Markup(str):
    """Text that is markup already and is not escaped again."""

    __slots__ = ()

    def __add__(self, other: str) -> Markup:
        """Return both after one another; what is no markup is escaped first."""
        return Markup(str.__add__(self, escape(other)))


def escape(value: object) -> Markup:
    """Return `value` as markup: `Markup` as it is, anything else escaped, None as nothing."""
    if value is None:
        return Markup("")
    if isinstance(value, Markup):
        return value
    return Markup(html.escape(_FORBIDDEN.sub("\ufffd", _text(value)), quote=True))


def joined(parts: Iterable[object]) -> Markup:
    """Return the parts after one another, each escaped unless it is markup."""
    return Markup("".join(escape(part) for part in parts))


def element(tag: str, *children: object, **attributes: object) -> Markup:
    """Return `<tag attributes>children</tag>`.

    Args:
        tag: Name of an element that is not void (both HTML and XML allow its end tag).
        *children: Text (escaped) or markup; None is left out.
        **attributes: `class_` and `stroke_width` stand for `class` and `stroke-width`;
            None and False are left out, True is an attribute without value, numbers are
            written with two decimals at most.
    """
    written = "".join(
        f' {_attribute_name(name)}="{"" if value is True else escape(value)}"'
        for name, value in attributes.items()
        if value is not None and value is not False
    )
    return Markup(f"<{tag}{written}>{joined(children)}</{tag}>")


def fill(template: str, **parts: object) -> Markup:
    """Return a template of `$name` places with each part put in, escaped unless markup.

    Raises:
        KeyError: A place of the template has no part.
    """
    return Markup(
        Template(template).substitute({name: escape(part) for name, part in parts.items()})
    )


def decimal(value: float) -> str:
    """Return a coordinate with two decimals at most and never a negative zero."""
    written = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if written in {"-0", ""} else written


def _attribute_name(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


def _text(value: object) -> str:
    return decimal(value) if isinstance(value, float) else str(value)
