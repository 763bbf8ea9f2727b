"""Which columns of which file a mapping reads, and where it says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from raspred.sources.mapping.form import Block, Head
    from raspred.sources.mapping.parts import Join, SourceFile, Where


class Mention(NamedTuple):
    """One place in a mapping that names a column of a file."""

    path: str
    file: str
    column: str


def mentions(mapping: Head) -> Iterator[Mention]:
    """Give every column that a file must have; what `derive` or a join made by then is none."""
    for name, file in mapping.files.items():
        yield from _of_file(mapping, name, file)
    for path, _, block in mapping.blocks:
        file = mapping.files[block.from_]
        made = {*file.derive, *(taken for join in file.joins for taken in join.take)}
        yield from (one for one in _of_block(path, block) if one.column not in made)


def _of_file(mapping: Head, name: str, file: SourceFile) -> Iterator[Mention]:
    """Give what a file must have, in the order in which it is split, derived and joined."""
    path = f"files.{name}"
    made: set[str] = set()
    for place, split in enumerate(file.split, start=1):
        yield Mention(f"{path}.split[{place}].column", name, split.column)
    for derived, value in file.derive.items():
        for column in value.columns:
            if column not in made:
                yield Mention(f"{path}.derive.{derived}", name, column)
        made.add(derived)
    for place, join in enumerate(file.joins, start=1):
        yield from (
            one
            for one in _of_join(f"{path}.joins[{place}]", name, join)
            if one.column not in (made if one.file == name else mapping.files[one.file].derive)
        )
        made.update(join.take)
    yield from (one for one in _of_tests(path, name, file.where) if one.column not in made)


def _of_join(path: str, name: str, join: Join) -> Iterator[Mention]:
    for own, other in join.on.items():
        yield Mention(f"{path}.on", name, own)
        yield Mention(f"{path}.on.{own}", join.file, other)
    for taken, other in join.take.items():
        yield Mention(f"{path}.take.{taken}", join.file, other)


def _of_block(path: str, block: Block) -> Iterator[Mention]:
    for column, value in block.values.items():
        for read in value.columns:
            yield Mention(f"{path}.{column}", block.from_, read)
    yield from _of_tests(path, block.from_, block.where)
    if block.ordered_by is not None:
        yield Mention(f"{path}.ordered_by", block.from_, block.ordered_by)


def _of_tests(path: str, file: str, tests: Sequence[Where]) -> Iterator[Mention]:
    for place, test in enumerate(tests, start=1):
        yield Mention(f"{path}.where[{place}].column", file, test.column)
