"""Appointers whom a list names without listing them, as rows of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.sources.mapping.guessed_words import one_line, text
from raspred.sources.mapping.values import identifier

if TYPE_CHECKING:
    from raspred.sources.mapping.guessed_people import Appointers

_SHOWN = 60


def strangers(appointers: Appointers) -> list[str]:
    """Return the lines that make persons of appointers who are not in the list."""
    if not appointers.strangers:
        return []
    lines = [
        "# CHECK: they appointed somebody and are not in the list themselves. Where one of them is",
        "# only another spelling, delete him here and write into appointed_by, further down,",
        '# alias = { "as it is written" = "as the list has it" }',
    ]
    if len(appointers.strangers) > _SHOWN:
        lines += [f"# These are the first {_SHOWN} of {len(appointers.strangers):,}."]
    ids: set[str] = set()
    for name, like in list(appointers.strangers.items())[:_SHOWN]:
        if identifier(name) in ids:
            continue
        ids.add(identifier(name))
        lines += [f"# Is it {one_line(text(like))}?"] if like else []
        lines += ["[[given.persons]]", f"person_id = {text(identifier(name))}"]
        lines += [f"name = {text(name)}", ""]
    return lines
