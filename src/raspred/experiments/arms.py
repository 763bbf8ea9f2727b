"""Arms: the ways in which a study lives one scenario, each a set of changes to it.

The baseline changes nothing. Every other arm takes safeguards in, switches mechanisms off
or sets numbers of the model, and is lived on the same seeds, so that histories differ only
through what the arm changes.
"""

from __future__ import annotations

import hashlib
import json
import math
import re
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from raspred.errors import Problem, ScenarioError, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from raspred.scenario.parts import Parameter, Scenario

TOGETHER = "+"
_NO_FILE_NAME = re.compile(r"[^A-Za-z0-9.=@+-]+")


@dataclass(frozen=True, slots=True)
class Arm:
    """One set of changes to a scenario.

    Attributes:
        name: What the arm is called in findings.
        safeguards: NAME[=VALUE][@DATE] each.
        without: Mechanisms switched off.
        numbers: (parameter, value) pairs.
        shuffled: Whether the leaders' positions on each issue are dealt anew among those
            who hold one, another deal for each seed.
    """

    name: str
    safeguards: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    numbers: tuple[tuple[str, float], ...] = ()
    shuffled: bool = False

    @property
    def key(self) -> str:
        """A name for files: two arms that change different things never share one."""
        changes = {name: value for name, value in asdict(self).items() if name != "name"}
        digest = hashlib.sha256(json.dumps(changes, sort_keys=True).encode()).hexdigest()[:10]
        return f"{_NO_FILE_NAME.sub('-', self.name)[:40]}-{digest}"


BASELINE = Arm("baseline")
SHUFFLED = Arm("positions shuffled", shuffled=True)


def arms_of(
    safeguards: Iterable[str] = (),
    without: Iterable[str] = (),
    numbers: Iterable[str] = (),
    swaps: Iterable[str] = (),
) -> tuple[Arm, ...]:
    """Return one arm for each text; texts joined by "+" go into one arm together.

    Args:
        safeguards: NAME[=VALUE][@DATE], as in `no-section+three-signatures@1923-04`.
        without: Mechanisms, as in `police`.
        numbers: NAME=VALUE of the model, as in `clienthood=0.4+grip=0.5`.
        swaps: PERSON[@DATE] who takes the office.

    Returns:
        What was asked for, right or wrong: `changed` refuses what cannot be lived, all of it
        at once. A number that is not written NAME=VALUE is NaN.
    """
    arms = [Arm(text, safeguards=_parts(text)) for text in safeguards]
    arms += [Arm(f"swap={text}", safeguards=(f"swap={text}",)) for text in swaps]
    arms += [Arm(f"without {text}", without=_parts(text)) for text in without]
    arms += [Arm(text, numbers=tuple(map(_number, _parts(text)))) for text in numbers]
    return tuple(dict.fromkeys(arms))


def one_arm(
    safeguards: Iterable[str] = (), without: Iterable[str] = (), numbers: Iterable[str] = ()
) -> Arm:
    """Return the arm that makes all these changes at once; the baseline where there are none."""
    single = arms_of(safeguards, without, numbers)
    if not single:
        return BASELINE
    return Arm(
        f" {TOGETHER} ".join(arm.name for arm in single),
        tuple(text for arm in single for text in arm.safeguards),
        tuple(text for arm in single for text in arm.without),
        tuple(pair for arm in single for pair in arm.numbers),
    )


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(TOGETHER))


def _number(text: str) -> tuple[str, float]:
    name, _, value = text.partition("=")
    try:
        return name.strip(), float(value)
    except ValueError:
        return name.strip(), math.nan


def changed(scenario: Scenario, arm: Arm) -> Scenario:
    """Return the scenario as the arm has it, but for what depends on the seed.

    Raises:
        ScenarioError: Unknown safeguards or parameters, values out of their range: all.
    """
    from raspred.scenario.safeguards import with_safeguards

    problems: list[Problem] = []
    parameters = _with_numbers(scenario.parameters, arm.numbers, problems)
    try:
        scenario = with_safeguards(scenario, arm.safeguards)
    except ScenarioError as error:
        problems += error.problems
    if problems:
        raise ScenarioError(problems)
    off = dict.fromkeys((*scenario.without, *arm.without))
    return scenario.model_copy(update={"parameters": parameters, "without": tuple(off)})


def _with_numbers(
    given: dict[str, Parameter], numbers: Sequence[tuple[str, float]], problems: list[Problem]
) -> dict[str, Parameter]:
    """Return the parameters with some set, and note which cannot be."""
    found = dict(given)
    for name, value in numbers:
        where = f"number {name!r}"
        if name not in given:
            problems.append(Problem(where, "the model has no such number", nearest(name, given)))
            continue
        if math.isnan(value):
            remedy = "Write NAME=VALUE, as in clienthood=0.4."
            problems.append(Problem(where, "it is given no value", remedy))
            continue
        one = given[name]
        if not one.low <= value <= one.high:
            remedy = f"Give a value from {one.low:g} to {one.high:g}."
            problems.append(Problem(where, "the value is out of its range", remedy))
        found[name] = one.model_copy(update={"value": value})
    return found


def dealt_anew(scenario: Scenario, seed: int) -> Scenario:
    """Return the scenario with each issue's positions dealt among those who hold one.

    A control: what leaders think is kept as a whole, who thinks it is left to the seed.
    """
    import numpy as np

    hands = np.random.Generator(np.random.Philox(key=seed))
    dealt = []
    for issue in scenario.issues:
        held = [one for one in scenario.positions if one.issue_id == issue.issue_id]
        order = hands.permutation(len(held))
        dealt += [
            one.model_copy(update={"position": held[other].position})
            for one, other in zip(held, order, strict=True)
        ]
    return scenario.model_copy(update={"positions": tuple(dealt)})
