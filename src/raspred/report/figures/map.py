"""A map of places with counts: where people were sent, and how hard a place it was."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import partial
from itertools import product
from typing import TYPE_CHECKING

import polars as pl

from raspred.report.figures.axes import KeyEntry, key, key_height
from raspred.report.figures.figure import Figure
from raspred.report.figures.frame import Frame, label, sheet, words_width
from raspred.report.figures.land import outline
from raspred.report.figures.palette import GREY, ORANGE, SKY, VERMILLION, YELLOW
from raspred.report.figures.projection import Albers, Fit, equal_degrees
from raspred.report.markup import Markup, element, joined
from raspred.report.wording import count

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from raspred.report.figures.projection import Point

# Hardship from 0 (the capital) to 1: upper ends of the classes and their colours.
_CLASSES = ((0.25, SKY, "below 0.25"), (0.5, YELLOW, "0.25 to 0.5"), (0.75, ORANGE, "0.5 to 0.75"))
_HARDEST = (VERMILLION, "0.75 and more")
_LARGEST = 22.0
# Of the main map: what must be on it, and what counts as lying on it (degrees).
_UNION = (24.0, 172.0, 38.0, 72.0)
_NEAR = (19.0, 180.0, 35.5, 78.0)
_WORLD = (-128.0, 152.0, -40.0, 78.0)


@dataclass(frozen=True, slots=True)
class Destination:
    """A place, how many were sent there, and its hardship (None: not known)."""

    name: str
    latitude: float
    longitude: float
    people: int
    hardship: float | None

    @property
    def near(self) -> bool:
        """Whether it lies on the main map rather than on the inset."""
        west, east, south, north = _NEAR
        return west <= self.longitude % 360 <= east and south <= self.latitude <= north


def map_figure(places: Sequence[Destination], title: str, description: str) -> Figure:
    """Return a map with a circle a place, its area by the number of people."""
    ordered = tuple(sorted(places, key=lambda place: (-place.people, place.name)))
    return Figure.drawn(partial(_draw, ordered, title, description), title, _table(ordered))


def _draw(places: Sequence[Destination], title: str, description: str, width: int) -> Markup:
    entries = _key(places)
    above = key_height(entries, width)
    tall, inset = width * 0.56, width * (0.24 if width > 500 else 0.36)
    far = [place for place in places if not place.near]
    frame = Frame(width, above + tall + (inset + 30 if far else 0), left=0, right=0)
    most = max(place.people for place in places)
    albers = Albers()
    main = Fit.into(_edge(_UNION, albers), (2, above + 2, width - 4, tall - 4))
    here = (0.0, above, float(width), tall)
    parts = [
        key(entries, 2, width),
        _region(here, "near", albers, main),
        _circles([place for place in places if place.near], albers, main, most, here),
    ]
    if far:
        box = (0.0, above + tall + 26, inset * 2.5, inset)
        world = Fit.into(_edge(_WORLD, equal_degrees), box)
        parts += [
            label(2, box[1] - 7, "Abroad and beyond the main map", "small strong"),
            _region(box, "world", equal_degrees, world),
            _circles(far, equal_degrees, world, most, box),
        ]
    return sheet(frame, title, description, *parts)


def _key(places: Sequence[Destination]) -> list[KeyEntry]:
    entries = [KeyEntry(f"hardship {words}", colour, "dot") for _, colour, words in _CLASSES]
    entries.append(KeyEntry(_HARDEST[1], _HARDEST[0], "dot"))
    if any(place.hardship is None for place in places):
        entries.append(KeyEntry("not known", GREY, "dot"))
    return entries


def _edge(
    bounds: tuple[float, float, float, float], project: Callable[[float, float], Point]
) -> list[Point]:
    west, east, south, north = bounds
    steps = [index / 12 for index in range(13)]
    return [
        project(west + (east - west) * along, south + (north - south) * up)
        for along, up in product(steps, steps)
    ]


def _region(
    box: tuple[float, float, float, float],
    part: str,
    project: Callable[[float, float], Point],
    fit: Fit,
) -> Markup:
    x, y, width, height = box
    # A nested svg cuts what reaches beyond the box without the need of an id.
    land = element("path", d=outline(part, project, fit), class_="f-land", fill_rule="evenodd")
    return element(
        "svg",
        land,
        x=x,
        y=y,
        width=width,
        height=height,
        viewBox=f"{x:g} {y:g} {width:g} {height:g}",
    )


def _circles(
    places: Sequence[Destination],
    project: Callable[[float, float], Point],
    fit: Fit,
    most: int,
    box: tuple[float, float, float, float],
) -> Markup:
    largest = _LARGEST if box[2] > 500 else _LARGEST * 0.6
    circles: list[Markup] = []
    names: list[Markup] = []
    taken: list[tuple[float, float, float, float]] = []
    for place in places:
        x, y = fit(project(place.longitude, place.latitude))
        radius = max(largest * math.sqrt(place.people / most), 1.8)
        words = element("title", f"{place.name}: {count(place.people)}")
        kind = f"f-{_colour(place.hardship)} see-through edge s-paper"
        circles.append(element("circle", words, cx=x, cy=y, r=radius, class_=kind))
        names += _name(place, x, y + 4, radius, taken, box)
    return joined(circles + names)


def _name(
    place: Destination,
    x: float,
    y: float,
    radius: float,
    taken: list[tuple[float, float, float, float]],
    box: tuple[float, float, float, float],
) -> list[Markup]:
    """Write the name right or left of its circle where it covers no other name."""
    long = words_width(place.name, 11.5)
    for start in (x + radius + 3, x - radius - 3 - long):
        spot = (start, y - 11, start + long, y + 3)
        inside = spot[0] >= box[0] and spot[2] <= box[0] + box[2]
        free = all(
            spot[2] < other[0] or other[2] < spot[0] or spot[3] < other[1] or other[3] < spot[1]
            for other in taken
        )
        if inside and free and len(taken) < (14 if box[2] > 500 else 7):
            taken.append(spot)
            return [label(start, y, place.name, "small")]
    return []


def _colour(hardship: float | None) -> str:
    if hardship is None:
        return GREY
    return next((colour for top, colour, _ in _CLASSES if hardship < top), _HARDEST[0])


def _table(places: Sequence[Destination]) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "Place": [place.name for place in places],
            "People sent": [place.people for place in places],
            "Hardship": [place.hardship for place in places],
            "Latitude": [place.latitude for place in places],
            "Longitude": [place.longitude for place in places],
        },
        schema_overrides={"Hardship": pl.Float64},
    )
