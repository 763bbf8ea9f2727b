"""A made-up register of any size for the benchmarks: no history, only its proportions.

A party of paid posts with a mean time in post of 18 months over 240 months; a committee
of 140 elected at ten congresses of 1,000 delegates each; one office elected by the
committee, held by three people in turn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from raspred.dates import FAR_FUTURE, day
from raspred.register.builder import RegisterBuilder
from raspred.register.provenance import Provenance

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from raspred.register.register import Register

FIRST = day(1920, 4, 1)
LAST = day(1940, 4, 1)
MONTH = 30.44
COMMITTEE, DELEGATES, CONGRESSES = 140, 1000, 10
CHANNELS = ("section", "local", "politburo", "unknown", "election")


def synthetic_register(tenures: int, seed: int = 1) -> Register:
    """Return a register with about that many tenures, the same for the same seed."""
    draw = np.random.default_rng(seed)
    people, posts = max(tenures // 6, 4 * DELEGATES), max(tenures // 13, 50)
    builder = RegisterBuilder()
    builder.add_frame(
        "persons", pl.DataFrame({"person_id": _ids("p", people), "name": _ids("P", people)})
    )
    for body in ("secretariat", "committee", "congress"):
        builder.add("bodies", body_id=body, name=body, structure="party")
    structures = np.array(["party", "soviets", "unions", "economy", "police"])
    offices = pl.DataFrame({"body_id": _ids("b", 1 + posts // 20)}).with_columns(
        name="body_id", structure=pl.Series(structures[draw.integers(0, 5, 1 + posts // 20)])
    )
    builder.add_frame("bodies", offices)
    _add_posts(builder, posts, draw)
    _add_rules(builder)
    builder.add_frame(
        "tenures",
        pl.concat([_paid(tenures, people, posts, draw), *_elected(people, draw)]).with_columns(
            tenure_id=pl.format("t{}", pl.int_range(pl.len()))
        ),
    )
    return builder.freeze(Provenance.of_reading("made up for a benchmark"))


def _ids(prefix: str, number: int) -> pl.Series:
    return pl.select(pl.format(prefix + "{}", pl.int_range(number))).to_series()


def _add_posts(builder: RegisterBuilder, posts: int, draw: np.random.Generator) -> None:
    for post, body, rank, seats in (
        ("head", "secretariat", 9, 1),
        ("committee.member", "committee", 8, None),
        ("delegate", "congress", 5, None),
    ):
        builder.add(
            "posts", post_id=post, body_id=body, title=post, rank=rank, elective=True, seats=seats
        )
    number = pl.int_range(posts, eager=True)
    builder.add_frame(
        "posts",
        pl.DataFrame({"post_id": _ids("o", posts), "title": _ids("o", posts)}).with_columns(
            body_id=pl.format("b{}", number // 20),
            rank=pl.Series(draw.integers(1, 8, posts)),
            elective=pl.lit(value=False),
        ),
    )


def _add_rules(builder: RegisterBuilder) -> None:
    for post, voter in (("head", "committee.member"), ("committee.member", "delegate")):
        builder.add(
            "selection_rules",
            rule_id=post,
            post_id=post,
            selection="election",
            selector_post_id=voter,
            majority="majority",
        )


def _paid(tenures: int, people: int, posts: int, draw: np.random.Generator) -> pl.DataFrame:
    start = draw.integers(FIRST, LAST, tenures)
    end = start + 1 + draw.exponential(18 * MONTH, tenures).astype(np.int64)
    person = _ids("p", people)
    placed = person[draw.integers(0, 300, tenures)]
    known = pl.Series(draw.random(tenures) < 0.5)
    return _frame(
        person[draw.integers(0, people, tenures)],
        _ids("o", posts)[draw.integers(0, posts, tenures)],
        start,
        np.where(end < LAST, end, FAR_FUTURE),
    ).with_columns(
        appointed_by=pl.when(known).then(placed),
        filled_by=pl.Series(np.array(CHANNELS)[draw.integers(0, 5, tenures)]),
    )


def _elected(people: int, draw: np.random.Generator) -> list[pl.DataFrame]:
    person = _ids("p", people)
    openings = np.linspace(FIRST, LAST, CONGRESSES, endpoint=False).astype(np.int64)
    closings = np.append(openings[1:], FAR_FUTURE)
    frames = []
    for opening, closing in zip(openings, closings, strict=True):
        sent = person[draw.choice(people, DELEGATES, replace=False)]
        chosen = person[draw.choice(4 * COMMITTEE, COMMITTEE, replace=False)]
        placed = person[draw.integers(0, 300, DELEGATES)]
        frames += [
            _frame(sent, _same("delegate", sent), opening, opening + 10).with_columns(
                appointed_by=placed
            ),
            _frame(chosen, _same("committee.member", chosen), opening + 10, closing),
        ]
    holders = person[[0, 1, 2]]
    turns = np.linspace(FIRST, LAST, 3, endpoint=False).astype(np.int64)
    frames.append(_frame(holders, _same("head", holders), turns, np.append(turns[1:], FAR_FUTURE)))
    none = {"appointed_by": pl.lit(None, pl.String), "filled_by": pl.lit(None, pl.String)}
    return [
        frame.with_columns(**{name: one for name, one in none.items() if name not in frame.columns})
        for frame in frames
    ]


def _same(post: str, like: pl.Series) -> pl.Series:
    return pl.Series([post] * len(like))


def _frame(
    person: pl.Series,
    post: pl.Series,
    start: NDArray[np.int64] | int,
    end: NDArray[np.int64] | int,
) -> pl.DataFrame:
    days = {"start_earliest": start, "start_latest": start, "end_earliest": end, "end_latest": end}
    columns = {
        name: np.broadcast_to(given, len(person)).astype(np.int32) for name, given in days.items()
    }
    return pl.DataFrame({"person_id": person, "post_id": post, **columns})
