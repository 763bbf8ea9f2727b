"""Map projections: from longitude and latitude to a place on the drawing.

The Union is drawn with the Albers equal-area conic (Snyder, Map Projections: A Working
Manual, 1987, section 14), the world with equal spacing of degrees.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Albers:
    """Equal-area conic on the unit sphere, standard parallels and origin in degrees."""

    south: float = 44.0
    north: float = 66.0
    meridian: float = 96.0
    parallel: float = 56.0

    def __call__(self, longitude: float, latitude: float) -> Point:
        """Return x to the east and y to the south, in radii of the earth."""
        first, second = math.radians(self.south), math.radians(self.north)
        cone = (math.sin(first) + math.sin(second)) / 2
        constant = math.cos(first) ** 2 + 2 * cone * math.sin(first)
        radius = self._radius(latitude, cone, constant)
        # Chukotka lies beyond 180 degrees: unwrap to the side of the meridian it is on.
        around = (longitude - self.meridian + 180) % 360 - 180
        angle = cone * math.radians(around)
        origin = self._radius(self.parallel, cone, constant)
        return radius * math.sin(angle), radius * math.cos(angle) - origin

    @staticmethod
    def _radius(latitude: float, cone: float, constant: float) -> float:
        return math.sqrt(max(constant - 2 * cone * math.sin(math.radians(latitude)), 0.0)) / cone


def equal_degrees(longitude: float, latitude: float) -> Point:
    """Return x to the east and y to the south; a degree is the same length everywhere."""
    return math.radians(longitude), -math.radians(latitude)


@dataclass(frozen=True, slots=True)
class Fit:
    """Scale and shift that put projected points into a box of the drawing."""

    scale: float
    dx: float
    dy: float

    @classmethod
    def into(cls, points: Iterable[Point], box: tuple[float, float, float, float]) -> Fit:
        """Return the fit of the points into (x, y, width, height), centred, shape kept."""
        xs, ys = zip(*points, strict=True)
        x, y, width, height = box
        across, down = max(xs) - min(xs), max(ys) - min(ys)
        scale = min(width / across, height / down)
        return cls(
            scale,
            x + (width - across * scale) / 2 - min(xs) * scale,
            y + (height - down * scale) / 2 - min(ys) * scale,
        )

    def __call__(self, point: Point) -> Point:
        """Return the place of a projected point on the drawing."""
        return point[0] * self.scale + self.dx, point[1] * self.scale + self.dy
