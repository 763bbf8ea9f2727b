"""Rows that speak of the same thing merged into one, and what they disagree on told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from raspred.sources.mapping.findings import FILE, LINE, places

if TYPE_CHECKING:
    from raspred.sources.mapping.findings import Findings
    from raspred.sources.mapping.form import Block

ORDER: Final = "raspred:order"
_NTH = "raspred:nth"
_NOT_COMPARED = (FILE, LINE, ORDER, _NTH)


def merged(made: pl.DataFrame, block: Block, findings: Findings, path: str) -> pl.DataFrame:
    """Return one row for each distinct combination of the block's `one_per`.

    Gaps of the row that speaks are filled from the others. Where others say something
    else, that is told, unless the block declares that the column may differ.

    Args:
        made: Rows of the table with `FILE`, `LINE` and, if asked for, `ORDER`.
        block: What the mapping says.
        findings: Where differences are told.
        path: Key path of the block.
    """
    keys = list(dict.fromkeys(block.one_per))
    if keys and len(made):
        made = made.with_row_index(_NTH)
        if ORDER in made.columns:
            made = made.sort(ORDER, nulls_last=False, maintain_order=True)
        alike = made.select(keys).is_duplicated()
        said = made.filter(alike)
        for column in made.columns:
            if column not in (*keys, *block.differing, *block.gather, *_NOT_COMPARED):
                _tell_difference(said, column, block, findings, path)
        one = said.group_by(keys, maintain_order=True).agg(_spoken(said, block))
        made = pl.concat([made.filter(~alike), one.select(made.columns)]).sort(_NTH).drop(_NTH)
    return made.drop(ORDER, strict=False)


def _spoken(said: pl.DataFrame, block: Block) -> list[pl.Expr]:
    spoken = []
    for column in said.columns:
        if column in block.one_per:
            continue
        values = pl.col(column)
        if column in (_NTH, FILE, LINE):  # merged rows stand where the first of them stood
            spoken.append(values.sort_by(_NTH).first())
        elif column in block.gather:
            distinct = values.drop_nulls().unique(maintain_order=True)
            spoken.append(distinct.str.join(block.gather[column]).replace("", None))
        else:
            known = values.drop_nulls()
            spoken.append(known.last() if block.keep == "last" else known.first())
    return spoken


def _tell_difference(
    said: pl.DataFrame, column: str, block: Block, findings: Findings, path: str
) -> None:
    keys = list(dict.fromkeys(block.one_per))
    differing = said.filter(pl.col(column).drop_nulls().n_unique().over(keys) > 1)
    if not len(differing):
        return
    first = differing.filter(pl.struct(keys) == differing.select(pl.struct(keys)).to_series()[0])
    values = first[column].drop_nulls().unique(maintain_order=True).head(3).to_list()
    groups = differing.select(keys).n_unique()
    findings.tell(
        f"{places(first)}, {path}.{column}",
        f"merged rows differ in {groups:,} cases, such as {' and '.join(map(repr, values))}; "
        f"the {block.keep} is taken",
        "Mend the source, or list the column in differing if that is as it should be.",
    )
