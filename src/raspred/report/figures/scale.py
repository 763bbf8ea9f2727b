"""Scales: from a value, a day or a category to a place on the drawing."""

from __future__ import annotations

import math
from dataclasses import dataclass

from raspred.dates import civil, day

_YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_MONTH_STEPS = (1, 3, 6)


@dataclass(frozen=True, slots=True)
class Linear:
    """A straight scale from `domain` (values) to `extent` (drawing units).

    A domain of no width is met by the middle of the extent.
    """

    domain: tuple[float, float]
    extent: tuple[float, float]

    def __call__(self, value: float) -> float:
        """Return the place of `value`, which may lie outside the domain."""
        low, high = self.domain
        start, end = self.extent
        if high == low:
            return (start + end) / 2
        return start + (value - low) / (high - low) * (end - start)

    def invert(self, place: float) -> float:
        """Return the value drawn at `place`; the low end of a domain of no width."""
        low, high = self.domain
        start, end = self.extent
        if end == start:
            return low
        return low + (place - start) / (end - start) * (high - low)

    def ticks(self, about: int = 5) -> tuple[float, ...]:
        """Return round values inside the domain, steps of 1, 2 or 5 times a power of ten.

        Args:
            about: The number of ticks wished for, at least 1; never more than one above it come.
        """
        low, high = sorted(self.domain)
        if high == low:
            return (low,)
        step = round_step((high - low) / max(about, 1))
        first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
        return tuple(index * step for index in range(first, last + 1))


def round_step(rough: float) -> float:
    """Return the smallest of 1, 2, 5 times a power of ten that is not below `rough` > 0."""
    power: float = 10.0 ** math.floor(math.log10(rough))
    return next(
        (factor * power for factor in (1, 2, 5) if factor * power >= rough * (1 - 1e-9)),
        10 * power,
    )


def rounded_top(value: float, about: int = 5) -> float:
    """Return a round upper end of a scale from 0 that holds `value`, at least 1."""
    if value <= 1:
        return 1.0
    step = round_step(value / about)
    return math.ceil(value / step - 1e-9) * step


@dataclass(frozen=True, slots=True)
class Tick:
    """A day on a time scale and what is written there."""

    day: int
    label: str


def time_ticks(first: int, last: int, at_most: int = 10) -> tuple[Tick, ...]:
    """Return firsts of months or years from day `first` to `last`, at most `at_most` of them.

    Steps are 1, 3 or 6 months where those fit, else 1, 2, 5, 10 ... years.
    """
    start, end = civil(first), civil(last)
    months = (end[0] - start[0]) * 12 + end[1] - start[1]
    for step in _MONTH_STEPS:
        if months // step < at_most and months < 24:
            return _month_ticks(first, last, step)
    span = end[0] - start[0]
    step = next((step for step in _YEAR_STEPS if span // step < at_most), _YEAR_STEPS[-1])
    years = range(math.ceil(start[0] / step) * step, end[0] + 1, step)
    days = ((day(year), year) for year in years)
    return tuple(Tick(when, str(year)) for when, year in days if first <= when <= last)


def _month_ticks(first: int, last: int, step: int) -> tuple[Tick, ...]:
    ticks = []
    year = civil(first)[0]
    month = 1
    while (when := day(year, month)) <= last:
        if when >= first:
            ticks.append(Tick(when, f"{year}-{month:02d}"))
        month += step
        year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return tuple(ticks)


@dataclass(frozen=True, slots=True)
class Band:
    """Equal bands for `categories`, in their order, from `start` on.

    Attributes:
        categories: Their number sets the number of bands; names may repeat.
        start: Where the first band begins, drawing units.
        step: From one band's begin to the next.
        fill: Share of a step that the band covers, above 0 to 1.
    """

    categories: tuple[str, ...]
    start: float
    step: float
    fill: float = 0.7

    @property
    def thickness(self) -> float:
        """Thickness of one band, drawing units."""
        return self.step * self.fill

    @property
    def end(self) -> float:
        """Where the last step ends."""
        return self.start + self.step * len(self.categories)

    def top(self, index: int) -> float:
        """Return where band `index` begins."""
        return self.middle(index) - self.thickness / 2

    def middle(self, index: int) -> float:
        """Return the middle of band `index`."""
        return self.start + self.step * (index + 0.5)
