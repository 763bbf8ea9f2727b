"""What the studies share: how a history is lived, and where findings go."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypedDict

from rich.console import Console

from raspred.experiments.backends import Processes
from raspred.experiments.comparing import compare
from raspred.experiments.factors import factors_of
from raspred.experiments.fitting.contest import contest
from raspred.experiments.living import ScenarioLiving
from raspred.experiments.study import study
from raspred.register.writing import whole_file
from raspred.scenario.catalog import load_scenario

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Unpack

    import polars as pl

    from raspred.experiments.arms import Arm
    from raspred.experiments.comparing import Comparison
    from raspred.experiments.fitting import Contest
    from raspred.experiments.study import Failure

SCENARIO = "ussr-1920"
CADRES, SCALE = 0.2, 0.01
"""A fifth of the posts, an agent for a hundred members: some hundreds of histories are cheap."""
SMALL = 0.1
"""A tenth of the posts: for studies of many arms."""
FINDINGS = Path(__file__).resolve().parents[1] / "docs" / "studies"

say = Console(stderr=True).print


class Asked(NamedTuple):
    """What the command line of a study asks for.

    Attributes:
        runs: Histories of each arm.
        workers: Processes at work at once.
        out: The folder of histories.
    """

    runs: int
    workers: int
    out: Path

    @property
    def backend(self) -> Processes:
        """Where the work is done."""
        return Processes(self.workers)


class Changes(TypedDict, total=False):
    """What a comparison changes, as `experiments.compare` takes it."""

    safeguards: Sequence[str]
    without: Sequence[str]
    swaps: Sequence[str]
    shuffled: bool
    doses: Sequence[str]


def asked(what: str, runs: int, name: str) -> Asked:
    """Return what the command line asks for.

    Args:
        what: The study's docstring; its first line is shown as help.
        runs: Histories of each arm where none are asked for.
        name: Of the folder in out/ where none is asked for.
    """
    asking = argparse.ArgumentParser(description=what.split("\n", 1)[0])
    asking.add_argument("--runs", type=int, default=runs, help="histories of each arm")
    asking.add_argument("--workers", type=int, default=2, help="processes at work at once")
    asking.add_argument("--out", type=Path, default=Path("out") / name)
    return Asked(**vars(asking.parse_args()))


def cut_living(cadres: float = CADRES) -> ScenarioLiving:
    """Return the way in which the studies live the bundled scenario."""
    return ScenarioLiving(load_scenario(SCENARIO), SCALE, None, cadres)


def lived(given: Asked, living: ScenarioLiving, arms: Sequence[Arm]) -> pl.DataFrame:
    """Live arms on the seeds from 0 and return what was observed, as `study` does."""
    found = study(living, arms, range(given.runs), given.out, backend=given.backend, progress=tell)
    tell_failures(found.failures)
    return found.table


def compared(given: Asked, cadres: float, **changes: Unpack[Changes]) -> Comparison:
    """Live the scenario with and without each change; save page and tables in the folder.

    With all cadres (1.0) it is lived as it is given, as `raspred compare` does; cut, with an
    agent for a hundred members.
    """
    found = compare(
        load_scenario(SCENARIO),
        runs=given.runs,
        cadres=cadres,
        scale=None if cadres == 1.0 else SCALE,
        folder=given.out,
        backend=given.backend,
        progress=tell,
        **changes,
    )
    tell_failures(found.failures)
    found.save(given.out)
    return found


def fitted(given: Asked, arms: Sequence[Arm], particles: int, generations: int) -> Contest:
    """Bring each arm near the record on a tenth of the posts; save page and tables in the folder.

    `runs` histories are lived from each posterior.
    """
    living = cut_living(SMALL)
    found = contest(
        living,
        arms,
        factors_of(living.scenario),
        given.out,
        population=particles,
        generations=generations,
        histories=given.runs,
        backend=given.backend,
        progress=tell,
    )
    tell_failures(found.failures)
    found.save(given.out)
    for model, number, effective in found.particles().rows():
        say(f"{model}: {number} particles, worth {effective:.0f} of equal weight")
    return found


def tell(done: int, whole: int) -> None:
    """Say now and then how far a study has come."""
    if done == whole or done % 16 == 0:
        say(f"{done} of {whole} histories", end="\r")


def tell_failures(failures: Sequence[Failure]) -> None:
    """Name the histories that could not be had."""
    for failure in failures:
        say(f"{failure.arm}, seed {failure.seed}: {failure.what}")


def write(table: pl.DataFrame, name: str) -> None:
    """Write one table of findings, whole or not at all."""
    FINDINGS.mkdir(parents=True, exist_ok=True)
    with whole_file(FINDINGS / f"{name}.csv") as new:
        table.write_csv(new, float_precision=4)


def write_figures(folder: Path, names: Sequence[str]) -> None:
    """Copy figures of a study's page to where the page of findings shows them."""
    for name in names:
        with whole_file(FINDINGS / "figures" / f"{name}.svg") as new:
            new.write_bytes((folder / "figures" / f"{name}.svg").read_bytes())
