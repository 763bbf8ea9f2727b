"""What the studies share: how a history is lived, and where findings go."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from raspred.experiments.living import ScenarioLiving
from raspred.register.writing import whole_file
from raspred.scenario.catalog import load_scenario

if TYPE_CHECKING:
    from collections.abc import Sequence

    import polars as pl

SCENARIO = "ussr-1920"
CADRES, SCALE = 0.2, 0.01
"""A fifth of the posts, an agent for a hundred members: some hundreds of histories are cheap."""
SMALL = 0.1
"""A tenth of the posts: for studies of many arms."""
FINDINGS = Path(__file__).resolve().parents[1] / "docs" / "studies"

say = Console(stderr=True).print


def cut_living(cadres: float = CADRES) -> ScenarioLiving:
    """Return the way in which the studies live the bundled scenario."""
    return ScenarioLiving(load_scenario(SCENARIO), SCALE, None, cadres)


def asked(what: str, runs: int, name: str) -> argparse.Namespace:
    """Return what the command line asks for: runs, workers, and the folder of histories."""
    asking = argparse.ArgumentParser(description=what.split("\n", 1)[0])
    asking.add_argument("--runs", type=int, default=runs, help="histories of each arm")
    asking.add_argument("--workers", type=int, default=2, help="processes at work at once")
    asking.add_argument("--out", type=Path, default=Path("out") / name)
    return asking.parse_args()


def tell(done: int, whole: int) -> None:
    """Say now and then how far a study has come."""
    if done == whole or done % 16 == 0:
        say(f"{done} of {whole} histories", end="\r")


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
