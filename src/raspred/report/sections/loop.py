"""The loop closing: the share of the committee that owes its posts to the Secretary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from raspred.errors import MeasureError, Problem
from raspred.report import seats, story
from raspred.report.case import Case
from raspred.report.exhibit import exhibit, missing, paragraph, section
from raspred.report.figures.line import Line, LineChart, line_figure
from raspred.report.figures.palette import ORANGE, RECORDED, SIMULATED
from raspred.report.figures.scale import Tick
from raspred.report.wording import date_in_words, listing, month_in_words, share, short_month

if TYPE_CHECKING:
    from collections.abc import Mapping

    from raspred.register.register import Register
    from raspred.report.figures.figure import Figure
    from raspred.report.markup import Markup

TITLE = "The loop closing"
_HALF = 0.5


def loop(case: Case) -> Markup:
    """Return the section on the circular flow of power."""
    if not case.debt:
        figure = missing("This run left no monthly series of post debt, so no curve is drawn.")
    else:
        figure = exhibit(_figure(case), _reading(case))
    return section("loop", TITLE, paragraph(_QUESTION), figure, _record(case), _holders(case))


def loop_figure(
    register: Register, summary: Mapping[str, Any], record: Register | None = None
) -> Figure:
    """Return the curve of post debt alone, as the page of the same history shows it.

    Args:
        register: The history.
        summary: What the run counted, as in `summary.json`.
        record: The real record in a register, drawn beside the history.

    Raises:
        MeasureError: The summary has no monthly series of post debt.
    """
    case = Case(register, summary, record)
    if not case.debt:
        raise MeasureError(
            Problem("summary", "no monthly series of post debt", "Give the summary of a run.")
        )
    return _figure(case)


_QUESTION = (
    "The Central Committee elected the General Secretary, and the General Secretary's office "
    "filled posts. The curve asks how far the two met: of the full members of the committee, "
    "how many owed the post they lived by to the man whom they were to elect? We call this "
    "share post debt. It counts the highest post of each member that is not won by ballot, if "
    "the Secretary's section filled it, or he himself, while he held the office. When the "
    "office changes hands it starts again from nothing. A vote is never read from it: a member "
    "may owe his post and still vote against."
)


def _lines(case: Case) -> tuple[Line, ...]:
    lines = [_line("post debt, this history", case.debt, SIMULATED, "line")]
    recorded = case.recorded_debt
    if recorded is not None and case.period is not None:
        first, last = case.period
        shown = recorded.filter(recorded["day"].is_between(first, last))
        if len(shown):
            lines.append(
                Line(
                    "post debt, the record",
                    tuple(shown["day"]),
                    tuple(shown["value"]),
                    RECORDED,
                    "dashed",
                    tuple(shown["low"]),
                    tuple(shown["high"]),
                )
            )
    dependence = story.points(case.summary, "dependence")
    if dependence:
        lines.append(_line("dependence, this history", dependence, ORANGE, "dotted"))
    return tuple(line for line in lines if line.days)


def _line(name: str, points: tuple[story.Point, ...], colour: str, sign: str) -> Line:
    days, values = tuple(p.day for p in points), tuple(p.value for p in points)
    return Line(name, days, values, colour, sign)


def _figure(case: Case) -> Figure:
    closed = case.loop_closed
    chart = LineChart(
        _lines(case),
        threshold=(_HALF, "half of the committee"),
        marks=tuple(
            Tick(congress.day, congress.roman)
            for congress in case.congresses
            if congress.day is not None
        ),
        found=None if closed is None else Tick(closed, f"closed {short_month(closed)}"),
    )
    title = "Members of the Central Committee who owe their post to the General Secretary"
    return line_figure(chart, title, _reading(case))


def _reading(case: Case) -> str:
    last, highest = case.debt[-1], max(case.debt, key=lambda point: point.value)
    start = (
        f"In this history post debt reached {share(highest.value)} at its highest, in "
        f"{month_in_words(highest.day)}, and stood at {share(last.value)} at the end."
    )
    if "loop_closed" not in case.summary:
        verdict = "Whether the loop closed for good was not counted."
    elif case.loop_closed is None:
        verdict = "It never passed one half for good: the loop did not close."
    else:
        verdict = (
            f"The loop closed on {date_in_words(case.loop_closed)}: from then on more than half "
            "of those who elect the Secretary owed him their post, through the next congress "
            "and after."
        )
    return " ".join((start, verdict, *_beside_record(case))).strip()


def _beside_record(case: Case) -> tuple[str, ...]:
    when = case.loop_closed or case.debt[-1].day
    found = case.debt_on_record(when)
    if found is None:
        return ()
    value, low, high = found
    bounds = f" (between {share(low)} and {share(high)})" if low is not None else ""
    return (
        f"The record has {share(value)}{bounds} in {month_in_words(when)}; the shaded band is "
        "what its unknown appointments and dates allow.",
    )


def _record(case: Case) -> Markup | None:
    """Say when the loop closed on the record, as far as the record can tell."""
    if case.recorded_loop is None:
        return None
    central, earliest, latest = case.recorded_loop
    if earliest is None:
        return paragraph("Read off the record in the same way, the loop never closes.")
    upper = (
        f"in {month_in_words(earliest)} if every post that he or his office may have filled "
        "is counted as his"
    )
    lower = f"in {month_in_words(latest)}" if latest is not None else "never"
    middle = "" if central is None else f" As it stands, it closes in {month_in_words(central)}."
    return paragraph(
        f"Read off the record in the same way, the loop closes {upper}, and {lower} if only those "
        f"are that he is known to have filled.{middle}{_motions(case, earliest)}"
    )


def _motions(case: Case, day: int) -> str:
    """Say how many posts the Politburo filled, which is what the bounds lie apart for."""
    members = () if case.record is None else seats.committee(case.record, day)
    filled = sum(seat.placed_by == "politburo" for seat in members)
    if not filled:
        return ""
    return (
        f" In {month_in_words(day)} {filled} of {len(members)} members held a post that the "
        "Politburo had filled, without a record of whose motion it was."
    )


def _holders(case: Case) -> Markup | None:
    holders = story.holders(case.summary)
    if not holders:
        return None
    reigns = [
        f"{holder.name} from {date_in_words(holder.start)}"
        + (f" to {date_in_words(holder.end)}" if holder.end is not None else " on")
        for holder in holders
    ]
    return paragraph(f"The office was held by {listing(reigns)}.")
