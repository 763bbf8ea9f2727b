"""Where people were sent: the map, and how the kinds of destination changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from raspred.report import story
from raspred.report.exhibit import exhibit, missing, paragraph, section
from raspred.report.figures.bars import bar_figure
from raspred.report.figures.map import Destination, map_figure
from raspred.report.given import whole
from raspred.report.sections.orders import stack
from raspred.report.wording import count, counted, listing, sentence_case, share

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raspred.report.case import Case
    from raspred.report.markup import Markup

TITLE = "A map of postings"
_REMOTE = 0.5
# Acts that send a person somewhere, as the register's orders name them.
_SENDING = ("transfer", "demotion", "mobilisation", "exile")


def places(case: Case) -> Markup:
    """Return the section with the map of postings and the kinds of destination."""
    return section("places", TITLE, paragraph(_QUESTION), _map(case), _kinds(case), _given_in(case))


_QUESTION = (
    "To be sent to Berlin was one thing, to Turukhansk another. Hardship runs from 0, the "
    "capital, to 1; it is computed from distance and the cold of January, and how the two are "
    "weighed is our assumption. A circle's area is the number of people sent."
)


def _map(case: Case) -> Markup:
    found = _destinations(case)
    if not found:
        return missing("No posting to a place on the map is known of this run.")
    reading = _map_reading(found)
    return exhibit(map_figure(found, "Where people were sent", reading), reading, _OUTLINE)


_OUTLINE = (
    " The outline is today's coast (Natural Earth); borders of the time are not drawn. Names "
    "are written where there is room; on screen, the table below has all."
)


def _destinations(case: Case) -> list[Destination]:
    sent = story.sent(case.summary) or _sent_by_orders(case)
    known = {
        row["place_id"]: row
        for row in case.register.places.with_columns(
            pl.col("place_id", "name").cast(pl.String)
        ).iter_rows(named=True)
    }
    return [
        Destination(
            row["name"] or each.place,
            row["latitude"],
            row["longitude"],
            each.count,
            each.hardship if each.hardship is not None else row["hardship"],
        )
        for each in sent
        if (row := known.get(each.place)) is not None
        and row["latitude"] is not None
        and row["longitude"] is not None
    ]


def _sent_by_orders(case: Case) -> tuple[story.Sent, ...]:
    tally = (
        case.register.orders.filter(pl.col("kind").cast(pl.String).is_in(_SENDING))
        .select(pl.col("to_place_id").cast(pl.String))
        .drop_nulls()
        .group_by("to_place_id")
        .len()
        .sort("to_place_id")
    )
    return tuple(story.Sent(place, amount, None) for place, amount in tally.iter_rows())


def _map_reading(found: Sequence[Destination]) -> str:
    people = sum(place.people for place in found)
    top = sorted(found, key=lambda place: (-place.people, place.name))[:3]
    words = (
        f"{counted(people, 'posting', 'postings')} to {counted(len(found), 'place', 'places')}, "
        f"most to {listing([f'{place.name} ({count(place.people)})' for place in top])}."
    )
    rated = [place for place in found if place.hardship is not None]
    if not rated:
        return words
    rated_people = sum(place.people for place in rated)
    hard = sum(place.people for place in rated if (place.hardship or 0.0) >= _REMOTE)
    mean = sum((place.hardship or 0.0) * place.people for place in rated) / rated_people
    return (
        f"{words} The mean hardship was {mean:.2f}; {share(hard / rated_people)} were sent to "
        "places of 0.5 and more."
    )


def _kinds(case: Case) -> Markup:
    counts = story.counts(case.summary, "destinations", "period", "kind")
    if not counts:
        return missing("This run did not count destinations by kind.")
    groups = list(dict.fromkeys(each.group for each in counts))
    reading = _shift(counts, groups)
    figure = bar_figure(stack(counts, "Period", {}), "Kinds of destination by period", reading)
    return exhibit(figure, reading)


def _shift(counts: Sequence[story.Count], groups: Sequence[str]) -> str:
    told = []
    for group in dict.fromkeys((groups[0], groups[-1])):
        inside = [each for each in counts if each.group == group]
        whole = sum(each.count for each in inside)
        parts = [
            f"{sentence_case(each.kind).lower()} {share(each.count / whole)}" for each in inside
        ]
        told.append(f"In {group or 'all years'}: {listing(parts)}.")
    return " ".join(told)


def _given_in(case: Case) -> Markup | None:
    given = whole(case.summary.get("capitulations"))
    if given is None:
        return None
    return paragraph(
        f"{counted(given, 'person', 'persons')} capitulated in this history: recanted, to be "
        "allowed back."
    )
