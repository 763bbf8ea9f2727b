"""Who placed whom: from the tenure, from the order behind it, or from a selection rule.

What is stated is taken as stated. What is inferred says so, and where two people may
have done it (the appointing office changed hands that day, or the date is not known to
the day) both are named. What cannot be known stays in the table as unknown.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from raspred.measures.holders import NOBODY, codes
from raspred.measures.rules import rules_by_post
from raspred.measures.spans import Rows, Spans, middle

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from raspred.register.register import Register

ELECTED = -2
LOT = -3
OFFICIO = -4
"""Codes in place of a person: a seat won by ballot, drawn by lot, or held by right."""

NAMELESS = {NOBODY: "unknown", ELECTED: "elected", LOT: "lot", OFFICIO: "ex officio"}
STARTS = ("start_earliest", "start_latest")
_CENTRAL_CHANNELS = ("section", "politburo", "control-commission", "police")
_IMPERSONAL = {"election": ELECTED, "lot": LOT, "ex-officio": OFFICIO}


class Basis(IntEnum):
    """How it is known who placed a person, from the surest to not at all."""

    TENURE = 0
    ORDER = 1
    RULE = 2
    UNKNOWN = 3


@dataclass(frozen=True, slots=True)
class Placings:
    """Who placed the holders of n tenures.

    Attributes:
        who: Code of the appointer by the central dates, int64[n]; or `ELECTED`, `LOT`,
            `OFFICIO`, or `NOBODY` where it is unknown.
        sure: Whether nobody else can have done it, bool[n].
        basis: `Basis` of each, int64[n].
        rival_row: Tenures that others may have filled as well, int64[m].
        rival: Codes of these others, int64[m].
    """

    who: Rows
    sure: NDArray[np.bool_]
    basis: Rows
    rival_row: Rows
    rival: Rows

    @property
    def unknown(self) -> NDArray[np.bool_]:
        """Tenures of which nothing tells who filled them."""
        nobody: NDArray[np.bool_] = self.who == NOBODY
        return nobody

    def by(self, person: int) -> tuple[NDArray[np.bool_], NDArray[np.bool_], NDArray[np.bool_]]:
        """Return which tenures a person filled for certain, by the central dates, perhaps."""
        central = self.who == person
        perhaps = central | self.unknown
        perhaps[self.rival_row[self.rival == person]] = True
        return central & self.sure, central, perhaps


def placings(register: Register, tenures: pl.DataFrame) -> Placings:
    """Return who placed the holders of some tenures (rows of the register's table)."""
    who = codes(tenures, "appointed_by").copy()
    basis = np.where(who != NOBODY, Basis.TENURE, Basis.UNKNOWN).astype(np.int64)
    _from_orders(register, tenures, who, basis)
    stated_ballot = (who == NOBODY) & _holds(tenures, pl.col("filled_by") == "election")
    who[stated_ballot], basis[stated_ballot] = ELECTED, Basis.TENURE
    sure = np.ones(len(tenures), dtype=np.bool_)
    rivals = _from_rules(register, tenures, who, basis, sure)
    sure &= who != NOBODY
    sure[rivals["row"].to_numpy()] = False
    return Placings(who, sure, basis, rivals["row"].to_numpy(), rivals["rival"].to_numpy())


def _holds(frame: pl.DataFrame, condition: pl.Expr) -> NDArray[np.bool_]:
    return frame.select(condition.fill_null(value=False)).to_series().to_numpy()


def _from_orders(register: Register, tenures: pl.DataFrame, who: Rows, basis: Rows) -> None:
    """Fill in, in place, what the orders behind the tenures say."""
    open_rows = np.flatnonzero(who == NOBODY)
    asked = (
        tenures.select("start_order_id")
        .with_columns(row=pl.int_range(pl.len(), dtype=pl.Int64))[open_rows]
        .drop_nulls()
    )
    if not len(asked) or not len(register.orders):
        return
    acts = register.orders.select("order_id", "by_person_id", "channel")
    found = asked.join(acts, left_on="start_order_id", right_on="order_id")
    row = found["row"].to_numpy()
    said = codes(found, "by_person_id")
    said = np.where(
        (said == NOBODY) & _holds(found, pl.col("channel") == "election"), ELECTED, said
    )
    known = said != NOBODY
    who[row[known]], basis[row[known]] = said[known], Basis.ORDER


def _from_rules(
    register: Register,
    tenures: pl.DataFrame,
    who: Rows,
    basis: Rows,
    sure: NDArray[np.bool_],
) -> pl.DataFrame:
    """Fill in, in place, what the selection rules imply; return the rivals (row, rival)."""
    # A post that an authority of the centre is known to have filled was not filled by rule.
    overruled = _holds(tenures, pl.col("filled_by").is_in(_CENTRAL_CHANNELS))
    open_rows = np.flatnonzero((who == NOBODY) & ~overruled)
    ruled = rules_at(register, tenures, open_rows)
    if not len(ruled):
        return pl.DataFrame(schema={"row": pl.Int64, "rival": pl.Int64})
    for selection, code in _IMPERSONAL.items():
        rows = ruled.filter(pl.col("selection") == selection)["row"].to_numpy()
        who[rows], basis[rows] = code, Basis.RULE
    named = _candidates(register, ruled.filter(pl.col("selection") == "appointment"))
    # By the central dates the last to enter the appointing office is its holder that day.
    central = (
        named.filter("central")
        .sort("entered", "person", maintain_order=True)
        .unique("row", keep="last", maintain_order=True)
    )
    rows = central["row"].to_numpy()
    who[rows], basis[rows] = central["person"].to_numpy(), Basis.RULE
    sure[rows] = central["certain"].to_numpy()
    rivals = named.select("row", rival="person").unique(maintain_order=True)
    return rivals.filter(pl.Series(who[rivals["row"].to_numpy()]) != rivals["rival"])


def rules_at(register: Register, tenures: pl.DataFrame, rows: Rows) -> pl.DataFrame:
    """Return the rule in force when some tenures began.

    Args:
        register: The register.
        tenures: Rows of its table.
        rows: Positions in `tenures` asked about.

    Returns:
        Those that a rule speaks of: row, begun_on, start_earliest, start_latest and the
        columns of `rules_by_post`; a rule of the post goes before one of its body.
    """
    begun = tenures[rows].select("post_id", "start_earliest", "start_latest")
    begun = begun.with_columns(
        row=pl.Series(rows),
        begun_on=pl.Series(middle(*(begun[name].to_numpy().astype(np.int64) for name in STARTS))),
    )
    return (
        begun.join(rules_by_post(register), on="post_id")
        .filter(pl.col("in_force") <= pl.col("begun_on"), pl.col("begun_on") < pl.col("no_more"))
        .sort("own", maintain_order=True)
        .unique("row", keep="last", maintain_order=True)
    )


def _candidates(register: Register, ruled: pl.DataFrame) -> pl.DataFrame:
    """Return who may have held the appointing post when each tenure began.

    Returns:
        Columns row, person, entered (first day in the appointing post), central (its
        holder by the central dates), certain (its holder whatever the true dates).
    """
    posts = ruled.select(post_id="selector_post_id").unique()
    holders = register.tenures.join(posts, on="post_id", how="semi", maintain_order="left")
    spans = Spans.of(holders)
    seated = holders.select("post_id").with_columns(
        pl.Series("person", codes(holders, "person_id")),
        pl.Series("from_earliest", spans.start_earliest),
        pl.Series("from_latest", spans.start_latest),
        pl.Series("to_earliest", spans.end_earliest),
        pl.Series("to_latest", spans.end_latest),
        pl.Series("entered", spans.central_start),
        pl.Series("left", spans.central_end),
    )
    begun_on, earliest, latest = (pl.col(name) for name in ("begun_on", *STARTS))
    return (
        ruled.join(seated, left_on="selector_post_id", right_on="post_id")
        # The day of a hand-over belongs to both, so the last day counts as well.
        .filter(pl.col("from_earliest") <= latest, pl.col("to_latest") >= earliest)
        .select(
            "row",
            "person",
            "entered",
            central=(pl.col("entered") <= begun_on) & (begun_on < pl.col("left")),
            certain=(pl.col("from_latest") <= earliest) & (pl.col("to_earliest") > latest),
        )
    )
