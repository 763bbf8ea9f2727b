"""One life, as far as a register tells it: what befell a person, by whom and why."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import polars as pl

from raspred import dates

if TYPE_CHECKING:
    from raspred.register.register import Register

_PLACING = ("appointment", "transfer", "promotion", "demotion")


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing that befell a person.

    Attributes:
        date: As the register has it.
        what: The act, with the post.
        why: The reason given, and by whom.
        order: The order's id; empty where the register has a tenure only.
    """

    date: str
    what: str
    why: str
    order: str


@dataclass(frozen=True, slots=True)
class Life:
    """A person's life in a register; texts are empty where nothing is known."""

    person: str
    name: str
    born: str
    joined: str
    died: str
    manner: str
    note: str
    turns: tuple[Turn, ...]
    placed_by: tuple[tuple[str, int], ...]  # who gave him posts, how often
    clients: tuple[tuple[str, int], ...]  # to whom he gave posts, how often
    entries: tuple[dict[str, Any], ...]  # on his card

    def as_dict(self) -> dict[str, Any]:
        """Return the life as JSON can hold it."""
        return asdict(self)


def life_of(register: Register, person: str) -> Life:
    """Return the life of a person of the register, by id."""
    row = register.persons.filter(pl.col("person_id") == person).row(0, named=True)
    turns = [*_from_orders(register, person), *_from_tenures(register, person)]
    entries = register.card_entries.filter(pl.col("person_id") == person)
    return Life(
        person=person,
        name=str(row["name"]),
        born=date_of(row, "birth"),
        joined=date_of(row, "joined"),
        died=date_of(row, "death"),
        manner=row["death_manner"] or "",
        note=row["note"] or "",
        turns=tuple(turn for _, turn in sorted(turns, key=lambda pair: pair[0])),
        placed_by=_counted(register, "person_id", person, "by_person_id", "appointed_by"),
        clients=_clients(register, person),
        entries=tuple(
            {
                "date": date_of(entry, "date"),
                "kind": entry["kind"],
                "author": entry["author"],
                "value": entry["value"],
                "truthful": entry["truthful"],
            }
            for entry in entries.iter_rows(named=True)
        ),
    )


def date_of(row: dict[str, Any], name: str) -> str:
    """Return a date of a row as a reader sees it: the text, the day, or a bound."""
    text = str(row.get(name) or "")
    if text.startswith("[.."):
        return f"by {text[3:-1]}"
    if text and text != "..":
        return text
    earliest, latest = row[f"{name}_earliest"], row[f"{name}_latest"]
    if latest is None or latest == dates.FAR_FUTURE:
        return ""
    if earliest == latest:
        return dates.iso(earliest)
    if earliest == dates.FAR_PAST:
        return f"before {dates.iso(latest)}"
    return dates.iso(earliest)[:7]


def _from_orders(register: Register, person: str) -> list[tuple[tuple[int, int], Turn]]:
    label, names = _post_labels(register), _names(register)
    orders = register.orders.filter(pl.col("person_id") == person)
    found = []
    for number, row in enumerate(orders.iter_rows(named=True)):
        post = row["to_post_id"] or row["from_post_id"]
        what = str(row["kind"])
        if post:
            what += f" {'to' if row['to_post_id'] else 'from'} {label(post)}"
        giver = names(row["by_person_id"]) if row["by_person_id"] else ""
        why = "; ".join(part for part in (row["reason"] or "", giver and f"by {giver}") if part)
        turn = Turn(date_of(row, "date"), what, why, str(row["order_id"]))
        found.append(((row["date_latest"], number), turn))
    return found


def _from_tenures(register: Register, person: str) -> list[tuple[tuple[int, int], Turn]]:
    """Return beginnings and ends of tenures that no order tells."""
    label, names = _post_labels(register), _names(register)
    tenures = register.tenures.filter(pl.col("person_id") == person)
    found = []
    for row in tenures.iter_rows(named=True):
        if not row["start_order_id"] and row["start_latest"] is not None:
            giver = names(row["appointed_by"]) if row["appointed_by"] else ""
            channel = row["filled_by"] or ""
            known = channel if channel != "unknown" else ""
            why = "; ".join(part for part in (known, giver and f"by {giver}") if part)
            turn = Turn(date_of(row, "start"), f"became {label(row['post_id'])}", why, "")
            found.append(((row["start_latest"], -1), turn))
        ended = row["end_earliest"] not in (None, dates.FAR_FUTURE, dates.FAR_PAST)
        brief = str(row["post_id"]).endswith(".delegate")
        if not row["end_order_id"] and ended and not brief:
            why = row["end_reason"] or ""
            turn = Turn(date_of(row, "end"), f"left {label(row['post_id'])}", why, "")
            found.append(((row["end_earliest"], -1), turn))
    return found


def _post_labels(register: Register) -> Any:
    """Return a function from a post's id to its title, body and place."""
    bodies = register.bodies.select("body_id", pl.col("name").alias("body"), "place_id")
    places = register.places.select("place_id", pl.col("name").alias("place"))
    posts = register.posts.select("post_id", "title", "body_id", "elective")
    joined = posts.join(bodies, on="body_id", how="left").join(places, on="place_id", how="left")
    known = {row["post_id"]: row for row in joined.iter_rows(named=True)}

    def label(post: str) -> str:
        row = known.get(post)
        if row is None:
            return post
        where = None if row["elective"] else row["place"]
        return ", ".join(str(part) for part in (row["title"], row["body"], where) if part)

    return label


def _names(register: Register) -> Any:
    """Return a function from a person's id to his name."""
    persons = register.persons

    def name(person: str) -> str:
        found = persons.filter(pl.col("person_id") == person)["name"]
        return str(found[0]) if len(found) else person

    return name


def _clients(register: Register, person: str) -> tuple[tuple[str, int], ...]:
    return _counted(register, "by_person_id", person, "person_id", "")


def _counted(
    register: Register, where: str, person: str, who: str, otherwise: str
) -> tuple[tuple[str, int], ...]:
    """Count who placed a person or whom he placed, by orders, else by tenures."""
    names = _names(register)
    placings = register.orders.filter(pl.col("kind").cast(pl.String).is_in(_PLACING))
    table, column = placings.filter(pl.col(where) == person), who
    if not register.orders.height:
        by_tenure = {"by_person_id": "appointed_by"}
        table = register.tenures.filter(pl.col(by_tenure.get(where, where)) == person)
        column = otherwise or who
    counted = table.group_by(column).len().filter(pl.col(column).is_not_null())
    ranked = counted.with_columns(pl.col(column).cast(pl.String)).sort(
        "len", column, descending=[True, False]
    )
    return tuple((names(one), count) for one, count in ranked.iter_rows())
