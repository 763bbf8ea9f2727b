"""The committee as pyramids: each member a dot, coloured by who filled his post."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.report import seats
from raspred.report.exhibit import exhibit, missing, paragraph, section
from raspred.report.figures.palette import BLUE, GREEN, GREY, ORANGE, PURPLE, SILVER, SKY, YELLOW
from raspred.report.figures.pyramid import Committee, Pyramids, pyramid_figure
from raspred.report.wording import short_month

if TYPE_CHECKING:
    from raspred.register.register import Register
    from raspred.report.case import Case
    from raspred.report.markup import Markup

TITLE = "Who placed the electors"

ORIGINS = {
    "present": ("by the Secretary or his section, in his time", BLUE),
    "earlier": ("by the section, before his time", SKY),
    "politburo": ("by the Politburo", PURPLE),
    "local": ("by a local committee", GREEN),
    "election": ("by election", YELLOW),
    "other": ("otherwise", ORANGE),
    "unknown": ("not known by whom", SILVER),
    "none": ("no post recorded", GREY),
}
UNKNOWN = frozenset({"unknown", "none"})


def committee(case: Case) -> Markup:
    """Return the section with the pyramids of the run, then those of the record."""
    blocks = [paragraph(_QUESTION)]
    drawn = _exhibit(case, case.register, "this history")
    blocks.append(
        drawn if drawn is not None else missing("This run's register has no committee to draw.")
    )
    if case.record is not None:
        recorded = _exhibit(case, case.record, "the record")
        blocks.append(
            recorded
            if recorded is not None
            else missing("The record at hand has no committee to draw.")
        )
    return section("committee", TITLE, *blocks)


_QUESTION = (
    "Each pyramid is the committee at the end of a congress month, each dot a full member, "
    "coloured by who filled his principal post. The dots of the Secretary's own men are put "
    "on top; the number below is their share, or a question mark where more than half is not "
    "known. The pyramids grow because the committee was "
    "enlarged, and the enlargement is where new men came in."
)


def _exhibit(case: Case, register: Register, whose: str) -> Markup | None:
    elected = seats.elected_on(register)
    days = ((each.roman, elected.get(each.roman, each.day)) for each in case.congresses)
    committees = tuple(
        Committee(roman, short_month(day), found)
        for roman, day in days
        if day is not None and (found := seats.committee(register, seats.month_end(day)))
    )
    if not committees:
        return None
    title = f"The Central Committee by who filled its members' posts: {whose}"
    reading = _reading(committees, whose)
    return exhibit(pyramid_figure(Pyramids(committees, ORIGINS, UNKNOWN), title, reading), reading)


def _reading(committees: tuple[Committee, ...], whose: str) -> str:
    first, last = committees[0], committees[-1]
    placed = sum(seat.placed_by == "present" for seat in last.seats)
    unknown = sum(seat.placed_by in UNKNOWN for seat in last.seats)
    words = (
        f"In {whose} the committee grew from {len(first.seats)} full members at congress "
        f"{first.name} to {len(last.seats)} at congress {last.name}, where {placed} of them "
        "held a post that the Secretary or his section had filled"
    )
    return f"{words}; of {unknown} it is not known." if unknown else f"{words}."
