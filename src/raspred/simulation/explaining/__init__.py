"""Why: any order, vote, fall, capitulation or arrest of a simulated history explained.

The run is lived again up to the moment, and the terms are had from the very kernels that
decided; one file a kind of act.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from raspred.simulation import codes
from raspred.simulation.explaining.asking import find
from raspred.simulation.explaining.explanation import Card, Comparison, Explanation
from raspred.simulation.explaining.order import order_of, reason_of

if TYPE_CHECKING:
    from pathlib import Path

    from raspred.register.register import Register
    from raspred.simulation.explaining.order import Order
    from raspred.simulation.explaining.replay import Progress

__all__ = ["Card", "Comparison", "Explanation", "why"]

_LADDER = range(codes.CENSURED, codes.LOST_PARTY + 1)
_ELECTED = (codes.BY_CONGRESS, codes.BY_COMMITTEE, codes.NOT_RE_ELECTED, codes.MANDATE_ENDED)
_TAKEN = (codes.ARRESTED_BY_POLICE, codes.SHOT_BY_POLICE)
_OFFICE_VOTE = "confirmation in the office"


def why(
    register: Register,
    asked: str,
    *,
    scenario: str | Path | None = None,
    progress: Progress | None = None,
) -> Explanation:
    """Explain one order or vote of a simulated history.

    Args:
        register: The register of a run.
        asked: `o12`, `b3`, `fall:PERSON`, `arrest:PERSON`, `capitulation:PERSON` or
            `displacement:PERSON`.
        scenario: Where the run's scenario is, if not where its name says.
        progress: Called with (months done, months in all) while the run is lived again.

    Raises:
        RegisterError: There is nothing of that name, or the register is no run's.
        ScenarioError: The scenario is not to be had, or has changed since the run.
    """
    from raspred.simulation.explaining.replay import run_details

    run_details(register)
    table, row, others = find(register, asked)
    setting = _Setting(register, scenario, progress)
    if table == "ballots":
        return _ballot(setting, row, str(row["ballot_id"]))
    explanation = _order(setting, row)
    if not others:
        return explanation
    more = f"Orders of the same kind that followed: {', '.join(others[:8])}."
    return replace(explanation, changes=(*explanation.changes, more))


class _Setting:
    """What every question about one register shares."""

    def __init__(
        self, register: Register, scenario: str | Path | None, progress: Progress | None
    ) -> None:
        self.register, self.scenario, self.progress = register, scenario, progress

    def before(self, row: dict[str, Any], step: str) -> Any:
        """Return the run as it stood before a step of the month of a row."""
        from raspred.simulation.explaining.replay import replayed

        day = int(row["date_earliest"])
        return replayed(self.register, day, step, self.scenario, self.progress)


def _order(setting: _Setting, row: dict[str, Any]) -> Explanation:
    from raspred.simulation.explaining import (
        capitulation,
        displacement,
        docile,
        placing,
        plain,
        standing,
    )

    reason = reason_of(row)
    ballot = _vote_behind(setting.register, row, reason)
    if ballot is not None:
        return _fallen_by(_ballot(setting, ballot, str(row["order_id"])), row)
    if reason in placing.STEPS:
        replay = setting.before(row, placing.STEPS[reason])
        return placing.explain(replay, order_of(replay, row))
    weighed = {codes.SUSPECT: displacement, codes.GAVE_IN: capitulation, codes.DOCILE: docile}
    if reason in weighed:
        chapter = weighed[reason]
        replay = setting.before(row, chapter.STEP)
        told: Explanation = chapter.explain(replay, order_of(replay, row))
        return told
    if reason in _TAKEN:
        return _taken(setting, row)
    if reason in _ELECTED:
        replay = setting.before(row, standing.STEP)
        return standing.explain(replay, order_of(replay, row))
    replay = setting.before(row, plain.STEPS.get(reason, "membership"))
    return plain.explain(replay, order_of(replay, row))


def _fallen_by(vote: Explanation, row: dict[str, Any]) -> Explanation:
    """Return a vote's explanation as that of one who fell, or rose, by it."""
    person = str(row["person_id"])
    if vote.person == person:
        return vote
    with_him = reason_of(row) in _LADDER
    more = " He had stood on the beaten man's platform and fell by the same vote."
    return replace(vote, person=person, sentence=vote.sentence + (more if with_him else ""))


def _taken(setting: _Setting, row: dict[str, Any]) -> Explanation:
    """Explain an arrest, after those of the same month that came before it."""
    import polars as pl

    from raspred.simulation.explaining import police

    replay = setting.before(row, police.STEP)
    order: Order = order_of(replay, row)
    reasons = [codes.REASONS[code] for code in _TAKEN]
    month = setting.register.orders.filter(
        (pl.col("date_earliest") == order.day) & pl.col("reason").cast(pl.String).is_in(reasons)
    )
    shot: dict[int, bool] = {}
    for person_id, reason in month.select("person_id", "reason").iter_rows():
        person = replay.person_number(person_id)
        if person == order.person:
            break
        shot[person] = reason == codes.REASONS[codes.SHOT_BY_POLICE]
    return police.explain(replay, order, list(shot.items()))


def _vote_behind(register: Register, row: dict[str, Any], reason: int) -> dict[str, Any] | None:
    """Return the ballot that an order carried out, if there was one."""
    import polars as pl

    seat = row["to_post_id"] or row["from_post_id"]
    office = seat == codes.SEATS[codes.HOLDER] and reason in _ELECTED
    if reason not in _LADDER and not office:
        return None
    votes = register.ballots.filter(pl.col("date_earliest") == row["date_earliest"])
    question = pl.col("question") == _OFFICE_VOTE
    if office:
        votes = votes.filter(question)
    else:
        votes = votes.filter(~question & (pl.col("meeting") == "plenum"))
        own = votes.filter(pl.col("subject_person_id") == row["person_id"])
        votes = own if own.height else votes  # who stood with the beaten fell by the same vote
    return votes.row(0, named=True) if votes.height else None


def _ballot(setting: _Setting, row: dict[str, Any], asked: str) -> Explanation:
    from raspred.simulation.explaining import congress, contest, lists, office

    if row["question"] == codes.ON_THE_LIST:
        return lists.explain(setting.before(row, lists.STEP), row)
    if row["question"] == _OFFICE_VOTE:
        return replace(office.explain(setting.before(row, office.STEP), row), asked=asked)
    if row["meeting"] != "plenum":
        return congress.explain(setting.before(row, congress.STEP), row)
    return contest.explain(setting.before(row, contest.STEP), row, asked)
