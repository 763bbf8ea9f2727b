"""`raspred fit`: numbers of the model that bring its histories near the record."""

from __future__ import annotations

from raspred.cli.fitting import Size, answer_fit, fitted
from raspred.cli.options import (
    AsJson,
    Cadres,
    Cluster,
    FittedNumbers,
    Generations,
    Out,
    Particles,
    PosteriorRuns,
    Scale,
    ScenarioName,
    SeedOfDraws,
    Workers,
)
from raspred.cli.studying import Place


def fit(
    scenario: ScenarioName = "ussr-1920",
    factor: FittedNumbers = None,
    particles: Particles = 60,
    generations: Generations = 3,
    runs: PosteriorRuns = 30,
    seed: SeedOfDraws = 0,
    scale: Scale = None,
    cadres: Cadres = 1.0,
    out: Out = None,
    workers: Workers = 2,
    cluster: Cluster = None,
    as_json: AsJson = False,
) -> None:
    """Fit numbers of the model to the fit targets; print their posterior and what it foretells.

    ABC-SMC by pyabc (extra `fit`), uniform priors over the ranges. Scores are of the targets
    fitted to and of those held back; 0 is perfect. The fit itself
    runs on this machine.
    """
    from raspred.experiments import BASELINE, ScenarioLiving, backend_of, factors_of
    from raspred.experiments.fitting.contest import FILES
    from raspred.scenario.catalog import load_scenario

    given = load_scenario(scenario)
    place = Place.asked(out, scenario, "fit", FILES)
    found = fitted(
        ScenarioLiving(given, scale, None, cadres),
        [BASELINE],
        factors_of(given, factor or ()),
        Size(particles, generations, runs, seed),
        backend_of(workers, cluster),
        place,
    )
    answer_fit(found, place, "intervals", found.intervals(), as_json=as_json)
