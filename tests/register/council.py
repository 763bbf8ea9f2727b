"""A council of a town, small and without fault: what the tests of the register break.

    ada     born 1870, died 1925-06-01      mayor 1910-03-01 to 1920-05-04, then nothing
    boris   born 1880-12                    clerk 1911~ to 1920-05-04, mayor since then
    clara   born 1890                       clerk since 1920-05-04, councillor since 1921-01-01

The mayor's and the clerk's post are exclusive, of one seat each; councillors have three.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.register.builder import RegisterBuilder
from raspred.register.provenance import Provenance

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Literal

    from raspred.register.builder import Value
    from raspred.register.register import Register

ROWS: dict[str, dict[str, dict[str, Value]]] = {
    "sources": {"annals": {"citation": "Annals of the town"}},
    "places": {"town": {"name": "The town", "latitude": 51.5, "longitude": -0.1, "hardship": 0}},
    "persons": {
        "ada": {"name": "Ada", "birth": "1870", "death": "1925-06-01", "source_id": "annals"},
        "boris": {"name": 'Boris "the Elder", merchant', "birth": "1880-12", "death": ".."},
        "clara": {"name": "Clara", "name_original": "Клара", "birth": "1890", "note": "see\nann."},
    },
    "bodies": {
        "town": {"name": "The town", "founded": "1850", "dissolved": "..", "place_id": "town"},
        "council": {"name": "The council", "parent_id": "town", "founded": "1900-01-01"},
    },
    "posts": {
        "mayor": {"body_id": "town", "title": "Mayor", "rank": 9, "seats": 1, "exclusive": True},
        "clerk": {"body_id": "town", "title": "Clerk", "rank": 5, "seats": 1, "exclusive": True},
        "councillor": {"body_id": "council", "title": "Councillor", "elective": True, "seats": 3},
    },
    "orders": {
        "o1": {"kind": "appointment", "date": "1911~", "person_id": "boris", "to_post_id": "clerk"},
        "o2": {"kind": "release", "date": "1920-05-04", "person_id": "ada", "channel": "local"},
        "o3": {
            "kind": "promotion",
            "date": "1920-05-04",
            "person_id": "boris",
            "by_person_id": "ada",
            "from_post_id": "clerk",
            "to_post_id": "mayor",
            "score": 0.25,
            "responsible": True,
        },
    },
    "tenures": {
        "t1": {
            "person_id": "ada",
            "post_id": "mayor",
            "start": "1910-03-01",
            "end": "1920-05-04",
            "end_order_id": "o2",
        },
        "t2": {
            "person_id": "boris",
            "post_id": "clerk",
            "start": "1911~",
            "end": "1920-05-04",
            "start_order_id": "o1",
            "end_order_id": "o3",
            "appointed_by": "ada",
            "filled_by": "local",
        },
        "t3": {
            "person_id": "boris",
            "post_id": "mayor",
            "start": "1920-05-04",
            "end": "..",
            "start_order_id": "o3",
        },
        "t4": {"person_id": "clara", "post_id": "clerk", "start": "1920-05-04", "end": ".."},
        "t5": {"person_id": "clara", "post_id": "councillor", "start": "1921-01-01", "end": ".."},
    },
    "selection_rules": {
        "r1": {"post_id": "clerk", "selection": "appointment", "selector_post_id": "mayor"},
    },
    "ballots": {
        "b1": {"body_id": "council", "date": "1921-02-01", "votes_for": 2, "votes_against": 1},
    },
}
KEYS = {
    "sources": "source_id",
    "places": "place_id",
    "persons": "person_id",
    "bodies": "body_id",
    "posts": "post_id",
    "orders": "order_id",
    "tenures": "tenure_id",
    "selection_rules": "rule_id",
    "ballots": "ballot_id",
}
ORIGIN = Provenance.of_reading("worked by hand")


def builder(changes: Mapping[str, Mapping[str, Value]] | None = None) -> RegisterBuilder:
    """Return a builder with the council's rows.

    Args:
        changes: By `table.key` what is different: columns of a row of the council, or a
            row of its own.
    """
    rows = {table: {key: dict(row) for key, row in known.items()} for table, known in ROWS.items()}
    for place, change in (changes or {}).items():
        table, key = place.split(".")
        rows[table].setdefault(key, {}).update(change)
    made = RegisterBuilder()
    for table, known in rows.items():
        for key, row in known.items():
            made.add(table, **{KEYS[table]: key, **row})
    return made


def council(
    changes: Mapping[str, Mapping[str, Value]] | None = None,
    kind: Literal["read", "simulated"] = "read",
) -> Register:
    """Return the council, with changes as `builder` takes them."""
    return builder(changes).freeze(ORIGIN.model_copy(update={"kind": kind}))
