"""Memory that runs out"""

from __future__ import annotations

import resource
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
import typer

from raspred.cli.complaints import Exit, complaining
from raspred.experiments import BASELINE, Here, Observation, Processes, study
from tests.experiments.toys import Urn
from tests.faults.promises import promised

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from raspred.experiments.arms import Arm

ROOM = 2**31


@dataclass(frozen=True)
class Hungry:
    """Asks for more memory than its process may have, on one seed."""

    seed: int
    marks: Mapping[str, object] = field(default_factory=lambda: {"toy": "hungry"})

    def __call__(self, arm: Arm, seed: int) -> Sequence[Observation]:
        if seed == self.seed:
            resource.setrlimit(resource.RLIMIT_AS, (ROOM, ROOM))
            bytearray(2 * ROOM)
        return [Observation("value", "", float(seed))]

    def check(self, arms: Sequence[Arm]) -> None:
        """Everything goes."""


@promised(
    "The system kills a worker for want of memory (SIGKILL), once",
    "Its history is lived again by a new worker; the findings are those of a calm study",
)
def test_a_worker_killed_once(tmp_path: Path) -> None:
    urn = Urn(killed_at=1, scratch=str(tmp_path))
    found = study(urn, [BASELINE], range(3), tmp_path / "killed", backend=Processes(2))
    calm = study(Urn(), [BASELINE], range(3), tmp_path / "calm", backend=Here())
    assert found.failures == ()
    assert found.table.equals(calm.table)


@promised(
    "The same history kills its worker each time",
    "It is reported with its seed, exit code 1; every other history is kept",
)
def test_a_history_that_kills(tmp_path: Path) -> None:
    found = study(Urn(killed_at=1), [BASELINE], range(3), tmp_path, backend=Processes(2))
    (failure,) = found.failures
    assert (failure.seed, failure.what) == (
        1,
        "the process that lived it was killed, twice; memory may have run out",
    )
    assert sorted(found.table["seed"].unique()) == [0, 2]


@promised(
    "A worker is refused memory (RLIMIT_AS)",
    "Its history is reported with its seed and “MemoryError”; the others are kept",
)
def test_a_worker_without_room(tmp_path: Path) -> None:
    found = study(Hungry(1), [BASELINE], range(3), tmp_path, backend=Processes(1))
    (failure,) = found.failures
    assert failure.seed == 1
    assert failure.what.startswith("MemoryError")
    assert sorted(found.table["seed"].unique()) == [0, 2]


@promised(
    "A command is refused memory",
    "Exit code 2 and what to ask less of, no traceback",
)
def test_a_command_without_room(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit) as end, complaining():
        raise MemoryError
    assert end.value.exit_code == Exit.MISUSE
    assert capsys.readouterr().err == (
        "memory: there is not enough of it\n"
        "    Close other programs, or give less work: --cadres 0.2, --workers 1.\n"
    )
