"""The parts of a mapping file: how files are opened and how a cell becomes a value.

Every description here stands in the published JSON Schema as well.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    model_validator,
)

from raspred.sources.mapping.date_formats import known_format

FileForm = Literal["csv", "tsv", "json-lines", "parquet"]
Encoding = Literal["utf-8", "utf-16", "latin-1", "windows-1252"]
Missing = Literal["told", "left-out", "apart", "empty"]

_SOURCES_OF_A_VALUE = ("column", "all_of", "first_of", "text")
_TESTS = ("any_of", "none_of", "filled", "matches", "lacks", "on_or_after", "before")


class Part(BaseModel):
    """A table of keys in a mapping file; a key it does not know is a mistake."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _pattern(text: str) -> str:
    try:
        re.compile(text)
    except (re.error, OverflowError) as error:
        raise ValueError(f"is no regular expression: {error}") from None
    return text


def _pattern_with_group(text: str) -> str:
    if re.compile(_pattern(text)).groups != 1:
        raise ValueError("needs one pair of round brackets around the part to be taken")
    return text


def _one_ascii_character(text: str) -> str:
    if len(text) != 1 or not text.isascii() or text in "\r\n\0":
        raise ValueError("must be one plain character")
    return text


def _one_or_none(text: str) -> str:
    return text and _one_ascii_character(text)


Pattern = Annotated[str, AfterValidator(_pattern)]
PatternWithGroup = Annotated[str, AfterValidator(_pattern_with_group)]
DateFormat = Annotated[str, AfterValidator(known_format)]


class Value(Part):
    """Where a value comes from and what is done to it, in the order of these keys."""

    column: str | None = Field(None, description="the column it stands in")
    all_of: list[str] | None = Field(None, min_length=1, description="several columns, joined")
    first_of: list[str] | None = Field(
        None, min_length=1, description="the first of several columns that is not empty"
    )
    text: str | None = Field(None, description="the same text in every row")
    joined_by: str = Field(" ", description="what stands between the columns of all_of")
    missing: Missing = Field(
        "told",
        description="what a gap among the columns of all_of means: told, left-out, apart or empty",
    )
    remove: Pattern | None = Field(None, description="regular expression; what fits is removed")
    take: PatternWithGroup | None = Field(
        None, description="regular expression; the part in round brackets is taken"
    )
    empty: list[str] = Field([], description="texts that mean nothing is known")
    alias: dict[str, str] = Field({}, description="other spellings; texts not listed stay")
    words: dict[str, str] | None = Field(
        None, description="what each text means; a text not listed is told and left empty"
    )
    dates: list[DateFormat] = Field([], description="how dates are written, see date formats")
    open: list[str] = Field([], description="texts that mean it still lasts, such as 'present'")
    last_day: bool = Field(
        default=False, description="the date is the last day in post; the day after is kept"
    )
    as_id: bool = Field(
        default=False, description="make it an identifier: small letters, digits and hyphens"
    )
    prefix: str = Field("", description="put before what is there")
    suffix: str = Field("", description="put after what is there")
    otherwise: str | None = Field(None, description="the text where nothing is left")

    @model_validator(mode="after")
    def _one_source(self) -> Value:
        given = [name for name in _SOURCES_OF_A_VALUE if getattr(self, name) is not None]
        if len(given) != 1:
            raise ValueError("needs exactly one of column, all_of, first_of and text")
        if self.words is not None and self.dates:
            raise ValueError("has both words and dates; a value is one or the other")
        if (self.open or self.last_day) and not self.dates:
            raise ValueError("has open or last_day without dates")
        return self

    @property
    def columns(self) -> list[str]:
        """The columns it reads."""
        if self.column is not None:
            return [self.column]
        return self.all_of or self.first_of or []


def _spelled_out(value: Any) -> Any:
    if isinstance(value, str):
        return {"column": value}
    return {"all_of": value} if isinstance(value, list) else value


Cell = Annotated[
    Value, BeforeValidator(_spelled_out, json_schema_input_type=str | list[str] | Value)
]
"""A column's name, a list of columns to be joined, or a whole `Value`."""


class Where(Part):
    """A test that rows must pass; what it leaves out is counted in the provenance."""

    column: str = Field(description="the column that is tested")
    any_of: list[str] | None = Field(None, description="the text is one of these")
    none_of: list[str] | None = Field(None, description="the text is none of these")
    filled: bool | None = Field(None, description="whether the cell must be filled, or be empty")
    matches: Pattern | None = Field(None, description="regular expression found in the text")
    lacks: Pattern | None = Field(None, description="regular expression not found in the text")
    on_or_after: str | None = Field(None, description="EDTF date; the date is no earlier")
    before: str | None = Field(None, description="EDTF date; the date is earlier")
    dates: list[DateFormat] = Field(["edtf"], description="how the dates are written")

    @model_validator(mode="after")
    def _some_test(self) -> Where:
        if all(getattr(self, name) is None for name in _TESTS):
            raise ValueError("tests nothing; add one of " + ", ".join(_TESTS))
        return self


class Split(Part):
    """A cell that holds several values; its row becomes several rows."""

    column: str = Field(description="the column that is split")
    by: str = Field(min_length=1, description="what stands between the values")


class Join(Part):
    """Columns of another file, found by values that both have."""

    file: str = Field(description="name of the other file, as in [files]")
    on: dict[str, str] = Field(min_length=1, description="own column = column of the other file")
    take: dict[str, str] = Field(
        min_length=1, description="name to be used here = column of the other file"
    )


class SourceFile(Part):
    """How a file is found, opened and cleaned."""

    path: str | None = Field(
        None, description="its name, * stands for anything; none = every file given"
    )
    member: str = Field("*", description="its name inside a zip")
    form: FileForm | None = Field(
        None, description="csv, tsv, json-lines or parquet; none = by the ending of its name"
    )
    encoding: Encoding = Field(
        "utf-8", description="how its letters are written: utf-8, utf-16, latin-1, windows-1252"
    )
    delimiter: Annotated[str, AfterValidator(_one_ascii_character)] | None = Field(
        None, description="what separates the cells; none = a comma, or a tab in TSV"
    )
    quote: Annotated[str, AfterValidator(_one_or_none)] = Field(
        '"', description="what encloses cells that hold the delimiter; empty = nothing does"
    )
    skip_lines: int = Field(0, ge=0, description="lines above the header")
    rows: int | None = Field(None, ge=0, description="how many rows are expected in all")
    double_encoded: Literal["latin-1", "windows-1252"] | None = Field(
        None,
        description="mend text that was encoded twice, once read as this: latin-1 or windows-1252",
    )
    footnotes: bool = Field(
        default=False, description="remove footnote marks such as [3], [note 2], * and †"
    )
    empty: list[str] = Field([], description="texts that mean that a cell is empty")
    ignore: list[str] = Field(
        [], description="columns that nothing reads, on purpose; * stands for anything"
    )
    split: list[Split] = Field([], description="cells that hold several values")
    derive: dict[str, Cell] = Field({}, description="further columns, made of those there are")
    joins: list[Join] = Field([], description="columns from other files")
    where: list[Where] = Field([], description="tests that rows must pass, all of them")
