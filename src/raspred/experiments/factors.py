"""Factors: numbers of the model that are moved over their ranges."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from raspred.errors import Problem, ScenarioError, nearest
from raspred.experiments.arms import Arm

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from raspred.scenario.parts import Scenario

    Design = NDArray[np.float64]


class Factor(NamedTuple):
    """A number of the model and the range in which it may plausibly lie."""

    name: str
    low: float
    high: float


def factors_of(scenario: Scenario, names: Sequence[str] = ()) -> tuple[Factor, ...]:
    """Return the factors of these names; without names those that a fit may move.

    Args:
        scenario: Whose parameters.
        names: Of parameters.

    Raises:
        ScenarioError: Names of no parameter, or no factor at all: all of them.
    """
    known = scenario.parameters
    chosen = list(names) or [name for name, one in known.items() if one.free]
    problems = [
        Problem(f"factor {name!r}", "the model has no such number", nearest(name, known))
        for name in chosen
        if name not in known
    ]
    if not chosen:
        what = "the scenario marks no number as free"
        problems.append(Problem("factors", what, "Name some with --factor."))
    if problems:
        raise ScenarioError(problems)
    return tuple(Factor(name, known[name].low, known[name].high) for name in dict.fromkeys(chosen))


def arms_at(design: Design, factors: Sequence[Factor]) -> list[Arm]:
    """Return an arm for each point of a design.

    Args:
        design: float64[points, factors] in [0, 1], from the low to the high end of each.
        factors: In the order of its columns.
    """
    return [
        Arm(f"point-{number:05}", numbers=_numbers(point, factors))
        for number, point in enumerate(design.tolist())
    ]


def _numbers(point: list[float], factors: Sequence[Factor]) -> tuple[tuple[str, float], ...]:
    return tuple(
        (one.name, min(one.low + (one.high - one.low) * part, one.high))
        for one, part in zip(factors, point, strict=True)
    )
