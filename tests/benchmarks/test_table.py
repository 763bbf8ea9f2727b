"""Figures are kept whole, shown in one table, and one failing benchmark takes no other along."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from benchmarks import __main__ as runner
from benchmarks.figures import FIGURES, table
from benchmarks.results import keep, known

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the file of results of a test of its own."""
    file = tmp_path / "out" / "bench.json"
    monkeypatch.setenv("RASPRED_BENCH", str(file))
    return file


def test_figures_join_those_of_other_benchmarks(kept: Path) -> None:
    keep({"ratio_mesa": 123.456, "measures": {"seconds": {"fate": 0.123456}}})
    keep({"ratio_numpy": 9.0})
    assert json.loads(kept.read_text(encoding="utf-8")) == {
        "measures": {"seconds": {"fate": 0.1235}},
        "ratio_mesa": 123.5,
        "ratio_numpy": 9.0,
    }


def test_whoever_is_interrupted_keeps_what_was_measured(
    kept: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_given: object) -> list[str]:
        keep({"ratio_mesa": 100.0})
        raise KeyboardInterrupt

    monkeypatch.setattr(runner, "run_all", interrupted)
    assert runner.main([]) == 1
    assert known() == {"ratio_mesa": 100.0}
    assert "not measured anew: interrupted" in capsys.readouterr().out


def test_a_failing_benchmark_is_named_and_the_others_run(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    room = tmp_path / "benchmarks"
    room.mkdir()
    (room / "__init__.py").touch()
    (room / "bench_bad.py").write_text("raise SystemExit(3)\n", encoding="utf-8")
    (room / "bench_good.py").write_text(
        f"open({str(kept.parent.parent / 'good')!r}, 'w').close()\n", encoding="utf-8"
    )
    monkeypatch.setattr(runner, "HOUSE", tmp_path)
    monkeypatch.setattr(runner, "BENCHMARKS", ("bench_bad", "bench_good"))
    monkeypatch.delenv("PYTHONPATH", raising=False)
    assert runner.main([]) == 1
    assert (tmp_path / "good").is_file()
    told = capsys.readouterr().out
    assert "bench_bad FAILED with exit code 3" in told
    assert "not measured anew: bench_bad\n" in told
    assert runner.main(["bench_good"]) == 0


def test_an_unknown_benchmark_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        runner.main(["bench_run", "bench_walk"])
    assert left.value.code == 2
    assert "no benchmark is called bench_walk" in capsys.readouterr().err


def test_the_table_tells_goals_and_what_was_not_measured() -> None:
    rows = table({"ratio_mesa": 1234.5, "growth_exponent": 1.2}).splitlines()
    assert len(rows) == 2 + len(FIGURES)
    assert len({len(row) for row in rows}) == 1
    by_name = {row.split("|")[1].strip(" `"): row for row in rows}
    assert "1,234" in by_name["ratio_mesa"]
    assert "| at least 500" in by_name["ratio_mesa"]
    assert "| yes " in by_name["ratio_mesa"]
    assert "| no " in by_name["growth_exponent"]
    assert "not measured" in by_name["roofline_share"]


def test_the_table_is_shown_without_measuring(
    kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keep({"ratio_numpy": 9.0})
    assert runner.main(["--table"]) == 0
    assert capsys.readouterr().out == table({"ratio_numpy": 9.0})


def test_the_table_goes_between_the_marks_of_the_page(kept: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("a\n<!-- made: figures -->\nold\n<!-- end -->\nz\n", encoding="utf-8")
    keep({"ratio_numpy": 9.0})
    runner.write_page(page)
    shown = table({"ratio_numpy": 9.0})
    told = page.read_text(encoding="utf-8")
    assert told == f"a\n<!-- made: figures -->\n{shown}<!-- end -->\nz\n"


def test_every_figure_is_in_the_docs() -> None:
    page = (runner.HOUSE / "docs" / "performance.md").read_text(encoding="utf-8")
    assert [one.name for one in FIGURES if f"| `{one.name}`" not in page] == []


def test_every_benchmark_is_run() -> None:
    files = {file.stem for file in (runner.HOUSE / "benchmarks").glob("bench_*.py")}
    assert files == set(runner.BENCHMARKS)
