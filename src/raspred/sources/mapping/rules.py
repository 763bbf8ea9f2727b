"""Selection rules of the mapping, spelled out for each post that they speak of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from raspred.sources.mapping.findings import Findings
    from raspred.sources.mapping.form import Head, Posts, Rule


def rule_rows(
    mapping: Head, posts: pl.DataFrame, bodies: pl.DataFrame, findings: Findings
) -> pl.DataFrame | None:
    """Return the rows of `selection_rules`, None where the mapping has no rules.

    Args:
        mapping: Its rules are taken in their order.
        posts: The posts read, with post_id, body_id, title and rank.
        bodies: The bodies read, with body_id and place_id.
        findings: Where rules that fill nothing are told.
    """
    placed = bodies.select("body_id", "place_id").unique("body_id")
    posts = posts.join(placed, on="body_id", how="left", maintain_order="left")
    made = [
        _spelled_out(rule, posts, f"rules[{place}]", findings)
        for place, rule in enumerate(mapping.rules, start=1)
    ]
    return pl.concat(made) if made else None


def _spelled_out(rule: Rule, posts: pl.DataFrame, path: str, findings: Findings) -> pl.DataFrame:
    filled = _chosen(posts, rule.fills)
    if not len(filled):
        findings.tell(f"{path}.fills", "no post fits", "Compare with the posts that were read.")
    if rule.by is None:
        pairs = filled.with_columns(selector_post_id=pl.lit(None, dtype=pl.String))
    else:
        pairs = _pairs(rule, filled, _chosen(posts, rule.by), path, findings)
    several = len(pairs) > 1
    by_post = pl.col("post_id") + pl.lit(":") + pl.col("selector_post_id").fill_null("")
    constants = {
        "selection": rule.selection.value,
        "selector_body_id": rule.by_body,
        "majority": rule.majority.value if rule.majority else None,
        "start": rule.start or None,
        "end": rule.end or None,
        "condition": rule.condition or None,
        "note": rule.note or None,
    }
    return pairs.select(
        (pl.lit(f"{rule.rule_id}:") + by_post).alias("rule_id")
        if several
        else pl.lit(rule.rule_id).alias("rule_id"),
        "post_id",
        "selector_post_id",
        *(pl.lit(value, dtype=pl.String).alias(name) for name, value in constants.items()),
    )


def _pairs(
    rule: Rule, filled: pl.DataFrame, selectors: pl.DataFrame, path: str, findings: Findings
) -> pl.DataFrame:
    """Return every post filled with each post whose holders select, itself left out."""
    if not len(selectors):
        findings.tell(f"{path}.by", "no post fits", "Compare with the posts that were read.")
    selecting = selectors.select(selector_post_id="post_id", body_id="body_id", place_id="place_id")
    if rule.same is None:
        pairs = filled.join(selecting.select("selector_post_id"), how="cross")
    else:
        named = selecting.select("selector_post_id", rule.same).drop_nulls()
        pairs = filled.join(named, on=rule.same, how="inner", maintain_order="left")
        alone = filled.join(pairs.select("post_id"), on="post_id", how="anti")
        if len(alone) and len(selectors):
            findings.tell(
                f"{path}.same",
                f"{len(alone):,} posts such as {alone['post_id'][0]!r} have no selecting post "
                f"of the same {rule.same}",
                "Who filled them stays unknown; add the selecting posts if they exist.",
            )
    return pairs.filter(pl.col("post_id") != pl.col("selector_post_id"))


def _chosen(posts: pl.DataFrame, asked: Posts) -> pl.DataFrame:
    chosen = posts.filter(_holds(posts, asked))
    if asked.but is not None:
        without = _chosen(posts, asked.but).select("post_id")
        chosen = chosen.join(without, on="post_id", how="anti", maintain_order="left")
    return chosen


def _holds(posts: pl.DataFrame, asked: Posts) -> pl.Series:
    holds = pl.Series([True], dtype=pl.Boolean).new_from_index(0, len(posts))
    for name in ("post_id", "body_id", "title", "rank"):
        wanted = getattr(asked, name)
        if wanted is not None:
            holds &= posts[name].is_in([str(one) for one in wanted]).fill_null(value=False)
    return holds
