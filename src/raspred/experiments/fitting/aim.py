"""How far a history is from the record: differences in each target's own scale.

Both ways of fitting and every score use these targets, these scales and this distance.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from raspred.experiments.targets import LAST_YEAR, targets_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from raspred.experiments.living import Observation

    Values = NDArray[np.float64]

MOST = 5.0
"""No target counts as further off than this many of its scales: our assumption."""


@dataclass(frozen=True)
class Aim:
    """The targets of one use, in a fixed order.

    Attributes:
        keys: (pattern, subject) of each.
        low: float64[targets], the least the record may have had.
        high: float64[targets], the most; where its figure is sure, the same.
        scale: float64[targets], the difference that counts as one.
        weight: float64[targets], sums to 1; each pattern weighs the same.
    """

    keys: tuple[tuple[str, str], ...]
    low: Values
    high: Values
    scale: Values
    weight: Values

    @classmethod
    def at(cls, use: str, cadres: float = 1.0) -> Aim:
        """Return the record's targets of a use, as histories of some size can meet them.

        Args:
            use: "fit" or "validation".
            cadres: Share of the posts with which histories are lived, 0.05 to 1.
        """
        targets = targets_at(cadres)
        rows = targets.filter(targets["use"] == use)
        keys = tuple(rows.select("pattern", "subject").iter_rows())
        low, high, scale = (
            rows[name].to_numpy() for name in ("record_low", "record_high", "scale")
        )
        return cls.of(keys, low, scale, high)

    @classmethod
    def of(
        cls,
        keys: Sequence[tuple[str, str]],
        record: Values,
        scale: Values,
        high: Values | None = None,
    ) -> Aim:
        """Return targets of one's own, each pattern weighing the same.

        Args:
            keys: (pattern, subject) of each.
            record: float64[targets], what the record has, or the least it may have had.
            scale: float64[targets], the difference that counts as one, above 0.
            high: float64[targets], the most it may have had, not below `record`; None = the
                same.
        """
        patterns = [pattern for pattern, _ in keys]
        share = np.array([1.0 / patterns.count(pattern) for pattern in patterns])
        return cls(
            tuple(keys), record, record if high is None else high, scale, share / share.sum()
        )

    def only(self, pattern: str) -> Aim:
        """Return the targets of one pattern."""
        of_it = np.array([name == pattern for name, _ in self.keys])
        keys = [key for key in self.keys if key[0] == pattern]
        return Aim.of(keys, self.low[of_it], self.scale[of_it], self.high[of_it])

    def of_history(self, found: Sequence[Observation]) -> Values:
        """Return what a history shows of the targets, float64[targets].

        A year that never came counts as the end of the record's span; a share or a number
        of what did not happen is 0.
        """
        shown = {(one.pattern, one.subject): one.value for one in found}
        return np.array([_or_never(key, shown.get(key)) for key in self.keys])

    def distance(self, values: Values, most: float = MOST) -> float:
        """Return the weighted root mean square of the differences from the record.

        What lies within the record's bounds does not differ from it.

        Args:
            values: float64[targets], as `of_history` returns them; what is NaN, for a
                history that could not be had, counts as `most` off.
            most: What a difference counts at most, in scales; infinity for no limit.

        Returns:
            From 0, which is the record, to `most`; in scales.
        """
        off = np.maximum(self.low - values, values - self.high).clip(0.0) / self.scale
        off = np.minimum(np.where(np.isnan(off), most, off), most)
        return float(np.sqrt((self.weight * off**2).sum()))

    def score(self, sample: Values) -> float:
        """Return how well a predictive sample foretells the record; 0 is perfect.

        The continuous ranked probability score of each target (Gneiting and Raftery 2007,
        Journal of the American Statistical Association 102), in its scale, and their
        weighted mean. Of a target that is known within bounds it is the least that any figure
        within them would give.

        Args:
            sample: float64[histories, targets], as `of_history` returns them, of one history
                at least and without NaN.
        """
        scores = [
            _crps(column, float(np.clip(np.median(column), low, high))) / scale
            for column, low, high, scale in zip(
                sample.T, self.low, self.high, self.scale, strict=True
            )
        ]
        return float((self.weight * np.minimum(scores, MOST)).sum())


def _or_never(key: tuple[str, str], value: float | None) -> float:
    if value is not None:
        return value
    return LAST_YEAR if key[0].endswith("year") else 0.0


def _crps(sample: Values, record: float) -> float:
    """Return E|X - y| - E|X - X'| / 2 over a sample."""
    ordered = np.sort(sample)
    count = len(ordered)
    ranks = 2 * np.arange(1, count + 1) - count - 1
    apart = 2 * float((ranks * ordered).sum()) / count**2
    return float(np.abs(ordered - record).mean()) - apart / 2
