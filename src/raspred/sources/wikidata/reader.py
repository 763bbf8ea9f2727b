"""The reader of the query's answer: persons, positions, then the statements between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.errors import nearest
from raspred.sources.draft import Draft
from raspred.sources.entries import Audit
from raspred.sources.json_files import one_file
from raspred.sources.sheets import Declared, Row, Sheet
from raspred.sources.wikidata.columns import DEPRECATED, RANKS, REQUIRED, item, rank, statement
from raspred.sources.wikidata.statements import Joined, joined

if TYPE_CHECKING:
    from pathlib import Path

    from raspred.sources.reading import Reading


def read(*paths: Path) -> Reading:
    """Read positions held, as Wikidata has them, into a register.

    A statement without an end may still hold or not: its end is unknown.

    Args:
        paths: One CSV file, the answer to `query.rq`.

    Raises:
        SourceError: The file cannot be read or lacks a column.
    """
    file = one_file("wikidata", paths)
    audit = Audit(file.name)
    sheet = Sheet(file.parent, Declared(file.name, REQUIRED), audit.findings)
    draft = Draft(audit)
    rows = [row for row in sheet.rows() if _is_sound(row)]
    _read_persons(draft, rows)
    _read_positions(draft, rows)
    _read_statements(draft, rows)
    sheet.tell_untaken()
    return draft.reading(f"Wikidata, {file.name}")


def _is_sound(row: Row) -> bool:
    """Tell whether a row says who held what by which statement, and is not withdrawn."""
    sound = True
    for column, reader in (("statement", statement), ("person", item), ("position", item)):
        value = row.take(column)
        if reader(value) is None:
            what = f"{value!r} is no {'statement' if column == 'statement' else 'item'}"
            row.tell(column, f"{what}; the row is left out", "Write its id, as in Q42.")
            sound = False
    found = rank(row.take_if_there("rank"))
    if found and found not in RANKS:
        row.tell("rank", f"{found!r} is no rank", nearest(found, RANKS))
    if found == DEPRECATED:
        what = "the statement is deprecated at Wikidata; the row is left out"
        row.tell("rank", what, "Nothing to do, unless it is right after all.")
    return sound and found != DEPRECATED


def _of(rows: list[Row], column: str, audit: Audit) -> dict[str, Joined]:
    """Return the rows by the item in a column."""
    found = {row.line: item(row.take_if_there(column)) for row in rows}
    return joined(rows, {line: own for line, own in found.items() if own}, audit)


def _read_persons(draft: Draft, rows: list[Row]) -> None:
    """Write who held something, then who is only named for having appointed somebody."""
    for person_id, said in _of(rows, "person", draft.audit).items():
        draft.persons.add(person_id)
        draft.builder.add(
            "persons",
            person_id=person_id,
            name=said.take_name("personLabel", person_id),
            gender=said.take("genderLabel"),
            birth=said.take_date("birth"),
            death=said.take_date("death"),
        )
    for person_id, said in _of(rows, "appointedBy", draft.audit).items():
        if person_id not in draft.persons:
            draft.persons.add(person_id)
            name = said.take_name("appointedByLabel", person_id)
            note = "named for having appointed somebody"
            draft.builder.add("persons", person_id=person_id, name=name, note=note)


def _read_positions(draft: Draft, rows: list[Row]) -> None:
    """Write the posts and their bodies."""
    for body_id, said in _of(rows, "body", draft.audit).items():
        draft.bodies.add(body_id)
        name = said.take_name("bodyLabel", body_id)
        draft.builder.add("bodies", body_id=body_id, name=name)
    for post_id, said in _of(rows, "position", draft.audit).items():
        body_id = said.take_item("body")
        if not body_id:
            body_id = draft.add_body_of_the_bodiless()
            what = f"{post_id} names no body; it stands under the body {body_id!r}"
            draft.audit.tell(f"{said.where}, body", what, "Add what it is part of (P361).")
        title = said.take_name("positionLabel", post_id)
        draft.builder.add("posts", post_id=post_id, body_id=body_id, title=title)


def _read_statements(draft: Draft, rows: list[Row]) -> None:
    """Write a tenure for each statement, however many rows it has."""
    keys = {row.line: statement(row.take("statement")) or "" for row in rows}
    for tenure_id, said in joined(rows, keys, draft.audit).items():
        draft.builder.add(
            "tenures",
            tenure_id=tenure_id,
            person_id=said.take_item("person"),
            post_id=said.take_item("position"),
            start=said.take_date("start"),
            end=said.take_date("end"),
            appointed_by=said.take_item("appointedBy"),
            selection=said.take("termLabel"),
            end_reason=said.take("endCauseLabel"),
            source_id=draft.citations.source_id(
                "Wikidata, positions held (P39)", "https://www.wikidata.org"
            ),
        )
