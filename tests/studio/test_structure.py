"""Bodies told one by one, and the patronage forest, by hand and by another library."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx
import numpy as np

from raspred import dates
from raspred.studio.forest import of_day
from raspred.studio.people.ego import highest_stays
from tests.studio.test_safety import only

if TYPE_CHECKING:
    from starlette.testclient import TestClient

    from raspred.studio.opened import Opened


def test_a_body_tells_its_seats_with_their_holders(client: TestClient, here: str) -> None:
    page = client.get(f"{here}/body", params={"id": "uezd"}).json()
    assert page["body"]["posts"] == 2
    told = [
        (seat["post"], one["person"]["id"], one["appointed_by"]["id"], one["start_order"])
        for seat in page["seats"]
        for one in seat["holders"]
    ]
    assert told == [("uezd.head", "clara", "ada", "o2"), ("uezd.clerk", "david", "boris", None)]


def test_bodies_are_listed_by_place_and_words(client: TestClient, here: str) -> None:
    listed = client.get(f"{here}/bodies", params={"place": "moscow", "q": "OFF"}).json()
    assert (listed["total"], listed["bodies"][0]["id"]) == (1, "office")


def test_no_body_by_an_unknown_id(client: TestClient, here: str) -> None:
    assert only(client.get(f"{here}/body", params={"id": "x"})) == (
        404,
        "id",
        "no body has the id 'x'",
        "GET .../bodies lists them.",
    )


def test_the_forest_of_a_day_by_hand(client: TestClient, here: str) -> None:
    told = client.get(f"{here}/forest", params={"on": "1925-01-01"}).json()
    found = [(one["id"], one["patron"], one["depth"], one["below"]) for one in told["nodes"]]
    assert found == [
        ("ada", -1, 0, 3),
        ("elise", -1, 0, 0),
        ("boris", 0, 1, 1),
        ("clara", 0, 1, 0),
        ("david", 2, 2, 0),
    ]
    assert told["people_in_all"] == 5


def test_those_above_come_with_whoever_is_told(run: Opened) -> None:
    for limit in (1, 7):
        told = of_day(run, "1920-12-01", limit)
        assert all(one.patron < at for at, one in enumerate(told.nodes))


def test_the_forest_of_a_run_is_that_of_another_library(run: Opened) -> None:
    day = dates.day_of("1920-12-01")
    stay = highest_stays(run, day)
    graph = nx.DiGraph()
    for person in np.flatnonzero(stay >= 0).tolist():
        by = int(run.stays.by[stay[person]])
        graph.add_node(person)
        if by >= 0 and by != person:
            graph.add_edge(by, person)
    loops = (one for one in nx.strongly_connected_components(graph) if len(one) > 1)
    rings = {person for loop in loops for person in loop}
    ids = run.people.frame["id"]
    told = {one.id: one.below for one in of_day(run, "1920-12-01", 5_000).nodes}
    checked = 0
    for person in graph:
        below = nx.descendants(graph, person)
        if not rings & {person, *below} and ids[person] in told:
            assert told[ids[person]] == len(below)
            checked += bool(below)
    assert checked > 5


def test_the_greatest_roots_by_year(client: TestClient, here: str) -> None:
    days = client.get(f"{here}/forest/years").json()["days"]
    last = next(one for one in days if one["date"] == "1924-12-31")
    assert [(one["root"]["id"], one["below"], one["direct"]) for one in last["trees"]] == [
        ("ada", 3, 2)
    ]


def test_a_day_that_is_none_is_told(client: TestClient, here: str) -> None:
    assert only(client.get(f"{here}/forest", params={"on": "1925-02-30"})) == (
        422,
        "on",
        "'1925-02-30' is no day",
        "Give a day as YYYY-MM-DD.",
    )
