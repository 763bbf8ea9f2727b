"""Pyramids of a committee: one dot a member, coloured by who placed him."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import polars as pl

from raspred.report.figures.axes import KeyEntry, key, key_height
from raspred.report.figures.figure import Figure
from raspred.report.figures.frame import Frame, label, sheet
from raspred.report.figures.palette import SILVER
from raspred.report.markup import Markup, element, joined
from raspred.report.wording import share

if TYPE_CHECKING:
    from collections.abc import Mapping

_CELL = {True: 134.0, False: 92.0}


@dataclass(frozen=True, slots=True)
class Seat:
    """One member: his name, what he does, and by whom he was placed there."""

    person: str
    post: str
    placed_by: str


@dataclass(frozen=True, slots=True)
class Committee:
    """One committee: its name (congress), its date in words, its members."""

    name: str
    when: str
    seats: tuple[Seat, ...]

    def part(self, placed_by: str) -> float:
        """Return the share of the members so placed; 0 in an empty committee."""
        placed = sum(seat.placed_by == placed_by for seat in self.seats)
        return placed / len(self.seats) if self.seats else 0.0


@dataclass(frozen=True, slots=True)
class Pyramids:
    """Committees side by side.

    Attributes:
        committees: In the order of time.
        origins: Kinds of placing in their order from the top, with words and colour.
        unknown: Those of them that stand for not knowing; where they are more than half
            no share is written.
    """

    committees: tuple[Committee, ...]
    origins: Mapping[str, tuple[str, str]]
    unknown: frozenset[str] = frozenset()


def pyramid_figure(pyramids: Pyramids, title: str, description: str) -> Figure:
    """Return the pyramids as a figure; the first origin stands at the top, its share below."""
    draw = partial(_draw, pyramids, title, description)
    return Figure.drawn(draw, title, _table(pyramids))


def _draw(pyramids: Pyramids, title: str, description: str, width: int) -> Markup:
    present = {seat.placed_by for each in pyramids.committees for seat in each.seats}
    entries = [
        KeyEntry(words, colour)
        for origin, (words, colour) in pyramids.origins.items()
        if origin in present
    ]
    above = key_height(entries, width)
    per_row = int(width // _CELL[width > 500])
    cell = width / per_row
    largest = max(_rows(len(each.seats)) for each in pyramids.committees)
    spacing = min((cell - 14) / largest, 13)
    tall = largest * spacing + 50
    lines = math.ceil(len(pyramids.committees) / per_row)
    drawn = [
        _pyramid(
            pyramids,
            each,
            ((index % per_row + 0.5) * cell, above + index // per_row * tall + tall - 38),
            spacing,
        )
        for index, each in enumerate(pyramids.committees)
    ]
    frame = Frame(width, above + lines * tall + 4, left=0, right=0)
    return sheet(frame, title, description, key(entries, 2, width), joined(drawn))


def _rows(members: int) -> int:
    """Return how many rows 1 + 2 + 3 + ... need to hold the members."""
    return max(math.ceil((math.sqrt(8 * members + 1) - 1) / 2), 1)


def _pyramid(
    pyramids: Pyramids, committee: Committee, foot: tuple[float, float], spacing: float
) -> Markup:
    middle, base = foot
    order = {origin: index for index, origin in enumerate(pyramids.origins)}
    seats = sorted(
        committee.seats, key=lambda seat: (order.get(seat.placed_by, len(order)), seat.person)
    )
    rows = _rows(len(seats))
    dots, first = [], 0
    for row in range(rows):
        held = seats[first : first + row + 1]
        first += row + 1
        y = base - (rows - 1 - row) * spacing - spacing / 2
        for index, seat in enumerate(held):
            x = middle + (index - (len(held) - 1) / 2) * spacing
            dots.append(_dot(seat, x, y, spacing, pyramids.origins))
    unknown = sum(committee.part(origin) for origin in pyramids.unknown)
    known = committee.part(next(iter(pyramids.origins)))
    top_share = share(known) if unknown <= 0.5 else "?"
    dots.append(
        label(middle, base + 15, f"{committee.name}: {top_share}", "small strong", "middle")
    )
    dots.append(label(middle, base + 30, committee.when, "small quiet", "middle"))
    return joined(dots)


def _dot(
    seat: Seat, x: float, y: float, spacing: float, origins: Mapping[str, tuple[str, str]]
) -> Markup:
    words, colour = origins.get(seat.placed_by, (seat.placed_by, SILVER))
    about = element("title", f"{seat.person}, {seat.post}: {words}")
    return element("circle", about, cx=x, cy=y, r=spacing * 0.43, class_=f"f-{colour} edge s-paper")


def _table(pyramids: Pyramids) -> pl.DataFrame:
    columns: dict[str, list[str] | list[int]] = {
        "Committee": [each.name for each in pyramids.committees],
        "Date": [each.when for each in pyramids.committees],
        "Members": [len(each.seats) for each in pyramids.committees],
    }
    tallies = [Counter(seat.placed_by for seat in each.seats) for each in pyramids.committees]
    for origin, (words, _) in pyramids.origins.items():
        columns[words] = [tally[origin] for tally in tallies]
    return pl.DataFrame(columns)
