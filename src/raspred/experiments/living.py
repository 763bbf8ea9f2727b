"""Living one history of a study: an arm and a seed in, what was observed out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

from raspred.errors import Problem, ScenarioError
from raspred.experiments.arms import Arm, changed, dealt_anew

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from raspred.scenario.parts import Scenario


class Observation(NamedTuple):
    """One number of one history; `value` is None where the thing did not happen."""

    pattern: str
    subject: str
    value: float | None


class Job(NamedTuple):
    """One history to be lived: an arm on a seed."""

    arm: Arm
    seed: int


class Living(Protocol):
    """How a history is had: the model, or a toy with a known answer.

    It travels to other processes and machines, so it must be picklable.
    """

    def __call__(self, arm: Arm, seed: int) -> Sequence[Observation]:
        """Return what the history of this arm and seed showed; the same each time."""

    @property
    def marks(self) -> Mapping[str, object]:
        """What tells this way of living from others, as JSON can hold it."""

    def check(self, arms: Sequence[Arm]) -> None:
        """Refuse arms that cannot be lived.

        Raises:
            ScenarioError: With everything that is wrong in any of them.
        """


@dataclass(frozen=True, slots=True)
class ScenarioLiving:
    """The model: a scenario, and how much of it is lived.

    Attributes:
        scenario: What is given from outside.
        scale: Agents per rank-and-file member; None = the scenario's own.
        until: Last month; None = the scenario's own.
        cadres: Share of the counted posts and of the section's capacity to keep.
    """

    scenario: Scenario
    scale: float | None = None
    until: str | None = None
    cadres: float = 1.0

    def __call__(self, arm: Arm, seed: int) -> Sequence[Observation]:
        """Live through one history and return its patterns."""
        from raspred.experiments.patterns import observations
        from raspred.simulation.run import simulate

        scenario = changed(self.scenario, arm)
        if arm.shuffled:
            scenario = dealt_anew(scenario, seed)
        history = simulate(
            scenario,
            seed,
            scale=self.scale,
            cadres=self.cadres,
            until=self.until,
            record="electors",
        )
        return observations(history.register, history.summary)

    @property
    def marks(self) -> Mapping[str, object]:
        """The scenario, how much of it is lived, and the state of the model's code."""
        from importlib.metadata import version
        from pathlib import Path

        from raspred.compiling.stamps import stamp
        from raspred.scenario.resolved import fingerprint

        return {
            "scenario": self.scenario.scenario_id,
            "fingerprint": fingerprint(self.scenario),
            "scale": self.scale,
            "until": self.until,
            "cadres": self.cadres,
            "model": stamp(Path(__file__)),
            "raspred": version("raspred"),
        }

    def check(self, arms: Sequence[Arm]) -> None:
        """Refuse arms with unknown names or values out of range, all problems at once."""
        from raspred.scenario.cutting import with_cadres
        from raspred.simulation.run import refuse

        problems: list[Problem] = []
        for arm in arms:
            try:
                scenario = with_cadres(changed(self.scenario, arm), self.cadres)
                scale = scenario.scale if self.scale is None else self.scale
                refuse(scenario, 0, scale, self.until, scenario.without)
            except ScenarioError as error:
                problems += error.problems
        if problems:
            raise ScenarioError(dict.fromkeys(problems))
