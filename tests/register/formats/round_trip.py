"""What a register must look like when it has been through a format and back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from raspred.dates import FAR_FUTURE, FAR_PAST, Interval, parse, spell
from raspred.register.tables import TABLE_BY_NAME, Kind

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from raspred.register.register import Register

OPEN = (FAR_FUTURE, FAR_FUTURE)


def survives(pair: tuple[int, int], *, open_kept: bool) -> tuple[int, int]:
    """Return the days that are left of a date: all of a plain one, none of any other."""
    if pair == OPEN and open_kept:
        return pair
    text = spell(Interval(*pair))
    plain = re.fullmatch(r"\d{4}(-\d\d){0,2}", text)
    return pair if plain and parse(text) == pair else (FAR_PAST, FAR_FUTURE)


def carried(
    register: Register,
    columns: Mapping[str, Collection[str]],
    *,
    back: bool,
    open_kept: Collection[tuple[str, str]] = (),
    urls_only: bool = False,
) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of a register as far as a format carries them.

    Args:
        register: As it was, or as it came back.
        columns: By table the columns that the format carries.
        back: Whether it came back; then nothing is left out any more.
        open_kept: Dates whose open end the format knows.
        urls_only: Whether the format keeps no source without an address.
    """
    cited = {key: (words, url) for key, words, url, _ in register.sources.iter_rows()}
    found: dict[str, list[dict[str, Any]]] = {}
    for name in columns:
        if name == "sources":
            continue
        rows = []
        for row in register.frames[name].iter_rows(named=True):
            kept: dict[str, Any] = {}
            for column in TABLE_BY_NAME[name].columns:
                if column.name not in columns[name]:
                    continue
                if column.kind is Kind.DATE:
                    pair = (row[f"{column.name}_earliest"], row[f"{column.name}_latest"])
                    is_kept = (name, column.name) in open_kept
                    kept[column.name] = pair if back else survives(pair, open_kept=is_kept)
                elif column.name == "source_id":
                    source = cited.get(row["source_id"])
                    kept["source"] = None if source and urls_only and not source[1] else source
                else:
                    kept[column.name] = row[column.name]
            rows.append(kept)
        found[name] = rows
    return found
