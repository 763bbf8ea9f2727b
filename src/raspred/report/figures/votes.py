"""A vote as a small bar beside its numbers, for a cell of a table."""

from __future__ import annotations

from raspred.report.figures.frame import rect
from raspred.report.figures.palette import ORANGE, SIMULATED
from raspred.report.markup import Markup, element
from raspred.report.wording import count

_WIDTH, _HEIGHT = 96.0, 8.0


def vote_bar(votes_for: int | None, votes_against: int | None) -> Markup:
    """Return "559 : 65" with a bar of the two shares; a dash where no vote is known."""
    if votes_for is None or votes_against is None:
        return Markup("–")
    numbers = element("span", f"{count(votes_for)} : {count(votes_against)}", class_="votes")
    whole = votes_for + votes_against
    if whole == 0:
        return numbers
    cut = _WIDTH * votes_for / whole
    bar = element(
        "svg",
        rect(0, 0, cut, _HEIGHT, f"f-{SIMULATED}"),
        rect(cut, 0, _WIDTH - cut, _HEIGHT, f"f-{ORANGE}"),
        class_="raspred vote",
        viewBox=f"0 0 {_WIDTH:g} {_HEIGHT:g}",
        width=_WIDTH,
        height=_HEIGHT,
        # The numbers beside it say the same.
        aria_hidden="true",
    )
    return numbers + bar
