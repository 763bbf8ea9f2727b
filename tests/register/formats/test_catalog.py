"""The formats there are: named, written whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from raspred.errors import WritingError
from raspred.register.builder import RegisterBuilder
from raspred.register.formats.catalog import FORMATS, export
from raspred.register.provenance import Provenance
from tests.register.council import council

if TYPE_CHECKING:
    from pathlib import Path

FILES = [name for name, one in FORMATS.items() if one.ending]


def test_an_unknown_format_is_answered_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(WritingError) as caught:
        export(council(), "gefx", tmp_path / "graph")
    assert str(caught.value) == ("format 'gefx': there is no such format. Did you mean 'gexf'?")


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_register_is_written_and_loses_nothing_but_its_dates(
    name: str, tmp_path: Path
) -> None:
    empty = RegisterBuilder().freeze(Provenance.of_reading("nothing"))
    assert export(empty, name, tmp_path / "out") == ()
    assert (tmp_path / "out").exists()


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_register_gives_the_same_bytes(name: str, tmp_path: Path) -> None:
    register = council()
    for target in ("one", "two"):
        export(register, name, tmp_path / target)
    one, two = (
        [file.read_bytes() for file in sorted(whole.rglob("*") if whole.is_dir() else [whole])]
        for whole in (tmp_path / "one", tmp_path / "two")
    )
    assert one == two


@pytest.mark.parametrize("name", FILES)
def test_a_writer_that_fails_leaves_the_old_file(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out"
    target.write_text("old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    module = f"raspred.register.formats.{FORMATS[name].writer.split(':')[0]}"
    monkeypatch.setattr(f"{module}.columns_lost", full, raising=False)
    monkeypatch.setattr("raspred.register.formats.network.columns_lost", full)
    with pytest.raises(WritingError, match="No space left on device; what stood there before"):
        export(council(), name, target)
    assert target.read_text() == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["out"]
