"""Tenures, orders, ballots and monthly series of a run, straight from its logs."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from raspred import dates
from raspred.simulation import codes
from raspred.simulation.ballots import LIST_VOTE, OFFICE_VOTE
from raspred.simulation.recording.extent import numbers_of
from raspred.simulation.recording.names import (
    named,
    numbered,
    person_id,
    roman,
    worded,
)
from raspred.simulation.tally import ROW_BALLOTS, SERIES

if TYPE_CHECKING:
    from raspred.register.builder import RegisterBuilder
    from raspred.scenario.parts import Scenario
    from raspred.simulation.building.world import Built
    from raspred.simulation.recording.extent import Extent
    from raspred.simulation.recording.names import Names

_BODY_OF_CHANNEL = {
    codes.SECTION: "section",
    codes.POLITBURO: "politburo",
    codes.CONTROL_COMMISSION: "central-control-commission",
    codes.BY_POLICE: "police",
}
_MEETINGS = ("congress", "conference", "central-committee", "central-committee", "congress")
_HIGHEST_CONGRESS = 39
_OF_OFFICE = {"seat-debt": codes.SEATS[codes.HOLDER]}  # series that speak of one office


def add_tenures(builder: RegisterBuilder, built: Built, names: Names, extent: Extent) -> None:
    """Add every tenure; a start before the run is unknown but for its latest day."""
    log = built.world.tenures
    rows = extent.tenures
    start, end = log.start[rows], pl.Series(log.end[rows])
    first = int(built.world.calendar.first_day[0])
    congresses = [roman(number) for number in range(1, _HIGHEST_CONGRESS + 1)]
    builder.add_frame(
        "tenures",
        pl.DataFrame(
            [
                numbered("tenure_id", "t", numbers_of(rows)),
                names.of_persons("person_id", log.person[rows]),
                names.of_posts("post_id", log.post[rows]),
                pl.Series("start_earliest", start),
                pl.Series("start_latest", np.where(start == dates.FAR_PAST, first, start)),
                end.alias("end_earliest"),
                end.alias("end_latest"),
                numbered("start_order_id", "o", log.start_order[rows]),
                numbered("end_order_id", "o", log.end_order[rows] - (log.end_order[rows] < 0)),
                names.of_persons("appointed_by", log.mover[rows]),
                worded("filled_by", codes.CHANNELS, log.channel[rows]),
                worded("selection", congresses, log.selection[rows] - 1),
            ]
        ),
    )


def add_orders(builder: RegisterBuilder, built: Built, names: Names, extent: Extent) -> None:
    """Add every order with its reason, score and the runner-up."""
    log = built.world.orders
    rows = extent.orders
    channel, day = log.channel[rows], pl.Series(log.day[rows])
    bodies = list(_BODY_OF_CHANNEL.values())
    by_body = np.full(len(codes.CHANNELS), -1)
    by_body[list(_BODY_OF_CHANNEL)] = range(len(bodies))
    compared = log.runner_up[rows] >= 0
    builder.add_frame(
        "orders",
        pl.DataFrame(
            [
                numbered("order_id", "o", numbers_of(rows)),
                worded("kind", codes.ORDER_KINDS, log.kind[rows]),
                day.alias("date_earliest"),
                day.alias("date_latest"),
                names.of_persons("person_id", log.person[rows]),
                worded("channel", codes.CHANNELS, channel),
                names.of_persons("by_person_id", log.mover[rows]),
                worded("by_body_id", bodies, by_body[channel]),
                names.of_posts("from_post_id", log.from_post[rows]),
                names.of_posts("to_post_id", log.to_post[rows]),
                named("to_place_id", names.places, log.place[rows]),
                pl.Series("responsible", channel == codes.SECTION),
                worded("reason", codes.REASONS, log.reason[rows]),
                pl.Series("score", log.score[rows].astype(np.float64)).set(
                    pl.Series(~compared), None
                ),
                names.of_persons("runner_up_id", log.runner_up[rows]),
                pl.Series("runner_up_score", log.runner_up_score[rows].astype(np.float64)).set(
                    pl.Series(~compared), None
                ),
            ]
        ),
    )


def add_ballots(builder: RegisterBuilder, scenario: Scenario, built: Built) -> None:
    """Add every vote: on quarrels at meetings and plenums, and on the office."""
    log, cast = built.world.ballots, int(built.world.tally.rows[ROW_BALLOTS])
    kind = log.body[:cast].tolist()
    body = [_MEETINGS[one] for one in kind]
    seated = {(str(one.kind), one.number): one.meeting_id for one in scenario.meetings}
    held = zip(body, log.number[:cast].tolist(), strict=True)
    asked = zip(kind, log.rung[:cast].tolist(), strict=True)
    target = log.target[:cast].tolist()
    builder.add_frame(
        "ballots",
        pl.DataFrame(
            [
                numbered("ballot_id", "b", np.arange(cast)),
                pl.Series("body_id", ["congress" if one == "conference" else one for one in body]),
                pl.Series("meeting", [seated.get(one, "plenum") for one in held]),
                pl.Series("date_earliest", log.day[:cast]),
                pl.Series("date_latest", log.day[:cast]),
                worded("issue", [one.issue_id for one in scenario.issues], log.issue[:cast]),
                pl.Series("question", [_question(*one) for one in asked], pl.String),
                pl.Series(
                    "subject_person_id",
                    [person_id(scenario, one) if one >= 0 else None for one in target],
                    pl.String,
                ),
                pl.Series("votes_for", log.votes_for[:cast]),
                pl.Series("votes_against", log.votes_against[:cast]),
                pl.Series("abstained", log.abstained[:cast]),
                pl.Series("carried", log.carried[:cast] > 0),
            ]
        ),
    )


RUNGS = ("", "censure", "removal from post", "removal from the Politburo",
         "removal from the committee", "expulsion")  # fmt: skip


def _question(body: int, rung: int) -> str:
    if body == OFFICE_VOTE:
        return "confirmation in the office"
    if body == LIST_VOTE:
        return codes.ON_THE_LIST
    return RUNGS[rung] if rung else "the line against the opposition"


def add_series(builder: RegisterBuilder, built: Built) -> None:
    """Add the monthly figures that are no person's tenure."""
    months, kinds = built.world.tally.series.shape
    day = pl.Series(np.tile(built.world.calendar.first_day[:months], kinds))
    value = pl.Series("value", built.world.tally.series.T.ravel(), nan_to_null=True)
    dated = [day.alias("date_earliest"), day.alias("date_latest"), value]
    builder.add_frame("series", pl.DataFrame([*_figures(months), *dated]))


@lru_cache(maxsize=2)
def _figures(months: int) -> tuple[pl.Series, ...]:
    """Return what each monthly figure is called and of which office it speaks."""
    name = np.repeat(np.array(SERIES), months)
    return (
        pl.Series("series_id", [f"{one}.{month}" for one in SERIES for month in range(months)]),
        pl.Series("name", name).cast(pl.Categorical),
        pl.Series("subject", [_OF_OFFICE.get(one) for one in name]).cast(pl.Categorical),
    )
