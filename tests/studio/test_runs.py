"""Runs asked for, followed, cancelled, cut short: nothing half-written stays."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import httpx2
import pytest

from raspred.studio.models.runs import RunAsked
from raspred.studio.refusals import BusyError, ConflictError, UnknownError
from raspred.studio.runs import keeper
from raspred.studio.runs.keeper import Runs
from raspred.studio.runs.records import Records
from tests.studio.serving import serving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from raspred.studio.models.runs import Run

LIVES = (sys.executable, str(Path(__file__).with_name("lives.py")))
PATIENCE = 60.0  # seconds; a busy machine is no fault of the code


@pytest.fixture
def runs(tmp_path: Path) -> Iterator[Runs]:
    """Runs that need no simulation."""
    found = Runs(tmp_path / "out", LIVES)
    yield found
    found.close()


def until(runs: Runs, run: str, met: Callable[[Run], bool]) -> Run:
    """Return a run once it is as wanted."""
    end = time.monotonic() + PATIENCE
    while not met(found := runs.one(run)):
        assert time.monotonic() < end, found
        time.sleep(0.02)
    return found


def ask(runs: Runs, title: str) -> str:
    """Ask for a run; its title tells it what to do."""
    return runs.ask(RunAsked(title=title)).id


def visible(folder: Path) -> list[str]:
    """Return what stands in a results folder, hidden or not, but for our own notes."""
    return sorted(one.name for one in folder.iterdir() if one.name != ".studio")


def test_a_run_becomes_a_history(runs: Runs, tmp_path: Path) -> None:
    run = ask(runs, "good")
    done = until(runs, run, lambda one: one.state == "done")
    assert (done.done, done.whole, done.phase) == (3, 12, "")
    assert done.history is not None
    assert done.history.startswith(run)
    assert visible(tmp_path / "out") == [run]


def test_one_is_lived_at_a_time_and_the_next_follows(runs: Runs) -> None:
    first, second = ask(runs, "wait"), ask(runs, "good")
    until(runs, first, lambda one: one.done == 3)
    assert runs.one(second).state == "waiting"
    assert [one.id for one in runs.listed()] == [second, first]
    runs.cancel(first)
    assert until(runs, second, lambda one: one.state == "done").history


@pytest.mark.parametrize("title", ["wait", "leave"])
def test_of_a_cancelled_run_nothing_stays(runs: Runs, tmp_path: Path, title: str) -> None:
    run = ask(runs, title)
    until(runs, run, lambda one: one.done == 3)
    assert runs.cancel(run).state == "cancelled"
    follower = ask(runs, "vanish")
    until(runs, follower, lambda one: one.state == "failed")
    assert visible(tmp_path / "out") == []
    with pytest.raises(ConflictError, match="it is cancelled already"):
        runs.cancel(run)


def test_why_a_run_failed_is_told(runs: Runs) -> None:
    failed = until(runs, ask(runs, "fail"), lambda one: one.state == "failed")
    assert [(one.where, one.what, one.remedy) for one in failed.problems] == [("a", "b", "c")]
    silent = until(runs, ask(runs, "vanish"), lambda one: one.state == "failed")
    assert [one.what for one in silent.problems] == ["its process ended without a word"]


def test_a_line_is_forgotten_but_not_its_history(runs: Runs, tmp_path: Path) -> None:
    waits, good = ask(runs, "wait"), ask(runs, "good")
    with pytest.raises(ConflictError, match="Cancel it first"):
        runs.forget(waits)
    runs.cancel(waits)
    until(runs, good, lambda one: one.state == "done")
    runs.forget(good)
    with pytest.raises(UnknownError):
        runs.one(good)
    assert visible(tmp_path / "out") == [good]


def test_only_so_many_wait(runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeper, "WAITING", 2)
    for _ in range(3):
        ask(runs, "wait")
    with pytest.raises(BusyError, match="2 wait already"):
        ask(runs, "wait")


def test_another_studio_looks_on_and_starts_nothing(runs: Runs, tmp_path: Path) -> None:
    run = ask(runs, "good")
    until(runs, run, lambda one: one.state == "done")
    other = Runs(tmp_path / "out", LIVES)
    assert not other.can_run
    assert [one.id for one in other.listed()] == [run]
    with pytest.raises(ConflictError, match="another studio has its runs"):
        ask(other, "good")
    other.close()


def test_what_was_under_way_when_the_studio_closed_is_interrupted(tmp_path: Path) -> None:
    runs = Runs(tmp_path / "out", LIVES)
    under_way, waiting = ask(runs, "leave"), ask(runs, "good")
    until(runs, under_way, lambda one: one.done == 3)
    runs.close()
    later = Runs(tmp_path / "out", LIVES)
    assert {one.id: one.state for one in later.listed()} == {
        under_way: "interrupted",
        waiting: "interrupted",
    }
    assert later.one(waiting).problems[0].remedy == (
        "Start it again: the same settings give the same history."
    )
    assert visible(tmp_path / "out") == []
    later.close()


def test_a_run_that_was_whole_when_the_studio_died_is_done(tmp_path: Path, runs: Runs) -> None:
    run = ask(runs, "good")
    until(runs, run, lambda one: one.state == "done")
    runs.close()
    records = Records(tmp_path / "out")
    records.keep(runs.one(run).model_copy(update={"state": "running"}))
    later = Runs(tmp_path / "out", LIVES)
    assert later.one(run).state == "done"
    later.close()


def test_a_process_that_cannot_be_started_is_told(tmp_path: Path) -> None:
    runs = Runs(tmp_path / "out", [str(tmp_path / "nothing-here")])
    failed = until(runs, ask(runs, "good"), lambda one: one.state == "failed")
    assert [(one.where, one.what) for one in failed.problems] == [
        ("run", "no process could be started for it: No such file or directory")
    ]
    runs.close()


def test_a_note_that_is_none_of_ours_is_left_alone(tmp_path: Path) -> None:
    notes = tmp_path / "out" / ".studio" / "runs"
    notes.mkdir(parents=True)
    (notes / "x.json").write_text("{", encoding="utf-8")
    runs = Runs(tmp_path / "out", LIVES)
    assert runs.listed() == []
    assert (notes / "x.json").read_text(encoding="utf-8") == "{"
    runs.close()


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
def test_a_studio_killed_during_a_real_run_leaves_nothing_half_written(tmp_path: Path) -> None:
    with serving(tmp_path / "out") as (server, address):
        run = httpx2.post(f"{address}api/runs", json={"until": "1926-01"}, timeout=PATIENCE).json()
        end = time.monotonic() + 3 * PATIENCE
        while httpx2.get(f"{address}api/runs/{run['id']}", timeout=PATIENCE).json()["done"] == 0:
            assert time.monotonic() < end
            time.sleep(0.1)
        server.send_signal(signal.SIGKILL)
        server.wait()
    with serving(tmp_path / "out") as (_, address):
        (told,) = httpx2.get(f"{address}api/runs", timeout=PATIENCE).json()["runs"]
        assert (told["id"], told["state"], told["history"]) == (run["id"], "interrupted", None)
        deadline = time.monotonic() + PATIENCE
        while visible(tmp_path / "out") and time.monotonic() < deadline:
            time.sleep(0.2)  # the orphan has until then to hear that nobody listens
        assert visible(tmp_path / "out") == []
        assert httpx2.get(f"{address}api/histories", timeout=PATIENCE).json() == []
