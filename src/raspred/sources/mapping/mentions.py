"""Which columns of which file a mapping reads, and where it says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from raspred.sources.mapping.form import Block, Head
    from raspred.sources.mapping.parts import SourceFile, Where


class Mention(NamedTuple):
    """One place in a mapping that names a column of a file."""

    path: str
    file: str
    column: str


def mentions(mapping: Head) -> Iterator[Mention]:
    """Give every column that a file must have; those that `derive` or a join make are none."""
    made = {
        name: set(file.derive) | {taken for join in file.joins for taken in join.take}
        for name, file in mapping.files.items()
    }
    for one in _all(mapping):
        if one.column not in made[one.file] or ".derive." in one.path:
            yield one


def _all(mapping: Head) -> Iterator[Mention]:
    for name, file in mapping.files.items():
        yield from _of_file(name, file)
    for path, _, block in mapping.blocks:
        yield from _of_block(path, block)


def _of_file(name: str, file: SourceFile) -> Iterator[Mention]:
    path = f"files.{name}"
    for place, split in enumerate(file.split, start=1):
        yield Mention(f"{path}.split[{place}].column", name, split.column)
    before: set[str] = set()
    for derived, value in file.derive.items():
        for column in value.columns:
            if column not in before:
                yield Mention(f"{path}.derive.{derived}", name, column)
        before.add(derived)
    for place, join in enumerate(file.joins, start=1):
        for own, other in join.on.items():
            yield Mention(f"{path}.joins[{place}].on", name, own)
            yield Mention(f"{path}.joins[{place}].on.{own}", join.file, other)
        for taken, other in join.take.items():
            yield Mention(f"{path}.joins[{place}].take.{taken}", join.file, other)
    yield from _of_tests(path, name, file.where)


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
