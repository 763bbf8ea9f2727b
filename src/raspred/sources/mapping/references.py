"""References between the tables read: whoever is named must be there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from raspred.errors import nearest
from raspred.register.tables import TABLE_BY_NAME
from raspred.sources.mapping.form import READ_TABLES

if TYPE_CHECKING:
    import polars as pl

    from raspred.sources.mapping.findings import Findings

_FEW = 200


def tell_strangers(tables: dict[str, pl.DataFrame], findings: Findings) -> None:
    """Tell every reference to a key that no row has; the reference is kept as it is."""
    for name, rows in tables.items():
        for column in READ_TABLES[name].columns:
            other = column.refers_to
            if not other or column.name not in rows.columns:
                continue
            if other == "sources":
                continue  # the source itself is added last
            key = TABLE_BY_NAME[other].key
            known = tables[other][key].to_list() if other in tables else []
            named = rows[column.name]
            findings.tell_values(
                rows,
                f"{name}.{column.name}",
                named,
                named.is_not_null() & ~named.is_in(known),
                partial(_stranger, other, known if len(known) <= _FEW else []),
            )


def _stranger(other: str, known: list[str], text: str) -> tuple[str, str]:
    remedy = nearest(text.strip("'"), known) if known else f"Add it to {other}."
    return f"{text} is none of the {other} that were read", remedy
