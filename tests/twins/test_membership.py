"""Deaths, purges, recruits and departures: kernel and twin leave the same party."""

from __future__ import annotations

import pytest

from raspred.simulation.entering import recruit
from raspred.simulation.steps.departures import leave_posts
from raspred.simulation.steps.membership import monthly_hazard, take_leave
from tests.twins import membership
from tests.twins.party import STRAITS, Party, differences, in_straits

EVERYWHERE = pytest.mark.parametrize("number", range(len(STRAITS)))


@EVERYWHERE
def test_the_same_people_die_and_are_purged(number: int) -> None:
    built, month = in_straits(number)
    party = Party(built.world)
    assert take_leave(built.bound, month) == membership.take_leave(party, month)
    assert differences(Party(built.world), party) == []


def test_a_purge_reaches_cadres() -> None:
    purged = [number for number in range(len(STRAITS)) if _purges(number)]
    assert purged, "no party of the straits is in a purge: the twin was not tried"


def _purges(number: int) -> bool:
    built, month = in_straits(number)
    return bool(built.world.calendar.purged[month] > 0)


@EVERYWHERE
def test_the_same_agents_join(number: int) -> None:
    built, month = in_straits(number)
    living = take_leave(built.bound, month) / 2.0  # half the party gone: there is room
    party = Party(built.world)
    expected = membership.recruits(party, month, living)
    recruit(built.bound, month, living)
    joined = Party(built.world).people[len(party.people) :]
    names = list(vars(expected[0]))
    assert [{name: getattr(man, name) for name in names} for man in joined] == [
        vars(man) for man in expected
    ]


@EVERYWHERE
def test_the_same_posts_fall_vacant(number: int) -> None:
    built, month = in_straits(number)
    party = Party(built.world)
    leave_posts(built.bound, month)
    membership.leave_posts(party, month)
    assert differences(Party(built.world), party) == []


@pytest.mark.parametrize(("years", "a_year"), [(30, 0.004), (39, 0.008), (57, 0.032)])
def test_death_doubles_every_nine_years(years: int, a_year: float) -> None:
    assert monthly_hazard(12 * years) == pytest.approx(a_year / 12.0)
    assert membership.hazard_of_death(12 * years) == pytest.approx(a_year / 12.0)
