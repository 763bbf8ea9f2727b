"""The sources there are, and what a wrong name is told."""

from importlib import import_module
from pathlib import Path

import pytest

from raspred import sources
from raspred.errors import SourceError


def test_history_is_listed_with_a_line_about_it() -> None:
    assert sources.SOURCES["history"].about.endswith("(bundled)")


def test_every_source_has_a_line_about_it_and_a_reader() -> None:
    for source in sources.SOURCES.values():
        assert "\n" not in source.about
        assert callable(import_module(source.room).read)


def test_a_bundled_source_is_read_without_a_path() -> None:
    assert sources.read("history").register.tenures.height > 0


def test_unknown_source_is_answered_with_the_nearest() -> None:
    with pytest.raises(SourceError) as caught:
        sources.read("histroy")
    assert str(caught.value) == (
        "source 'histroy': there is no such source. Did you mean 'history'?"
    )


def test_a_file_in_place_of_a_source_is_sent_to_the_guess(tmp_path: Path) -> None:
    list_ = tmp_path / "board.csv"
    list_.write_text("Name\n", encoding="utf-8")
    with pytest.raises(
        SourceError, match=r"Make a mapping first: raspred read --guess .*board\.csv"
    ):
        sources.read(str(list_))
