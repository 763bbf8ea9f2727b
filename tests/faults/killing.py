"""Writers that are killed at each of their requests in turn, in copies of one calm process.

Polars starts threads when it first works, and a copy of a process has none of them. So all
that works is done in copies, made by a parent that has done nothing yet.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from raspred.experiments import BASELINE, Here, study
from raspred.register.files import read, write
from tests.experiments.toys import Urn
from tests.faults.commands import content
from tests.faults.refusing import at_request, die, survives
from tests.register.council import council

if TYPE_CHECKING:
    from collections.abc import Callable

    from raspred.register.package import Form

OLD, NEW = "Ada", "Adelaide"


def killed_each_time(
    folder: Path, work: Callable[[], object], judge: Callable[[], object]
) -> tuple[int, int]:
    """Kill some work at each of its requests; return how many there were and how many died.

    Args:
        folder: What the requests concern.
        work: Is done once in peace, then once for each request, killed there.
        judge: What must hold after each death, and then makes all ready for the next.
    """

    def killed_at(number: int) -> None:
        with at_request(number, folder, die) as counted:
            work()
        (folder.parent / "requests").write_text(str(counted.heard))

    assert survives(judge)
    assert survives(lambda: killed_at(0))
    requests = int((folder.parent / "requests").read_text())
    died = 0
    for number in range(1, requests + 1):
        assert survives(judge)
        died += not survives(lambda number=number: killed_at(number))  # type: ignore[misc]
    assert survives(judge)
    return requests, died


def register(folder: Path, form: Form) -> tuple[int, int]:
    """Kill the writer of a register that replaces another."""
    town = folder / "town"

    def named(name: str) -> None:
        write(council({"persons.ada": {"name": name}}), town, form)

    def judge() -> None:
        if town.exists():
            found = read(town)
            assert found.notes == ()
            assert found.persons["name"][0] in (OLD, NEW)
        named(OLD)
        assert [entry.name for entry in folder.iterdir()] == ["town"]

    return killed_each_time(folder, lambda: named(NEW), judge)


def histories(folder: Path) -> tuple[int, int]:
    """Kill a study that is lived again and again in new folders."""

    def live(where: Path) -> None:
        study(Urn(), [BASELINE], range(2), where, backend=Here())

    def judge() -> None:
        for under_way in folder.iterdir():
            live(under_way)
            assert not [one for one in under_way.rglob(".*") if one.is_file()], "leftovers"
            under_way.rename(folder.parent / f"done-{len(list(folder.parent.iterdir()))}")
        live(folder.parent / "calm")
        for done in folder.parent.glob("done-*"):
            assert content(done) == content(folder.parent / "calm")

    return killed_each_time(folder, lambda: live(folder / "study"), judge)


def main() -> None:
    """Kill what the first argument names, in the folder of the second."""
    what, folder = sys.argv[1], Path(sys.argv[2])
    found = histories(folder) if what == "study" else register(folder, what)  # type: ignore[arg-type]
    sys.stdout.write("{} {}\n".format(*found))
