"""The party behind the leaders: how many it was, who spoke, who fell silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.report import story
from raspred.report.exhibit import exhibit, paragraph, section
from raspred.report.figures.line import Line, LineChart, line_figure
from raspred.report.figures.palette import BLUE, ORANGE, SIMULATED
from raspred.report.wording import count, month_in_words, share

if TYPE_CHECKING:
    from raspred.report.case import Case
    from raspred.report.markup import Markup

TITLE = "Voice and silence"
_VOICES = (("voice", "speak against the line", ORANGE), ("silence", "hold their tongue", BLUE))


def voices(case: Case) -> Markup | None:
    """Return the section on voice and membership; None where the run kept neither."""
    blocks = [block for block in (_voice(case), _membership(case)) if block is not None]
    if not blocks:
        return None
    return section("voices", TITLE, paragraph(_QUESTION), *blocks)


_QUESTION = (
    "What a person thinks and what he says are two things in the simulation. He speaks against "
    "the line only while some leader fights it, and weighs what he has seen done to others who "
    "spoke."
)


def _voice(case: Case) -> Markup | None:
    lines = []
    for key, words, colour in _VOICES:
        series = story.points(case.summary, key)
        if series:
            sign = "line" if key == "voice" else "dashed"
            days, values = tuple(p.day for p in series), tuple(p.value for p in series)
            lines.append(Line(words, days, values, colour, sign))
    if not lines:
        return None
    peak = max(
        (
            (value or 0.0, when, each.name)
            for each in lines
            for when, value in zip(each.days, each.values, strict=True)
        ),
    )
    shares = peak[0] <= 1.0
    amount = share(peak[0]) if shares else count(peak[0])
    reading = f"At the most {amount} {peak[2]}, in {month_in_words(peak[1])}."
    title = "Those who speak and those who are silent"
    return exhibit(line_figure(LineChart(tuple(lines), percent=shares), title, reading), reading)


def _membership(case: Case) -> Markup | None:
    series = story.points(case.summary, "membership")
    if not series:
        return None
    days, values = tuple(p.day for p in series), tuple(p.value for p in series)
    first, last = series[0], series[-1]
    reading = (
        f"From {count(first.value)} in {month_in_words(first.day)} to {count(last.value)} in "
        f"{month_in_words(last.day)}. Enrolments and mass purges are given to the simulation "
        "from the published membership, so this curve is no result."
    )
    chart = LineChart((Line("members", days, values, SIMULATED),), percent=False)
    return exhibit(line_figure(chart, "Members of the party", reading), reading)
