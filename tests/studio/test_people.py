"""People searched, told and seen among their own, on the register worked by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from raspred.history import History
from raspred.register.builder import RegisterBuilder
from raspred.register.provenance import Provenance
from raspred.studio.folders import found_in
from raspred.studio.opened import Opened
from raspred.studio.people.searching import Wanted
from tests.studio.test_safety import only

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.testclient import TestClient


def ids(answer: Any) -> list[str]:
    """Return the ids of a page of people."""
    return [row["id"] for row in answer.json()["rows"]]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["ada", "elise", "boris", "clara", "david"]),
        ("?q=elise", ["elise"]),
        ("?q=RECLUS%20él", ["elise"]),
        ("?q=тест", ["elise"]),
        ("?q=o'n", ["david"]),
        ("?q=.*", []),
        ("?q=%25", []),
        ("?sort=name&descending=true", ["elise", "david", "clara", "boris", "ada"]),
        ("?sort=placed", ["ada", "boris", "clara", "david", "elise"]),
        ("?fate=in-post", ["ada", "boris", "clara", "david"]),
        ("?fate=expelled", ["elise"]),
        ("?fate=in-post&fate=expelled&q=zetkin", ["clara"]),
        ("?rank=5&rank=2", ["clara", "david"]),
        ("?rank=-9223372036854775809", []),
        ("?rank=5&rank=99999999999999999999", ["clara"]),
        ("?place=turukhansk", ["clara", "david"]),
        ("?placed_by=ada", ["boris", "clara"]),
        ("?offset=1&limit=2", ["elise", "boris"]),
        ("?offset=99", []),
    ],
)
def test_people_are_found_filtered_sorted_and_paged(
    client: TestClient, here: str, query: str, found: list[str]
) -> None:
    assert ids(client.get(f"{here}/people{query}")) == found


def test_a_row_tells_the_highest_post_and_the_last_place(client: TestClient, here: str) -> None:
    (row,) = client.get(f"{here}/people?q=clara").json()["rows"]
    assert row == {
        "id": "clara",
        "name": "Clara Zetkin",
        "born": "1880~",
        "joined": "1917",
        "fate": "in-post",
        "rank": 5,
        "title": "head of the uezd",
        "body": "Uezd",
        "place": "Turukhansk",
        "structure": "party",
        "posts": 2,
        "orders": 2,
        "placed": 0,
        "last": "1925-06-01",
    }


_WANTED = st.builds(
    Wanted,
    q=st.sampled_from(["", "a", "cadre 1", "lenin", "zz"]),
    structure=st.lists(st.sampled_from(["party", "soviets"]), max_size=2).map(tuple),
    fate=st.lists(st.sampled_from(["in-post", "died", "expelled"]), max_size=2).map(tuple),
    rank=st.lists(st.integers(2, 10), max_size=3).map(tuple),
    sort=st.sampled_from(["weight", "name", "born", "posts", "last"]),
    descending=st.booleans(),
)


@pytest.fixture(scope="module")
def rows(run: Opened) -> list[dict[str, Any]]:
    """All people of the run, to be searched one by one."""
    return run.people.frame.to_dicts()


@settings(max_examples=15)
@given(wanted=_WANTED, cut=st.integers(0, 300))
def test_pages_together_are_all_who_are_asked_for(
    run: Opened, rows: list[dict[str, Any]], wanted: Wanted, cut: int
) -> None:
    plain = {
        row["id"]
        for row in rows
        if all(word in f"{row['name']} {row['id']}".lower() for word in wanted.q.split())
        and (not wanted.structure or row["structure"] in wanted.structure)
        and (not wanted.fate or row["fate"] in wanted.fate)
        and (not wanted.rank or row["rank"] in wanted.rank)
    }
    first = run.people.page(wanted, 0, cut)
    rest = run.people.page(wanted, cut, len(rows))
    told = [row.id for row in (*first.rows, *rest.rows)]
    assert first.total == rest.total == len(told) == len(set(told))
    assert set(told) == plain


def test_facets_count_without_their_own_filter(client: TestClient, here: str) -> None:
    facets = client.get(f"{here}/facets?fate=expelled").json()
    assert [(one["value"], one["count"]) for one in facets["fate"]] == [
        ("in-post", 4),
        ("expelled", 1),
    ]
    assert facets["place"] == [{"value": "moscow", "name": "Moscow", "count": 1}]


def test_a_page_tells_career_orders_and_ties(client: TestClient, here: str) -> None:
    clara = client.get(f"{here}/person", params={"id": "clara"}).json()
    assert [(one["post"], one["end"]["latest"]) for one in clara["career"]] == [
        ("office.clerk", "1925-06-01"),
        ("uezd.head", None),
    ]
    transfer = clara["orders"][1]
    assert (transfer["hardship_before"], transfer["hardship"]) == (0.0, 0.9)
    assert transfer["runner_up"] == {"id": "boris", "name": "Boris Ivanov"}
    assert transfer["to_post"]["name"] == "head of the uezd, Uezd, Turukhansk"
    assert clara["patrons"] == [
        {
            "id": "ada",
            "name": "Ada Lovelace",
            "count": 2,
            "first": "1924-01-01",
            "last": "1925-06-01",
        }
    ]
    assert clara["born"]["text"] == "1880~"
    assert clara["born"]["earliest"] < "1880-01-01" < clara["born"]["latest"]
    ada = client.get(f"{here}/person", params={"id": "ada"}).json()
    assert [(one["id"], one["count"]) for one in ada["clients"]] == [("clara", 2), ("boris", 1)]


def test_a_life_is_followed_in_the_words_of_the_command(client: TestClient, here: str) -> None:
    turns = client.get(f"{here}/person/follow", params={"id": "clara"}).json()["turns"]
    assert [(one["date"], one["what"], one["order"]) for one in turns] == [
        ("1924-01-01", "became clerk, Office, Moscow", ""),
        ("1925-05-01", "reprimand", "o1"),
        ("1925-06-01", "left clerk, Office, Moscow", ""),
        ("1925-06-01", "transfer to head of the uezd, Uezd, Turukhansk", "o2"),
    ]


@pytest.mark.parametrize("address", ["person", "person/follow", "person/ego", "person/inner"])
def test_nobody_by_an_unknown_id(client: TestClient, here: str, address: str) -> None:
    assert only(client.get(f"{here}/{address}", params={"id": "no/body"})) == (
        404,
        "id",
        "nobody has the id 'no/body'",
        "Search for the name, and take the id from there.",
    )


def test_what_a_person_felt_is_no_question_of_real_records(client: TestClient, here: str) -> None:
    for path, params in (("person/inner", {"id": "ada"}), ("why", {"asked": "o1"})):
        assert only(client.get(f"{here}/{path}", params=params)) == (
            409,
            "small",
            "it was read from records, so nothing that was weighed can be had back",
            "Ask it of the history of a run.",
        )


@pytest.mark.parametrize(
    ("on", "steps", "near", "ties"),
    [
        ("1925-01-01", 1, {"ada": 0, "boris": 1, "clara": 1}, {("ada", "boris"), ("ada", "clara")}),
        (
            "1925-01-01",
            2,
            {"ada": 0, "boris": 1, "clara": 1, "david": 2},
            {("ada", "boris"), ("ada", "clara"), ("boris", "david")},
        ),
        ("1922-12-31", 4, {"ada": 0}, set()),
    ],
)
def test_neighbours_are_those_tied_on_the_day(
    client: TestClient,
    here: str,
    on: str,
    steps: int,
    near: dict[str, int],
    ties: set[tuple[str, str]],
) -> None:
    params = {"id": "ada", "on": on, "steps": str(steps)}
    ego = client.get(f"{here}/person/ego", params=params).json()
    assert {one["id"]: one["steps"] for one in ego["people"]} == near
    assert {(one["patron"], one["client"]) for one in ego["ties"]} == ties


def test_the_nearest_and_highest_are_kept_where_room_is(client: TestClient, here: str) -> None:
    params = {"id": "ada", "on": "1925-01-01", "limit": "2"}
    ego = client.get(f"{here}/person/ego", params=params).json()
    assert [one["id"] for one in ego["people"]] == ["ada", "boris"]
    assert ego["left_out"] == 2


def test_the_list_is_taken_away_as_it_was_asked_for(client: TestClient, here: str) -> None:
    lines = client.get(f"{here}/people.csv?rank=5&rank=2").text.splitlines()
    assert [line.split(",")[0] for line in lines] == ["id", "clara", "david"]


def test_a_run_chooses_its_ivanov(run: Opened) -> None:
    from raspred.studio.people.following import followed

    told = followed(run, "stalin")
    assert (told.person, told.how) == ("stalin", "")
    assert told.turns[0].what.startswith("became ")


def test_who_is_not_known_to_have_left_is_in_post_when_last_heard_of(tmp_path: Path) -> None:
    builder = RegisterBuilder()
    builder.add("bodies", body_id="see", name="See")
    builder.add("posts", post_id="cardinal", body_id="see", title="Cardinal")
    for person, end in (("ann", "1925-05-08/.."), ("ben", "1925-05-07"), ("cid", "1925-05-09")):
        builder.add("persons", person_id=person, name=person.title())
        builder.add(
            "tenures",
            tenure_id=person,
            person_id=person,
            post_id="cardinal",
            start="1920-01-01",
            end=end,
        )
    register = builder.freeze(Provenance.of_reading("by hand", {}))
    folder = next(found_in(History(register).save(tmp_path / "see"), "opened"))
    frame = Opened(folder, "see").people.frame
    assert frame.select("id", "fate", "last").rows() == [
        ("ann", "in-post", "1925-05-08"),
        ("ben", "out", "1925-05-07"),
        ("cid", "out", "1925-05-09"),
    ]
