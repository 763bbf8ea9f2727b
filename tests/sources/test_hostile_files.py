"""Files that mean harm: each reader gives an error of ours or a register that is one."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from raspred import sources
from raspred.errors import RaspredError
from raspred.register.laws.form import FORM_LAWS
from raspred.register.laws.references import references_exist
from raspred.register.laws.sequence import texts_agree_with_days
from raspred.sources.wikidata.columns import REQUIRED

if TYPE_CHECKING:
    from collections.abc import Callable

LAWS = (*FORM_LAWS, references_exist, texts_agree_with_days)
IDS = st.sampled_from(["a", "b", "c", "", " ", "\ud800", "a/b", "unknown", "a.member"])
DATES = st.sampled_from(
    ["1922", "1922-04-03", "1922-04~", "-0043", "0000", "..", "9999-12-31", "1922-13", "x", ""]
)
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=4)
    | IDS
    | DATES
    | st.sampled_from([10**400, "Point", "legislative period", "current", "yes", "pass"])
)
ANYTHING = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=6,
)
POPOLO_NAMES = """
persons organizations posts memberships areas events vote_events meta id name label role
person_id organization_id post_id area_id parent_id legislative_period_id on_behalf_of_id
start_date end_date birth_date death_date classification geometry other_names sources counts
option value motion text result coordinates type note url
"""
POPOLO = POPOLO_NAMES.split()
FTM_NAMES = """
name birthDate deathDate gender notes publisher sourceUrl full city region latitude
longitude remarks classification parent addressEntity incorporationDate dissolutionDate
organization numberOfSeats inceptionDate holder post startDate endDate status summary odd
"""
FTM = FTM_NAMES.split()
SCHEMATA = ["Person", "Organization", "Position", "Occupancy", "Address", "PublicBody", "Odd", ""]


def objects(names: list[str], values: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.dictionaries(st.sampled_from(names), values, max_size=8)


def written(value: object) -> bytes:
    return json.dumps(value).encode()


POPOLO_FILES = (
    objects(
        POPOLO[:8], st.lists(objects(POPOLO[8:], ANYTHING) | ANYTHING, max_size=4) | ANYTHING
    ).map(written)
    | ANYTHING.map(written)
    | st.binary(max_size=40)
)
ENTITIES = st.fixed_dictionaries(
    {
        "id": IDS | ANYTHING,
        "schema": st.sampled_from(SCHEMATA) | ANYTHING,
        "properties": objects(FTM, st.lists(LEAVES, max_size=3) | ANYTHING) | ANYTHING,
    }
)
FTM_FILES = st.lists((ENTITIES | ANYTHING).map(written), max_size=5).map(b"\n".join) | st.binary(
    max_size=40
)
CELLS = (
    st.sampled_from(["Q1", "wd:Q2", "Q1-a", "1922-04-03T00:00:00Z", "-0043-01-01T00:00:00Z"])
    | st.sampled_from(["11", "10", "9", "8", "7", "6", "3", "²", "_:b", "99999-01-01T00:00:00Z"])
    | st.sampled_from(["NormalRank", "DeprecatedRank", "999999999999-01-01T00:00:00Z", ""])
    | st.text(max_size=4)
)
COLUMNS = [*REQUIRED, "rank", "birth", "birthPrecision", "body", "appointedBy", "odd"]


def table(rows: list[list[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows([COLUMNS, *rows])
    return text.getvalue().encode("utf-8", "surrogatepass")


WIDTH = len(COLUMNS)
WIKIDATA_FILES = (
    st.lists(st.lists(CELLS, min_size=WIDTH - 1, max_size=WIDTH), max_size=4).map(table)
    | st.binary(max_size=40)
    | st.binary(max_size=40).map(lambda tail: table([]) + tail)
)
FILES = {"popolo": POPOLO_FILES, "ftm": FTM_FILES, "wikidata": WIKIDATA_FILES}


def reads_or_refuses(source: str) -> Callable[[st.DataObject], None]:
    """Return a test of one reader: whatever stands in the file, it keeps its promise."""

    def tested(data: st.DataObject) -> None:
        content = data.draw(FILES[source])
        with TemporaryDirectory() as folder:
            file = Path(folder) / "hostile"
            file.write_bytes(content)
            try:
                register = sources.read(source, file).register
            except RaspredError as error:
                told = error.problems
            else:
                assert [breach for law in LAWS for breach in law(register)] == []
                return
        assert told
        assert all(problem.remedy for problem in told)

    return tested


@pytest.mark.parametrize("source", FILES)
def test_hostile_files(source: str) -> None:
    few = settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)
    few(given(st.data())(reads_or_refuses(source)))()
