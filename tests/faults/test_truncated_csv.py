"""A truncated CSV file"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from raspred.errors import RegisterError
from raspred.register.check import check
from raspred.register.files import read, write
from tests.faults.promises import promised
from tests.register.council import council

if TYPE_CHECKING:
    from pathlib import Path

PERSONS = "persons.csv"


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """The council of a town, in CSV."""
    write(council(), tmp_path / "town")
    return tmp_path / "town"


def told(folder: Path) -> list[str]:
    """Return what is said of the file of persons, as an error or as a note."""
    try:
        breaches = check(read(folder))
    except RegisterError as error:
        return [f"{one.where}: {one.what}" for one in error.problems]
    return [f"{one.table}: {one.what}" for one in breaches]


def damaged(folder: Path, how: str) -> bytes:
    sound = (folder / PERSONS).read_bytes()
    half_letter = sound.index("К".encode()) + 1
    match how:
        case "half a line":
            return sound[: sound.index(b"boris") + 10]
        case "half a letter":
            return sound[:half_letter]
        case "an unclosed quote":
            return sound.replace(b"\nclara", b'\n"clara', 1)
        case "nothing":
            return b""
        case "its header alone":
            return sound[: sound.index(b"\n") + 1]
        case "zero bytes in a name":
            return sound.replace(b"Ada", b"A\0\0", 1)
    raise AssertionError(how)


@promised(
    "A CSV table ends in half a line, half a UTF-8 letter or an open quote, or is empty",
    "Refused with file, line and what is wrong there",
)
@pytest.mark.parametrize(
    ("how", "what"),
    [
        ("half a line", "line 4: unexpected end of data"),
        ("half a letter", "line 4: 'utf-8' codec can't decode byte 0xd0"),
        ("an unclosed quote", "line 5: ',' expected after '\"'"),
        ("nothing", "it cannot be read as csv: empty CSV"),
    ],
)
def test_what_no_hand_has_written(town: Path, how: str, what: str) -> None:
    (town / PERSONS).write_bytes(damaged(town, how))
    found = told(town)
    assert any(line.startswith(str(town / PERSONS)) and what in line for line in found), found


@promised(
    "A CSV table is cut at the end of a line, so that it is well formed",
    "Noted with its size then and now; rows that others point at are missed by the laws",
)
def test_rows_lost_at_the_end_of_a_line(town: Path) -> None:
    (town / PERSONS).write_bytes(damaged(town, "its header alone"))
    found = told(town)
    assert any("changed after raspred wrote it" in line for line in found)
    assert any(line == "tenures: person_id 'ada' is no key of persons" for line in found), found


@promised(
    "A CSV table holds zero bytes in a name, as a torn disk block leaves them",
    "Noted: the file changed after it was written",
)
def test_zero_bytes(town: Path) -> None:
    (town / PERSONS).write_bytes(damaged(town, "zero bytes in a name"))
    assert any("changed after raspred wrote it" in line for line in told(town))


@promised(
    "A CSV table is cut at every eleventh byte",
    "Refused or noted; never read in silence, never a crash",
)
def test_cut_anywhere(town: Path) -> None:
    sound = (town / PERSONS).read_bytes()
    for length in range(0, len(sound), 11):
        (town / PERSONS).write_bytes(sound[:length])
        assert told(town), length
