"""Tenures as arrays, read once for all views of a history."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from raspred.measures.appointers import placings
from raspred.measures.holders import codes
from raspred.measures.spans import Rows, Spans
from raspred.register.vocabulary import Channel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raspred.studio.opened import Opened

CHANNELS = [one.value for one in Channel if one is not Channel.UNKNOWN] + [Channel.UNKNOWN.value]
"""As columns point to them; the last is "unknown"."""


class Stays(NamedTuple):
    """Tenures with what is asked of each.

    Attributes:
        post: Position in `Opened.posts`, int64[n]; -1 = a post that is not in the register.
        person: Position of the holder in the table of persons, int64[n].
        spans: Days of each.
        by: Position of who placed the holder, int64[n]; -1 = nobody, or unknown.
        channel: Position in `CHANNELS`, int64[n].
    """

    post: Rows
    person: Rows
    spans: Spans
    by: Rows
    channel: Rows


def stays_of(opened: Opened) -> Stays:
    """Return all tenures of a history."""
    tenures = opened.register.tenures
    channel = numbers_of(tenures["filled_by"], CHANNELS, len(CHANNELS) - 1)
    return Stays(
        opened.post_at(tenures, "post_id"),
        opened.person_at(codes(tenures, "person_id")),
        Spans.of(tenures),
        opened.person_at(placings(opened.register, tenures).who),
        channel,
    )


def numbers_of(values: pl.Series, words: Sequence[str], none: int) -> Rows:
    """Return where values stand in a list of words, int64[n]; `none` for what does not.

    Args:
        values: Texts or categories.
        words: Each once.
        none: Number for what is not among the words.
    """
    each = values.unique().drop_nulls()
    position = {word: number for number, word in enumerate(words)}
    number = [position.get(str(one), none) for one in each.cast(pl.String)]
    found = values.replace_strict(each, number, default=none, return_dtype=pl.Int64)
    return found.fill_null(none).to_numpy()
