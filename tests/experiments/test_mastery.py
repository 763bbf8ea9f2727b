"""Sole mastery on a register worked by hand: following and peers, a year on end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from raspred import dates
from raspred.experiments.mastery import of_mastery, peers_left
from raspred.register.builder import RegisterBuilder
from raspred.register.provenance import Provenance

if TYPE_CHECKING:
    from raspred.register.register import Register

SEATS = {
    "holder": ("1920-01-01", ".."),
    "early": ("1920-01-01", "1923-01-01"),
    "late": ("1920-01-01", "1925-07-01"),
    "ally": ("1920-01-01", ".."),
    "newcomer": ("1923-01-01", ".."),
}


@pytest.fixture(scope="module")
def register() -> Register:
    builder = RegisterBuilder()
    builder.add("bodies", body_id="politburo", name="Politburo", kind="body")
    builder.add("posts", post_id="politburo.member", body_id="politburo", title="m", seats=9)
    for person, (start, end) in SEATS.items():
        builder.add("persons", person_id=person, name=person)
        builder.add(
            "tenures",
            tenure_id=person,
            person_id=person,
            post_id="politburo.member",
            start=start,
            end=end,
        )
    return builder.freeze(Provenance.of_run({}))


def summary(following: dict[int, float], until: int = 1930) -> dict[str, object]:
    months = [f"{year}-{month:02}-01" for year in range(1922, until) for month in range(1, 13)]
    hold = [{"date": day, "value": following.get(int(day[:4]), 0.6)} for day in months]
    return {"hold": hold, "holder": [{"person": "holder", "start": "1922-04-03", "end": None}]}


def year(register: Register, following: dict[int, float], until: int = 1930) -> float | None:
    return next(iter(of_mastery(register, summary(following, until)))).value


def test_peers_are_those_of_the_day_and_newcomers_are_none(register: Register) -> None:
    days = np.array([dates.day_of(day) for day in ("1922-05-01", "1924-01-01", "1926-01-01")])
    assert list(peers_left(register, "holder", dates.day_of("1922-04-03"), days)) == [3, 2, 1]


def test_one_peer_alone_does_not_stand_in_the_way(register: Register) -> None:
    assert year(register, {}) == 1925.496  # 1 July, the day the last but one is gone


def test_without_the_following_it_is_no_mastery(register: Register) -> None:
    assert year(register, {1926: 0.5, 1927: 0.4}) == 1928.0


def test_half_a_year_of_it_is_no_mastery(register: Register) -> None:
    assert year(register, {1926: 0.4}, until=1927) is None
    assert year(register, {}, until=1926) is None
