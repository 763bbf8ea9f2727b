"""Orders by period and structure, and by whom people were removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.report import story
from raspred.report.exhibit import exhibit, missing, paragraph, section
from raspred.report.figures.bars import BarChart, Part, bar_figure
from raspred.report.figures.palette import BLUE, BY_CHANNEL, IN_TURN, SILVER, SKY
from raspred.report.wording import count, counted, listing, sentence_case, share, short_month

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raspred.report.case import Case
    from raspred.report.figures.figure import Figure
    from raspred.report.markup import Markup

TITLE = "Orders of the section"
_MOST_PARTS = len(IN_TURN)


def orders(case: Case) -> Markup:
    """Return the section on orders by period, by structure, and on removals by channel."""
    return section(
        "orders",
        TITLE,
        paragraph(_QUESTION),
        _by_period(case),
        _by_structure(case),
        _removals(case),
    )


_QUESTION = (
    "The Records and Assignment Section sent people to posts. How many it could handle in a "
    "period is given to the simulation from the published figures; whom it moved, where and "
    "into what is not. A responsible post is one with authority of its own; all others are "
    "rank and file."
)


def _by_period(case: Case) -> Markup:
    periods = story.orders_by_period(case.summary)
    if not periods:
        return missing("This run counted no orders by period.")
    names = tuple(_span(period) for period in periods)
    chart = BarChart(
        "Period",
        names,
        (
            Part("responsible posts", tuple(float(p.responsible) for p in periods), BLUE),
            Part("rank and file", tuple(float(p.rank_and_file) for p in periods), SKY),
        ),
        recorded=tuple(None if p.recorded is None else float(p.recorded) for p in periods),
        recorded_name="published total",
    )
    reading = _period_reading(periods, names)
    return exhibit(bar_figure(chart, "Orders by congress period", reading), reading)


def _span(period: story.OrdersPeriod) -> str:
    return f"{short_month(period.start)} – {short_month(period.end)}"


def _period_reading(periods: Sequence[story.OrdersPeriod], names: Sequence[str]) -> str:
    total = sum(p.responsible + p.rank_and_file for p in periods)
    responsible = sum(p.responsible for p in periods)
    words = (
        f"{count(total)} orders in all, {share(responsible / total if total else None)} of them to "
        "responsible posts."
    )
    known = [
        (name, p.responsible / (p.responsible + p.rank_and_file), p)
        for name, p in zip(names, periods, strict=True)
        if p.recorded and p.recorded_responsible is not None and p.responsible + p.rank_and_file
    ]
    if not known:
        return words
    told = [
        f"{share(ours)} in {name} (published {share((p.recorded_responsible or 0) / p.recorded)})"
        for name, ours, p in known
        if p.recorded
    ]
    return f"{words} The responsible share was {listing(told)}."


def _by_structure(case: Case) -> Markup:
    counts = story.counts(case.summary, "orders_by_structure", "period", "structure", "orders")
    if not counts:
        return missing("This run counted no orders by structure.")
    return _stacked(
        counts,
        "Period",
        "Where the orders went: structures of party and state",
        "orders",
        {},
    )


def _removals(case: Case) -> Markup:
    counts = story.counts(case.summary, "removals_by_channel", "year", "channel")
    if not counts:
        return missing("This run counted no removals by channel.")
    return _stacked(
        sorted(counts, key=lambda each: each.group),
        "Year",
        "Who removed people: the section, the commissions, the police",
        "removals",
        BY_CHANNEL,
    )


def _stacked(
    counts: Sequence[story.Count], heading: str, title: str, what: str, colours: dict[str, str]
) -> Markup:
    reading = _stack_reading(counts, what)
    chart = stack(counts, heading, colours)
    return exhibit(_figure(chart, title, reading), reading)


def _figure(chart: BarChart, title: str, reading: str) -> Figure:
    return bar_figure(chart, title, reading)


def stack(counts: Sequence[story.Count], heading: str, colours: dict[str, str]) -> BarChart:
    """Return bars of shares: a bar a group, a colour a kind, the largest kinds first.

    Kinds beyond the eighth are drawn together as "all others". `colours` fixes the colour
    and the order of some kinds; the rest follow by size and take theirs in turn.
    """
    groups = tuple(dict.fromkeys(each.group for each in counts))
    totals: dict[str, int] = {}
    for each in counts:
        totals[each.kind] = totals.get(each.kind, 0) + each.count
    fixed = list(colours)
    ranked = sorted(
        totals,
        key=lambda kind: (fixed.index(kind) if kind in fixed else len(fixed), -totals[kind], kind),
    )
    single = ranked if len(ranked) <= _MOST_PARTS else ranked[: _MOST_PARTS - 1]
    free = iter(colour for colour in IN_TURN if colour not in colours.values())
    parts = []
    for kind in single:
        colour = colours.get(kind) or next(free, SILVER)
        parts.append(Part(sentence_case(kind), _values(counts, groups, {kind}), colour))
    if len(single) < len(ranked):
        rest = set(ranked) - set(single)
        parts.append(Part("All others", _values(counts, groups, rest), SILVER))
    names = tuple(group or "All" for group in groups)
    return BarChart(heading, names, tuple(parts), as_shares=True)


def _values(
    counts: Sequence[story.Count], groups: Sequence[str], kinds: set[str]
) -> tuple[float, ...]:
    sums = dict.fromkeys(groups, 0.0)
    for each in counts:
        if each.kind in kinds:
            sums[each.group] += each.count
    return tuple(sums[group] for group in groups)


def _stack_reading(counts: Sequence[story.Count], what: str) -> str:
    total = sum(each.count for each in counts)
    groups = list(dict.fromkeys(each.group for each in counts))
    words = f"{counted(total, what.removesuffix('s'), what)} in all."
    if len(groups) < 2:
        return f"{words} {_largest(counts, groups[0])}"
    return f"{words} {_largest(counts, groups[0])} {_largest(counts, groups[-1])}"


def _largest(counts: Sequence[story.Count], group: str) -> str:
    inside = [each for each in counts if each.group == group]
    whole = sum(each.count for each in inside)
    top = max(inside, key=lambda each: each.count)
    return (
        f"In {group or 'all'} the largest part was {sentence_case(top.kind).lower()} "
        f"({share(top.count / whole)})."
    )
