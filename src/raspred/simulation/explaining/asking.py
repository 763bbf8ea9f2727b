"""What is asked for: an order, a vote, or a person's fall, arrest, exile or submission."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import polars as pl

from raspred.errors import Problem, RegisterError, nearest
from raspred.simulation import codes

if TYPE_CHECKING:
    from raspred.register.register import Register

_FELL = (
    codes.LOST_POLITBURO,
    codes.LOST_COMMITTEE,
    codes.LOST_PARTY,
    codes.NOT_RE_ELECTED,
    codes.LOST_POST,
    codes.EXPELLED_BY_COMMISSION,
    codes.ARRESTED_BY_POLICE,
    codes.SHOT_BY_POLICE,
)
TURNS: dict[str, tuple[int, ...]] = {
    "fall": _FELL,
    "arrest": (codes.ARRESTED_BY_POLICE, codes.SHOT_BY_POLICE),
    "capitulation": (codes.GAVE_IN,),
    "displacement": (codes.SUSPECT,),
}
_FORMS = "Ask for an order (o12), a vote (b3) or a turn of a life (fall:PERSON, " + ", ".join(
    f"{word}:PERSON" for word in TURNS if word != "fall"
)


class Asked(NamedTuple):
    """One row of the register that is to be explained."""

    table: str  # orders or ballots
    row: dict[str, Any]
    others: tuple[str, ...]  # further orders of the same kind in the same life


def find(register: Register, text: str) -> Asked:
    """Return the row that a question names.

    Args:
        register: A simulated one.
        text: `o12`, `order:o12`, `b3`, `vote:b3`, `fall:PERSON`, `arrest:PERSON`,
            `capitulation:PERSON` or `displacement:PERSON`.

    Raises:
        RegisterError: There is nothing of that name; the nearest spelling is told.
    """
    word, colon, rest = text.partition(":")
    if not colon:
        return _by_id(register, text)
    if word in ("order", "vote"):
        return _by_id(register, rest)
    if word not in TURNS:
        remedy = nearest(word, ["order", "vote", *TURNS])
        raise RegisterError(Problem(text, f"nothing is called {word!r}", remedy))
    return _turn(register, word, person_called(register, rest))


def _by_id(register: Register, key: str) -> Asked:
    for table, column in (("orders", "order_id"), ("ballots", "ballot_id")):
        found = register.table(table).filter(pl.col(column) == key)
        if found.height:
            return Asked(table, found.row(0, named=True), ())
    raise RegisterError(Problem(key, "the register has no such order or vote", _known(register)))


def _known(register: Register) -> str:
    orders, ballots = register.orders.height, register.ballots.height
    votes = f" and votes b1 to b{ballots}" if ballots else " and no votes"
    return f"It has orders o1 to o{orders}{votes}. {_FORMS})."


def _turn(register: Register, word: str, person: str) -> Asked:
    reasons = [codes.REASONS[code] for code in TURNS[word]]
    orders = register.orders.filter(
        (pl.col("person_id") == person) & pl.col("reason").cast(pl.String).is_in(reasons)
    ).sort("date_earliest", maintain_order=True)
    if not orders.height:
        what = f"{person} has no {word} in this history"
        remedy = f"`raspred follow DIR {person}` tells his life."
        raise RegisterError(Problem(f"{word}:{person}", what, remedy))
    return Asked("orders", orders.row(0, named=True), tuple(orders["order_id"][1:].to_list()))


def person_called(register: Register, text: str) -> str:
    """Return the id of the person with this id or name.

    Raises:
        RegisterError: Nobody is called that; the nearest spelling is told.
    """
    persons = register.persons.select(
        pl.col("person_id").cast(pl.String), pl.col("name").cast(pl.String)
    )
    wanted = text.casefold()
    found = persons.filter(
        (pl.col("person_id") == text)
        | (pl.col("person_id").str.to_lowercase() == wanted)
        | (pl.col("name").str.to_lowercase() == wanted)
    )
    if found.height:
        return str(found["person_id"][0])
    known = persons.filter(~pl.col("person_id").str.starts_with("cadre-"))["person_id"].to_list()
    numbered = wanted.startswith("cadre-") or not known
    remedy = "Numbers are given in `persons`." if numbered else nearest(wanted, known)
    raise RegisterError(Problem(text, "the register has no such person", remedy))
