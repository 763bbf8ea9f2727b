from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from raspred.dates import FAR_FUTURE, day
from raspred.report import seats

if TYPE_CHECKING:
    from raspred.register.register import Register


def test_spans_are_in_order_and_open_ends_reach_far(register: Register) -> None:
    spans = seats.spans(register, seats.POLITBURO)
    assert spans["person_id"].to_list() == ["a", "b", "c"]
    assert spans["end"].to_list() == [FAR_FUTURE, day(1929, 12, 21), day(1924, 1, 21)]


def test_each_congress_has_the_day_its_committee_sat_down(register: Register) -> None:
    assert seats.elected_on(register) == {"X": day(1921, 3, 16), "XI": day(1922, 4, 2)}


@pytest.mark.parametrize(
    ("when", "end"),
    [
        (day(1925, 12, 31), day(1925, 12, 31)),
        (day(1924, 2, 1), day(1924, 2, 29)),
        (day(-43, 3, 15), day(-43, 3, 31)),
    ],
)
def test_the_end_of_a_month(when: int, end: int) -> None:
    assert seats.month_end(when) == end


def test_death_is_no_fall_and_removal_is(record: Register) -> None:
    # "removed" must not be taken for "moved".
    assert seats.put_out(record, seats.POLITBURO) == {"b": day(1930, 12, 21)}


def test_the_highest_post_that_is_not_elective_tells_who_placed_a_member(
    register: Register,
) -> None:
    found = seats.committee(register, day(1922, 5, 1))
    told = {seat.person: (seat.post, seat.placed_by) for seat in found}
    assert told == {
        "Joseph Stalin": ("people's-commissar", "politburo"),
        "Alexei Rykov": ("clerk", "earlier"),
        "Anna Ivanova": ("clerk", "present"),
    }


def test_a_member_without_a_post_is_told(register: Register) -> None:
    found = {seat.person: seat.placed_by for seat in seats.committee(register, day(1921, 5, 1))}
    assert found["Vladimir Lenin"] == "none"


def test_before_the_office_there_is_no_present_holder(register: Register) -> None:
    placed = {seat.placed_by for seat in seats.committee(register, day(1921, 5, 1))}
    assert "present" not in placed


def test_no_committee_on_a_day_without_one(register: Register) -> None:
    assert seats.committee(register, day(1900)) == ()
