"""A history of a cut apparatus is explained in the apparatus that it was lived in."""

from __future__ import annotations

import pytest

import raspred
from raspred.scenario import catalog
from raspred.simulation import codes
from raspred.simulation.explaining import why
from raspred.simulation.run import simulate
from tests.simulation.small import small


def test_a_cut_history_is_replayed_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalog, "load_scenario", lambda _: small())
    whole, cut = (simulate(small(), 7, cadres=share).register for share in (1.0, 0.5))
    assert cut.posts.height < whole.posts.height
    reason = codes.REASONS[codes.WITHIN_JURISDICTION]
    orders = cut.orders.filter(cut.orders["reason"] == reason)
    asked = orders.row(orders.height // 2, named=True)
    told = why(cut, asked["order_id"])
    assert (told.asked, told.person) == (asked["order_id"], asked["person_id"])
    assert told.score == pytest.approx(asked["score"])
    vars(raspred).pop("load_scenario", None)  # the contents page keeps what it fetched
