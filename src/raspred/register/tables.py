"""The register's tables and typed columns, declared once, as data.

Everything else (builder, frozen register, files, Frictionless descriptor, `check`,
documentation) is derived from `TABLES`.

A column of type `DATE` named `start` stands for three columns on disk and in memory:
`start` (the text as found, EDTF level 1), `start_earliest` and `start_latest` (32-bit
days since 1970-01-01, proleptic Gregorian; see `raspred.dates`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from raspred.register.vocabulary import (
    Channel,
    Confidence,
    Majority,
    OrderKind,
    Selection,
)


class Kind(Enum):
    """What a column holds."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, kind and what its values must satisfy.

    Attributes:
        name: Column name, unique in its table.
        kind: What it holds.
        about: One line for readers of the data package.
        required: Whether a row without it is broken.
        refers_to: Table whose key the value must be, or "" where it is no reference.
        words: The closed vocabulary of the column, empty where any text will do.
    """

    name: str
    kind: Kind
    about: str
    required: bool = False
    refers_to: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """One table: a name, a key column and the columns in their order."""

    name: str
    key: str
    about: str
    columns: tuple[Column, ...]
    simulated_only: bool = False


def _text(name: str, about: str, *, required: bool = False, refers_to: str = "") -> Column:
    return Column(name, Kind.TEXT, about, required=required, refers_to=refers_to)


def _words(name: str, about: str, words: type[Enum], *, required: bool = False) -> Column:
    closed = tuple(str(word.value) for word in words)
    return Column(name, Kind.TEXT, about, required=required, words=closed)


def _date(name: str, about: str) -> Column:
    return Column(name, Kind.DATE, about)


def _integer(name: str, about: str) -> Column:
    return Column(name, Kind.INTEGER, about)


def _number(name: str, about: str) -> Column:
    return Column(name, Kind.NUMBER, about)


def _boolean(name: str, about: str) -> Column:
    return Column(name, Kind.BOOLEAN, about)


_NOTE = _text("note", "anything a reader should know")
_SOURCE = _text("source_id", "where the row comes from; empty = the run", refers_to="sources")
_CONFIDENCE = _words("confidence", "how far the source is trusted", Confidence)

TABLES: tuple[Table, ...] = (
    Table(
        "persons",
        "person_id",
        "People who hold or held a post, or who acted on those who did",
        (
            _text("person_id", "stable identifier", required=True),
            _text("name", "name as usually written", required=True),
            _text("name_original", "name in the original script"),
            _text("gender", "as the source says"),
            _date("birth", "date of birth"),
            _date("death", "date of death; open while alive"),
            _text("death_manner", "natural, executed, suicide, ... as the source says"),
            _date("joined", "date of joining the organisation (the party)"),
            _NOTE,
            _SOURCE,
            _CONFIDENCE,
        ),
    ),
    Table(
        "places",
        "place_id",
        "Places where bodies sit and people are sent",
        (
            _text("place_id", "stable identifier", required=True),
            _text("name", "name at the time", required=True),
            _text("name_modern", "name today"),
            _text("level", "rank in the administration of the time"),
            _text("region", "larger region"),
            _text("country", "country today"),
            _number("latitude", "degrees north, -90 to 90"),
            _number("longitude", "degrees east, -180 to 180"),
            _number("january_mean_c", "mean temperature in January, degrees Celsius"),
            _number("distance_km", "great-circle distance to the capital, km"),
            _number("hardship", "0 (the capital) to 1"),
            _NOTE,
            _SOURCE,
            _CONFIDENCE,
        ),
    ),
    Table(
        "bodies",
        "body_id",
        "Committees, bureaux, departments, governments: whatever has posts",
        (
            _text("body_id", "stable identifier", required=True),
            _text("name", "name", required=True),
            _text("kind", "committee, bureau, secretariat, congress, department, ..."),
            _text("structure", "party, soviets, commissariats, unions, police, ..."),
            _text("level", "centre, republic, guberniya, uezd, cell, abroad, ..."),
            _text("parent_id", "body above", refers_to="bodies"),
            _text("place_id", "seat", refers_to="places"),
            _date("founded", "date of founding"),
            _date("dissolved", "date of dissolution; open while it stands"),
            _NOTE,
            _SOURCE,
        ),
    ),
    Table(
        "posts",
        "post_id",
        "Seats of bodies: what a person can hold",
        (
            _text("post_id", "stable identifier", required=True),
            _text("body_id", "body the post belongs to", required=True, refers_to="bodies"),
            _text("title", "title of its holder", required=True),
            _integer("rank", "importance within the organisation, higher is more"),
            _boolean("elective", "a seat won by ballot rather than a paid post"),
            _integer("seats", "how many may hold it at once; empty = no limit"),
            _boolean("exclusive", "its holder can hold no other exclusive post"),
            _date("created", "date of creation"),
            _date("abolished", "date of abolition; open while it stands"),
            _NOTE,
            _SOURCE,
        ),
    ),
    Table(
        "tenures",
        "tenure_id",
        "A person in a post for an interval [start, end)",
        (
            _text("tenure_id", "stable identifier", required=True),
            _text("person_id", "who", required=True, refers_to="persons"),
            _text("post_id", "in what post", required=True, refers_to="posts"),
            _date("start", "first day in post"),
            _date("end", "first day no longer in post; open while it lasts"),
            _text("start_order_id", "the order that began it", refers_to="orders"),
            _text("end_order_id", "the order that ended it", refers_to="orders"),
            _text("appointed_by", "the person who placed the holder", refers_to="persons"),
            _words("filled_by", "the kind of authority that placed the holder", Channel),
            _text("selection", "the congress or election the seat was won at"),
            _text("end_reason", "why it ended, in the source's words"),
            _NOTE,
            _SOURCE,
            _CONFIDENCE,
        ),
    ),
    Table(
        "orders",
        "order_id",
        "The acts that start or end tenures: who, by whom, why",
        (
            _text("order_id", "stable identifier", required=True),
            _words("kind", "what kind of act", OrderKind, required=True),
            _date("date", "date of the act"),
            _text("person_id", "whom it concerns", required=True, refers_to="persons"),
            _words("channel", "the kind of authority that gave it", Channel),
            _text("by_person_id", "who gave it or on whose motion", refers_to="persons"),
            _text("by_body_id", "the body that gave it", refers_to="bodies"),
            _text("from_post_id", "post left", refers_to="posts"),
            _text("to_post_id", "post taken", refers_to="posts"),
            _text("from_place_id", "place left", refers_to="places"),
            _text("to_place_id", "place sent to", refers_to="places"),
            _boolean("responsible", "a responsible post rather than rank and file"),
            _text("reason", "why, as recorded"),
            _number("score", "what decided for the person (simulated)"),
            _text("runner_up_id", "the best alternative (simulated)", refers_to="persons"),
            _number("runner_up_score", "the alternative's score (simulated)"),
            _NOTE,
            _SOURCE,
            _CONFIDENCE,
        ),
    ),
    Table(
        "selection_rules",
        "rule_id",
        "Who fills which posts, from when to when, by what majority",
        (
            _text("rule_id", "stable identifier", required=True),
            _text("post_id", "the post filled; empty = every post of body_id", refers_to="posts"),
            _text("body_id", "the body whose posts are filled", refers_to="bodies"),
            _words("selection", "how", Selection, required=True),
            _text("selector_body_id", "the body that selects", refers_to="bodies"),
            _text(
                "selector_post_id",
                "the post that selects: its holder appoints, or its holders are the electors",
                refers_to="posts",
            ),
            _words("majority", "what a selection needs to carry", Majority),
            _date("start", "in force from"),
            _date("end", "in force until; open while it stands"),
            _text("condition", "condition on the selectors, in words"),
            _NOTE,
            _SOURCE,
        ),
    ),
    Table(
        "ballots",
        "ballot_id",
        "Votes at meetings",
        (
            _text("ballot_id", "stable identifier", required=True),
            _text("body_id", "the body that voted", refers_to="bodies"),
            _text("meeting", "which meeting"),
            _date("date", "date of the vote"),
            _text("issue", "the issue at stake"),
            _text("question", "what was put to the vote"),
            _text("subject_person_id", "the person voted on", refers_to="persons"),
            _text("delegation_place_id", "origin of the voters; empty = all", refers_to="places"),
            _integer("votes_for", "for the motion"),
            _integer("votes_against", "against the motion"),
            _integer("abstained", "present and not voting"),
            _integer("absent", "entitled and away"),
            _boolean("carried", "whether the motion was carried"),
            _NOTE,
            _SOURCE,
            _CONFIDENCE,
        ),
    ),
    Table(
        "sources",
        "source_id",
        "What the rows rest on",
        (
            _text("source_id", "stable identifier", required=True),
            _text("citation", "the source in words", required=True),
            _text("url", "address, where there is one"),
            _NOTE,
        ),
    ),
    Table(
        "card_entries",
        "entry_id",
        "What the section's card index holds of a person (simulated registers only)",
        (
            _text("entry_id", "stable identifier", required=True),
            _text("person_id", "whose card", required=True, refers_to="persons"),
            _date("date", "date of the entry"),
            _text("kind", "misdemeanour, weakness, denunciation, gossip, liaison, ..."),
            _text("author", "instructor, control commission, police, colleague"),
            _number("value", "what it says of loyalty"),
            _boolean("truthful", "whether it is true"),
        ),
        simulated_only=True,
    ),
    Table(
        "series",
        "series_id",
        "Monthly figures of a simulated history that are no person's tenure",
        (
            _text("series_id", "stable identifier", required=True),
            _text("name", "what is counted", required=True),
            _date("date", "month"),
            _text("subject", "of whom or what; empty = the whole"),
            _number("value", "the figure"),
        ),
        simulated_only=True,
    ),
)

TABLE_BY_NAME: dict[str, Table] = {table.name: table for table in TABLES}
