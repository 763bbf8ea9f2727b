"""ABC-SMC: parameters, and models, that bring histories near to the record.

For how sure the record makes us of each number, and for rival models; where one good value
is all that is wanted, `calibration.py` finds it with fewer histories. The extra `fit` brings
pyabc.

Source: Toni, Welch, Strelkowa, Ipsen and Stumpf, Approximate Bayesian computation scheme for
parameter inference and model selection in dynamical systems (Journal of the Royal Society
Interface 6, 2009), as pyabc carries it out.
"""

from __future__ import annotations

import hashlib
import logging
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import polars as pl

from raspred.errors import MeasureError, Problem, RaspredError, ScenarioError
from raspred.experiments.arms import Arm

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from raspred.experiments.backends.seam import Map
    from raspred.experiments.factors import Factor
    from raspred.experiments.fitting.aim import Aim
    from raspred.experiments.living import Living


class Posterior(NamedTuple):
    """What was learnt.

    Attributes:
        particles: Rows (model, particle, parameter, value, weight); weights of a
            model sum to 1.
        models: Rows (generation, model, probability).
        threshold: The distance that the last generation was accepted below.
    """

    particles: pl.DataFrame
    models: pl.DataFrame
    threshold: float


@dataclass(frozen=True, slots=True)
class Rival:
    """A model as pyabc calls it: parameters in, what a history shows of the targets out.

    The seed is drawn from the parameters, so that a particle is a history that can be lived
    again.
    """

    living: Living
    arm: Arm
    aim: Aim

    def __call__(self, parameters: Mapping[str, float]) -> dict[str, float]:
        """Live one history at these parameters, and return its targets, named t0, t1, ...

        Raises:
            WritingError: It cannot be kept; a disk that is full says nothing of the model.
        """
        arm = moved(self.arm, dict(parameters))
        try:
            values = self.aim.of_history(self.living(arm, seed_of(parameters)))
        except (ScenarioError, MeasureError):  # a corner that cannot be lived is far from all
            values = np.full(len(self.aim.keys), math.nan)
        return {f"t{number}": float(value) for number, value in enumerate(values)}


def moved(arm: Arm, parameters: Mapping[str, float]) -> Arm:
    """Return the arm with numbers set to these values."""
    numbers = {**dict(arm.numbers), **{name: float(one) for name, one in parameters.items()}}
    return Arm(arm.name, arm.safeguards, arm.without, tuple(numbers.items()), arm.shuffled)


def seed_of(parameters: Mapping[str, float]) -> int:
    """Return a seed that parameters alone decide, below 2**31."""
    told = repr(sorted((name, float(value)) for name, value in parameters.items()))
    return int.from_bytes(hashlib.sha256(told.encode()).digest()[:4], "big") >> 1


def posterior(
    living: Living,
    arms: Sequence[Arm],
    factors: Sequence[Factor],
    aim: Aim,
    folder: Path,
    *,
    population: int = 100,
    generations: int = 4,
    seed: int = 0,
    over: Map = map,
) -> Posterior:
    """Find the parameters, and the probabilities of models, that come near the record.

    Args:
        living: How a history is had.
        arms: The models, of the same prior probability; one, for a fit.
        factors: What is moved; their ranges are uniform priors.
        aim: What histories are held against.
        folder: Where pyabc keeps its particles, `particles.db`; replaced if it is there.
        population: Particles of a generation.
        generations: Each accepts what is nearer than the middle of the last.
        seed: Of the draws.
        over: Maps a function over inputs, results in their order; what is found is the same
            with any.

    Raises:
        RaspredError: pyabc is not installed.
    """
    pyabc = require_pyabc()
    from raspred.experiments.fitting.sampling import Places

    np.random.seed(seed)  # noqa: NPY002  pyabc draws from the global state
    run = pyabc.ABCSMC(
        [_named(Rival(living, arm, aim), arm.name, pyabc) for arm in arms],
        [_prior(factors, pyabc) for _ in arms],
        _Distance(aim),
        transitions=[_wide_steps(pyabc) for _ in arms],
        population_size=population,
        sampler=Places(over),
        eps=pyabc.MedianEpsilon(),
    )
    base = folder / "particles.db"
    folder.mkdir(parents=True, exist_ok=True)
    base.unlink(missing_ok=True)
    record = {f"t{number}": float(value) for number, value in enumerate(aim.low)}
    run.new(f"sqlite:///{base}", record)
    history = run.run(max_nr_populations=generations)
    return Posterior(
        _particles(history, arms),
        _probabilities(history, arms),
        float(history.get_all_populations()["epsilon"].iloc[-1]),
    )


class _Distance:
    """The aim's distance as pyabc calls it."""

    def __init__(self, aim: Aim) -> None:
        self.aim = aim

    def __call__(self, found: Mapping[str, float], _record: Mapping[str, float]) -> float:
        values = np.array([found[f"t{number}"] for number in range(len(self.aim.keys))])
        return self.aim.distance(values)


def _named(rival: Rival, name: str, pyabc: Any) -> Any:
    return pyabc.FunctionModel(rival, name=name)


def _wide_steps(pyabc: Any) -> Any:
    """Return how a particle moves: normally, by twice the covariance of the last generation.

    That is the step of Beaumont, Cornuet, Marin and Robert, Adaptive approximate Bayesian
    computation (Biometrika 96, 2009). pyabc's own is narrower, and leaves nearly all weight with
    a few particles where a dozen numbers are fitted.
    """
    return pyabc.MultivariateNormalTransition(scaling=2.0, bandwidth_selector=_as_it_is)


def _as_it_is(_effective: float, _numbers: int) -> float:
    """Return the bandwidth: the covariance is not narrowed where particles are many."""
    return 1.0


def _prior(factors: Sequence[Factor], pyabc: Any) -> Any:
    ranges = {one.name: pyabc.RV("uniform", one.low, one.high - one.low) for one in factors}
    return pyabc.Distribution(**ranges)


def _particles(history: Any, arms: Sequence[Arm]) -> pl.DataFrame:
    rows: list[tuple[object, ...]] = []
    for number, arm in enumerate(arms):
        if number not in history.alive_models(history.max_t):
            continue
        found, weights = history.get_distribution(m=number)
        for particle, (values, weight) in enumerate(
            zip(found.to_dict("records"), weights, strict=True)
        ):
            rows += [
                (arm.name, particle, name, float(v), float(weight)) for name, v in values.items()
            ]
    names = ("model", "particle", "parameter", "value", "weight")
    return pl.DataFrame(rows, schema=names, orient="row")


def _probabilities(history: Any, arms: Sequence[Arm]) -> pl.DataFrame:
    rows: list[tuple[object, ...]] = []
    for generation in range(history.max_t + 1):
        found = history.get_model_probabilities(generation)
        shares = found["p"].to_dict()
        rows += [(generation, arm.name, float(shares.get(m, 0.0))) for m, arm in enumerate(arms)]
    return pl.DataFrame(rows, schema=("generation", "model", "probability"), orient="row")


def require_pyabc() -> Any:
    """Return the module `pyabc`.

    Raises:
        RaspredError: It is not installed.
    """
    try:
        import pyabc
    except ImportError as error:
        what = f"a fit needs a library that is not installed: {error.name}"
        raise RaspredError(Problem("fit", what, "pip install 'raspred[fit]'")) from error
    logging.getLogger("ABC").setLevel(logging.ERROR)
    return pyabc
