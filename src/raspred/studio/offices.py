"""Which office a history is told of: the one whose holder is elected by people in posts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from raspred.studio.models.histories import Office

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raspred.register.register import Register

OFFICE = "general-secretary"
"""The office that the essay is about."""
_MOST = 100  # offices that a page lets its reader choose from


def offices_of(register: Register, posts: pl.DataFrame) -> list[Office]:
    """Return the posts whose holders are elected, those of the highest rank first.

    An office that is filled by appointment has one elector: there is nothing to follow.

    Args:
        register: Whose selection rules are read.
        posts: As `raspred.studio.posts.posts_of` returns them.
    """
    rules = register.selection_rules.filter(
        (pl.col("selection").cast(pl.String) == "election")
        & (pl.col("selector_post_id").is_not_null() | pl.col("selector_body_id").is_not_null())
    )
    elected = rules.select(pl.col("post_id").cast(pl.String)).drop_nulls().unique()
    found = posts.join(elected, on="post_id", how="semi").sort(
        "rank", "seats", "post_id", descending=[True, False, False], nulls_last=True
    )
    return [
        Office(post=post, title=title, body=body or "")
        for post, title, body in found.select("post_id", "title", "body").head(_MOST).iter_rows()
    ]


def office_told(offices: Sequence[Office]) -> str | None:
    """Return the office that is told if none is asked for, None where there is none."""
    posts = [office.post for office in offices]
    return OFFICE if OFFICE in posts else next(iter(posts), None)
