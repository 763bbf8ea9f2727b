"""Laws of reference: no table empty, no row twice, no id that points nowhere."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from raspred.scenario import parts
from raspred.scenario.dated import IDENTIFIER_PATTERN
from raspred.scenario.sound import Fault
from raspred.scenario.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raspred.scenario.sound import SoundRows

NEEDED = ("people", "places", "regions", "bodies", "posts", "post_counts", "meetings")

REFERENCES = (
    ("standing", "person_id", "people"),
    ("regions", "place_id", "places"),
    ("bodies", "parent_id", "bodies"),
    ("bodies", "place_id", "places"),
    ("posts", "body_id", "bodies"),
    ("posts", "region_id", "regions"),
    ("start_tenures", "post_id", "posts"),
    ("start_tenures", "person_id", "people"),
    ("sizes", "post_id", "posts"),
    ("positions", "issue_id", "issues"),
    ("positions", "person_id", "people"),
    ("patrons", "person_id", "people"),
    ("patrons", "fief", "fiefs"),
    ("events", "person_id", "people"),
)
"""Table, column, and the table that must hold the value (fiefs: those of the regions)."""

SINGULAR = {
    "people": "person",
    "places": "place",
    "regions": "region",
    "bodies": "body",
    "posts": "post",
    "issues": "issue",
    "fiefs": "fief",
}


def nearest_row(word: str, table: str, known: set[str]) -> str:
    """Return a remedy that names the nearest id, or where the ids stand."""
    close = difflib.get_close_matches(word, sorted(known), n=1)
    if close:
        return f"Did you mean {close[0]!r}?"
    home = "regions" if table == "fiefs" else table
    return f"Add it to {home}, or name one that stands there."


def no_table_empty(sound: SoundRows) -> Iterator[Fault]:
    """The tables without which nothing can be simulated have rows."""
    for table in NEEDED:
        if not sound.names.get(table) and not sound.numbered.get(table):
            part = TABLES[table].part.__name__
            remedy = f"Give at least one {part} in {table}.csv or under [[{table}]]."
            yield Fault("", 0, table, "the table is empty", remedy)


def no_row_twice(sound: SoundRows) -> Iterator[Fault]:
    """The fields that name a row name one row only."""
    for table in TABLES.values():
        seen: set[tuple[object, ...]] = set()
        for number, row in sound.numbered.get(table.name, []):
            key = tuple(getattr(row, name) for name in table.key)
            if key in seen:
                named = ", ".join(
                    f"{name} = {value!r}"
                    for name, value in zip(table.key, key, strict=True)
                    if value is not None
                )
                what = f"a second row with {named}"
                yield Fault(table.name, number, "", what, "Keep one of the rows.")
            seen.add(key)


def references_lead_somewhere(sound: SoundRows) -> Iterator[Fault]:
    """Every id that a row names is the id of a row."""
    for table, column, target in REFERENCES:
        known = sound.names.get(target, set())
        if not known:  # the empty table is the mistake, see no_table_empty
            continue
        for number, values in enumerate(sound.written.get(table, [])):
            word = values.get(column)
            if isinstance(word, str) and word not in known and re.match(IDENTIFIER_PATTERN, word):
                what = f"unknown {SINGULAR[target]} {word!r}"
                yield Fault(table, number, column, what, nearest_row(word, target, known))


def settings_lead_somewhere(sound: SoundRows) -> Iterator[Fault]:
    """The capital is a place, the seats of the office are posts, each in one role."""
    if sound.settings is None:
        return
    capital, places = sound.settings.capital_id, sound.names.get("places", set())
    if places and capital not in places:
        remedy = nearest_row(capital, "places", places)
        yield Fault("", 0, "capital_id", f"unknown place {capital!r}", remedy)
    posts = sound.names.get("posts", set())
    roles: dict[str, str] = {}
    for role in parts.Office.model_fields:
        post = getattr(sound.settings.office, role)
        if not role.endswith("post_id"):
            continue
        if posts and post not in posts:
            what = f"unknown post {post!r}"
            yield Fault("", 0, f"office.{role}", what, nearest_row(post, "posts", posts))
        if post in roles:
            what = f"{post!r} is {roles[post]} already"
            yield Fault("", 0, f"office.{role}", what, "Name a post of its own for each role.")
        roles.setdefault(post, role)


LAWS = (no_table_empty, no_row_twice, references_lead_somewhere, settings_lead_somewhere)
