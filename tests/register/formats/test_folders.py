"""CSV and Parquet lose nothing."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from raspred import sources
from raspred.errors import Problem
from raspred.register import files
from raspred.register.formats.catalog import export
from raspred.register.register import Register
from raspred.register.tables import TABLES
from tests.register.council import council
from tests.register.formats.small import registers

FORMS = ("csv", "parquet")


def assert_comes_back(register: Register, form: str) -> None:
    with TemporaryDirectory() as folder:
        assert export(register, form, Path(folder) / "there") == ()
        back = files.read(Path(folder) / "there")
    for table in TABLES:
        texts = pl.col(pl.Categorical).cast(pl.String)
        was, now = (one.frames[table.name].with_columns(texts) for one in (register, back))
        assert_frame_equal(was, now, check_exact=True)
    assert back.provenance == register.provenance


@settings(max_examples=15)
@given(registers(), st.sampled_from(FORMS))
def test_any_register_comes_back_whole(register: Register, form: str) -> None:
    assert_comes_back(register, form)


@pytest.mark.parametrize("form", FORMS)
def test_the_record_comes_back_whole(form: str) -> None:
    assert_comes_back(sources.read("history").register, form)


def test_notes_that_nothing_else_keeps_are_told(tmp_path: Path) -> None:
    sound = council()
    noted = Register(sound.frames, sound.provenance, (Problem("a", "b", "c"),))
    losses = export(noted, "csv", tmp_path / "there")
    assert [str(loss) for loss in losses] == [
        "notes of the reader, 1 row: they are no rows: `check` no longer shows them"
    ]
