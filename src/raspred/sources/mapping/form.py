"""The mapping file as a whole: files, the tables made of them, rules and expectations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BeforeValidator, Field, create_model, model_validator

from raspred.register.tables import TABLES
from raspred.register.vocabulary import Majority, Selection
from raspred.sources.mapping.date_formats import ENGLISH_MONTHS
from raspred.sources.mapping.parts import Cell, Part, SourceFile, Value, Where

if TYPE_CHECKING:
    from raspred.register.schema import Table

FORMAT = "raspred-mapping/1"
READ_TABLES: dict[str, Table] = {table.name: table for table in TABLES if not table.simulated_only}


class Block(Part):
    """Rows of one table, made of the rows of one file; the table's columns are further keys."""

    from_: str = Field(alias="from", description="the file, as in [files]")
    where: list[Where] = Field([], description="tests that rows must pass, all of them")
    one_per: list[str] = Field(
        [], description="columns of this table; rows alike in them are merged into one"
    )
    ordered_by: str | None = Field(
        None, description="column of the file by which rows are put in order before merging"
    )
    keep: Literal["first", "last"] = Field(
        "first", description="which of the merged rows speaks where they differ"
    )
    gather: dict[str, str] = Field(
        {}, description="columns whose differing values are all kept, and what joins them"
    )
    differing: list[str] = Field(
        [], description="columns that may differ between merged rows without being told"
    )

    @property
    def values(self) -> dict[str, Value]:
        """What fills each column of the table."""
        own = type(self).model_fields.keys() - Block.model_fields.keys()
        columns = [name for name in type(self).model_fields if name in own]
        return {name: getattr(self, name) for name in columns if getattr(self, name) is not None}


def _block_of(table: Table) -> type[Block]:
    columns: dict[str, Any] = {
        column.name: (Cell | None, Field(None, description=column.about))
        for column in table.columns
    }
    model: type[Block] = create_model(
        f"{table.name}_block", __base__=Block, __doc__=f"{table.about}.", **columns
    )
    return model


BLOCKS: dict[str, type[Block]] = {name: _block_of(table) for name, table in READ_TABLES.items()}


class Posts(Part):
    """Posts that a rule speaks of: those for which everything that is given holds."""

    post_id: list[str] | None = Field(None, description="their identifier is one of these")
    body_id: list[str] | None = Field(None, description="their body is one of these")
    title: list[str] | None = Field(None, description="their title is one of these")
    rank: list[int] | None = Field(None, description="their rank is one of these")
    but: Posts | None = Field(None, description="without these")


class Rule(Part):
    """A selection rule: who fills which posts, from when to when, under what conditions."""

    rule_id: str = Field(min_length=1, description="a name of yours")
    fills: Posts = Field(description="the posts filled; an empty table = every post")
    selection: Selection = Field(
        description="how: election, appointment, ex-officio (by right) or lot"
    )
    by: Posts | None = Field(None, description="the posts whose holders select")
    by_body: str | None = Field(None, description="the body that selects")
    same: Literal["body_id", "place_id"] | None = Field(
        None, description="post filled and selecting post belong to the same body, or place"
    )
    majority: Majority | None = Field(
        None, description="needed to carry: plurality, majority, two-thirds or unanimity"
    )
    start: str = Field("", description="EDTF date, in force from; empty = always was")
    end: str = Field("..", description="EDTF date, first day no longer in force; .. = still is")
    condition: str = Field("", description="on the selectors, such as 'under 80'")
    note: str = Field("", description="anything a reader should know")

    @model_validator(mode="after")
    def _one_selector(self) -> Rule:
        if self.by is not None and self.by_body is not None:
            raise ValueError("has both by and by_body; one selects")
        if self.by is None and self.by_body is None and self.selection is not Selection.LOT:
            raise ValueError("needs by or by_body, which say who selects")
        if self.same and self.by is None:
            raise ValueError("has same without by")
        return self


class Known(Part):
    """Something known to be wrong with the source, told with every reading."""

    where: str = Field(description="file, column or row")
    what: str = Field(description="what is wrong there")
    remedy: str = Field(description="what can be done about it")


def _months(names: Any) -> Any:
    if isinstance(names, list) and len(names) != len(ENGLISH_MONTHS):
        raise ValueError(f"has {len(names)} names; a year has twelve months")
    return names


class Head(Part):
    """What a mapping file says beside the tables it makes."""

    format: Literal["raspred-mapping/1"] = Field(description="which edition of this form it is")
    source: str = Field(min_length=1, description="the source in words, as one would cite it")
    url: str = Field("", description="where the source can be found")
    note: str = Field("", description="anything a reader should know")
    months: Annotated[list[str], BeforeValidator(_months)] = Field(
        list(ENGLISH_MONTHS), description="names of the months in the source's language"
    )
    files: dict[str, SourceFile] = Field(min_length=1, description="the files by a name of yours")
    ignore_files: list[str] = Field(
        [], description="files that nothing reads, on purpose; * stands for anything"
    )
    rules: list[Rule] = Field([], description="who fills which posts")
    given: dict[str, list[dict[str, str | int | float | bool]]] = Field(
        {}, description="rows written out in the mapping itself, by table"
    )
    expect: dict[str, int] = Field({}, description="how many rows a table is to have in the end")
    known: list[Known] = Field([], description="what is known to be wrong with the source")

    @property
    def blocks(self) -> list[tuple[str, str, Block]]:
        """Every block: its key path, its table, itself."""
        return [
            (f"{table}[{place}]", table, block)
            for table in READ_TABLES
            for place, block in enumerate(getattr(self, table), start=1)
        ]


_TABLES: dict[str, Any] = {
    name: (list[block], Field([], description=READ_TABLES[name].about))  # type: ignore[valid-type]
    for name, block in BLOCKS.items()
}

Mapping: type[Head] = create_model(
    "Mapping",
    __base__=Head,
    __doc__="How tables of any kind are read into a register.",
    **_TABLES,
)
"""A whole mapping file; its tables follow those of the register."""
