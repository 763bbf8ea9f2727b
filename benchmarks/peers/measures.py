"""The same answers as three measures give, by the plain means that others would use.

Each peer asks day after day what the measure asks of all days at once. The answers are
compared before anything is timed: a peer that did less would prove nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx
import polars as pl

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raspred.register.register import Register


def _on(tenures: pl.DataFrame, day: int) -> pl.DataFrame:
    return tenures.filter(pl.col("start_latest") <= day, pl.col("end_earliest") > day)


def most_posts(register: Register, days: Sequence[int]) -> list[int]:
    """Return how many posts the greatest holder has on each day, by polars."""
    found = []
    for day in days:
        held = _on(register.tenures, day).group_by("person_id").agg(pl.len())
        found.append(int(held["len"].max() or 0))  # type: ignore[arg-type]
    return found


def most_electors(register: Register, days: Sequence[int]) -> list[int]:
    """Return how many of a committee the most frequent appointer placed, by polars."""
    found = []
    for day in days:
        seats = register.tenures.filter(pl.col("post_id") == "committee.member")
        by = _on(seats, day).group_by("appointed_by").agg(pl.len())
        found.append(int(by["len"].max() or 0))  # type: ignore[arg-type]
    return found


def greatest_tree(register: Register, days: Sequence[int]) -> list[int]:
    """Return how many stand under the greatest root of the forest, by polars and networkx."""
    ranks = register.posts.select("post_id", pl.col("rank").fill_null(1))
    tenures = register.tenures.join(ranks, on="post_id", maintain_order="left").select(
        pl.col("person_id", "appointed_by").to_physical().cast(pl.Int64),
        "rank",
        "start_latest",
        "end_earliest",
    )
    found = []
    for day in days:
        highest = (
            _on(tenures, day)
            .with_columns(pl.col("appointed_by").fill_null(-1))
            .sort("person_id", "rank", "start_latest", "appointed_by")
            .unique("person_id", keep="last")
        )
        people = set(highest["person_id"])
        placed = highest.filter(pl.col("appointed_by") >= 0).select("appointed_by", "person_id")
        graph = nx.DiGraph(list(placed.iter_rows()))
        graph.remove_edges_from(list(nx.selfloop_edges(graph)))
        _cut_rings(graph)
        roots = (person for person, above in graph.in_degree() if above == 0)
        below = (sum(one in people for one in nx.descendants(graph, root)) for root in roots)
        found.append(max(below, default=0))
    return found


def _cut_rings(graph: nx.DiGraph[int]) -> None:
    """Take the tie above the first of each ring away; nobody has two ties above him."""
    for ring in list(nx.simple_cycles(graph)):
        first = min(ring)
        graph.remove_edges_from(list(graph.in_edges(first)))
