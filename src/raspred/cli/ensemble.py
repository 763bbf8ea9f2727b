"""`raspred ensemble`: many histories, and their distributions beside the record."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from raspred.cli.options import (
    AsJson,
    Cadres,
    Cluster,
    FirstSeed,
    Numbers,
    Out,
    Safeguards,
    Scale,
    ScenarioName,
    Until,
    Without,
    Workers,
)
from raspred.cli.studying import Place, answer, studied


def ensemble(
    scenario: ScenarioName = "ussr-1920",
    runs: Annotated[int, typer.Option(min=1, help="How many histories.")] = 50,
    first_seed: FirstSeed = 0,
    scale: Scale = None,
    cadres: Cadres = 1.0,
    until: Until = None,
    without: Without = None,
    safeguard: Safeguards = None,
    number: Numbers = None,
    out: Out = None,
    workers: Workers = 2,
    cluster: Cluster = None,
    as_json: AsJson = False,
) -> None:
    """Live through many seeds; print each pattern's spread beside the record.

    What a seed showed is kept in the folder: a rerun after an interruption does the rest.
    """
    from raspred.experiments import ScenarioLiving, backend_of
    from raspred.experiments import ensemble as gather
    from raspred.experiments.arms import one_arm
    from raspred.experiments.ensemble import FILES
    from raspred.scenario.catalog import load_scenario

    place = Place.asked(out, scenario, "ensemble", FILES)
    live = partial(
        gather,
        ScenarioLiving(load_scenario(scenario), scale, until, cadres),
        one_arm(safeguard or (), without or (), number or ()),
        range(first_seed, first_seed + runs),
        backend=backend_of(workers, cluster),
    )
    found = studied(live, place)
    failures = [failure._asdict() for failure in found.failures]
    whole = {"patterns": found.patterns.to_dicts(), "failures": failures}
    answer(found, place, [found.patterns], whole, as_json=as_json)
