"""A register as a network: people, posts and bodies, joined by tenures and appointments.

Nodes are persons, posts and bodies. Edges are tenures (person to post), appointments (who
placed whom, as long as the tenure lasts that it began), and belonging (post to body, body
to the body above). Only appointments that a tenure or its order states are drawn: what
follows from selection rules is a measure's to infer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl

from raspred.dates import FAR_FUTURE, FAR_PAST, day
from raspred.register.formats.losses import Loss, columns_lost, counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raspred.register.register import Register

FIRST_DAY: Final = day(-9999)
LAST_DAY: Final = day(9999, 12, 31)

CARRIED: Final = {
    "persons": frozenset({"person_id", "name", "gender", "birth", "death"}),
    "bodies": frozenset(
        {"body_id", "name", "kind", "structure", "level", "parent_id", "founded", "dissolved"}
    ),
    "posts": frozenset(
        {"post_id", "body_id", "title", "rank", "elective", "seats", "created", "abolished"}
    ),
    "tenures": frozenset(
        {"tenure_id", "person_id", "post_id", "start", "end", "appointed_by", "filled_by"}
    ),
}
ATTRIBUTES: Final = (
    "key",
    "gender",
    "rank",
    "elective",
    "seats",
    "classification",
    "structure",
    "level",
    "begun",
    "over",
)
"""What nodes carry beside id, kind and label; empty where it does not apply.

`key` is the id within the table; `begun` and `over` are birth and death of a person,
creation and abolition of a post, founding and dissolution of a body, as found.
"""


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes and edges, with closed intervals of days within those the register speaks of.

    Attributes:
        nodes: `id`, `kind` (person, post, body), `label`, `first`, `last`, `ATTRIBUTES`.
        edges: `id`, `source`, `target`, `kind` (tenure, appointment, belonging), `label`,
            `first`, `last`, `start`, `end` (texts as found), `filled_by`.
        first: First day of all.
        last: Last day of all.
        losses: What the network cannot carry.
    """

    nodes: pl.DataFrame
    edges: pl.DataFrame
    first: int
    last: int
    losses: tuple[Loss, ...]


def network(register: Register) -> Network:
    """Return a register as a network."""
    nodes = _nodes(register)
    first, last = _extent(register.tenures)
    wanted = pl.concat([_tenures(register), _appointments(register), *_belonging(register)])
    known = nodes.select("id")
    edges = wanted.join(known, left_on="source", right_on="id", how="semi", maintain_order="left")
    edges = edges.join(known, left_on="target", right_on="id", how="semi", maintain_order="left")
    losses = (*columns_lost(register, CARRIED), *_blurred(register, len(wanted) - len(edges)))
    edges = edges.with_columns(_closed(first, last))
    return Network(_lives(nodes, edges, first, last), edges, first, last, losses)


def _key(kind: str, column: str) -> pl.Expr:
    """Return ids that tell a person from a post or a body of the same id."""
    return pl.lit(f"{kind}:") + pl.col(column).cast(pl.String)


def _nodes(register: Register) -> pl.DataFrame:
    frames = [
        register.persons.select(
            _key("person", "person_id").alias("id"),
            pl.lit("person").alias("kind"),
            pl.col("name").alias("label"),
            pl.col("person_id").cast(pl.String).alias("key"),
            "gender",
            *_life("birth", "death"),
        ),
        register.posts.select(
            _key("post", "post_id").alias("id"),
            pl.lit("post").alias("kind"),
            pl.col("title").alias("label"),
            pl.col("post_id").cast(pl.String).alias("key"),
            "rank",
            "elective",
            "seats",
            *_life("created", "abolished"),
        ),
        register.bodies.select(
            _key("body", "body_id").alias("id"),
            pl.lit("body").alias("kind"),
            pl.col("name").alias("label"),
            pl.col("body_id").cast(pl.String).alias("key"),
            "structure",
            "level",
            *_life("founded", "dissolved"),
            classification="kind",
        ),
    ]
    return pl.concat(frames, how="diagonal").select("id", "kind", "label", *ATTRIBUTES)


def _life(begun: str, over: str) -> list[pl.Expr]:
    return [
        pl.col(begun).cast(pl.String).alias("begun"),
        pl.col(over).cast(pl.String).alias("over"),
    ]


def _dates(start: str, end: str) -> list[pl.Expr]:
    """Return the outermost days of a span, and its texts as found."""
    return [
        pl.col(f"{start}_earliest").alias("first"),
        pl.col(f"{end}_latest").alias("beyond"),
        pl.col(start).cast(pl.String).alias("start"),
        pl.col(end).cast(pl.String).alias("end"),
    ]


