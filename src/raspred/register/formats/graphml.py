"""GraphML: the network of a register with its dates as attributes.

Source: GraphML 1.0, graphml.graphdrawing.org. Read by networkx, igraph, yEd and Gephi.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from raspred.dates import iso
from raspred.register.formats.network import ATTRIBUTES, network
from raspred.register.formats.xml_file import XmlFile

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from raspred.register.formats.losses import Loss
    from raspred.register.register import Register

_NAMESPACE: Final = {
    "xmlns": "http://graphml.graphdrawing.org/xmlns",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi:schemaLocation": "http://graphml.graphdrawing.org/xmlns "
    "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd",
}
_NODE: Final = ("kind", "label", *ATTRIBUTES, "first", "last")
_EDGE: Final = ("kind", "label", "first", "last", "start", "end", "filled_by")
_TYPES: Final = {"rank": "int", "seats": "int", "elective": "boolean"}


def write(register: Register, file: Path) -> tuple[Loss, ...]:
    """Write a register as a directed multigraph; each tenure is an edge of its own.

    Args:
        register: What to write.
        file: Where.

    Returns:
        What the graph cannot carry.
    """
    drawn = network(register)
    with file.open("w", encoding="utf-8", newline="\n") as opened:
        xml = XmlFile(opened)
        xml.start("graphml", _NAMESPACE)
        for domain, names in (("node", _NODE), ("edge", _EDGE)):
            for name in names:
                xml.whole("key", _key(domain, name))
        xml.start("graph", {"id": "register", "edgedefault": "directed"})
        for node in drawn.nodes.iter_rows(named=True):
            _write(xml, "node", ("id",), node, _NODE)
        for edge in drawn.edges.iter_rows(named=True):
            _write(xml, "edge", ("id", "source", "target"), edge, _EDGE)
        xml.end("graph", "graphml")
    return (*drawn.losses, *xml.losses())


def _key(domain: str, name: str) -> dict[str, str]:
    kind = _TYPES.get(name, "string")
    return {"id": f"{domain}-{name}", "for": domain, "attr.name": name, "attr.type": kind}


def _write(
    xml: XmlFile, name: str, own: Sequence[str], row: Mapping[str, Any], columns: Sequence[str]
) -> None:
    xml.start(name, {key: row[key] for key in own})
    for column in columns:
        if row[column] is not None:
            value = iso(row[column]) if column in ("first", "last") else row[column]
            xml.whole("data", {"key": f"{name}-{column}"}, value)
    xml.end(name)
