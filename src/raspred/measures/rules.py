"""Selection rules as the measures read them: which fill a post, when, and by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from raspred.dates import FAR_FUTURE, FAR_PAST
from raspred.errors import MeasureError, Problem, nearest
from raspred.measures.spans import Spans

if TYPE_CHECKING:
    from raspred.register.register import Register

_COLUMNS = ("selection", "selector_post_id", "selector_body_id", "majority")


def body_of(register: Register, office: str) -> str:
    """Return the body of a post.

    Raises:
        MeasureError: There is no such post.
    """
    posts = register.posts
    found = posts["body_id"].filter(posts["post_id"] == office)
    if not len(found):
        known = posts["post_id"].cast(pl.String).to_list()
        raise MeasureError(
            Problem("office", f"no post {office!r} in the register", nearest(office, known))
        )
    return str(found[0])


def body_asked(register: Register, word: str) -> str:
    """Return the body that a user means by its own name or by that of one of its posts.

    Raises:
        MeasureError: There is neither.
    """
    bodies = register.bodies["body_id"].cast(pl.String).to_list()
    posts = register.posts["post_id"].cast(pl.String).to_list()
    if word in bodies:
        return word
    if word in posts:
        return body_of(register, word)
    raise MeasureError(
        Problem(
            "office", f"no body or post {word!r} in the register", nearest(word, bodies + posts)
        )
    )


def rules_of(register: Register, office: str) -> pl.DataFrame:
    """Return the rules that fill an office: its own, or else those of its body.

    Raises:
        MeasureError: There is no such post.
    """
    body = body_of(register, office)
    own = register.selection_rules.filter(pl.col("post_id") == office)
    if len(own):
        return own
    of_body = pl.col("post_id").is_null() & (pl.col("body_id") == body)
    return register.selection_rules.filter(of_body)


def majority_of(register: Register, office: str) -> tuple[str, str]:
    """Return the majority that the latest rule of an office needs, and where that stands."""
    rules = rules_of(register, office)
    latest = rules[np.argsort(rule_life(rules).central_start, kind="stable")]
    said = latest["majority"].cast(pl.String).drop_nulls().to_list()
    if not said:
        return "majority", "rule states no majority, read as more than half"
    return said[-1], f"by rule {said[-1]}"


def rule_life(rules: pl.DataFrame) -> Spans:
    """Return the days each rule is in force; a rule without a date always was or still is."""
    known = Spans.of(rules)
    undated_start = (known.start_earliest <= FAR_PAST) & (known.start_latest >= FAR_FUTURE)
    undated_end = (known.end_earliest <= FAR_PAST) & (known.end_latest >= FAR_FUTURE)
    return Spans(
        known.start_earliest,
        np.where(undated_start, FAR_PAST, known.start_latest),
        np.where(undated_end, FAR_FUTURE, known.end_earliest),
        known.end_latest,
    )


def rules_by_post(register: Register) -> pl.DataFrame:
    """Return every post with each rule that fills it.

    Returns:
        Columns post_id, selection, selector_post_id, selector_body_id, majority, own
        (the rule names the post rather than its body), in_force and no_more (first day in
        force and first day no longer, by the central dates).
    """
    rules = register.selection_rules
    life = rule_life(rules)
    dated = rules.select("post_id", "body_id", *_COLUMNS).with_columns(
        pl.Series("in_force", life.central_start), pl.Series("no_more", life.central_end)
    )
    own = dated.filter(pl.col("post_id").is_not_null()).with_columns(own=True).drop("body_id")
    if len(own) == len(dated):
        return own
    of_body = (
        dated.filter(pl.col("post_id").is_null())
        .drop("post_id")
        .join(register.posts.select("post_id", "body_id"), on="body_id")
        # A rule for the posts of a body does not make its selector select himself.
        .filter((pl.col("post_id") != pl.col("selector_post_id")).fill_null(value=True))
        .with_columns(own=False)
        .drop("body_id")
    )
    return pl.concat([own, of_body.select(own.columns)])
