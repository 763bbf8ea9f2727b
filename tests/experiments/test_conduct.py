"""Who of the Testament is out of power, on a register worked by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from raspred import dates
from raspred.experiments.conduct import COMMITTEE, POLITBURO, TESTAMENT, others_out
from raspred.register.builder import RegisterBuilder
from raspred.register.provenance import Provenance

if TYPE_CHECKING:
    from raspred.register.register import Register

SEATS = (
    ("trotsky", POLITBURO, "1919-03-25", "1926-10-23"),
    ("trotsky", COMMITTEE, "1919-03-25", "1927-10-23"),
    ("zinoviev", POLITBURO, "1921-03-16", "1926-07-23"),
    ("kamenev", POLITBURO, "1919-03-25", ".."),
    ("piatakov", COMMITTEE, "1923-04-25", "1927-12-18"),
    ("piatakov", COMMITTEE, "1930-07-13", ".."),
)


@pytest.fixture(scope="module")
def register() -> Register:
    builder = RegisterBuilder()
    for post in (POLITBURO, COMMITTEE):
        body = post.removesuffix(".member")
        builder.add("bodies", body_id=body, name=body, kind="body")
        builder.add("posts", post_id=post, body_id=body, title="member", seats=9)
    for person in TESTAMENT:
        builder.add("persons", person_id=person, name=person)
    for row, (person, post, start, end) in enumerate(SEATS):
        tenure = {"person_id": person, "post_id": post, "start": start, "end": end}
        builder.add("tenures", tenure_id=f"t{row}", **tenure)
    return builder.freeze(Provenance.of_run({}))


@pytest.mark.parametrize(
    ("day", "out"),
    [
        ("1922-01-01", ["bukharin", "piatakov"]),  # neither has had a seat yet
        ("1925-01-01", ["bukharin"]),
        ("1926-12-01", ["trotsky", "zinoviev", "bukharin"]),  # the committee does not help
        ("1929-01-01", ["trotsky", "zinoviev", "bukharin", "piatakov"]),
        ("1931-01-01", ["trotsky", "zinoviev", "bukharin"]),  # one who came back is in
    ],
)
def test_leaders_are_out_without_the_politburo_and_others_without_the_committee(
    register: Register, day: str, out: list[str]
) -> None:
    assert others_out(register, dates.day_of(day)) == out
