"""Columns taken from another file, by values that both have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from raspred.sources.mapping.findings import places

if TYPE_CHECKING:
    from raspred.sources.mapping.findings import Findings
    from raspred.sources.mapping.parts import Join

_MATCHED = "raspred:matched"


def joined(
    rows: pl.DataFrame, join: Join, other: pl.DataFrame, path: str, findings: Findings
) -> pl.DataFrame:
    """Return rows with columns of another file beside them, one match each.

    A row without a match is told and gets empty cells; where several rows of the other
    file match, that is told and the first is taken.

    Args:
        rows: The file's rows, (n,).
        join: Which columns, by which values.
        other: The other file's rows.
        path: Key path of the join.
        findings: Where this is told.
    """
    own_keys, keys = list(join.on), list(join.on.values())
    repeated = other.filter(
        other.select(keys).is_duplicated() & pl.select(_filled(other, keys)).to_series()
    )
    asked = repeated.join(rows.select(own_keys), left_on=keys, right_on=own_keys, how="semi")
    if len(asked):
        what = f"several rows of {join.file!r} have the same {' and '.join(keys)}"
        remedy = "The first was taken; mend the file, or choose the rows with where."
        findings.tell(f"{places(asked)}, {path}", what, remedy)
    taken = other.unique(keys, keep="first", maintain_order=True).select(
        *(pl.col(key).alias(own) for own, key in join.on.items()),
        *(pl.col(column).alias(f"raspred:{name}") for name, column in join.take.items()),
        pl.lit(value=True).alias(_MATCHED),
    )
    found = rows.join(taken, on=own_keys, how="left", maintain_order="left")
    for own in join.on:
        findings.tell_values(
            rows,
            own,
            rows[own],
            found[_MATCHED].is_null() & rows[own].is_not_null(),
            lambda text: (
                f"{text} stands nowhere in {join.file!r}",
                "Add the row there, or mend the spelling.",
            ),
        )
    return found.with_columns(pl.col(f"raspred:{name}").alias(name) for name in join.take).drop(
        _MATCHED, *(f"raspred:{name}" for name in join.take)
    )


def _filled(other: pl.DataFrame, keys: list[str]) -> pl.Expr:
    return pl.all_horizontal(other[key].is_not_null() for key in keys)
