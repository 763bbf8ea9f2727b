"""Dynamic GEXF 1.3, which Gephi plays along its timeline.

Every interval is closed: both `start` and `end` stand there, and both days belong to it.
Edges of one kind between the same two nodes are one edge with several spells, for Gephi
would join them. Source: gexf.net/1.3.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import polars as pl

from raspred.dates import iso
from raspred.register.formats.losses import Loss, counted
from raspred.register.formats.network import ATTRIBUTES, network
from raspred.register.formats.xml_file import XmlFile

if TYPE_CHECKING:
    from pathlib import Path

    from raspred.register.formats.network import Network
    from raspred.register.register import Register

_NAMESPACE: Final = {
    "xmlns": "http://gexf.net/1.3",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi:schemaLocation": "http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd",
    "version": "1.3",
}
_NODE: Final = ("kind", *ATTRIBUTES)
_EDGE: Final = ("kind", "dates", "filled_by")
_TYPES: Final = {"rank": "integer", "seats": "integer", "elective": "boolean"}


def write(register: Register, file: Path) -> tuple[Loss, ...]:
    """Write a register as a dynamic graph.

    Args:
        register: What to write.
        file: Where.

    Returns:
        What the graph cannot carry.
    """
    drawn = network(register)
    with file.open("w", encoding="utf-8", newline="\n") as opened:
        xml = XmlFile(opened)
        xml.start("gexf", _NAMESPACE)
        xml.start("graph", _extent(drawn))
        _declare(xml, "node", _NODE)
        _declare(xml, "edge", _EDGE)
        xml.start("nodes")
        for node in drawn.nodes.iter_rows(named=True):
            xml.start("node", {"id": node["id"], "label": node["label"], **_span(node)})
            _values(xml, node, _NODE)
            xml.end("node")
        xml.end("nodes")
        xml.start("edges")
        for number, edge in enumerate(_joined(drawn.edges).iter_rows(named=True)):
            _edge(xml, number, edge)
        xml.end("edges", "graph", "gexf")
    why = "tenures of one person in one post are spells of one edge, numbered anew"
    renumbered = counted("tenures", "tenure_id", len(register.tenures), why)
    return (*drawn.losses, *renumbered, *xml.losses())


def _extent(drawn: Network) -> dict[str, str]:
    return {
        "mode": "dynamic",
        "defaultedgetype": "directed",
        "timeformat": "date",
        "timerepresentation": "interval",
        "start": iso(drawn.first),
        "end": iso(drawn.last),
    }


def _joined(edges: pl.DataFrame) -> pl.DataFrame:
    """Return one edge for each kind and pair of nodes, with its spells in order, each once."""
    dates = pl.format("{} to {}", pl.col("start").fill_null("?"), pl.col("end").fill_null("?"))
    distinct = pl.col("label", "filled_by").drop_nulls().unique(maintain_order=True)
    return edges.group_by("source", "target", "kind", maintain_order=True).agg(
        distinct.str.join("; "),
        dates.unique(maintain_order=True).str.join("; ").alias("dates"),
        pl.struct("first", "last").unique().sort().alias("spells"),
    )


def _declare(xml: XmlFile, domain: str, names: tuple[str, ...]) -> None:
    xml.start("attributes", {"class": domain, "mode": "static"})
    for name in names:
        kind = _TYPES.get(name, "string")
        xml.whole("attribute", {"id": name, "title": name, "type": kind})
    xml.end("attributes")


def _edge(xml: XmlFile, number: int, edge: dict[str, Any]) -> None:
    own = {name: edge[name] for name in ("source", "target", "kind", "label")}
    spells = edge["spells"]
    xml.start("edge", {"id": number, **own, **(_span(spells[0]) if len(spells) == 1 else {})})
    _values(xml, edge, _EDGE)
    if len(spells) > 1:
        xml.start("spells")
        for spell in spells:
            xml.whole("spell", _span(spell))
        xml.end("spells")
    xml.end("edge")


def _values(xml: XmlFile, row: dict[str, Any], names: tuple[str, ...]) -> None:
    xml.start("attvalues")
    for name in names:
        if row[name] not in (None, ""):
            xml.whole("attvalue", {"for": name, "value": row[name]})
    xml.end("attvalues")


def _span(row: dict[str, Any]) -> dict[str, str]:
    return {"start": iso(row["first"]), "end": iso(row["last"])}
