"""The network in GraphML and GEXF: the same nodes and edges, as others read them."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import networkx as nx
from hypothesis import given, settings

from raspred import sources
from raspred.register.formats.catalog import export
from tests.register.council import council
from tests.register.formats.small import registers

if TYPE_CHECKING:
    from raspred.register.register import Register

GEXF = "{http://gexf.net/1.3}"
DAY = re.compile(r"-?[0-9]{4}-[0-9]{2}-[0-9]{2}")
TYPES = {"string", "integer", "boolean"}


def drawn(register: Register, form: str, read: Any) -> Any:
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"graph.{form}"
        export(register, form, file)
        return read(file)


def graphml(register: Register) -> nx.MultiDiGraph:
    return drawn(register, "graphml", lambda file: nx.read_graphml(file, force_multigraph=True))


def gexf(register: Register) -> nx.DiGraph:
    return drawn(register, "gexf", lambda file: nx.read_gexf(file, version="1.3"))


def tree(register: Register) -> ElementTree.Element:
    root: ElementTree.Element = drawn(
        register, "gexf", lambda file: ElementTree.parse(file).getroot()
    )
    return root


def expected_edges(register: Register) -> int:
    """Count tenures, appointments and belongings, row by row."""
    acts = {row["order_id"]: row["by_person_id"] for row in register.orders.to_dicts()}
    rows = register.tenures.to_dicts()
    placed = [one["appointed_by"] or acts.get(one["start_order_id"]) for one in rows]
    above = register.bodies["parent_id"].count()
    return len(rows) + sum(who is not None for who in placed) + len(register.posts) + above


def assert_valid_gexf(root: ElementTree.Element) -> None:
    """Check what the schema of GEXF 1.3 demands, and that every interval is closed."""
    assert root.tag == f"{GEXF}gexf"
    assert root.get("version") == "1.3"
    (graph,) = root
    assert graph.attrib.keys() == {
        "mode",
        "defaultedgetype",
        "timeformat",
        "timerepresentation",
        "start",
        "end",
    }
    assert [part.tag.removeprefix(GEXF) for part in graph] == [
        "attributes",
        "attributes",
        "nodes",
        "edges",
    ]
    declared = {
        part.get("class"): {one.get("id"): one.get("type") for one in part} for part in graph[:2]
    }
    assert set(declared) == {"node", "edge"}
    assert {kind for found in declared.values() for kind in found.values()} <= TYPES
    nodes, edges = list(graph[2]), list(graph[3])
    ids = [node.get("id") for node in nodes]
    assert len(ids) == len(set(ids))
    assert len({edge.get("id") for edge in edges}) == len(edges)
    lives = {node.get("id"): (node.attrib["start"], node.attrib["end"]) for node in nodes}
    for edge in edges:
        assert_closed_within(edge, lives[edge.get("source")])
        assert_closed_within(edge, lives[edge.get("target")])
    for one in (*nodes, *edges):
        values = one.findall(f"{GEXF}attvalues/{GEXF}attvalue")
        kind = "node" if one in nodes else "edge"
        assert {value.get("for") for value in values} <= declared[kind].keys()


def assert_closed_within(edge: ElementTree.Element, life: tuple[str, str]) -> None:
    spells = edge.findall(f"{GEXF}spells/{GEXF}spell") or [edge]
    for spell in spells:
        start, end = spell.attrib["start"], spell.attrib["end"]
        assert DAY.fullmatch(start)
        assert DAY.fullmatch(end)
        if "-" not in (start[0], end[0], life[0][0]):  # years before Christ do not sort as text
            assert life[0] <= start <= end <= life[1]


@settings(max_examples=15)
@given(registers())
def test_networkx_finds_every_row_in_graphml(register: Register) -> None:
    graph = graphml(register)
    rows = len(register.persons) + len(register.posts) + len(register.bodies)
    assert graph.number_of_nodes() == rows
    assert graph.number_of_edges() == expected_edges(register)


@settings(max_examples=15)
@given(registers())
def test_gexf_keeps_to_its_schema(register: Register) -> None:
    root = tree(register)
    assert_valid_gexf(root)
    assert gexf(register).number_of_nodes() == len(root[0][2])


def test_the_record_as_others_read_it() -> None:
    record = sources.read("history").register
    assert graphml(record).number_of_edges() == expected_edges(record)
    assert_valid_gexf(tree(record))
    lenin = gexf(record).edges["person:lenin", "post:politburo.member"]
    assert (lenin["start"], lenin["end"]) == ("1919-03-25", "1924-01-20")


def test_a_tenure_ends_on_the_day_before_it_is_over() -> None:
    graph = graphml(council())
    edge = graph.edges["person:ada", "post:mayor", "tenure:t1"]
    assert edge["first"] == "1910-03-01"
    assert edge["last"] == "1920-05-03"
    assert (edge["start"], edge["end"]) == ("1910-03-01", "1920-05-04")


def test_what_still_lasts_is_drawn_to_the_last_day_of_all() -> None:
    graph = graphml(council())
    edge = graph.edges["person:boris", "post:mayor", "tenure:t3"]
    assert (edge["last"], edge["end"]) == ("1921-01-01", "..")


def test_who_placed_whom_is_an_edge_from_tenure_or_order() -> None:
    graph = graphml(council())
    placed = [
        (source, target, values["label"])
        for source, target, values in graph.edges(data=True)
        if values["kind"] == "appointment"
    ]
    assert placed == [
        ("person:ada", "person:boris", "to clerk"),
        ("person:ada", "person:boris", "to mayor"),
    ]


def test_two_tenures_in_one_post_are_spells_of_one_edge() -> None:
    register = council(
        {"tenures.t6": {"person_id": "ada", "post_id": "mayor", "start": "1921", "end": "1922"}}
    )
    edge = gexf(register).edges["person:ada", "post:mayor"]
    assert edge["spells"] == [("1910-03-01", "1920-05-03"), ("1921-01-01", "1922-12-30")]
    assert edge["dates"] == "1910-03-01 to 1920-05-04; 1921 to 1922"


def test_an_edge_without_an_end_is_left_out_and_told(tmp_path: Path) -> None:
    register = council({"tenures.t6": {"person_id": "nobody", "post_id": "mayor"}})
    losses = [str(loss) for loss in export(register, "graphml", tmp_path / "graph.graphml")]
    assert "tenures, 1 row: an end of the edge has no row: left out" in losses


def test_what_xml_forbids_is_replaced_and_told(tmp_path: Path) -> None:
    register = council({"persons.ada": {"name": "A\x00da\x1b"}})
    for form in ("graphml", "gexf"):
        losses = [str(loss) for loss in export(register, form, tmp_path / form)]
        assert losses[-1] == "texts of any table, 1 row: characters that XML forbids, replaced by �"
    assert nx.read_graphml(tmp_path / "graphml").nodes["person:ada"]["label"] == "A�da�"
