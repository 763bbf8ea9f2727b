"""A clock that is changed"""

from __future__ import annotations

import ast
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from raspred.experiments import BASELINE, Here, study
from raspred.register import provenance
from raspred.register.files import read, write
from tests.experiments.toys import Urn
from tests.faults.commands import SOURCE, content
from tests.faults.promises import promised
from tests.register.council import council

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest

PROVENANCE = "raspred/register/provenance.py"
# The studio tells when a run was asked for, opens a folder anew when its files have another
# date than before, and lists results by their date.
STUDIO = "raspred/studio/"
WALL = frozenset({"now", "utcnow", "today", "time", "time_ns", "localtime", "gmtime", "strftime"})
WALL_HOLDERS = frozenset({"datetime", "date", "time"})
FILE_TIMES = frozenset({"st_mtime", "st_mtime_ns", "st_ctime", "st_ctime_ns", "getmtime"})


def clocks_asked(file: Path) -> Iterator[str]:
    """Yield where a module asks what time it is, or when a file was written."""
    for node in ast.walk(ast.parse(file.read_bytes())):
        if isinstance(node, ast.Attribute):
            of = node.value.id if isinstance(node.value, ast.Name) else ""
            if node.attr in FILE_TIMES or (node.attr in WALL and of in WALL_HOLDERS):
                yield f"{of}.{node.attr}"


@promised(
    "The clock jumps, back or ahead, at any time",
    "No number depends on it: only provenance asks for the hour, to write it down, and the studio, "
    "to list what it has by date",
)
def test_who_asks_for_the_hour() -> None:
    asked = {
        str(file.relative_to(SOURCE)): sorted(clocks_asked(file))
        for file in sorted((SOURCE / "raspred").rglob("*.py"))
    }
    outside = {one: found for one, found in asked.items() if not one.startswith(STUDIO)}
    assert {one: found for one, found in outside.items() if found} == {PROVENANCE: ["datetime.now"]}


@promised(
    "A register is written, the clock is put back ten years, and it is written again",
    "The tables are the same bytes; `made_at` says what the clock said",
)
def test_a_register_from_before_it_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def by(year: int) -> None:
        class Put(datetime):
            @classmethod
            def now(cls, tz: object = None) -> Put:
                return cls(year, 1, 1, tzinfo=UTC)

        monkeypatch.setattr(provenance, "datetime", Put)
        made = provenance.Provenance.of_reading("worked by hand")
        write(council(), tmp_path / str(year))
        assert made.made_at.year == year

    by(2036)
    by(2026)
    assert content(tmp_path / "2036") == content(tmp_path / "2026")
    assert read(tmp_path / "2026").notes == ()


@promised(
    "The files of a study get dates in the future while it is interrupted",
    "The study goes on: what is there is known by its content, never by its date",
)
def test_files_from_the_future(tmp_path: Path) -> None:
    import os

    study(Urn(), [BASELINE], range(2), tmp_path / "study", backend=Here())
    for file in (tmp_path / "study").rglob("*"):
        os.utime(file, (4e9, 4e9))
    found = study(Urn(), [BASELINE], range(3), tmp_path / "study", backend=Here())
    calm = study(Urn(), [BASELINE], range(3), tmp_path / "calm", backend=Here())
    assert found.table.equals(calm.table)
