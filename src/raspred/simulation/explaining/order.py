"""An order of the register in the numbers of the replayed World."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from raspred import dates
from raspred.simulation import codes

if TYPE_CHECKING:
    from raspred.simulation.explaining.replay import Replay


class Order(NamedTuple):
    """One order; persons and posts by number, -1 or NO_POST for none."""

    order_id: str
    kind: str
    day: int
    person: int
    mover: int
    from_post: int
    to_post: int
    reason: int
    score: float | None

    @property
    def date(self) -> str:
        """The day as a date."""
        return dates.iso(self.day)


def reason_of(row: dict[str, Any]) -> int:
    """Return the code of a recorded reason."""
    return codes.REASONS.index(str(row["reason"]))


def order_of(replay: Replay, row: dict[str, Any]) -> Order:
    """Return a row of `orders` as numbers."""
    return Order(
        order_id=str(row["order_id"]),
        kind=str(row["kind"]),
        day=int(row["date_earliest"]),
        person=replay.person_number(row["person_id"]),
        mover=replay.person_number(row["by_person_id"]),
        from_post=replay.post_number(row["from_post_id"]),
        to_post=replay.post_number(row["to_post_id"]),
        reason=reason_of(row),
        score=row["score"],
    )
