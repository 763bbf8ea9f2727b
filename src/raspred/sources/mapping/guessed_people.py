"""How an unknown file names people twice: those who hold a post, and those who gave it to them."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING

import polars as pl

from raspred.sources.mapping.cleaning import plainly_spaced
from raspred.sources.mapping.guessed_columns import MARK
from raspred.sources.mapping.values import identifier

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from raspred.sources.mapping.guessed_columns import Guess

# Ways in which a column of appointers may write a name.
_SPELLINGS = (("name",), ("given_name", "family_name"), ("family_name", "given_name"))
_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Appointers:
    """Those who placed somebody, beside those who are listed.

    Attributes:
        roles: Roles whose columns, joined, spell a person as the column of appointers does;
            empty where no appointer is listed.
        strangers: Appointers who are not listed, as they are written, each with the listed
            name that is most like it, or "".
    """

    roles: tuple[str, ...] = ()
    strangers: Mapping[str, str] = field(default_factory=dict)


def guess_appointers(rows: pl.DataFrame, by_role: Mapping[str, Guess]) -> Appointers:
    """Return how appointers are spelled, and those among them who are not in the list."""
    if "appointed_by" not in by_role:
        return Appointers()
    named = _texts(rows, by_role, ("appointed_by",))
    best: tuple[str, ...] = ()
    listed: dict[str, str] = {}
    for roles in _SPELLINGS:
        if all(role in by_role for role in roles):
            spelled = {identifier(text): text for text in _texts(rows, by_role, roles)}
            if _met(named, spelled) > _met(named, listed) or not listed:
                best, listed = roles, spelled
    strangers = [text for text in named if identifier(text) not in listed and identifier(text)]
    return Appointers(
        best if _met(named, listed) else (),
        {text: _most_like(text, list(listed.values())) for text in strangers},
    )


def _texts(rows: pl.DataFrame, by_role: Mapping[str, Guess], roles: Sequence[str]) -> list[str]:
    """Return the distinct texts of some columns joined, without what means nothing."""
    parts = [plainly_spaced(rows[by_role[role].column].fill_null("")) for role in roles]
    joined = pl.select(pl.concat_str(parts, separator=" ")).to_series().unique(maintain_order=True)
    texts = [MARK.sub("", text).strip() for text in joined]
    empty = {word for role in roles for word in by_role[role].empty}
    return [text for text in dict.fromkeys(texts) if text and text not in empty]


def _met(named: Sequence[str], listed: Mapping[str, str]) -> int:
    return sum(identifier(text) in listed for text in named)


def _most_like(text: str, names: Sequence[str]) -> str:
    return next(iter(get_close_matches(text, names, n=1, cutoff=_ALIKE)), "")
