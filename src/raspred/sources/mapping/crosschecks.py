"""What must fit together within a mapping, before any file is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.dates import parse
from raspred.errors import DateError, nearest
from raspred.register.columns import names_of
from raspred.sources.mapping.form import READ_TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raspred.sources.mapping.form import Block, Head
    from raspred.sources.mapping.parts import SourceFile, Where

Mistake = tuple[str, str, str]
"""Key path, what is wrong, remedy."""


def crosschecks(mapping: Head) -> Iterator[Mistake]:
    """Give everything that does not fit together."""
    if not mapping.blocks and not mapping.given:
        yield "tables", "are none: nothing would be read", "Add [[tenures]], [[persons]] or others."
    for name, file in mapping.files.items():
        yield from _file(mapping, f"files.{name}", name, file)
    for path, table, block in mapping.blocks:
        yield from _block(mapping, path, table, block)
    for path, dated in (
        (f"rules[{place}].{key}", getattr(rule, key))
        for place, rule in enumerate(mapping.rules, start=1)
        for key in ("start", "end")
    ):
        yield from _date(path, dated)
    for group, names in (("expect", mapping.expect), ("given", mapping.given)):
        for name in names:
            if name not in READ_TABLES:
                yield f"{group}.{name}", "is no table of a register", nearest(name, READ_TABLES)
    yield from _given(mapping)


def _file(mapping: Head, path: str, name: str, file: SourceFile) -> Iterator[Mistake]:
    for place, join in enumerate(file.joins, start=1):
        if join.file not in mapping.files:
            yield (
                f"{path}.joins[{place}].file",
                f"is {join.file!r}, which [files] does not have",
                nearest(join.file, mapping.files),
            )
        elif join.file == name or mapping.files[join.file].joins:
            what = "is the file itself" if join.file == name else "is a file with joins of its own"
            yield f"{path}.joins[{place}].file", what, "Join files that stand by themselves."
        if len(set(join.on.values())) < len(join.on):
            what = "names a column of the other file twice"
            yield f"{path}.joins[{place}].on", what, "Pair each column with one."
    made = (*file.derive, *(taken for join in file.joins for taken in join.take))
    for column in made:
        if column.startswith("raspred:"):
            yield path, f"makes {column!r}, a name that raspred keeps", "Choose another name."
    yield from _tests(f"{path}.where", file.where)


def _block(mapping: Head, path: str, table: str, block: Block) -> Iterator[Mistake]:
    if block.from_ not in mapping.files:
        what = f"is {block.from_!r}, which [files] does not have"
        yield f"{path}.from", what, nearest(block.from_, mapping.files)
    values = block.values
    for column in READ_TABLES[table].columns:
        made = column.name == READ_TABLES[table].key and table in ("tenures", "orders", "ballots")
        if column.required and column.name not in values and not made:
            yield f"{path}.{column.name}", "is missing", f"Give it: {column.about}."
    for key in ("one_per", "differing", "gather"):
        for name in getattr(block, key):
            if name not in values:
                yield f"{path}.{key}", f"{name!r} is not given here", nearest(name, values)
    yield from _tests(f"{path}.where", block.where)


def _tests(path: str, tests: list[Where]) -> Iterator[Mistake]:
    for place, test in enumerate(tests, start=1):
        for key in ("on_or_after", "before"):
            yield from _date(f"{path}[{place}].{key}", getattr(test, key))


def _date(path: str, text: str | None) -> Iterator[Mistake]:
    try:
        parse(text)
    except DateError as error:
        yield path, f"is {text!r}, no date", error.problems[0].remedy


def _given(mapping: Head) -> Iterator[Mistake]:
    for name, rows in mapping.given.items():
        if name not in READ_TABLES:
            continue
        table = READ_TABLES[name]
        known = [part for column in table.columns for part in names_of(column)[:1]]
        for place, row in enumerate(rows, start=1):
            for key in row:
                if key not in known:
                    path = f"given.{name}[{place}].{key}"
                    yield path, "is no column of this table", nearest(key, known)
            for column in table.columns:
                if column.required and column.name not in row:
                    path = f"given.{name}[{place}].{column.name}"
                    yield path, "is missing", f"Give it: {column.about}."
