"""`raspred sensitivity`: which numbers of the model its findings hang on."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from raspred.cli.options import (
    AsJson,
    Cadres,
    Cluster,
    FirstSeed,
    Out,
    Scale,
    ScenarioName,
    Until,
    Workers,
)
from raspred.cli.studying import Place, answer, studied

MovedNumbers = Annotated[
    list[str] | None,
    typer.Option(metavar="NAME", help="A number to move; else all that a fit may move."),
]
Screening = Annotated[bool, typer.Option(help="Morris screening: cheaper where numbers are many.")]
Points = Annotated[
    int, typer.Option(min=2, help="Base points, a power of 2; or paths of the screening.")
]
RunsAtAPoint = Annotated[int, typer.Option(min=1, help="Histories at each point.")]


def sensitivity(
    scenario: ScenarioName = "ussr-1920",
    factor: MovedNumbers = None,
    screen: Screening = False,
    points: Points = 32,
    runs: RunsAtAPoint = 2,
    first_seed: FirstSeed = 0,
    scale: Scale = None,
    cadres: Cadres = 1.0,
    until: Until = None,
    out: Out = None,
    workers: Workers = 2,
    cluster: Cluster = None,
    as_json: AsJson = False,
) -> None:
    """Move numbers of the model over their ranges; print how much each moves the outcomes.

    Sobol indices, first and total, live points x (numbers + 2) x runs histories; the
    screening points x (numbers + 1) x runs. A rerun lives only what is missing.
    """
    from raspred.experiments import ScenarioLiving, backend_of, factors_of
    from raspred.experiments import sensitivity as analyse
    from raspred.experiments.comparing.comparison import last_day
    from raspred.experiments.sensitivity.analysis import FILES
    from raspred.experiments.years import year_of
    from raspred.scenario.catalog import load_scenario

    given = load_scenario(scenario)
    place = Place.asked(out, scenario, "sensitivity", FILES)
    live = partial(
        analyse,
        ScenarioLiving(given, scale, until, cadres),
        factors_of(given, factor or ()),
        range(first_seed, first_seed + runs),
        method="morris" if screen else "sobol",
        points=points,
        end=year_of(last_day(until or given.end)),
        backend=backend_of(workers, cluster),
    )
    found = studied(live, place)
    answer(found, place, [found.indices], found.indices.to_dicts(), as_json=as_json)