def _tenures(register: Register) -> pl.DataFrame:
    titles = register.posts.select("post_id", label="title").unique("post_id")
    rows = register.tenures.join(titles, on="post_id", how="left", maintain_order="left")
    return rows.select(
        _key("tenure", "tenure_id").alias("id"),
        _key("person", "person_id").alias("source"),
        _key("post", "post_id").alias("target"),
        pl.lit("tenure").alias("kind"),
        "label",
        pl.col("filled_by").cast(pl.String),
        *_dates("start", "end"),
    )


def _appointments(register: Register) -> pl.DataFrame:
    acts = register.orders.select("order_id", "by_person_id").unique("order_id")
    rows = register.tenures.join(
        acts, left_on="start_order_id", right_on="order_id", how="left", maintain_order="left"
    )
    rows = rows.with_columns(placed_by=pl.coalesce("appointed_by", "by_person_id"))
    return rows.drop_nulls("placed_by").select(
        _key("appointment", "tenure_id").alias("id"),
        _key("person", "placed_by").alias("source"),
        _key("person", "person_id").alias("target"),
        pl.lit("appointment").alias("kind"),
        (pl.lit("to ") + pl.col("post_id").cast(pl.String)).alias("label"),
        pl.col("filled_by").cast(pl.String),
        *_dates("start", "end"),
    )


def _belonging(register: Register) -> Iterator[pl.DataFrame]:
    yield register.posts.select(
        _key("belonging:post", "post_id").alias("id"),
        _key("post", "post_id").alias("source"),
        _key("body", "body_id").alias("target"),
        pl.lit("belonging").alias("kind"),
        pl.lit("post of").alias("label"),
        pl.lit(None, pl.String).alias("filled_by"),
        *_dates("created", "abolished"),
    )
    yield register.bodies.drop_nulls("parent_id").select(
        _key("belonging:body", "body_id").alias("id"),
        _key("body", "body_id").alias("source"),
        _key("body", "parent_id").alias("target"),
        pl.lit("belonging").alias("kind"),
        pl.lit("body of").alias("label"),
        pl.lit(None, pl.String).alias("filled_by"),
        *_dates("founded", "dissolved"),
    )


def _extent(tenures: pl.DataFrame) -> tuple[int, int]:
    """Return the first and the last day that any tenure names."""
    named = [
        tenures[column]
        for column in ("start_earliest", "start_latest", "end_earliest", "end_latest")
    ]
    days = pl.concat(named)
    days = days.filter((days >= FIRST_DAY) & (days <= LAST_DAY))
    first, last = days.min(), days.max()
    if not isinstance(first, int) or not isinstance(last, int):
        return 0, 0
    return first, last


def _closed(first: int, last: int) -> list[pl.Expr]:
    """Return closed spans: a tenure is [start, end), so its last day is the one before."""
    begin = pl.col("first").clip(first, last)
    until = (pl.col("beyond").cast(pl.Int64) - 1).clip(first, last).cast(pl.Int32)
    ongoing = pl.when(pl.col("beyond") == FAR_FUTURE).then(pl.lit(last, pl.Int32))
    return [begin, pl.max_horizontal(ongoing.otherwise(until), begin).alias("last")]


def _lives(nodes: pl.DataFrame, edges: pl.DataFrame, first: int, last: int) -> pl.DataFrame:
    """Give each node the days from its first edge to its last; one without has them all."""
    touched = pl.concat([edges.select("first", "last", id=side) for side in ("source", "target")])
    spans = touched.group_by("id").agg(pl.col("first").min(), pl.col("last").max())
    lives = nodes.join(spans, on="id", how="left", maintain_order="left")
    return lives.with_columns(pl.col("first").fill_null(first), pl.col("last").fill_null(last))


def _blurred(register: Register, dangling: int) -> Iterator[Loss]:
    """Tell what becomes of dates that are no two days, and of rows that join nothing."""
    tenures = register.tenures
    sides = (("start", "from the first", FAR_PAST), ("end", "to the last", FAR_FUTURE))
    for name, edge, unbounded in sides:
        earliest, latest = tenures[f"{name}_earliest"], tenures[f"{name}_latest"]
        endless = (earliest if name == "start" else latest) == unbounded
        why = f"open or unknown: drawn {edge} day of all; the text stays beside it"
        yield from counted("tenures", name, int(endless.sum()), why)
        vague = (earliest != latest) & ~endless
        why = f"not known to the day: drawn {edge} possible day; the text stays beside it"
        yield from counted("tenures", name, int(vague.sum()), why)
    yield from counted("tenures", "", dangling, "an end of the edge has no row: left out")
