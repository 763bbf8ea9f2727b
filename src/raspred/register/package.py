"""The descriptor of a register on disk: a Frictionless data package, made from `TABLES`.

Source: Data Package 1 and Tabular Data Resource 1, specs.frictionlessdata.io.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, Final, Literal

from raspred.register.columns import EARLIEST, LATEST
from raspred.register.schema import Column, Kind, Table
from raspred.register.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

Form = Literal["csv", "parquet"]

VERSION: Final = 2
FORMAT: Final = f"raspred-register/{VERSION}"
DESCRIPTOR: Final = "datapackage.json"
PROVENANCE: Final = "provenance.json"
FORMS: Final[tuple[Form, ...]] = ("csv", "parquet")

_TYPES: Final = {
    Kind.TEXT: "string",
    Kind.INTEGER: "integer",
    Kind.NUMBER: "number",
    Kind.BOOLEAN: "boolean",
    Kind.DATE: "string",
}


def package(resources: list[dict[str, Any]], title: str) -> dict[str, Any]:
    """Return the descriptor of a whole folder.

    Args:
        resources: One a table that has rows, as `resource` gives them.
        title: What the register is of, in words.
    """
    return {
        "profile": "data-package",
        "name": "register",
        "title": title,
        "description": "Who held which post, from when to when, and who placed whom. Days are "
        "counted from 1970-01-01 in the proleptic Gregorian calendar; dates are EDTF level 1.",
        "raspred": FORMAT,
        "resources": resources,
    }


def resource(table: Table, file: Path, form: Form, present: Collection[str]) -> dict[str, Any]:
    """Return the descriptor of one table as it was written.

    Args:
        table: What the file holds.
        file: The file, written.
        form: `csv` or `parquet`.
        present: Names of the tables that have rows: only these can be referred to.
    """
    described: dict[str, Any] = {
        "name": table.name,
        "path": file.name,
        "title": table.about,
        "format": form,
        "bytes": file.stat().st_size,
        "hash": content_hash(file),
    }
    if form == "csv":
        described |= {
            "profile": "tabular-data-resource",
            "mediatype": "text/csv",
            "encoding": "utf-8",
        }
    else:
        described["mediatype"] = "application/vnd.apache.parquet"
    return described | {"schema": schema(table, present)}


def schema(table: Table, present: Collection[str]) -> dict[str, Any]:
    """Return the Table Schema of a table: fields, key, references and closed words."""
    references = [
        {
            "fields": [column.name],
            "reference": {
                # A table refers to itself by the empty name.
                "resource": "" if column.refers_to == table.name else column.refers_to,
                "fields": [_key_of(column.refers_to)],
            },
        }
        for column in table.columns
        if column.refers_to in present
    ]
    described: dict[str, Any] = {
        "fields": [field for column in table.columns for field in _fields(column, table)],
        "primaryKey": [table.key],
        "missingValues": [""],
    }
    return described | ({"foreignKeys": references} if references else {})


def content_hash(file: Path) -> str:
    """Return the hash of a file's content as data packages write it."""
    with file.open("rb") as opened:
        return "sha256:" + hashlib.file_digest(opened, "sha256").hexdigest()


def _fields(column: Column, table: Table) -> list[dict[str, Any]]:
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.name == table.key:
        constraints["unique"] = True
    if column.words:
        constraints["enum"] = list(column.words)
    field = {"name": column.name, "type": _TYPES[column.kind], "description": column.about}
    fields = [field | ({"constraints": constraints} if constraints else {})]
    if column.kind is Kind.DATE:
        fields += [
            {
                "name": column.name + side,
                "type": "integer",
                "description": f"{word} possible day of {column.name}; empty = as the text says",
            }
            for side, word in ((EARLIEST, "first"), (LATEST, "last"))
        ]
    return fields


def _key_of(name: str) -> str:
    return next(table.key for table in TABLES if table.name == name)
