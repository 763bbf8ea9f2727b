"""A register written and read again is the same; the same register gives the same bytes."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from raspred.errors import RegisterError
from raspred.register.builder import RegisterBuilder
from raspred.register.files import read, write
from raspred.register.package import FORMS
from tests.register.council import ORIGIN, council

if TYPE_CHECKING:
    from pathlib import Path

    from raspred.register.package import Form
    from raspred.register.register import Register


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


def same(one: Register, other: Register) -> bool:
    return all(one.frames[name].equals(other.frames[name]) for name in one.frames)


@pytest.mark.parametrize("form", FORMS)
def test_what_is_written_is_read(tmp_path: Path, form: Form) -> None:
    register = council()
    write(register, tmp_path / "town", form)
    found = read(tmp_path / "town")
    assert same(found, register)
    assert found.provenance == register.provenance
    assert found.notes == ()
    assert [dict(frame.schema) for frame in found.frames.values()] == [
        dict(frame.schema) for frame in register.frames.values()
    ]


texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=8)
dates = st.sampled_from(["1922", "1923-04~", "192X", "..", None, "[1922..]", "-0043-03-15"])


@given(
    st.lists(
        st.tuples(texts, dates, st.none() | st.floats(-1e9, 1e9), st.none() | st.booleans()),
        min_size=1,
        max_size=6,
    ),
    st.sampled_from(FORMS),
)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_and_number_survives(
    tmp_path: Path, rows: list[tuple[str, str | None, float | None, bool | None]], form: Form
) -> None:
    made = RegisterBuilder()
    for at, (text, date, number, truth) in enumerate(rows):
        made.add("persons", person_id=f"p{at}", name=text, death=date, note=text)
        made.add(
            "orders", order_id=f"o{at}", person_id=f"p{at}", kind="exile", score=number,
            responsible=truth,
        )  # fmt: skip
    register = made.freeze(ORIGIN)
    write(register, tmp_path / "any", form)
    assert same(read(tmp_path / "any"), register)


@pytest.mark.parametrize("form", FORMS)
def test_the_same_register_gives_the_same_bytes(tmp_path: Path, form: Form) -> None:
    write(council(), tmp_path / "one", form)
    write(read(tmp_path / "one"), tmp_path / "two", form)
    write(council(), tmp_path / "two again", form)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")
    assert contents(tmp_path / "one") == contents(tmp_path / "two again")


def test_parquet_bytes_depend_neither_on_threads_nor_on_what_the_process_did_before(
    tmp_path: Path,
) -> None:
    program = """
import sys, types, polars as pl
from pathlib import Path
from raspred.register.files import write
sys.modules["tests"] = tests = types.ModuleType("tests")  # others call their package so as well
tests.__path__ = [sys.argv[1] + "/tests"]
pl.Series(sys.argv[3].split(",")).cast(pl.Categorical)  # other categories come first
from tests.register.council import council
write(council(), sys.argv[2], "parquet")
"""
    root = str(__import__("pathlib").Path(__file__).resolve().parents[2])
    found = []
    for at, (threads, before) in enumerate([("1", "clara,x,boris"), ("2", "town,ada")]):
        folder = tmp_path / str(at)
        subprocess.run(
            [sys.executable, "-c", program, root, str(folder), before],
            check=True,
            env={"POLARS_MAX_THREADS": threads, "PATH": ""},
        )
        found.append({n: c for n, c in contents(folder).items() if n.endswith(".parquet")})
    assert found[0] == found[1]
    assert len(found[0]) == 9


def test_only_tables_with_rows_get_a_file(tmp_path: Path) -> None:
    made = RegisterBuilder()
    made.add("sources", source_id="s", citation="only this")
    write(made.freeze(ORIGIN), tmp_path / "one")
    assert sorted(contents(tmp_path / "one")) == [
        "datapackage.json",
        "provenance.json",
        "sources.csv",
    ]
    assert read(tmp_path / "one").sources.height == 1
    assert read(tmp_path / "one").persons.is_empty()


def test_csv_is_for_people(tmp_path: Path) -> None:
    write(council(), tmp_path / "town", "csv")
    tenures = (tmp_path / "town" / "tenures.csv").read_bytes().decode("utf-8")
    assert "\r" not in tenures
    assert tenures.splitlines()[:4] == [
        "tenure_id,person_id,post_id,start,start_earliest,start_latest,end,end_earliest,"
        "end_latest,start_order_id,end_order_id,appointed_by,filled_by,selection,end_reason,note,"
        "source_id,confidence",
        "t1,ada,mayor,1910-03-01,-21856,-21856,1920-05-04,-18139,-18139,,o2,,,,,,,",
        "t2,boris,clerk,1911~,-21915,-20820,1920-05-04,-18139,-18139,o1,o3,ada,local,,,,,",
        # The open end says all that its days could say.
        "t3,boris,mayor,1920-05-04,-18139,-18139,..,,,o3,,,,,,,,",
    ]


def test_days_that_contradict_their_text_are_written_as_they_are(tmp_path: Path) -> None:
    far = 2**31 - 1
    register = council({"tenures.t1": {"end": "1920", "end_earliest": far, "end_latest": far}})
    write(register, tmp_path / "town", "csv")
    assert same(read(tmp_path / "town"), register)


def test_an_unknown_form_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match=r"form 'xlsx': no such form\. Known: csv, parquet\."):
        write(council(), tmp_path / "town", "xlsx")  # type: ignore[arg-type]
    assert not (tmp_path / "town").exists()


def test_provenance_is_kept_word_for_word(tmp_path: Path) -> None:
    write(council(), tmp_path / "town")
    content = json.loads((tmp_path / "town" / "provenance.json").read_text(encoding="utf-8"))
    assert content["kind"] == "read"
    assert content["source"] == "worked by hand"
    assert content["made_at"].endswith("Z")
    assert content["platform"].count("polars") == 1


def test_a_table_of_another_tool_in_parquet_is_read_by_its_columns(tmp_path: Path) -> None:
    write(council(), tmp_path / "town", "parquet")
    sources = pl.read_parquet(tmp_path / "town" / "sources.parquet")
    assert sources["citation"].to_list() == ["Annals of the town"]
