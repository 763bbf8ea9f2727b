"""One step up a chain of placings: what the appointer himself owed on the day he appointed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from raspred.measures.holders import codes
from raspred.measures.present import Claim
from raspred.measures.spans import Spans

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from raspred.measures.appointers import Placings
    from raspred.measures.spans import Rows
    from raspred.register.register import Register


@dataclass(frozen=True, slots=True)
class Patrons:
    """Who may have filled n seats, and the posts that he may have held on that day.

    Attributes:
        seat: Seat that each of g appointers may have filled, int64[g].
        appointer: Code of each appointer, int64[g].
        sole: Whether he is the one by the central dates, bool[g].
        of: Appointer (position among the g) who held each of m posts, int64[m].
        post: Seat (position among the n) in which he sat there, int64[m].
        central: Whether it is his highest post by the central dates, bool[m].
    """

    seat: Rows
    appointer: Rows
    sole: NDArray[np.bool_]
    of: Rows
    post: Rows
    central: NDArray[np.bool_]

    def passed_down(self, person: int, seats: Claim, unknown: NDArray[np.bool_]) -> Claim:
        """Return what each seat is owed to a person, by himself or by those who owe him theirs.

        Args:
            person: Code of the person.
            seats: What each seat is owed to him in fewer steps, float64[n] thrice.
            unknown: Seats that nobody knows who filled, bool[n].
        """
        size, groups = len(unknown), len(self.seat)
        own = (self.appointer == person).astype(np.float64)
        # An appointer of whom no post is recorded may owe everything.
        least, most = np.ones(groups), np.zeros(groups)
        np.minimum.at(least, self.of, seats.low[self.post])
        np.maximum.at(most, self.of, seats.high[self.post])
        told = np.bincount(self.of, minlength=groups) > 0
        least, most = np.where(told, least, 0.0), np.where(told, most, 1.0)
        middle = np.zeros(groups)
        middle[self.of[self.central]] = seats.central[self.post[self.central]]
        low, central, high = np.ones(size), np.zeros(size), np.zeros(size)
        np.minimum.at(low, self.seat, np.maximum(own, least))
        np.maximum.at(high, self.seat, np.maximum(own, most))
        central[self.seat[self.sole]] = np.maximum(own, middle)[self.sole]
        named = np.bincount(self.seat, minlength=size) > 0
        return Claim(
            np.where(named, low, 0.0), central, np.where(unknown, 1.0, np.where(named, high, 0.0))
        )


def patrons(register: Register, tenures: pl.DataFrame, placed: Placings) -> Patrons:
    """Return the patrons behind some tenures, as far as these are among them.

    Args:
        register: The register.
        tenures: Rows of its table.
        placed: Who placed their holders.
    """
    first = np.flatnonzero(placed.who >= 0)
    seat = np.concatenate([first, placed.rival_row]).astype(np.int64)
    appointer = np.concatenate([placed.who[first], placed.rival]).astype(np.int64)
    sole = np.arange(len(seat)) < len(first)
    held = _held(register, tenures, seat, appointer)
    columns = (held[name].to_numpy() for name in ("of", "post", "now"))
    return Patrons(seat, appointer, sole, *columns)


def posts_of_appointers(register: Register, placed: Placings) -> list[str]:
    """Return every post that those who filled some tenures ever held."""
    known = np.unique(np.concatenate([placed.who, placed.rival]))
    holders = codes(register.tenures, "person_id")
    posts = register.tenures["post_id"].filter(pl.Series(np.isin(holders, known[known >= 0])))
    return posts.cast(pl.String).unique().to_list()


def _asked(tenures: pl.DataFrame, seat: Rows, appointer: Rows) -> pl.DataFrame:
    """Return of whom it is asked what he was, and when: the start of the seat he filled."""
    start = Spans.of(tenures).take(seat)
    return pl.DataFrame(
        {
            "of": np.arange(len(seat)),
            "seat": seat,
            "person": appointer,
            "earliest": start.start_earliest,
            "latest": start.start_latest,
            "day": start.central_start,
        }
    )


def _sat(register: Register, tenures: pl.DataFrame) -> pl.DataFrame:
    """Return who sat where, from when to when, and how high."""
    ranks = register.posts.select("post_id", rank=pl.col("rank").fill_null(1))
    posts = tenures.select("post_id").join(ranks, on="post_id", how="left", maintain_order="left")
    spans = Spans.of(tenures)
    return pl.DataFrame(
        {
            "post": np.arange(len(tenures)),
            "person": codes(tenures, "person_id"),
            "rank": posts["rank"],
            "from_earliest": spans.start_earliest,
            "from_latest": spans.start_latest,
            "to_earliest": spans.end_earliest,
            "to_latest": spans.end_latest,
            "from": spans.central_start,
            "to": spans.central_end,
        }
    )


def _held(register: Register, tenures: pl.DataFrame, seat: Rows, appointer: Rows) -> pl.DataFrame:
    """Return of (appointer), post, now: the highest posts he may have held on that day.

    What ranks below a post that he held for certain cannot have been his highest one.
    """
    certain = (pl.col("from_latest") <= pl.col("earliest")) & (
        pl.col("to_earliest") > pl.col("latest")
    )
    now = (pl.col("from") <= pl.col("day")) & (pl.col("day") < pl.col("to"))
    found = (
        _asked(tenures, seat, appointer)
        .join(_sat(register, tenures), on="person")
        .filter(
            pl.col("from_earliest") <= pl.col("latest"),
            pl.col("to_latest") > pl.col("earliest"),
            pl.col("post") != pl.col("seat"),
        )
        .with_columns(now=now, sure_rank=pl.when(certain).then("rank").max().over("of"))
        .filter(pl.col("rank") >= pl.col("sure_rank").fill_null(pl.col("rank")))
        .sort("of", "now", "rank", "from", "post")
    )
    last = pl.col("of") != pl.col("of").shift(-1, fill_value=-1)
    return found.with_columns(now=pl.col("now") & last)
