"""A hundred thousand damaged inputs a reader: an error of ours or a register, nothing else."""

from __future__ import annotations

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

from raspred import sources
from raspred.errors import RaspredError
from raspred.register.check import LAWS, Severity
from raspred.register.laws.references import references_exist
from raspred.register.laws.sequence import texts_agree_with_days
from raspred.sources.mapping import mapping_of, read_mapped
from raspred.sources.mapping.guessing import guess_mapping
from tests.sources.mutants import as_csv, as_json, as_json_lines, as_toml, changed, made, thinned
from tests.sources.sound import FTM, MAPPING, POPOLO, TABLE, WIKIDATA

if TYPE_CHECKING:
    from collections.abc import Callable

    from raspred.register.register import Register

INPUTS = 100_000
FEW = 200
SEED = 1922
# Every law takes longer than a reading; those that a reader might break are asked each time.
WHOLE_CHECK = 10
CHEAP_LAWS = (references_exist, texts_agree_with_days)
ENDINGS = ("csv", "csv", "csv", "csv", "jsonl", "tsv", "zip", "parquet", "odd")
# What no reading may leave behind. Other hard faults, such as an end before its start, may be
# the source's own: they are told, and `raspred read` then writes nothing.
NEVER = {"value-missing", "key-repeated", "word-unknown", "date-disagrees"}
# A table may name appointers whom it does not list; the other formats' readers see to that.
BY_READER = {"mapping": NEVER, "guess": NEVER}


def popolo(file: Path, draw: Random) -> Register:
    file.write_bytes(made(thinned(POPOLO, draw), as_json, draw))
    return sources.read("popolo", file).register


def ftm(file: Path, draw: Random) -> Register:
    file.write_bytes(made(thinned(FTM, draw), as_json_lines, draw))
    return sources.read("ftm", file).register


def wikidata(file: Path, draw: Random) -> Register:
    file.write_bytes(made(WIKIDATA, as_csv, draw))
    return sources.read("wikidata", file).register


def mapping(file: Path, draw: Random) -> Register:
    """Read a changed table by a sound mapping, a sound table by a changed one, or both."""
    which = draw.randrange(3)
    text = as_toml(changed(MAPPING, draw) if which else MAPPING)
    file = file.with_suffix(f".{draw.choice(ENDINGS)}")
    file.write_bytes(as_csv(TABLE) if which == 1 else made(TABLE, as_csv, draw))
    try:
        return read_mapped(mapping_of(text, "m.toml"), "m.toml", [file]).register
    finally:
        file.unlink()


def guess(file: Path, draw: Random) -> Register:
    """Read a file by the mapping that was guessed for it, which must itself be valid."""
    file = file.with_suffix(f".{draw.choice(ENDINGS)}")
    write = draw.choice([as_csv, as_csv, as_csv, as_json_lines])
    file.write_bytes(made(TABLE, write, draw))
    try:
        text = guess_mapping(file)
        try:
            guessed = mapping_of(text, "guessed.toml")
        except RaspredError as error:
            raise AssertionError(f"a guess that is no mapping: {error}\n{text}") from error
        return read_mapped(guessed, "guessed.toml", [file]).register
    finally:
        file.unlink()


READERS = {one.__name__: one for one in (popolo, ftm, wikidata, mapping, guess)}


def told(error: RaspredError) -> bool:
    """Tell whether an error says where, what and how to mend it, of each problem."""
    return bool(error.problems) and all(
        one.where and one.what and one.remedy for one in error.problems
    )


def broken(register: Register, *, whole: bool) -> set[str]:
    """Return the laws that a register breaks outright."""
    breaches = [breach for law in (LAWS if whole else CHEAP_LAWS) for breach in law(register)]
    return {breach.law for breach in breaches if breach.severity is Severity.HARD}


def keeps_its_promise(reader: Callable[[Path, Random], Register], inputs: int) -> None:
    never = BY_READER.get(reader.__name__, NEVER | {"reference-missing"})
    refused = 0
    with TemporaryDirectory() as folder:
        for number in range(inputs):
            try:
                register = reader(Path(folder) / "hostile", Random(f"{SEED} {number}"))
                wrong = broken(register, whole=number % WHOLE_CHECK == 0) & never
            except RaspredError as error:
                refused += 1
                wrong = set() if told(error) else {"an error that tells nothing"}
            except Exception as error:
                error.add_note(f"input {number} of seed {SEED}, {reader.__name__}")
                raise
            assert not wrong, f"input {number} of seed {SEED}, {reader.__name__}"
    assert 0.05 * inputs < refused < 0.95 * inputs, f"{refused:,} of {inputs:,} were refused"


@pytest.mark.parametrize("name", READERS)
def test_a_few_damaged_inputs(name: str) -> None:
    keeps_its_promise(READERS[name], FEW)


@pytest.mark.slow
@pytest.mark.parametrize("name", READERS)
def test_a_hundred_thousand_damaged_inputs(name: str) -> None:
    keeps_its_promise(READERS[name], INPUTS)
