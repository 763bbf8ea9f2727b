"""Laws of lives: a tenure lies within the life of its post, its body and its holder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from raspred.dates import FAR_FUTURE, FAR_PAST
from raspred.register.breach import Breach, row_of
from raspred.register.laws.spans import span
from raspred.register.vocabulary import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raspred.register.register import Register


# Who dies in post leaves it on the day of death or on the next.
GRACE_DAYS: Final = 1


def tenures_within_posts(register: Register) -> Iterator[Breach]:
    """A tenure neither begins before its post is created nor ends after it is abolished."""
    posts = register.posts.rename(_life("created", "abolished"))
    return _outside(register.tenures, posts, "post_id", "tenure-outside-post", "post")


def tenures_within_bodies(register: Register) -> Iterator[Breach]:
    """A tenure neither begins before its body is founded nor ends after it is dissolved."""
    bodies = register.bodies.rename(_life("founded", "dissolved"))
    posts = register.posts.select("post_id", "body_id").join(bodies, on="body_id")
    return _outside(register.tenures, posts, "post_id", "tenure-outside-body", "body")


def holders_alive(register: Register) -> Iterator[Breach]:
    """A holder is born when his tenure begins and alive when it ends."""
    persons = register.persons.rename(_life("birth", "death"))
    return _outside(
        register.tenures, persons, "person_id", "holder-not-alive", "holder", grace=GRACE_DAYS
    )


def _life(first: str, last: str) -> dict[str, str]:
    return {
        f"{old}{side}": f"{new}{side}"
        for old, new in ((first, "begun"), (last, "over"))
        for side in ("", "_earliest", "_latest")
    }


def _outside(
    tenures: pl.DataFrame, lives: pl.DataFrame, key: str, law: str, whose: str, grace: int = 0
) -> Iterator[Breach]:
    """Give tenures that no reading of the dates brings within a life.

    Args:
        tenures: The table, (n,) rows.
        lives: Key and the dates `begun` and `over` of what must last as long.
        key: Column that both have.
        law: Name of the law.
        whose: Whose life it is, in words.
        grace: Days that a tenure may outlast the life.
    """
    bounded = lives.filter(
        (pl.col("begun_earliest") > FAR_PAST) | (pl.col("over_latest") < FAR_FUTURE)
    ).unique(key)
    begun, over = pl.col("begun_earliest"), pl.col("over_latest")
    ended_before = (pl.col("end_latest") <= begun) & (pl.col("start_earliest") < begun)
    too_early = (pl.col("start_latest") < begun) | ended_before
    too_late = (over < FAR_FUTURE) & (
        (pl.col("end_earliest") > over.cast(pl.Int64) + grace)
        | (pl.col("start_earliest") >= over.cast(pl.Int64) + grace)
    )
    outside = (
        tenures.lazy()
        .select("tenure_id", key, "start", "end", pl.col("^(start|end)_(earliest|latest)$"))
        .join(
            bounded.lazy().select(key, pl.col("^(begun|over)(_earliest|_latest)?$")),
            on=key,
            how="inner",
            maintain_order="left",
        )
        .filter(too_early | too_late)
        .select("tenure_id", key, "start", "end", "begun", "over")
        .collect()
    )
    for tenure, named, start, end, first, last in outside.iter_rows():
        yield Breach(
            law,
            Severity.HARD,
            "tenures",
            row_of(tenure),
            f"held {span(start, end)}, outside the life of its {whose} "
            f"({named}), {span(first, last)}",
            f"Mend the tenure's dates or those of the {whose}.",
        )
