"""A living with a memory: what a folder holds of a history is not lived again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from raspred.experiments.backends import Outcome
from raspred.experiments.kept import keep, kept
from raspred.experiments.living import Job

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from raspred.experiments.arms import Arm
    from raspred.experiments.living import Living, Observation


@dataclass(frozen=True, slots=True)
class Remembered:
    """A living that looks first whether a folder holds the history already.

    Attributes:
        living: How a history is had where it is not kept.
        folder: Where histories are kept, of this way of living only; see `claim`.
    """

    living: Living
    folder: Path

    def __call__(self, arm: Arm, seed: int) -> Sequence[Observation]:
        """Return what the history showed, and keep it.

        Raises:
            MeasureError: What it showed is no number.
            WritingError: The folder cannot be written.
            RaspredError: What the living itself raises.
        """
        job = Job(arm, seed)
        found = kept(self.folder, job)
        if found is None:
            found = tuple(self.living(arm, seed))
            keep(self.folder, Outcome(job, found))
        return found

    @property
    def marks(self) -> Mapping[str, object]:
        """Those of the living itself."""
        return self.living.marks

    def check(self, arms: Sequence[Arm]) -> None:
        """Refuse what the living itself refuses.

        Raises:
            ScenarioError: With everything that is wrong in any of them.
        """
        self.living.check(arms)
