"""How a law tells the span of a row in words."""

from __future__ import annotations


def span(start: str | None, end: str | None) -> str:
    """Return a span in words, from the texts of its dates.

    Args:
        start: EDTF text, None where unknown.
        end: EDTF text, None where unknown, `..` while it lasts.
    """
    until = "still open" if end == ".." else f"to {end or 'an unknown day'}"
    return f"from {start or 'an unknown day'} {until}"
