"""Arrests and the raising of the docile are explained too: a party under a harsh section."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl
import pytest

from raspred.scenario import catalog
from raspred.simulation import codes
from raspred.simulation.explaining import why
from raspred.simulation.run import simulate
from tests.simulation.small import Shape, small

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raspred.register.register import Register
    from raspred.scenario.parts import Scenario

HARSH = {
    "police_at": 0.0,
    "police_suspects": 0.3,
    "danger_at": 0.05,
    "danger_hold": 0.0,
    "displaced_share": 0.5,
    "card_entries": 0.5,
}
REASONS = (codes.ARRESTED_BY_POLICE, codes.SHOT_BY_POLICE, codes.DOCILE)


def harsh() -> Scenario:
    given = small(Shape(responsible=240, collective=False, office_month=0, years=4))
    numbers = {
        name: one.model_copy(update={"value": HARSH.get(name, one.value)})
        for name, one in given.parameters.items()
    }
    return given.model_copy(update={"parameters": numbers})


@pytest.fixture(scope="module")
def hot() -> Iterator[Register]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(catalog, "load_scenario", lambda _: harsh())
        yield simulate(harsh(), 7).register


def orders_for(register: Register, reason: int) -> list[dict[str, object]]:
    """Return some of the orders given for a reason: first, middle, last."""
    found = register.orders.filter(pl.col("reason") == codes.REASONS[reason])
    return [found.row(at, named=True) for at in (0, len(found) // 2, -1)] if len(found) else []


def test_the_harsh_run_has_arrests_and_the_docile(hot: Register) -> None:
    there = set(hot.orders["reason"].cast(pl.String).to_list())
    assert {codes.REASONS[codes.ARRESTED_BY_POLICE], codes.REASONS[codes.DOCILE]} <= there


@pytest.mark.parametrize("reason", REASONS, ids=[codes.REASONS[one] for one in REASONS])
def test_each_is_explained_of_whom_it_concerns(hot: Register, reason: int) -> None:
    for row in orders_for(hot, reason):
        explanation = why(hot, str(row["order_id"]))
        assert explanation.person == row["person_id"]
        assert explanation.sentence.endswith(".")


def test_the_docile_is_the_best_of_those_looked_at_with_the_score_on_record(hot: Register) -> None:
    for row in orders_for(hot, codes.DOCILE):
        explanation = why(hot, str(row["order_id"]))
        if row["score"] is not None:  # which is left out where there was nobody to compare with
            assert np.float32(explanation.score or 0.0) == row["score"]
        (table,) = explanation.tables
        scores = [line[2] for line in table.rows]
        assert scores == sorted(scores, reverse=True)
        if row["runner_up_score"] is not None:
            assert np.float32(scores[1]) == row["runner_up_score"]


def test_an_arrest_tells_a_draw_within_its_risk(hot: Register) -> None:
    for row in orders_for(hot, codes.ARRESTED_BY_POLICE):
        figures = why(hot, str(row["order_id"])).figures
        assert figures["draw"] < figures["risk"]
