"""`compare`: a scenario with and without safeguards, on the same seeds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from raspred.errors import Problem, RaspredError, ScenarioError
from raspred.experiments.arms import BASELINE, SHUFFLED, Arm, arms_of
from raspred.experiments.comparing.effects import effects, prevention
from raspred.experiments.comparing.outcomes import Outcome, outcomes_of
from raspred.experiments.findings import write_csv, write_findings
from raspred.experiments.living import ScenarioLiving
from raspred.experiments.study import PAGE, Failure, study
from raspred.experiments.years import year_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from raspred.experiments.backends import Backend
    from raspred.experiments.study import Study
    from raspred.scenario.parts import Scenario

FILES = ("effects.csv", "prevention.csv", "doses.csv", "findings.json", *PAGE)
"""What `Comparison.save` writes, beside what its study keeps there."""

CAPTURED_BY = ("1927-12-31", "1934-12-31")
DOSES = tuple(f"{year}-04" for year in range(1921, 1930, 2))


@dataclass(frozen=True, slots=True)
class Comparison:
    """What arms changed, over pairs of histories of the same seed.

    Attributes:
        effects: As `experiments.comparing.effects.effects` returns them.
        prevention: As `experiments.comparing.effects.prevention` returns it.
        doses: The same, of arms that differ only in a safeguard's date; with columns
            `safeguard` and `start`.
        failures: Histories that could not be had.
        marks: What was lived: scenario, fingerprint, state of the model, arms, seeds.
    """

    effects: pl.DataFrame
    prevention: pl.DataFrame
    doses: pl.DataFrame
    failures: tuple[Failure, ...]
    marks: Mapping[str, object]

    def report(self, path: str | Path) -> Path:
        """Write the comparison as one HTML page that needs nothing beside itself.

        Raises:
            WritingError: The page cannot be written; what stood there before still stands.
        """
        from raspred.report.comparison_page import write_comparison

        marks = {**self.marks, "failures": self.failures}
        write_comparison(self.effects, self.prevention, self.doses, marks, Path(path))
        return Path(path)

    def save(self, folder: Path) -> None:
        """Write page, figures, tables and what they rest on into a study's folder.

        Raises:
            WritingError: The folder cannot be written.
        """
        for name in ("effects", "prevention", "doses"):
            write_csv(getattr(self, name), folder / f"{name}.csv")
        write_findings(folder, "compare", self.marks, self.failures)
        self.report(folder / "report.html")

    def _repr_html_(self) -> str:
        from raspred.report.notebook import short_table

        return short_table("With and without", "", self.effects)


def compare(
    scenario: str | Path | Scenario,
    *,
    safeguards: Sequence[str] = (),
    without: Sequence[str] = (),
    numbers: Sequence[str] = (),
    swaps: Sequence[str] = (),
    shuffled: bool = False,
    doses: Sequence[str] = (),
    dates: Sequence[str] = DOSES,
    by: Sequence[str] = CAPTURED_BY,
    runs: int = 200,
    first_seed: int = 0,
    scale: float | None = None,
    cadres: float = 1.0,
    until: str | None = None,
    folder: str | Path | None = None,
    backend: Backend | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Comparison:
    """Live a scenario with and without each change, on the same seeds, and compare.

    Args:
        scenario: A name, a path, or a scenario that was loaded.
        safeguards: NAME[=VALUE][@DATE], an arm each; "+" joins several into one arm.
        without: Mechanisms switched off, an arm each.
        numbers: NAME=VALUE of the model's numbers, an arm each.
        swaps: PERSON[@DATE] who takes the office, an arm each.
        shuffled: Whether to add the control in which the leaders' positions are dealt anew.
        doses: Safeguards NAME[=VALUE], without a date, to be begun on each of `dates`, an arm each.
        dates: When a dose may begin, EDTF level 1.
        by: Days by which capture and mastery are asked for.
        runs: Histories of each arm.
        first_seed: The first of the seeds, which count up from it.
        scale: Agents per rank-and-file member; None = the scenario's own.
        cadres: Share of the counted posts and of the section's capacity to keep.
        until: Last month; None = the scenario's own.
        folder: Where histories are kept; None = out/ and the scenario's name.
        backend: Where the work is done; None = two processes of this machine.
        progress: Called with (histories done, histories in all).

    Raises:
        ScenarioError: A scenario or changes that cannot be lived, or nothing to compare.
        WritingError: The folder holds another study, or cannot be written.
    """
    from raspred.scenario.catalog import load_scenario

    given = load_scenario(scenario) if isinstance(scenario, str | Path) else scenario
    living = ScenarioLiving(given, scale, until, cadres)
    arms = [*arms_of(safeguards, without, numbers, swaps), *([SHUFFLED] if shuffled else [])]
    dosed = dosed_arms(doses, dates)
    every = [BASELINE, *dict.fromkeys([*arms, *dosed.values()])]
    _refuse(living, every, doses, by)
    lived = study(
        living,
        every,
        range(first_seed, first_seed + runs),
        Path(folder) if folder else Path("out") / f"{given.scenario_id}-compare",
        backend=backend,
        progress=progress,
    )
    asked = [(day, year_of(last_day(day))) for day in by]
    end = year_of(last_day(until or given.end))
    return compared(lived, [arm.name for arm in arms], asked, end, dosed)


def _refuse(
    living: ScenarioLiving, arms: Sequence[Arm], doses: Sequence[str], by: Sequence[str]
) -> None:
    """Raise a ScenarioError with everything that is wrong with what is asked."""
    problems = [
        Problem(f"dose {dose!r}", "it has a date of its own", "Give the dates with --dates.")
        for dose in doses
        if "@" in dose
    ]
    if len(arms) == 1:
        remedy = "Name a safeguard, a swap, a mechanism, a number or a dose."
        problems.append(Problem("compare", "there is nothing to compare with", remedy))
    asks: list[Callable[[], object]] = [*(partial(last_day, day) for day in by)]
    asks.append(partial(living.check, arms))
    for ask in asks:
        try:
            ask()
        except RaspredError as error:
            problems += error.problems
    if problems:
        raise ScenarioError(dict.fromkeys(problems))


def dosed_arms(doses: Sequence[str], dates: Sequence[str]) -> dict[tuple[str, str], Arm]:
    """Return an arm for each safeguard and date, by (safeguard, date)."""
    return {
        (name, start): Arm(f"{name}@{start}", safeguards=(f"{name}@{start}",))
        for name in doses
        if "@" not in name
        for start in dates
    }


def last_day(text: str) -> str:
    """Return the last day of a date.

    Raises:
        DateError: The text is no date.
    """
    from raspred import dates

    return dates.iso(dates.parse(text).latest)


def compared(
    lived: Study,
    arms: Sequence[str],
    by: Sequence[tuple[str, float]],
    end: float,
    dosed: Mapping[tuple[str, str], Arm],
) -> Comparison:
    """Return what a study that has been lived says of its arms.

    Args:
        lived: The study; one of its arms is the baseline.
        arms: Names of the arms to compare with it.
        by: Days by which capture and mastery are asked for, with their years.
        end: The end of what was lived, as a year with decimals.
        dosed: Arms that make dose curves, by safeguard and date.
    """
    asked = outcomes_of(lived.table, by, end)
    captures = [one for one in asked if one.kind == "happened"]
    kept = prevention(lived.table, BASELINE.name, arms, captures)
    return Comparison(
        effects(lived.table, BASELINE.name, arms, asked),
        kept,
        _doses(lived.table, captures, dosed),
        lived.failures,
        lived.marks,
    )


def _doses(
    table: pl.DataFrame, captures: Sequence[Outcome], dosed: Mapping[tuple[str, str], Arm]
) -> pl.DataFrame:
    """Return prevention by the date on which a safeguard begins."""
    where = pl.DataFrame(
        [(arm.name, name, start) for (name, start), arm in dosed.items()],
        schema={"arm": pl.String, "safeguard": pl.String, "start": pl.String},
        orient="row",
    )
    found = prevention(table, BASELINE.name, where["arm"].to_list(), captures)
    joined = found.join(where, on="arm", maintain_order="left")
    return joined.select("safeguard", "start", pl.exclude("arm", "safeguard", "start"))
