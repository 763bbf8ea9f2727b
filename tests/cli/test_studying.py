"""What the commands of many histories share: their folder, and what they answer."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl
import pytest
import typer

from raspred.cli.studying import Place, answer, studied
from raspred.experiments import Failure

HAD = pl.DataFrame({"pattern": ["white"], "value": [0.25]})
LOST = Failure("no-section", 3, "the process that lived it was killed")


@dataclass
class Found:
    """Findings that remember whether the folder was still locked when they were saved."""

    failures: tuple[Failure, ...] = ()
    alone: list[bool] = field(default_factory=list)

    def save(self, folder: Path) -> None:
        self.alone.append(locked(folder))


def locked(folder: Path) -> bool:
    fcntl = pytest.importorskip("fcntl")
    with (folder / "study.lock").open() as opened:
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def test_the_folder_that_is_asked_for_and_the_one_that_is_not() -> None:
    assert Place.asked(Path("mine"), "ussr-1920", "fit", ()).folder == Path("mine")
    assert Place.asked(None, "ussr-1920", "fit", ()).folder == Path("out/ussr-1920-fit")
    assert Place.asked(None, "a/b/own.toml", "fit", ()).folder == Path("out/own-fit")


def test_what_is_found_is_told_and_what_is_not_ends_with_findings(
    capsys: pytest.CaptureFixture[str],
) -> None:
    place = Place(Path("out/urn"), ("patterns.csv", "report.html"))
    answer(Found(), place, [HAD], {}, as_json=False)
    said = capsys.readouterr()
    assert [line.split() for line in said.out.splitlines()] == [
        ["pattern", "value"],
        ["white", "0.25"],
        [],
        ["Written", "to", "out/urn/:", "patterns.csv,", "report.html"],
    ]
    assert said.err == ""
    with pytest.raises(typer.Exit) as ended:
        answer(Found((LOST,)), place, [HAD], HAD.to_dicts(), as_json=True)
    said = capsys.readouterr()
    assert ended.value.exit_code == 1
    assert json.loads(said.out) == [{"pattern": "white", "value": 0.25}]
    assert said.err == "no-section, seed 3: the process that lived it was killed\n"


def test_nobody_else_may_write_before_all_is_saved(tmp_path: Path) -> None:
    given: dict[str, object] = {}

    def live(**keywords: object) -> Found:
        given.update(keywords)
        return Found()

    found = studied(live, Place(tmp_path / "urn", ("report.html",)))
    assert given == {"folder": tmp_path / "urn", "progress": None}
    assert found.alone == [True]
    assert not locked(tmp_path / "urn")
