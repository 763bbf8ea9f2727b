"""Laws of orders: an order and the tenure it begins or ends tell the same story."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from raspred.dates import FAR_FUTURE
from raspred.register.breach import Breach, row_of
from raspred.register.laws.lives import GRACE_DAYS
from raspred.register.vocabulary import OrderKind, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raspred.register.register import Register


def orders_match_tenures(register: Register) -> Iterator[Breach]:
    """The order that begins or ends a tenure concerns its holder, its post and its date.

    An order that begins a tenure, where it names the post taken, names this one; one that
    ends it may end others as well. In a record the act may come before its effect, so a
    difference of dates is only shown; in a simulated register it is a fault.
    """
    simulated = register.provenance.kind == "simulated"
    for side in ("start", "end"):
        for row in _mismatched(register, side).iter_rows(named=True):
            act = f"{side}_order_id {row['order_id']!r}"
            if row["of_another"]:
                yield _breach(
                    "order-of-another",
                    row,
                    f"{act} concerns {row['order_person']}, the tenure is of {row['person_id']}",
                    "Name the order that concerns the holder.",
                )
            if row["to_another"]:
                yield _breach(
                    "order-to-another-post",
                    row,
                    f"{act} is to {row['to_post_id']}, the tenure is in {row['post_id']}",
                    "Name the order that filled this post.",
                )
            if row["at_another_time"]:
                yield _breach(
                    "order-date-differs",
                    row,
                    f"{act} is of {row['date']}, the {side} of the tenure is {row[side]}",
                    "Mend one of the two dates, or say in a note why they differ.",
                    Severity.HARD if simulated else Severity.SOFT,
                )


def ends_have_orders(register: Register) -> Iterator[Breach]:
    """In a simulated register nobody loses a paid post without an order that says why.

    Elective seats lapse with the election and need none.
    """
    if register.provenance.kind != "simulated":
        return
    elective = register.posts.filter(pl.col("elective")).select("post_id")
    unexplained = (
        register.tenures.lazy()
        .filter(pl.col("end_order_id").is_null() & (pl.col("end_latest") < FAR_FUTURE))
        .join(elective.lazy(), on="post_id", how="anti", maintain_order="left")
        .select("tenure_id", "person_id", "post_id", "end")
        .collect()
    )
    for tenure, person, post, end in unexplained.iter_rows():
        yield Breach(
            "end-without-order",
            Severity.HARD,
            "tenures",
            row_of(tenure),
            f"{person} leaves {post} on {end} and no order says why",
            "Record the order that ended the tenure in end_order_id.",
        )


def orders_to_the_living(register: Register) -> Iterator[Breach]:
    """Nobody is given an order after his death, but to be readmitted or struck off."""
    late = (
        register.orders.lazy()
        .filter(
            ~pl.col("kind").is_in(
                [str(OrderKind.READMISSION), str(OrderKind.DEATH), str(OrderKind.EXECUTION)]
            )
        )
        .join(
            register.persons.lazy()
            .filter(pl.col("death_latest") < FAR_FUTURE)
            .select("person_id", "death", "death_latest"),
            on="person_id",
            how="inner",
            maintain_order="left",
        )
        .filter(pl.col("date_earliest") > pl.col("death_latest") + GRACE_DAYS)
        .select("order_id", "kind", "date", "person_id", "death")
        .collect()
    )
    for order, kind, date, person, death in late.iter_rows():
        yield Breach(
            "order-after-death",
            Severity.SOFT,
            "orders",
            row_of(order),
            f"{kind} of {person} on {date}, who died {death}",
            "Mend the date of the order or that of the death.",
        )


def _mismatched(register: Register, side: str) -> pl.DataFrame:
    """Return tenures beside the orders at their `side`, where the two disagree."""
    acts = register.orders.lazy().select(
        "order_id",
        pl.col("person_id").alias("order_person"),
        "to_post_id",
        "date",
        "date_earliest",
        "date_latest",
    )
    tenures = register.tenures.lazy().select(
        "tenure_id",
        "person_id",
        "post_id",
        side,
        f"{side}_earliest",
        f"{side}_latest",
        pl.col(f"{side}_order_id").alias("order_id"),
    )
    begins = pl.lit(side == "start")
    return (
        tenures.drop_nulls("order_id")
        .join(acts, on="order_id", how="inner", maintain_order="left")
        .with_columns(
            of_another=pl.col("order_person") != pl.col("person_id"),
            to_another=begins & (pl.col("to_post_id") != pl.col("post_id")),
            at_another_time=(pl.col("date_earliest") > pl.col(f"{side}_latest"))
            | (pl.col("date_latest") < pl.col(f"{side}_earliest")),
        )
        .filter(pl.any_horizontal("of_another", "to_another", "at_another_time"))
        .collect()
    )


def _breach(
    law: str,
    row: dict[str, object],
    what: str,
    remedy: str,
    severity: Severity = Severity.HARD,
) -> Breach:
    return Breach(law, severity, "tenures", row_of(row["tenure_id"]), what, remedy)
