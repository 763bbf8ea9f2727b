"""How contests ended: who fell from the Politburo, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

    from raspred.register.register import Register

# Kinds of end that are no fall: death in the seat, and a seat changed for another.
_NO_FALL = ("died", "assassinated", "suicide", "promoted", "moved to CCC chair", "retired")


def fallen_from_politburo(register: Register | None = None) -> pl.DataFrame:
    """Return the full members who lost their last seat on the Politburo, in order of time.

    Who was first made a candidate fell when he lost that seat too.

    Args:
        register: The record as a register; none = the bundled one.

    Returns:
        person_id, name, date (text), date_earliest, date_latest (days), how; one row each.
    """
    import polars as pl

    if register is None:
        from raspred.sources.history.reader import read

        register = read().register
    seats = register.tenures.filter(
        pl.col("post_id").cast(pl.String).is_in(["politburo.member", "politburo.candidate"])
    )
    members = seats.filter(pl.col("post_id") == "politburo.member")["person_id"].unique()
    last = (
        seats.filter(pl.col("person_id").is_in(members.implode()))
        .sort("start_latest")
        .group_by("person_id", maintain_order=True)
        .last()
    )
    return (
        last.filter(~pl.col("end_reason").cast(pl.String).is_in(_NO_FALL))
        .join(register.persons.select("person_id", "name"), on="person_id")
        .sort("end_latest", "person_id")
        .select(
            "person_id",
            "name",
            date="end",
            date_earliest="end_earliest",
            date_latest="end_latest",
            how="end_reason",
        )
    )
