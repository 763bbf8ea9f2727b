"""`raspred compare`: what a safeguard changes, on the same seeds with and without it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from raspred.cli.options import (
    AsJson,
    Cadres,
    Cluster,
    FirstSeed,
    Numbers,
    Out,
    Scale,
    ScenarioName,
    Until,
    Without,
    Workers,
)
from raspred.cli.studying import Place, answer, studied

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raspred.experiments import Comparison

_TABLES = ("effects", "prevention", "doses")
_SHOWN = ("arm", "outcome", "baseline", "with_arm", "effect", "low", "high", "p")

Arms = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME[=VALUE][@DATE]",
        help="A safeguard to compare with; repeatable. A+B is one arm with both.",
    ),
]
Swaps = Annotated[
    list[str] | None,
    typer.Option(metavar="PERSON[@DATE]", help="Another man in the office; repeatable."),
]
Shuffled = Annotated[bool, typer.Option(help="Add a control: the leaders' positions dealt anew.")]
Doses = Annotated[
    list[str] | None,
    typer.Option(metavar="NAME[=VALUE]", help="A safeguard to begin on each of --dates."),
]
Dates = Annotated[str | None, typer.Option(help="Dates of the doses, as 1922-04,1924-04.")]
CapturedBy = Annotated[
    list[str] | None,
    typer.Option(metavar="DATE", help="Captured by this day; repeatable."),
]
RunsOfAnArm = Annotated[int, typer.Option(min=2, help="Histories of each arm.")]


def compare(
    scenario: ScenarioName = "ussr-1920",
    safeguard: Arms = None,
    without: Without = None,
    number: Numbers = None,
    swap: Swaps = None,
    shuffle: Shuffled = False,
    dose: Doses = None,
    dates: Dates = None,
    by: CapturedBy = None,
    runs: RunsOfAnArm = 50,
    first_seed: FirstSeed = 0,
    scale: Scale = None,
    cadres: Cadres = 1.0,
    until: Until = None,
    out: Out = None,
    workers: Workers = 2,
    cluster: Cluster = None,
    as_json: AsJson = False,
) -> None:
    """Live seeds with and without each change; print what it changes, with intervals.

    Histories are kept in the folder: a rerun after an interruption lives only the rest, and
    arms can be added later. Bounds are those of 95 % for each comparison alone.
    """
    from raspred.experiments import backend_of
    from raspred.experiments import compare as paired
    from raspred.experiments.comparing.comparison import CAPTURED_BY, FILES

    place = Place.asked(out, scenario, "compare", FILES)
    lived = partial(paired, scenario, runs=runs, first_seed=first_seed, scale=scale, cadres=cadres)
    live = partial(
        lived,
        safeguards=safeguard or (),
        without=without or (),
        numbers=number or (),
        swaps=swap or (),
        shuffled=shuffle,
        doses=dose or (),
        dates=_dates(dates, dose),
        by=by or CAPTURED_BY,
        until=until,
        backend=backend_of(workers, cluster),
    )
    _answer(studied(live, place), place, as_json=as_json)


def _dates(dates: str | None, dose: list[str] | None) -> Sequence[str]:
    """Return when the doses begin; dates that none begins on would be passed over in silence.

    Raises:
        ScenarioError: There are dates and no dose.
    """
    from raspred.errors import Problem, ScenarioError
    from raspred.experiments.comparing.comparison import DOSES

    if dates and not dose:
        raise ScenarioError(Problem("--dates", "no dose begins on them", "Name one with --dose."))
    return [one.strip() for one in dates.split(",")] if dates else DOSES


def _answer(found: Comparison, place: Place, *, as_json: bool) -> None:
    shown = [found.effects.select(_SHOWN), found.prevention, found.doses]
    whole = {name: getattr(found, name).to_dicts() for name in _TABLES}
    answer(found, place, [table for table in shown if len(table)], whole, as_json=as_json)
