"""What a run leaves on record: words of the vocabulary, and a summary JSON can hold."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest

from raspred import dates
from raspred.register.vocabulary import Channel, OrderKind
from raspred.simulation import codes
from raspred.simulation.recording.names import roman
from raspred.simulation.run import SimulatedHistory, simulate
from tests.simulation.small import Shape, month, small

if TYPE_CHECKING:
    from collections.abc import Iterable

KEYS = {
    "scenario": str,
    "seed": int,
    "scale": float,
    "months": int,
    "persons": int,
    "orders_by_period": list,
    "post_debt": list,
    "dependence": list,
    "fallen": list,
    "contests": list,
    "congresses": list,
    "removals_by_channel": dict,
    "capitulations": int,
    "destinations": list,
}
ROWS = {
    "post_debt": {"date", "value"},
    "dependence": {"date", "value"},
    "fallen": {"person", "body", "date", "how"},
    "contests": {"date", "issue", "for", "against", "votes_for", "votes_against", "winner"},
    "congresses": {"number", "date", "delegates", "retention", "newcomers", "debt"},
}


@pytest.fixture(scope="module")
def history() -> SimulatedHistory:
    return simulate(small(Shape(share=1.0, responsible=200, plenum_months=1)), 5)


def words(table: pl.DataFrame, column: str) -> set[str]:
    return set(table[column].cast(pl.String).drop_nulls().unique().to_list())


def test_every_order_speaks_the_vocabulary(history: SimulatedHistory) -> None:
    orders = history.register.orders
    assert words(orders, "kind") <= {kind.value for kind in OrderKind}
    assert words(orders, "channel") <= {channel.value for channel in Channel}
    assert words(orders, "reason") <= set(codes.REASONS)
    assert orders["reason"].null_count() == 0
    assert len(words(orders, "kind")) > 4


def test_every_comparison_of_the_section_is_kept(history: SimulatedHistory) -> None:
    orders = history.register.orders
    placed = orders.filter(
        (pl.col("channel") == "section")
        & pl.col("reason").cast(pl.String).is_in(codes.REASONS[1:3])
    )
    assert placed.height > 50
    alone = placed["runner_up_id"].is_null()
    assert (placed["score"].is_null() == alone).all()
    beaten = placed.filter(~alone)
    assert beaten.height > 30
    assert (beaten["runner_up_score"] <= beaten["score"]).all()


def test_tenures_point_to_the_orders_that_made_them(history: SimulatedHistory) -> None:
    tenures, orders = history.register.tenures, history.register.orders
    for reference, column in (("start_order_id", "to_post_id"), ("end_order_id", "from_post_id")):
        given = tenures.filter(pl.col(reference).is_not_null())
        joined = given.join(orders, left_on=reference, right_on="order_id", how="left")
        assert joined.height == given.height
        assert (joined["person_id_right"] == joined["person_id"]).all()
        assert (joined[column].cast(pl.String) == joined["post_id"].cast(pl.String)).all()


def test_seats_won_at_a_congress_carry_its_number(history: SimulatedHistory) -> None:
    of_committee = history.register.tenures.filter(pl.col("post_id") == "central-committee.member")
    assert words(of_committee, "selection") >= {"X", "XI", "XII", "XIII", "XIV"}


def test_the_summary_has_all_that_is_promised(history: SimulatedHistory) -> None:
    summary = history.summary
    assert {name: type(summary[name]) for name in KEYS} == KEYS
    assert summary["loop_closed"] is None or dates.parse(summary["loop_closed"])
    for name, fields in ROWS.items():
        for row in summary[name]:
            assert fields <= set(row), name
    assert summary["contests"]
    assert summary["fallen"]
    assert len(summary["congresses"]) == 5


def test_the_summary_is_json_and_its_dates_are_dates(history: SimulatedHistory) -> None:
    text = json.dumps(history.summary, allow_nan=False)
    assert json.loads(text) == history.summary
    for name, value in leaves(history.summary):
        if name in ("date", "start", "end") and value is not None:
            assert dates.parse(value).earliest > dates.FAR_PAST


def leaves(part: Any, name: str = "") -> Iterable[tuple[str, Any]]:
    """Yield every value of nested lists and dictionaries with the key it stands under."""
    if isinstance(part, dict):
        for key, value in part.items():
            yield from leaves(value, key)
    elif isinstance(part, list):
        for value in part:
            yield from leaves(value, name)
    else:
        yield name, part


def test_winners_are_one_of_the_two(history: SimulatedHistory) -> None:
    for contest in history.summary["contests"]:
        assert contest["winner"] in (contest["for"], contest["against"])


def test_shares_lie_between_none_and_all(history: SimulatedHistory) -> None:
    for name in ("post_debt", "dependence", "hold"):
        assert all(0.0 <= row["value"] <= 1.0 for row in history.summary[name]), name
    for congress in history.summary["congresses"]:
        assert 0.0 <= congress["retention"] <= 1.0
        assert 0.0 <= congress["newcomers"] <= 1.0


def test_debt_before_a_congress_counts_the_month_s_end(history: SimulatedHistory) -> None:
    debt = {row["date"][:7]: row["value"] for row in history.summary["post_debt"]}
    for congress in history.summary["congresses"]:
        assert congress["debt"] == debt[congress["date"][:7]]


def test_the_run_can_be_repeated_from_its_provenance(history: SimulatedHistory) -> None:
    details = history.register.provenance.details
    again = simulate(
        small(Shape(share=1.0, responsible=200, plenum_months=1)),
        details["seed"],
        scale=details["scale"],
        without=details["without"],
    )
    assert again.summary == history.summary
    assert again.register.tenures.equals(history.register.tenures)
    assert again.register.orders.equals(history.register.orders)


def test_another_length_is_the_same_beginning() -> None:
    scenario = small()
    short = simulate(scenario, 5, until=month(20)).summary
    long = simulate(scenario, 5).summary
    assert short["contests"] == long["contests"][: len(short["contests"])]
    assert short["hold"] == long["hold"][: short["months"]]


@pytest.mark.parametrize(
    ("number", "written"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (19, "XIX"), (39, "XXXIX")]
)
def test_congresses_are_numbered_as_they_numbered_themselves(number: int, written: str) -> None:
    assert roman(number) == written
