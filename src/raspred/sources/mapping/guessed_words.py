"""Texts and lists as a mapping file writes them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDTH = 90


def text(value: str) -> str:
    """Return a text as TOML writes it."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def listed(values: Sequence[str]) -> str:
    """Return a list of texts as TOML writes it."""
    return "[" + ", ".join(map(text, values)) + "]"


def one_line(remark: str) -> str:
    """Return a remark that no line break ends early."""
    return "".join(letter if letter.isprintable() else " " for letter in remark)[:_WIDTH]
