"""Laws of seats: no post holds more people than it has seats, nobody holds two at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from raspred.register.breach import Breach, row_of
from raspred.register.laws.overlap import crowdings
from raspred.register.laws.spans import span
from raspred.register.vocabulary import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raspred.register.laws.overlap import Crowding
    from raspred.register.register import Register

_DATES = ("start_earliest", "start_latest", "end_earliest", "end_latest")
_SHOWN = 3
_VAGUE = "Give the dates more closely, or say in a note why they are not known."


def seats_suffice(register: Register) -> Iterator[Breach]:
    """A post has no more holders at once than seats; posts without a number have no limit."""
    posts = register.posts.select("post_id", "seats").drop_nulls().unique("post_id")
    limited = register.tenures.join(
        posts.with_row_index("group"), on="post_id", how="inner", maintain_order="left"
    )
    groups = limited["group"].to_numpy().astype(np.intp)
    # The join may reorder nothing: `group` counts the rows of `posts`.
    for crowding in crowdings(limited, groups, posts["seats"].to_numpy()):
        row = limited.row(crowding.row, named=True)
        holders = len(crowding.others) + 1
        seats = f"{row['seats']} seat{'' if row['seats'] == 1 else 's'}"
        yield Breach(
            "seat-overfilled",
            crowding.severity,
            "tenures",
            row_of(row["tenure_id"]),
            f"{row['post_id']} has {seats} and {_verb(crowding)} {holders} holders when "
            f"{row['person_id']} holds it {span(row['start'], row['end'])}, "
            f"beside {_others(limited, crowding, 'person_id')}",
            "End the earlier tenure, mend the dates, or raise the seats of the post."
            if crowding.severity is Severity.HARD
            else _VAGUE,
        )


def exclusive_posts_held_singly(register: Register) -> Iterator[Breach]:
    """Who holds an exclusive post holds no other exclusive post at the same time."""
    posts = register.posts.filter(pl.col("exclusive")).select("post_id")
    held = register.tenures.join(posts, on="post_id", how="semi", maintain_order="left")
    for crowding in _same_holder(held, ["person_id"]):
        row = held.row(crowding.row, named=True)
        yield Breach(
            "exclusive-post-shared",
            crowding.severity,
            "tenures",
            row_of(row["tenure_id"]),
            f"{row['person_id']} {'holds' if _certain(crowding) else 'may hold'} {row['post_id']} "
            f"{span(row['start'], row['end'])} beside the equally exclusive "
            f"{_others(held, crowding, 'post_id')}",
            "End the earlier tenure, mend the dates, or clear `exclusive` of one post."
            if _certain(crowding)
            else _VAGUE,
        )


def posts_held_once(register: Register) -> Iterator[Breach]:
    """Nobody holds the same post twice at the same time."""
    tenures = register.tenures
    repeated = tenures.filter(tenures.select("person_id", "post_id").is_duplicated())
    for crowding in _same_holder(repeated, ["person_id", "post_id"]):
        row = repeated.row(crowding.row, named=True)
        yield Breach(
            "post-held-twice",
            crowding.severity,
            "tenures",
            row_of(row["tenure_id"]),
            f"{row['person_id']} {'holds' if _certain(crowding) else 'may hold'} {row['post_id']} "
            f"{span(row['start'], row['end'])} and at once by tenure "
            f"{_others(repeated, crowding, 'tenure_id')}",
            "Join the tenures into one or mend their dates." if _certain(crowding) else _VAGUE,
        )


def _same_holder(tenures: pl.DataFrame, by: list[str]) -> Iterator[Crowding]:
    keyed = tenures.select(*by)
    distinct = keyed.unique(maintain_order=True).with_row_index("group")
    groups = keyed.join(distinct, on=by, how="left", maintain_order="left", nulls_equal=True)
    return crowdings(
        tenures.select(_DATES),
        groups["group"].to_numpy().astype(np.intp),
        np.ones(len(distinct), dtype=np.int32),
    )


def _certain(crowding: Crowding) -> bool:
    return crowding.severity is Severity.HARD


def _verb(crowding: Crowding) -> str:
    return "has" if _certain(crowding) else "may have"


def _others(tenures: pl.DataFrame, crowding: Crowding, column: str) -> str:
    named = [str(tenures[column][other]) for other in crowding.others[:_SHOWN]]
    rest = len(crowding.others) - len(named)
    return ", ".join(named) + (f" and {rest} more" if rest else "")
