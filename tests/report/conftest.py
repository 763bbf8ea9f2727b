from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from raspred.register.builder import RegisterBuilder
from raspred.register.provenance import Provenance

if TYPE_CHECKING:
    from raspred.register.register import Register

# Two congresses, three leaders, one office. By hand: of the members of congress X (a, b, c)
# two were elected again at XI (a, b), with d as the new one: retention 2/3.
COMMITTEES = {"X": ("1921-03-16", "abc"), "XI": ("1922-04-02", "abd")}


def _places_and_bodies(builder: RegisterBuilder) -> None:
    for place, latitude, longitude, hardship in (
        ("moscow", 55.8, 37.6, 0.0),
        ("turukhansk", 65.8, 87.9, 0.9),
        ("berlin", 52.5, 13.4, 0.1),
    ):
        builder.add(
            "places",
            place_id=place,
            name=place.title(),
            latitude=latitude,
            longitude=longitude,
            hardship=hardship,
        )
    for body in ("central-committee", "politburo", "secretariat", "apparatus"):
        builder.add("bodies", body_id=body, name=body)


def _posts(builder: RegisterBuilder) -> None:
    for post, body in (
        ("central-committee.member", "central-committee"),
        ("politburo.member", "politburo"),
        ("general-secretary", "secretariat"),
    ):
        builder.add("posts", post_id=post, body_id=body, title=post, rank=9, elective=True)
    for post, rank in (("people's-commissar", 8), ("clerk", 2)):
        builder.add("posts", post_id=post, body_id="apparatus", title=post, rank=rank)


def _tenures(builder: RegisterBuilder, *, rykov_falls: str, reason: str) -> None:
    starts = [start for start, _ in COMMITTEES.values()]
    for (roman, (start, members)), end in zip(COMMITTEES.items(), [*starts[1:], ".."], strict=True):
        for person in members:
            builder.add(
                "tenures",
                tenure_id=f"cc-{roman}-{person}",
                person_id=person,
                post_id="central-committee.member",
                start=start,
                end=end,
                selection=roman,
            )
    for person, start, end, why in (
        ("a", "1919-03-25", "..", None),
        ("b", "1919-03-25", rykov_falls, reason),
        ("c", "1919-03-25", "1924-01-21", "died"),
    ):
        builder.add(
            "tenures",
            tenure_id=f"pb-{person}",
            person_id=person,
            post_id="politburo.member",
            start=start,
            end=end,
            end_reason=why,
        )
    builder.add(
        "tenures",
        tenure_id="gs",
        person_id="a",
        post_id="general-secretary",
        start="1922-04-03",
        end="..",
    )


def _livings(builder: RegisterBuilder) -> None:
    # a: the higher of two posts counts; b: placed before a was in office; d: placed by a's section.
    for tenure, person, post, start, channel in (
        ("l1", "a", "clerk", "1922-04-10", "section"),
        ("l2", "a", "people's-commissar", "1920-01-01", "politburo"),
        ("l3", "b", "clerk", "1921-01-01", "section"),
        ("l4", "d", "clerk", "1922-04-20", "section"),
    ):
        builder.add(
            "tenures",
            tenure_id=tenure,
            person_id=person,
            post_id=post,
            start=start,
            end="..",
            filled_by=channel,
        )


def build(
    provenance: Provenance,
    *,
    rykov_falls: str = "1930-12-21",
    reason: str = "removed",
    name: str = "Alexei Rykov",
) -> Register:
    builder = RegisterBuilder()
    _places_and_bodies(builder)
    _posts(builder)
    names = {"a": "Joseph Stalin", "b": name, "c": "Vladimir Lenin", "d": "Anna Ivanova"}
    for person, written in names.items():
        builder.add("persons", person_id=person, name=written)
    _tenures(builder, rykov_falls=rykov_falls, reason=reason)
    _livings(builder)
    builder.add(
        "orders",
        order_id="o1",
        kind="transfer",
        person_id="d",
        date="1923-05-01",
        to_place_id="turukhansk",
    )
    return builder.freeze(provenance)


@pytest.fixture
def register() -> Register:
    return build(Provenance.of_run({"seed": 7}), rykov_falls="1929-12-21", reason="voted out")


@pytest.fixture
def hostile() -> Register:
    return build(Provenance.of_run({"seed": 7}), name='<script>alert("x")</script>&\x00')


@pytest.fixture
def record() -> Register:
    return build(Provenance.of_reading("the record", {}))


@pytest.fixture
def summary() -> dict[str, Any]:
    return {
        "scenario": "ussr-1920",
        "seed": 7,
        "scale": 0.01,
        "months": 228,
        "persons": 38123,
        "loop_closed": "1926-06-30",
        "post_debt": [
            {"date": "1920-04-30", "value": 0.0},
            {"date": "1926-06-30", "value": 0.52},
            {"date": "1939-03-31", "value": 0.71},
        ],
        "dependence": [{"date": "1939-03-31", "value": 0.9}],
        "fallen": [
            {
                "person": "b",
                "name": "Alexei Rykov",
                "body": "politburo",
                "date": "1929-12-21",
                "how": "voted-out",
            }
        ],
        "contests": [
            {
                "date": "1929-12-21",
                "issue": "right",
                "proposer": "a",
                "target": "b",
                "rung": "politburo",
                "votes_for": 40,
                "votes_against": 10,
                "winner": "a",
            }
        ],
        "congresses": [
            {
                "number": 10,
                "roman": "X",
                "date": "1921-03-16",
                "delegates": 694,
                "retention": 0.74,
                "newcomers": 0.44,
                "debt": 0.0,
                "record_retention": 0.737,
            },
            {
                "number": 11,
                "roman": "XI",
                "date": "1922-04-02",
                "delegates": 522,
                "retention": 0.5,
                "newcomers": 0.3,
                "debt": 0.0,
            },
        ],
        "orders_by_period": [
            {
                "start": "1922-04",
                "end": "1923-04",
                "total": 10000,
                "responsible": 4600,
                "rank_and_file": 5400,
                "record_total": 10351,
                "record_responsible": 4738,
            }
        ],
        "orders_by_structure": [
            {"period": "1922-04 to 1923-04", "structure": "party", "orders": 6000},
            {"period": "1922-04 to 1923-04", "structure": "economy", "orders": 4000},
        ],
        "removals_by_channel": {"1927": {"section": 30, "police": 10}, "1937": {"police": 90}},
        "capitulations": 812,
        "destinations": [
            {"period": "1922 to 1924", "kind": "embassy", "count": 3},
            {"period": "1922 to 1924", "kind": "remote", "count": 1},
            {"place_id": "turukhansk", "count": 5, "mean_hardship": 0.9},
            {"place_id": "berlin", "count": 15, "mean_hardship": 0.1},
        ],
        "holder": [{"person": "a", "name": "Joseph Stalin", "start": "1922-04-03", "end": None}],
        "membership": [
            {"date": "1920-04-30", "value": 612000},
            {"date": "1939-03-31", "value": 2306973},
        ],
        "voice": [{"date": "1923-12-31", "value": 0.06}, {"date": "1924-12-31", "value": 0.01}],
    }
