"""What a notebook shows of registers, histories, measurements and tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

import raspred as rp
from raspred.dates import parse
from raspred.register.builder import RegisterBuilder
from raspred.register.provenance import Provenance
from raspred.report import notebook
from raspred.report.notebook import history_card, short_table

if TYPE_CHECKING:
    import pytest

SUMMARY = {
    "loop_closed": "1926-05-31",
    "post_debt": [{"date": "1922-04-30", "value": 0.0}, {"date": "1926-05-31", "value": 0.625}],
    "holder": [{"person": "stalin", "name": "Joseph <Stalin>", "start": "1922-04-03"}],
    "fallen": [{"person": "kamenev", "body": "politburo", "date": "1926-01"}],
}


def register(provenance: Provenance) -> rp.History:
    builder = RegisterBuilder()
    builder.add("persons", person_id="anna", name="Anna")
    builder.add("bodies", body_id="board", name="Board")
    builder.add("posts", post_id="chair", body_id="board", title="Chair")
    builder.add("tenures", tenure_id="t1", person_id="anna", post_id="chair", start="1922-04")
    return rp.History(builder.freeze(provenance))


def test_a_register_tells_its_origin_and_the_rows_of_what_it_has() -> None:
    html = register(Provenance.of_reading("minutes & <lists>", {})).register._repr_html_()
    assert "<strong>Register read from: minutes &amp; &lt;lists&gt;</strong>" in html
    assert "<td>persons</td><td>1</td>" in html
    assert "ballots" not in html


def test_a_simulated_register_tells_its_scenario_and_seed() -> None:
    made = Provenance.of_run({"scenario": "ussr-1920", "seed": 7})
    html = register(made).register._repr_html_()
    assert "Register of a simulated history: ussr-1920, seed 7" in html


def test_a_history_without_a_run_shows_its_register_alone() -> None:
    history = register(Provenance.of_reading("minutes", {}))
    assert history._repr_html_() == f"<div>{history.register._repr_html_()}</div>"


def test_a_run_is_told_in_short_and_names_are_escaped() -> None:
    html = history_card(register(Provenance.of_run({})).register, SUMMARY)
    assert "<th>The loop closed</th><td>31 May 1926</td>" in html
    assert "<th>Post debt at the end</th><td>62%</td>" in html
    assert "<td>Joseph &lt;Stalin&gt;</td>" in html
    assert "<th>Put out of the Politburo</th><td>1</td>" in html


def test_a_loop_that_never_closed_and_one_that_nobody_counted() -> None:
    bare = register(Provenance.of_run({})).register
    assert "<td>never</td>" in history_card(bare, {"loop_closed": None})
    assert "The loop closed" not in history_card(bare, {"seed": 1})


def test_a_long_table_keeps_its_ends() -> None:
    html = short_table("count", "", pl.DataFrame({"n": range(100)}))
    shown = [cell.partition("<")[0] for cell in html.split("<td>")[1:]]
    assert shown == [*map(str, range(6)), "…", *map(str, range(94, 100))]
    assert "<small>100 rows</small>" in html


def test_of_a_long_table_no_more_is_put_in_words_than_is_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    put: list[object] = []

    def noted(value: object) -> str:
        put.append(value)
        return str(value)

    monkeypatch.setattr(notebook, "_word", noted)
    names = pl.Series([f"cadre {n}" for n in range(100_000)], dtype=pl.Categorical)
    html = short_table("names", "", pl.DataFrame({"name": names}))
    assert len(put) == 12
    assert "<td>cadre 5</td>" in html
    assert "<td>cadre 99994</td>" in html
    assert "<small>100,000 rows</small>" in html


def test_a_table_of_twelve_rows_is_shown_whole() -> None:
    html = short_table("count", "", pl.DataFrame({"n": range(12)}))
    assert html.count("<td>") == 12
    assert "…" not in html


def test_cells_are_escaped_gaps_are_dashes_and_years_before_christ_are_dates() -> None:
    frame = pl.DataFrame(
        {
            "date": pl.Series([parse("-0043-03-15").earliest, None], dtype=pl.Int32).cast(pl.Date),
            "subject": ["<b>", None],
            "value": [1 / 3, float("nan")],
            "year": [1927.392, 0.25],
        }
    )
    html = short_table("x & y", "What of it?", frame)
    assert "<strong>x &amp; y</strong><div>What of it?</div>" in html
    assert "<td>-0043-03-15</td><td>&lt;b&gt;</td><td>0.333</td><td>1927.4</td>" in html
    assert "<td>–</td><td>–</td><td>–</td><td>0.25</td>" in html


def test_a_measurement_is_shown_with_its_question() -> None:
    history = register(Provenance.of_reading("minutes", {}))
    html = history.measure("tenure")._repr_html_()
    assert html.startswith("<div><strong>tenure</strong><div>")
    assert "?</div>" in html
