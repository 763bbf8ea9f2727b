"""Outcomes: what a history came to, asked in the same words of either engine."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy import stats

from benchmarks.peers.mesa_party.congress import is_placed
from benchmarks.peers.mesa_party.taking_over import take_over
from raspred.simulation import codes
from raspred.simulation.month import live_through
from raspred.simulation.tally import GAUGE_DELEGATE_DEBT, SERIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.peers.mesa_party.party import Party
    from raspred.simulation.building.world import Built

CONGRESS = 1
YEAR = 12
ADDED_UP = (
    "responsible-placements",
    "rank-and-file-mobilised",
    "local-appointments",
    "displaced",
    "exiled",
    "capitulated",
    "arrested",
    "shot",
    "voices-against",
)
AT_THE_END = ("members", "posts-filled", "vacant-posts", "hold", "mean-fear", "seat-debt")


def of_kernels(built: Built) -> dict[str, float]:
    """Live through a built World with the kernels; return what came of it."""
    world, calendar = built.world, built.world.calendar
    debts: dict[int, tuple[float, float]] = {}
    for month in range(built.span.count):
        live_through(built.bound, month, month + 1, built.heads)
        if calendar.meeting[month] == CONGRESS:
            placed = float(world.tally.gauge[GAUGE_DELEGATE_DEBT])
            debts[month] = placed, post_debt_in_columns(built)
    series = [dict(zip(SERIES, row, strict=True)) for row in world.tally.series.tolist()]
    return summed_up(series, debts)


def of_mesa(built: Built, seed: int) -> dict[str, float]:
    """Live through the same months from the same first day in Mesa."""
    party = take_over(built, seed)
    debts: dict[int, tuple[float, float]] = {}
    for month in range(built.span.count):
        party.step()
        if party.calendar.meeting[month] == CONGRESS:
            debts[month] = party.delegate_debt, post_debt_in_objects(party)
    return summed_up(party.series, debts)


def post_debt_in_columns(built: Built) -> float:
    """Return the share of the committee in posts that the holder's section filled."""
    world = built.world
    office, members = world.committees.person[codes.HOLDER], world.committees.person[codes.MEMBER]
    members = members[: world.committees.count[codes.MEMBER]]
    post = world.people.post[members]
    placed = (world.posts.channel[post] == codes.SECTION) & (world.posts.mover[post] == office[0])
    return float(np.mean(placed & (post >= 0)))


def post_debt_in_objects(party: Party) -> float:
    """Return the same of the objects."""
    members = party.bodies[codes.MEMBER].members
    return sum(is_placed(one, party.holder) for one in members) / len(members)


def summed_up(
    series: Sequence[dict[str, float]], debts: dict[int, tuple[float, float]]
) -> dict[str, float]:
    """Return sums and last values by year, and the debts at each congress.

    `closed` is the month of the first congress after which at least half of the committee
    owes its posts to the holder, or a year after the last month where there is none.
    """
    found: dict[str, float] = {}
    for first in range(0, len(series), 2 * YEAR):
        years = series[first : first + 2 * YEAR]
        for name in ADDED_UP:
            found[f"{name} from {first}"] = sum(month[name] for month in years)
        for name in AT_THE_END:
            found[f"{name} from {first}"] = years[-1][name]
    for month, (delegates, committee) in debts.items():
        found[f"delegates placed at {month}"] = delegates
        found[f"post debt at {month}"] = committee
    closed = [month for month, (_, committee) in debts.items() if committee >= 0.5]
    found["closed"] = min(closed, default=len(series) + YEAR)
    return found


class Contrast(NamedTuple):
    """One outcome over paired seeds: both means, and how likely such a gap is by chance."""

    ours: float
    mesas: float
    p: float


def contrasts(
    ours: Sequence[dict[str, float]], mesas: Sequence[dict[str, float]]
) -> dict[str, Contrast]:
    """Return each outcome's contrast: a t-test of the differences, seed by seed."""
    found = {}
    for name in ours[0]:
        one = np.array([outcome[name] for outcome in ours])
        other = np.array([outcome[name] for outcome in mesas])
        apart = other - one
        p = 1.0
        if apart.std() > 0.0:
            p = float(stats.ttest_1samp(apart, 0.0).pvalue)
        elif apart.any():
            p = 0.0
        found[name] = Contrast(float(one.mean()), float(other.mean()), p)
    return found
