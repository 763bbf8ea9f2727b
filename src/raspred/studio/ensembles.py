"""An ensemble on disk: how each pattern is spread, with one history marked in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.errors import Problem, RegisterError, WritingError
from raspred.experiments.ensemble import Ensemble
from raspred.experiments.patterns import observations
from raspred.experiments.reopening import reopen
from raspred.scenario.catalog import load_scenario, scenario_names
from raspred.studio.models.worlds import Distribution, Pattern

if TYPE_CHECKING:
    from raspred.studio.folders import Folder
    from raspred.studio.opened import Opened

_ASKED = ("seed", "pattern", "subject", "value")


def distribution(folder: Folder, marked: Opened | None) -> Distribution:
    """Return the spread of each pattern over an ensemble.

    Args:
        folder: Of the ensemble.
        marked: A simulated history to mark in it; none = no mark.

    Raises:
        RegisterError: Its findings cannot be read.
    """
    found = _reopened(folder)
    seeds = found.table["seed"].unique().sort().to_list()
    values: dict[tuple[str, str], dict[int, float | None]] = {}
    for seed, pattern, subject, value in found.table.select(_ASKED).iter_rows():
        values.setdefault((pattern, subject), {})[seed] = value
    here = _of(marked) if marked is not None and marked.summary else {}
    names = _names(str(found.marks.get("scenario")))
    patterns = [
        Pattern(
            pattern=row["pattern"],
            subject=row["subject"],
            name=names.get(row["subject"], row["subject"]),
            record=row["record"],
            low=row["low"],
            median=row["median"],
            high=row["high"],
            happened=row["happened"],
            values=[values[row["pattern"], row["subject"]].get(seed) for seed in seeds],
            here=here.get((row["pattern"], row["subject"])),
        )
        for row in found.patterns.iter_rows(named=True)
    ]
    return Distribution(
        id=folder.id,
        title=folder.path.name,
        seeds=seeds,
        history=None if marked is None else marked.id,
        patterns=patterns,
    )


def _reopened(folder: Folder) -> Ensemble:
    try:
        found = reopen(folder.path)
    except WritingError as error:
        raise RegisterError(error.problems) from error
    if not isinstance(found, Ensemble):
        problem = Problem(folder.path.name, "holds no ensemble", "`raspred ensemble` makes one.")
        raise RegisterError(problem)
    return found


def _of(marked: Opened) -> dict[tuple[str, str], float | None]:
    found = marked.once("observations", lambda: observations(marked.register, marked.summary))
    return {(one.pattern, one.subject): one.value for one in found}


def _names(scenario: str) -> dict[str, str]:
    """Return the names of a scenario's people by id; empty where it is not to be had."""
    if scenario not in scenario_names():
        return {}
    return {person.person_id: person.name for person in load_scenario(scenario).people}
