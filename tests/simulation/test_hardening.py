"""Where people were sent and who gave in, on logs written by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from raspred import dates
from raspred.simulation import codes
from raspred.simulation.building.world import build_world
from raspred.simulation.logs import NO_POST, Act, begin_tenure, give_order
from raspred.simulation.run import switches
from raspred.simulation.summary.hardening import followed_leaders, held_out, sent_away
from raspred.simulation.tally import ROW_ORDERS, ROW_TENURES
from tests.simulation.small import small

if TYPE_CHECKING:
    from raspred.simulation.building.world import Built

SINGLE, WED, LEADER, LATE = 20, 21, 22, 23


@pytest.fixture
def built() -> Built:
    scenario = small()
    world = build_world(scenario, 7, scenario.scale, None, switches(()))
    world.world.tally.rows[[ROW_ORDERS, ROW_TENURES]] = 0
    world.world.people.married[[SINGLE, WED, LEADER, LATE]] = [0, 1, 1, 0]
    world.world.places.hardship[:4] = [0.0, 0.2, 0.6, 1.0]
    world.world.places.abroad[:4] = [0, 0, 0, 1]
    return world


def order(
    built: Built, day: str, kind: int, person: int, place: int, reason: int, to_post: int = NO_POST
) -> None:
    act = Act(kind, codes.SECTION, codes.NOBODY, reason)
    give_order(built.bound, dates.day_of(day), person, act, NO_POST, to_post, place)


def test_those_sent_away_are_counted_by_year_and_others_not(built: Built) -> None:
    order(built, "1922-05-01", codes.TRANSFER, SINGLE, 1, codes.SUSPECT, to_post=5)
    order(built, "1922-09-01", codes.EXILE, WED, 2, codes.LOST_PARTY)
    order(built, "1922-10-01", codes.TRANSFER, LATE, 3, codes.WITHIN_JURISDICTION, to_post=6)
    order(built, "1922-11-01", codes.RELEASE, LATE, 3, codes.SUSPECT)
    order(built, "1923-01-01", codes.TRANSFER, LEADER, 3, codes.SUSPECT, to_post=7)
    assert sent_away(built) == [
        {"year": 1922, "persons": 2, "mean_hardship": 0.4, "abroad": 0.0},
        {"year": 1923, "persons": 1, "mean_hardship": 1.0, "abroad": 1.0},
    ]


def test_the_exiled_of_the_last_two_years_are_not_asked_whether_they_gave_in(
    built: Built,
) -> None:
    order(built, "1920-06-01", codes.EXILE, SINGLE, 2, codes.LOST_PARTY)
    order(built, "1920-06-01", codes.EXILE, WED, 2, codes.LOST_PARTY)
    order(built, "1924-06-01", codes.EXILE, LATE, 2, codes.LOST_PARTY)
    order(built, "1921-06-01", codes.APPOINTMENT, WED, 2, codes.GAVE_IN)
    order(built, "1923-06-01", codes.APPOINTMENT, SINGLE, 2, codes.GAVE_IN)  # after three years
    assert held_out(built) == {
        "unmarried": {"exiled": 1, "gave_in": 0.0},
        "married": {"exiled": 1, "gave_in": 1.0},
    }


def test_where_nobody_was_exiled_there_is_no_share(built: Built) -> None:
    nobody = {"exiled": 0, "gave_in": None}
    assert held_out(built) == {"unmarried": nobody, "married": nobody}


def test_who_gave_in_is_counted_about_the_first_leader(built: Built) -> None:
    world = built.world
    assert followed_leaders(built) is None
    seat = -(1 + codes.POLITBURO_MEMBER)
    begin_tenure(world.tenures, world.tally, 0, LEADER, seat, codes.ELECTION, codes.NOBODY, 0)
    for day, person in (("1921-12-01", SINGLE), ("1922-06-01", LEADER), ("1922-06-02", WED)):
        order(built, day, codes.APPOINTMENT, person, 1, codes.GAVE_IN)
    order(built, "1923-07-01", codes.APPOINTMENT, LATE, 1, codes.GAVE_IN)  # over a year later
    assert followed_leaders(built) == {
        "first_leader": "1922-06-01",
        "year_before": 1,
        "year_after": 1,
    }
