"""Testimonies: what single rows of the record say of one person in one post.

Several rows speak of one tenure: the same post stands in two tables, or congress after
congress in one. Here they are brought together. Where two of them contradict each other
the tenure keeps both dates as an interval, and the contradiction is told.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from raspred.dates import FAR_FUTURE, parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from raspred.dates import Interval


@dataclass(frozen=True, slots=True)
class Testimony:
    """What one row says of one person in one post.

    Attributes:
        person_id: Who.
        post_id: In what post.
        start: First day, as a date text; "" = unknown.
        end: First day no longer, as a date text; "" = unknown.
        file: Table that the row stands in.
        source_id: The row's source.
        confidence: How far the source is trusted.
        title: The post as the row names it, "" where it names none of its own.
        filled_by: Channel that filled the post; "" where the row does not say.
        end_reason: Why it ended, in the record's words.
        start_order_id: The order that began it, "" where there is none.
        congress: Roman number of the congress the row speaks of, "" where of none.
        note: What else the row says.
    """

    person_id: str
    post_id: str
    start: str
    end: str
    file: str
    source_id: str
    confidence: str
    title: str = ""
    filled_by: str = ""
    end_reason: str = ""
    start_order_id: str = ""
    congress: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Spell:
    """One tenure, as all testimonies together have it.

    Attributes:
        start: First day, the most exact that the testimonies allow.
        end: First day no longer.
        testimonies: What it rests on, the most trusted table first.
        doubts: Contradictions between tables, in words.
    """

    start: str
    end: str
    testimonies: tuple[Testimony, ...]
    doubts: tuple[str, ...]


# The rosters of committees were checked person by person, then the lists of offices; the
# principal posts and the postings round more dates to years.
TRUST = ("bodies_membership.csv", "offices.csv", "cc_posts.csv", "postings_removal.csv")


def spells(testimonies: Iterable[Testimony]) -> Iterator[Spell]:
    """Yield the tenures of one person in one post, in order of time.

    Args:
        testimonies: All that is said of this person in this post, in any order.
    """
    ordered = sorted(testimonies, key=lambda one: (parse(one.start).earliest, one.file))
    together: list[Testimony] = []
    latest_end = -(2**31)
    for one in ordered:
        if together and parse(one.start).earliest > latest_end:
            yield _spell(together)
            together, latest_end = [], -(2**31)
        together.append(one)
        end = parse(one.end)
        latest_end = max(latest_end, FAR_FUTURE if not one.end else end.latest + 1)
    if together:
        yield _spell(together)


def _spell(together: list[Testimony]) -> Spell:
    by_table = sorted(together, key=lambda one: TRUST.index(one.file))
    tables = [_chained(list(rows)) for _, rows in groupby(by_table, key=lambda one: one.file)]
    doubts: list[str] = []
    start = _agreed("start", [(one.file, one.start) for rows in tables for one in rows[0]], doubts)
    end = _agreed("end", [(one.file, one.end) for rows in tables for one in rows[-1]], doubts)
    return Spell(start, end, tuple(by_table), tuple(doubts))


def _chained(rows: list[Testimony]) -> list[list[Testimony]]:
    """Return the rows of one table in turns: a turn holds what is said of the same time."""
    turns: list[list[Testimony]] = []
    for one in rows:
        if turns and _follows(turns[-1][-1], one):
            turns.append([one])
        elif turns:
            turns[-1].append(one)
        else:
            turns = [[one]]
    return turns


def _follows(first: Testimony, second: Testimony) -> bool:
    if not first.end:
        return parse(second.start).earliest > parse(first.start).latest
    return parse(second.start).earliest >= parse(first.end).earliest


def _agreed(which: str, said: list[tuple[str, str]], doubts: list[str]) -> str:
    """Return the most exact date that fits, or an interval where tables contradict each other.

    Args:
        which: `start` or `end`, for the words of a doubt.
        said: Tables and date texts, the most trusted first.
        doubts: Where contradictions are told.
    """
    versions: list[tuple[str, str]] = []
    for file, text in dict.fromkeys(said):
        if not text:
            continue
        for place, (_, version) in enumerate(versions):
            if _within(parse(version), parse(text)):
                break
            if _within(parse(text), parse(version)):
                versions[place] = (file, text)
                break
        else:
            versions.append((file, text))
    if len(versions) < 2:
        return versions[0][1] if versions else ""
    told = " and ".join(f"{text} in {file}" for file, text in versions)
    doubts.append(f"the {which} is {told}")
    ordered = sorted((text for _, text in versions), key=parse)
    return f"[{ordered[0]}..{ordered[-1]}]"


def _within(inner: Interval, outer: Interval) -> bool:
    return outer.earliest <= inner.earliest and inner.latest <= outer.latest


def decided(spell: Spell, column: str, value: str) -> Spell:
    """Return the spell with one of its dates settled by hand.

    Args:
        spell: As the testimonies have it.
        column: `start` or `end`.
        value: The date, as text.
    """
    doubts = tuple(doubt for doubt in spell.doubts if not doubt.startswith(f"the {column}"))
    if column == "start":
        return replace(spell, start=value, doubts=doubts)
    return replace(spell, end=value, doubts=doubts)
