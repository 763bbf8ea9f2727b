"""What the reader relies on in a register's `datapackage.json`; all else is for others."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from raspred.errors import nearest
from raspred.register.tables import TABLE_BY_NAME


class TableFile(BaseModel):
    """One table of the folder: its file, and what the file held when it was written.

    Attributes:
        name: Name of the table.
        format: `csv` or `parquet`.
        path: Name of the file, always that of the table.
        bytes: Its size.
        hash: SHA-256 of its content, as `sha256:` and hexadecimal digits.
    """

    model_config = ConfigDict(frozen=True)

    name: str
    format: Literal["csv", "parquet"]
    path: str
    bytes: int = Field(ge=0)
    hash: str = Field(pattern=r"^sha256:[0-9a-f]{64}$")

    @field_validator("name")
    @classmethod
    def _is_table(cls, name: str) -> str:
        if name not in TABLE_BY_NAME:
            raise ValueError(f"no table is called {name!r}. {nearest(name, TABLE_BY_NAME)}")
        return name

    @field_validator("path")
    @classmethod
    def _stays_inside(cls, path: str, info: ValidationInfo) -> str:
        expected = f"{info.data.get('name')}.{info.data.get('format')}"
        if path != expected:
            raise ValueError(f"expected {expected!r}, found {path!r}")
        return path


class Descriptor(BaseModel):
    """The tables of a folder, each listed once."""

    model_config = ConfigDict(frozen=True)

    resources: tuple[TableFile, ...]

    @field_validator("resources")
    @classmethod
    def _each_once(cls, resources: tuple[TableFile, ...]) -> tuple[TableFile, ...]:
        names = [one.name for one in resources]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise ValueError(f"listed twice: {', '.join(twice)}")
        return resources
