"""Who fell, and when: a strip of lives, and the contests that decided them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.dates import FAR_FUTURE
from raspred.report import seats, story
from raspred.report.data_table import table
from raspred.report.exhibit import exhibit, missing, paragraph, section
from raspred.report.figures.strip import Life, Strip, strip_figure
from raspred.report.figures.votes import vote_bar
from raspred.report.wording import (
    counted,
    date_in_words,
    listing,
    month_in_words,
    sentence_case,
)

if TYPE_CHECKING:
    from raspred.register.register import Register
    from raspred.report.case import Case
    from raspred.report.markup import Markup

TITLE = "Who fell, and when"
_MOST_LIVES = 40
_SHORTEST = 31  # days


def falls(case: Case) -> Markup:
    """Return the section with the strip of lives and the table of contests."""
    strip = _strip(case)
    figure = (
        missing("Nobody sat in the Politburo and nobody fell in this run.")
        if strip is None
        else exhibit(strip_figure(strip, _FIGURE, _reading(case, strip)), _reading(case, strip))
    )
    return section("falls", TITLE, paragraph(_QUESTION), figure, *_contests(case))


_QUESTION = (
    "Nothing in the scenario says who is ousted: whether a leader stands or falls is decided by "
    "votes inside the simulation. Each row is one leader. The bar is his time in the "
    "Politburo in this history, the upright mark the day he was put out of it, the open "
    "diamond the day on which he lost his full seat in the record."
)
_FIGURE = "Seats in the Politburo, and when they were lost"


def _strip(case: Case) -> Strip | None:
    held = _seats(case.register)
    fell = _first_falls(case)
    recorded = {} if case.record is None else seats.put_out(case.record, seats.POLITBURO)
    days = [when for spans in held.values() for when in spans[0] if abs(when) < FAR_FUTURE]
    days += [fall.day for fall in fell.values()]
    if not days:
        return None
    first, last = case.period or (min(days), max(days))
    within = {who: when for who, when in recorded.items() if first <= when <= last}
    people = sorted(
        {
            *(who for who, spans in held.items() if _visible(spans, first, last)),
            *fell,
            *(who for who in within if who in case.people),
        },
        key=lambda who: (
            fell[who].day if who in fell else FAR_FUTURE,
            min((start for start, _ in held.get(who, ())), default=FAR_FUTURE),
            case.person(who),
        ),
    )
    lives = tuple(
        Life(
            fell[who].name if who in fell else case.person(who),
            held.get(who, ()),
            fell[who].day if who in fell else None,
            sentence_case(fell[who].how) if who in fell else "",
            within.get(who),
        )
        for who in people[:_MOST_LIVES]
    )
    return Strip(lives, first, last)


def _visible(spans: tuple[tuple[int, int], ...], first: int, last: int) -> bool:
    """Return whether a seat was held long enough within the strip to be seen."""
    return any(min(end, last) - max(start, first) >= _SHORTEST for start, end in spans)


def _seats(register: Register) -> dict[str, tuple[tuple[int, int], ...]]:
    held: dict[str, tuple[tuple[int, int], ...]] = {}
    for row in seats.spans(register, seats.POLITBURO).iter_rows(named=True):
        who = row["person_id"]
        held[who] = (*held.get(who, ()), (row["start"], row["end"]))
    return held


def _first_falls(case: Case) -> dict[str, story.Fall]:
    """Return of each person the fall from the Politburo, else his first fall from a body."""
    chosen: dict[str, story.Fall] = {}
    for fall in case.falls:
        before = chosen.get(fall.person)
        if before is None or (_top(fall) and not _top(before)):
            chosen[fall.person] = fall
    return chosen


def _top(fall: story.Fall) -> bool:
    return fall.body.lower().startswith("politburo")


def _reading(case: Case, strip: Strip) -> str:
    fallen = [life for life in strip.lives if life.fell is not None]
    if not fallen:
        if "fallen" in case.summary:
            return "Nobody was put out of the Politburo in this history."
        return "This run kept no list of those who fell; the bars show its seats alone."
    told = [f"{life.name} in {month_in_words(life.fell)}" for life in fallen[:8]]
    words = (
        f"{counted(len(fallen), 'leader was', 'leaders were')} put out in this history: "
        f"{listing(told)}{' among others' if len(fallen) > len(told) else ''}."
    )
    both = [life for life in fallen if life.recorded is not None]
    if not both:
        return words
    years = sum(abs((life.fell or 0) - (life.recorded or 0)) for life in both) / len(both) / 365.25
    return (
        f"{words} The record has {len(both)} of them fall too, {years:.1f} years earlier or later "
        "in the mean."
    )


def _contests(case: Case) -> tuple[Markup, ...]:
    found = story.contests(case.summary)
    if not found:
        return (missing("No leader was attacked before the committee in this run."),)
    carried = sum((each.votes_for or 0) > (each.votes_against or 0) for each in found)
    words = (
        f"{counted(len(found), 'attack', 'attacks')} on a leader came to a vote; "
        f"{carried} found more votes for than against. Asked for was one step of a ladder from "
        "censure to expulsion; in brackets, the issue of the day."
    )
    headings = ("Date", "Attack", "Asked for", "Votes for : against", "Winner")
    rows = [_contest(case, each) for each in found]
    caption = "Contests among the leaders"
    return (paragraph(words), table(headings, rows, "cards", caption))


def _contest(case: Case, contest: story.Contest) -> list[object]:
    asked = [sentence_case(contest.rung), contest.issue and f"({sentence_case(contest.issue)})"]
    return [
        date_in_words(contest.day),
        f"{_people(case, contest.proposer)} against {_people(case, contest.target)}",
        " ".join(part for part in asked if part) or "–",
        vote_bar(contest.votes_for, contest.votes_against),
        _people(case, contest.winner),
    ]


def _people(case: Case, identifiers: str) -> str:
    told = [case.person(each.strip()) for each in identifiers.split(",") if each.strip()]
    return listing(told) or "–"
