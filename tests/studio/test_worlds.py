"""Worlds side by side: where they part is where a plain comparison of rows parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pytest

from raspred.experiments.beside import beside_the_record
from raspred.experiments.ensemble import Ensemble
from raspred.experiments.kept import KINDS
from raspred.experiments.study import TABLE
from raspred.history import History, open_register
from raspred.register.register import Register
from raspred.studio.ensembles import distribution
from raspred.studio.folders import found_in
from raspred.studio.opened import Opened
from raspred.studio.worlds import compared, divergence
from tests.studio.small import small_register, small_run

if TYPE_CHECKING:
    from pathlib import Path


def opened(folder: Path) -> Opened:
    """Open the history of a folder."""
    return Opened(next(found_in(folder, "opened")), folder.name)


def changed(folder: Path, orders: pl.DataFrame) -> Opened:
    """Write the register worked by hand with other orders, and open it."""
    given = small_register(scenario="toy", seed=7, months=45)
    History(Register({**given.frames, "orders": orders}, given.provenance)).save(
        folder / "register"
    )
    (folder / "summary.json").write_text('{"scenario": "toy"}', encoding="utf-8")
    return opened(folder)


def test_a_history_does_not_part_from_itself(tmp_path: Path) -> None:
    left, right = (opened(small_run(tmp_path / name)) for name in ("left", "right"))
    found = compared(left, right)
    assert found.divergence is None
    assert (found.paired, found.settings) == (True, [])
    assert all(pair.left == pair.right for pair in found.series)


@pytest.mark.parametrize(
    ("column", "value"),
    [("kind", "demotion"), ("person_id", "boris"), ("by_person_id", None), ("channel", "police")],
)
def test_the_first_act_that_differs_is_found(tmp_path: Path, column: str, value: object) -> None:
    left = opened(small_run(tmp_path / "left"))
    orders = left.register.orders.with_columns(
        pl.when(pl.col("order_id").is_in(["o2", "o3"]))
        .then(pl.lit(value).cast(left.register.orders.schema[column]))
        .otherwise(pl.col(column))
        .alias(column)
    )
    found = divergence(left, changed(tmp_path / "right", orders))
    assert found is not None
    assert found.before == 1
    assert found.left is not None
    assert found.right is not None
    assert (found.left.id, found.right.id) == ("o2", "o2")


def test_a_history_that_ends_earlier_parts_at_its_end(tmp_path: Path) -> None:
    left = opened(small_run(tmp_path / "left"))
    found = divergence(left, changed(tmp_path / "right", left.register.orders.head(2)))
    assert found is not None
    assert (found.before, found.date, found.right) == (2, "1925-12-31", None)
    assert found.left is not None
    assert found.left.id == "o3"


def test_other_seeds_are_no_pair(tmp_path: Path) -> None:
    fallen = [{"person": "ada", "name": "Ada", "body": "b", "date": "1925-01-01", "how": "x"}]
    left = opened(small_run(tmp_path / "left", seed=7, fallen=fallen))
    right = opened(small_run(tmp_path / "right", seed=8))
    found = compared(left, right)
    assert not found.paired
    assert [(row.name, row.left, row.right) for row in found.settings] == [("seed", "7", "8")]
    assert [(one.person.id, one.left, one.right) for one in found.falls] == [
        ("ada", "1925-01-01", None)
    ]


def test_an_ensemble_is_spread_with_the_marked_history_in_it(tmp_path: Path, run: Opened) -> None:
    folder = tmp_path / "many"
    rows: list[tuple[str, int, str, str, float | None]] = []
    for seed, value in ((3, 1925.0), (1, 1927.0), (2, None)):
        rows.append(("baseline", seed, "capitulations", "", float(seed)))
        rows.append(("baseline", seed, "loop closed, year", "", value))
    table = pl.DataFrame(rows, schema=KINDS, orient="row")
    Ensemble(table, beside_the_record(table), (), {"scenario": "ussr-1920"}).save(folder)
    table.write_parquet(folder / TABLE)
    found = distribution(next(found_in(folder, "opened")), run)
    loop = next(one for one in found.patterns if one.pattern == "loop closed, year")
    assert found.seeds == [1, 2, 3]
    assert (loop.values, loop.median) == ([1927.0, None, 1925.0], 1926.0)
    assert loop.happened == pytest.approx(2 / 3)
    given_in = next(one for one in found.patterns if one.pattern == "capitulations")
    assert given_in.here == run.summary["capitulations"]
    assert open_register(run.folder.path).summary == run.summary
