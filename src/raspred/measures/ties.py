"""Patronage ties as political scientists count them: by promotion, and by a shared workplace."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from raspred.errors import MeasureError, Problem, nearest
from raspred.measures.bounds import Tally
from raspred.measures.electors import electors
from raspred.measures.present import Standing, shares_under
from raspred.measures.promotions import Promotions
from raspred.measures.rules import body_of
from raspred.measures.spans import Stretch, inside
from raspred.measures.workplaces import Workplaces

if TYPE_CHECKING:
    from raspred.measures.electors import Electors
    from raspred.measures.holders import Reigns
    from raspred.measures.spans import Counts, Days
    from raspred.register.register import Register

_KINDS = ("promotion", "workplace")


def ties(
    register: Register, office: str, days: Days, *, of: str = "promotion", months: int = 12
) -> pl.DataFrame:
    """Share of an office's electors who are tied to its present holder by their careers.

    Question: How many of those who choose him rose through him, or worked beside him?

    Reads: selection_rules, posts (rank, body_id), tenures (appointed_by, filled_by,
    start_order_id), orders (by_person_id).

    Range: 0 to 1. With `of` = promotion a tie is made on the day on which the holder places
    the elector in a post of higher rank than any he had before; with workplace once the two
    have served `months` in the same body at the same time, within two ranks of each other,
    the bodies of the office and of the electors' seats left out. A tie once made lasts.
    `low` and `high` span uncertain dates and appointers; an elector of whom no post is
    recorded before counts in `high`. Twelve months and two ranks are our assumption.

    Known: of three electors the holder raised one, and sat in one bureau with another for
    two years: 1/3 either way.

    Source: promotion ties, J. Jiang, Making Bureaucracy Work, American Journal of Political
    Science 62 (2018); workplace ties, V. Shih, C. Adolph and M. Liu, Getting Ahead in the
    Communist Party, American Political Science Review 106 (2012).
    """
    if of not in _KINDS:
        raise MeasureError(Problem("of", f"no tie {of!r}", nearest(of, _KINDS)))
    if months < 1:
        raise MeasureError(Problem("months", f"{months} are none", "Ask for 1 or more."))
    body = electors(register, office)
    left_out = _bodies(register, office, body)
    made: Promotions | Workplaces = (
        Promotions(register, body, left_out)
        if of == "promotion"
        else Workplaces(register, body, left_out, months)
    )

    def reckon(held: Reigns, reign: int, at: Days) -> Standing:
        return _standing(body, made.since(int(held.person[reign])), at)

    return shares_under(register, office, days, reckon, f"{of}; {body.basis}")


def _bodies(register: Register, office: str, body: Electors) -> list[str]:
    seats = register.posts.filter(pl.col("post_id").is_in(list(body.posts)))["body_id"]
    return list({body_of(register, office), *seats.cast(pl.String)})


def _standing(body: Electors, since: tuple[Days, Days, Days], days: Days) -> Standing:
    """Count electors on each day, and those tied by then.

    Args:
        body: The electors.
        since: Day from which each is tied for certain, by the central dates and perhaps,
            `FAR_FUTURE` for never, int64[electors] each.
        days: Days asked about, ascending.
    """
    spans = body.spans

    def tied(stretch: Stretch, from_day: Days) -> Counts:
        first = np.maximum(stretch.first, from_day)
        return inside(Stretch(first, np.maximum(stretch.after, first)), days)

    surely, middle, perhaps = since
    seated, there = inside(spans.certain, days), inside(spans.possible, days)
    low, high = tied(spans.certain, surely), tied(spans.certain, perhaps)
    tally = Tally(
        seated,
        low,
        high,
        there - seated,
        tied(spans.possible, surely) - low,
        tied(spans.possible, perhaps) - high,
    )
    return Standing(inside(spans.central, days), tied(spans.central, middle), tally)
