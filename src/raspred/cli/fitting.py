"""What `fit` and `contest` share: models of a scenario, each brought near the record."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from raspred.cli.studying import Place, answer, studied

if TYPE_CHECKING:
    from collections.abc import Sequence

    import polars as pl

    from raspred.experiments import Arm, Backend, Factor, ScenarioLiving
    from raspred.experiments.fitting.contest import Contest


class Size(NamedTuple):
    """How much is spent on a fit, and the seed of its draws; see `contest` of the library."""

    population: int
    generations: int
    histories: int
    seed: int


def fitted(
    living: ScenarioLiving,
    arms: Sequence[Arm],
    factors: Sequence[Factor],
    size: Size,
    backend: Backend,
    place: Place,
) -> Contest:
    """Fit the models, and save what they make of the record and what they foretell of it.

    Raises:
        RaspredError: pyabc is not installed.
        ScenarioError: An arm that cannot be lived.
        WritingError: As `studied`.
    """
    from raspred.experiments.fitting.contest import contest

    live = partial(contest, living, arms, factors, backend=backend, **size._asdict())
    return studied(live, place, ("fitting; this takes hours", "foretelling"))


def answer_fit(
    found: Contest, place: Place, name: str, table: pl.DataFrame, *, as_json: bool
) -> None:
    """Print a table of the command's own, what it rests on, and the scores on all targets."""
    from raspred.experiments.fitting.predictive import EVERY

    scores = found.scores.filter(found.scores["pattern"] == EVERY)
    tables = {name: table, "particles": found.particles(), "scores": scores}
    whole = {each: rows.to_dicts() for each, rows in tables.items()}
    answer(found, place, list(tables.values()), whole, as_json=as_json)
