"""What the reader of a source did not understand stays with the register on disk."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from raspred.errors import Problem
from raspred.register.builder import RegisterBuilder
from raspred.register.check import check
from raspred.register.files import read, write
from raspred.register.provenance import Provenance

if TYPE_CHECKING:
    from pathlib import Path

FOUND = Problem("list.csv, line 3, born", "'soon' is no date", "Mend it.")


def test_findings_are_told_again_after_writing_and_reading(tmp_path: Path) -> None:
    builder = RegisterBuilder()
    builder.add("persons", person_id="ada", name="Ada")
    provenance = Provenance.of_reading("a list", {"findings": [asdict(FOUND)]})
    fresh = builder.freeze(provenance, [FOUND])
    write(fresh, tmp_path / "town")
    again = read(tmp_path / "town")
    assert again.notes == (FOUND,)
    assert check(again) == check(fresh)
    (breach,) = check(again)
    assert (breach.law, breach.table, breach.row) == ("source-finding", "source", FOUND.where)


def test_an_edited_file_is_told_beside_the_findings(tmp_path: Path) -> None:
    builder = RegisterBuilder()
    builder.add("persons", person_id="ada", name="Ada")
    write(builder.freeze(Provenance.of_reading("x", {"findings": [asdict(FOUND)]})), tmp_path / "t")
    table = tmp_path / "t" / "persons.csv"
    table.write_text(table.read_text().replace("Ada", "Eva"))
    assert [one.law for one in check(read(tmp_path / "t"))] == ["source-finding", "file-edited"]


def test_details_that_are_no_findings_are_no_findings() -> None:
    for odd in (None, "text", 3, [3, {"where": "here"}]):
        assert Provenance.of_reading("x", {"findings": odd}).findings == ()
