"""Tables of any kind read into a register, as a mapping says."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import polars as pl

from raspred.errors import Problem, RegisterError, SourceError
from raspred.register.builder import RegisterBuilder
from raspred.register.provenance import Provenance
from raspred.sources.citations import Citations
from raspred.sources.mapping.blocks import table_rows, with_keys
from raspred.sources.mapping.finding_files import given_files
from raspred.sources.mapping.findings import FILE, LINE, Findings
from raspred.sources.mapping.form import READ_TABLES
from raspred.sources.mapping.opening import Opened
from raspred.sources.mapping.references import tell_strangers
from raspred.sources.mapping.rules import rule_rows
from raspred.sources.mapping.values import Reader
from raspred.sources.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from raspred.sources.mapping.form import Head

_GIVEN = "the mapping itself"
_NEEDED = {"posts": ("post_id", "body_id", "title", "rank"), "bodies": ("body_id", "place_id")}


def read_mapped(mapping: Head, name: str, paths: Sequence[Path]) -> Reading:
    """Read files into a register.

    Args:
        mapping: What the files hold and what becomes of it.
        name: The mapping's name in messages.
        paths: The files, or folders that hold them.

    Raises:
        SourceError: Files or columns missing, files that cannot be read.
    """
    findings = Findings()
    reader = Reader(tuple(mapping.months), findings)
    opened = Opened(mapping, given_files(paths), reader)
    tables = _tables(mapping, opened, reader)
    rules = rule_rows(mapping, _asked(tables, "posts"), _asked(tables, "bodies"), findings)
    if rules is not None:
        _add(tables, "selection_rules", rules, "rules")
    tell_strangers(tables, findings)
    for table, expected in mapping.expect.items():
        found = len(tables[table]) if table in tables else 0
        if found != expected:
            what = f"{found:,} rows where {expected:,} are expected"
            findings.tell(f"{name}: expect.{table}", what, "Find what is amiss, or correct it.")
    return _frozen(mapping, name, opened, tables, findings)


def _tables(mapping: Head, opened: Opened, reader: Reader) -> dict[str, pl.DataFrame]:
    tables: dict[str, pl.DataFrame] = {}
    for table, given in mapping.given.items():
        texts = [{key: _as_text(value) for key, value in row.items()} for row in given]
        if texts:
            keys = list(dict.fromkeys(key for row in texts for key in row))
            columns = {key: [row.get(key) for row in texts] for key in keys}
            schema = dict.fromkeys(keys, pl.String())
            _add(tables, table, pl.DataFrame(columns, schema=schema), _GIVEN)
    for path, table, block in mapping.blocks:
        rows = table_rows(block, table, opened.rows[block.from_], reader, path)
        tables[table] = (
            pl.concat([tables[table], rows], how="diagonal") if table in tables else rows
        )
    return {
        table: with_keys(rows, READ_TABLES[table], reader)
        for table, rows in tables.items()
        if len(rows)
    }


def _add(tables: dict[str, pl.DataFrame], table: str, rows: pl.DataFrame, where: str) -> None:
    """Add rows that stand in the mapping itself."""
    rows = rows.with_columns(
        pl.lit(where, dtype=pl.Categorical).alias(FILE),
        pl.int_range(1, pl.len() + 1, dtype=pl.UInt32).alias(LINE),
    )
    tables[table] = pl.concat([tables[table], rows], how="diagonal") if table in tables else rows


def _as_text(value: str | float | bool) -> str | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) or None


def _asked(tables: dict[str, pl.DataFrame], table: str) -> pl.DataFrame:
    """Return the columns of a table that rules choose by, empty where nothing fills them."""
    schema = dict.fromkeys(_NEEDED[table], pl.String())
    rows = tables.get(table, pl.DataFrame(schema=schema))
    return rows.select(
        pl.col(name) if name in rows.columns else pl.lit(None, dtype=pl.String).alias(name)
        for name in schema
    )


def _frozen(
    mapping: Head,
    name: str,
    opened: Opened,
    tables: dict[str, pl.DataFrame],
    findings: Findings,
) -> Reading:
    builder, citations = RegisterBuilder(), Citations()
    source_id = citations.source_id(mapping.source)
    builder.add("sources", source_id=source_id, citation=mapping.source, url=mapping.url)
    for table, rows in tables.items():
        plain = rows.drop(FILE, LINE)
        if any(column.name == "source_id" for column in READ_TABLES[table].columns[1:]):
            said = pl.col("source_id") if "source_id" in plain.columns else pl.lit(None)
            plain = plain.with_columns(said.fill_null(source_id).alias("source_id"))
        builder.add_frame(table, plain)
    found = tuple(findings.problems)
    known = tuple(Problem(one.where, one.what, one.remedy) for one in mapping.known)
    details: dict[str, Any] = {
        "mapping": name,
        "note": mapping.note,
        "rows": {file: len(rows) for file, rows in opened.rows.items()},
        "left_out": opened.left_out,
        "findings": [asdict(one) for one in (*found, *known)],
    }
    provenance = Provenance.of_reading(mapping.source, details)
    try:
        register = builder.freeze(provenance, (*found, *known))
    except RegisterError as error:
        raise SourceError(error.problems) from None
    return Reading(register, (*found, *known), known)
