"""The story of a run, told of a summary made by hand."""

from __future__ import annotations

from typing import Any

import pytest

from raspred.cli.story import bar_line, story

SUMMARY: dict[str, Any] = {
    "scenario": "toy",
    "seed": 7,
    "months": 24,
    "persons": 1234,
    "loop_closed": "1925-12-31",
    "post_debt": [{"date": "1924-01-31", "value": 0.0}, {"date": "1925-12-31", "value": 1.0}],
    "congresses": [
        {
            "number": 14,
            "roman": "XIV",
            "date": "1925-12-31",
            "delegates": 665,
            "retention": 0.87,
            "newcomers": 13,
            "debt": 0.31,
        }
    ],
    "fallen": [
        {"person": "b", "body": "politburo.member", "date": "1925-01-15", "how": "voted out"},
        {"person": "b", "body": "central-committee.member", "date": "1925-12-31", "how": "x"},
        {"person": "c", "body": "central-committee.member", "date": "1925-12-31", "how": "x"},
    ],
    "contests": [
        {
            "date": "1925-01-15",
            "issue": "party-democracy",
            "against": "b",
            "rung": "censure",
            "for": "a",
            "votes_for": 559,
            "votes_against": 65,
            "winner": "a",
        },
        {
            "date": "1924-01-15",
            "issue": "party-democracy",
            "against": "a",
            "for": "b",
            "votes_for": 3,
            "votes_against": 125,
            "winner": "a",
        },
    ],
    "orders_by_period": [
        {"start": "1924-01-31", "end": "1925-12-31", "total": 12277, "responsible": 9419}
    ],
}
NAMES = {"a": "Anna", "b": "Boris"}


def test_the_story_is_told_in_full() -> None:
    assert list(story(SUMMARY, NAMES)) == [
        "toy, seed 7: 24 months, 1,234 persons",
        "",
        "The loop closed on 31 December 1925: a majority owed its posts to the Secretary.",
        "Post debt Jan 1924 ▁█ Dec 1925",
        "",
        "Congresses",
        "    XIV  Dec 1925  87% of the committee came back, 31% in debt to the Secretary",
        "",
        "Fallen",
        "  Jan 1925  Boris, politburo: voted out",
        "  1 person lost a seat in the committee alone",
        "",
        "Contests: 1 lost by the one attacked, 1 won",
        "  Jan 1925  Boris: 559 to 65, censure, party democracy",
        "",
        "The section gave 12,277 orders, 9,419 of them to responsible posts.",
    ]


def test_a_loop_that_stays_open_is_said_so() -> None:
    lines = list(story({**SUMMARY, "loop_closed": None}, NAMES))
    assert lines[2].startswith("The loop never closed")


def test_a_long_list_is_cut_and_the_rest_counted() -> None:
    fallen = [
        {"person": f"p{n}", "body": "politburo", "date": "1925", "how": "x"} for n in range(20)
    ]
    lines = list(story({**SUMMARY, "fallen": fallen}, NAMES))
    assert sum(": x" in line for line in lines) == 9
    assert "  and 11 more" in lines


def test_a_history_of_nothing_is_still_told() -> None:
    nothing: dict[str, Any] = {key: [] for key in SUMMARY} | {
        "scenario": "toy",
        "seed": 1,
        "months": 1,
        "persons": 0,
        "loop_closed": None,
    }
    lines = list(story(nothing, {}))
    assert lines[0] == "toy, seed 1: 1 month, 0 persons"
    assert "Congresses" not in lines


@pytest.mark.parametrize(
    ("values", "width", "bars"),
    [
        ([], 10, ""),
        ([0.0, 0.5, 1.0], 10, "▁▅█"),
        ([-0.2, 1.7], 10, "▁█"),
        ([0.0] * 99 + [1.0], 10, "▁▁▁▁▁▁▁▁▁█"),
    ],
)
def test_bars(values: list[float], width: int, bars: str) -> None:
    assert bar_line(values, width) == bars
