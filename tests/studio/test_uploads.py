"""Own data: brought, judged, read; told in full where it is not understood."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from starlette.testclient import TestClient

from raspred.studio import uploads
from raspred.studio.app import application
from raspred.studio.studio import Studio
from tests.studio.conftest import HERE
from tests.studio.test_safety import only

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE = b"""name,post,organisation,from,to,appointed by
Ada Lovelace,analyst,Engine Office,1842-01-01,1843-01-01,Charles Babbage
Charles Babbage,director,Engine Office,1833-01-01,1850-01-01,
"""
BACKWARDS = b"name,post,organisation,start,end\nAda,clerk,Office,1850-01-01,1840-01-01\n"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[TestClient]:
    """A browser before a studio that files can be brought to."""
    with TestClient(application(Studio([], tmp_path / "out")), base_url=HERE) as browser:
        yield browser


def bring(desk: TestClient, content: bytes = FILE, name: str = "office.csv") -> dict[str, Any]:
    """Bring a file."""
    answer = desk.post("/api/uploads", params={"name": name}, content=content)
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


def test_a_file_is_shown_guessed_tried_and_read(desk: TestClient, tmp_path: Path) -> None:
    brought = bring(desk)
    assert brought["preview"]["rows"][0][0] == "Ada Lovelace"
    assert brought["preview"]["total"] == 2
    assert 'format = "raspred-mapping/1"' in brought["mapping"]
    address = f"/api/uploads/{brought['id']}"
    assert desk.get(address).json() == brought
    capture = desk.post(f"{address}/capture", json={"mapping": brought["mapping"]}).json()
    assert (capture["read"], capture["rows"]["tenures"], capture["hard"]) == (2, 2, 0)
    assert not (tmp_path / "out").exists()
    asked = {"mapping": brought["mapping"], "title": "The Engine Office"}
    history = desk.post(f"{address}/read", json=asked).json()["history"]
    (shelved,) = desk.get("/api/histories").json()
    assert (shelved["id"], shelved["title"], shelved["kind"], shelved["origin"]) == (
        history,
        "The Engine Office",
        "register",
        "results",
    )
    assert desk.get(f"/api/histories/{history}/people").json()["total"] == 2


def test_a_mapping_with_mistakes_is_told_all_of_them(desk: TestClient) -> None:
    address = f"/api/uploads/{bring(desk)['id']}/capture"
    problems = desk.post(address, json={"mapping": "x = 1"}).json()["problems"]
    assert [one["where"] for one in problems] == [
        "mapping: format",
        "mapping: source",
        "mapping: files",
        "mapping: x",
    ]


def test_a_mapping_reaches_no_other_file(desk: TestClient, tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text("name\nsecret\n", encoding="utf-8")
    brought = bring(desk)
    for path in (str(tmp_path / "secret.csv"), "../*", "/etc/passwd"):
        mapping = brought["mapping"].replace('path = "office.csv"', f'path = "{path}"')
        assert mapping != brought["mapping"]
        answer = desk.post(f"/api/uploads/{brought['id']}/capture", json={"mapping": mapping})
        assert answer.status_code == 422
        assert f"'{path}' fits no file given" in answer.text
        assert "secret\\n" not in answer.text


def test_hard_faults_stop_the_reading_unless_they_are_wanted(
    desk: TestClient, tmp_path: Path
) -> None:
    brought = bring(desk, BACKWARDS)
    mapping = brought["mapping"]
    if "start =" not in mapping:
        mapping = mapping.replace("[[tenures]]", '[[tenures]]\nstart = { column = "start" }')
    address = f"/api/uploads/{brought['id']}/read"
    told = desk.post(address, json={"mapping": mapping, "title": "x"}).json()
    assert told["history"] is None
    assert told["capture"]["hard"] >= 1
    assert told["capture"]["breaches"][0]["severity"] == "hard"
    assert not (tmp_path / "out").exists()
    asked = {"mapping": mapping, "title": "x", "keep_faults": True}
    assert desk.post(address, json=asked).json()["history"].startswith("x-")


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/office.csv", "office.csv"),
        ("C:\\Users\\ada\\office.csv", "office.csv"),
        ("..csv", "file.csv"),
        ("a b/\u202ebösė.CSV", "bösė.csv"),
        ("x" * 190 + ".csv", "x" * 80 + ".csv"),
    ],
)
def test_only_the_last_part_of_a_name_is_used(desk: TestClient, name: str, kept: str) -> None:
    assert bring(desk, name=name)["name"] == kept


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("a.csv", b"", "the file is empty"),
        ("a.exe", b"x", "a file '.exe' is not read"),
        ("csv", b"x", "a file '' is not read"),
        ("a.zip", b"x", "a file '.zip' is not read"),
    ],
)
def test_what_is_no_table_is_refused(
    desk: TestClient, name: str, content: bytes, what: str
) -> None:
    answer = desk.post("/api/uploads", params={"name": name}, content=content)
    assert only(answer)[:3] == (422, name, what)


@pytest.mark.parametrize(
    "content", [b"\x00\xff\x00", b'"', b"PAR1nonsensePAR1", b"a,a\n1,2\n", b"\n\n\n", b"\xff\xfea"]
)
@pytest.mark.parametrize("name", ["a.csv", "a.parquet", "a.jsonl", "a.tsv"])
def test_nonsense_is_taken_in_and_told_never_a_fault(
    desk: TestClient, name: str, content: bytes
) -> None:
    brought = bring(desk, content, name)
    assert brought["problems"] or brought["mapping"]


def test_the_studio_keeps_the_last_few(desk: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "KEPT", 1)
    first, second = bring(desk)["id"], bring(desk)["id"]
    assert only(desk.get(f"/api/uploads/{first}")) == (
        404,
        first,
        "there is no such file; the studio keeps the last few",
        "Bring it again.",
    )
    assert desk.delete(f"/api/uploads/{second}").status_code == 204
    assert desk.get(f"/api/uploads/{second}").status_code == 404
