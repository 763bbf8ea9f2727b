"""The outline of the land, from our own small copy of Natural Earth (public domain)."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from raspred.report.markup import Markup, decimal

if TYPE_CHECKING:
    from collections.abc import Callable

    from raspred.report.figures.projection import Fit, Point

Ring = tuple[tuple[float, float], ...]


@cache
def rings(part: str) -> tuple[Ring, ...]:
    """Return rings of (longitude, latitude); `part` is "near" (the Union) or "world"."""
    text = files("raspred.report.figures").joinpath("land.json").read_text(encoding="utf-8")
    return tuple(tuple(zip(flat[::2], flat[1::2], strict=True)) for flat in json.loads(text)[part])


def outline(part: str, project: Callable[[float, float], Point], fit: Fit) -> Markup:
    """Return the path data of the land; a ring inside another is water (even-odd rule)."""
    paths = []
    for ring in rings(part):
        points = (fit(project(longitude, latitude)) for longitude, latitude in ring)
        paths.append(
            "M"
            + "L".join(f"{decimal(round(x, 1))} {decimal(round(y, 1))}" for x, y in points)
            + "Z"
        )
    return Markup("".join(paths))
