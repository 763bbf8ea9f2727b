"""Seat debt: counted by hand, told by the register, and refused where nobody can know."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from raspred.compiling.kernels import whole
from raspred.errors import MeasureError
from raspred.history import History
from raspred.measures import measure
from raspred.simulation import codes
from raspred.simulation.building.world import build_world
from raspred.simulation.congress import elect_committee, share_missing
from raspred.simulation.run import simulate, switches
from raspred.simulation.slates import committee_candidates, sum_of, terms_before_congress
from raspred.simulation.tally import GAUGE_SEAT_DEBT
from tests.known.six import chair_and_boards
from tests.simulation.small import small

if TYPE_CHECKING:
    from raspred.register.register import Register

OFFICE = "general-secretary"


@pytest.mark.parametrize(
    ("elected", "others", "share"),
    [([4, 5, 6], [6, 5, 9], 1 / 3), ([4, 5], [5, 4], 0.0), ([4], [], 1.0), ([], [1], 0.0)],
)
def test_who_is_missing_without_the_list_owes_it_his_seat(
    elected: list[int], others: list[int], share: float
) -> None:
    lists = (np.array(one, dtype=np.int32) for one in (elected, others))
    assert share_missing(*lists) == pytest.approx(share)


def test_a_congress_counts_the_ballot_twice() -> None:
    scenario = small()
    built = build_world(scenario, 7, scenario.scale, None, switches(()))
    numbers = built.world.numbers
    month = int(np.flatnonzero(built.world.calendar.meeting == codes.CONGRESS)[0])
    seats = int(built.world.calendar.seats[month, codes.MEMBER])
    assert np.isnan(built.world.tally.gauge[GAUGE_SEAT_DEBT])
    ranking = []
    for person in (int(one) for one in committee_candidates(built.bound)):
        terms = terms_before_congress(built.bound, month, person)
        ranking.append((-(sum_of(terms) - terms.slate), person))
    without = {person for _, person in sorted(ranking)[:seats]}
    elect_committee(built.bound, month)
    committee = built.world.committees
    seated = committee.person[codes.MEMBER, : whole(committee.count[codes.MEMBER])]
    assert numbers.slate_base > 0.0
    owed = sum(int(person) not in without for person in seated) / len(seated)
    assert built.world.tally.gauge[GAUGE_SEAT_DEBT] == pytest.approx(owed)


@pytest.fixture(scope="module")
def run() -> Register:
    return simulate(small(), 7).register


def test_it_is_told_from_the_first_congress_on_and_holds_until_the_next(run: Register) -> None:
    table = History(run).measure("seat-debt", office=OFFICE, by="month").table
    series = run.series.filter(run.series["name"] == "seat-debt")
    first = int(series["value"].is_not_null().arg_max() or 0)
    assert 0 < first < series.height
    assert table.height == series.height - first
    assert table["value"].to_list() == pytest.approx(series["value"].to_list()[first:])
    assert table["low"].to_list() == table["high"].to_list() == table["value"].to_list()


def test_of_real_records_it_is_not_known(run: Register) -> None:
    with pytest.raises(MeasureError) as caught:
        measure(chair_and_boards().freeze(), "seat-debt", office="chairman")
    [problem] = caught.value.problems
    assert (
        problem.what == "what would have been without a list is known of simulated registers only"
    )
    with pytest.raises(MeasureError) as caught:
        measure(run, "seat-debt", office="politburo.member")
    [problem] = caught.value.problems
    assert problem.what == "the electors of 'politburo.member' are elected on no list"
