"""What is known to be wrong with the record, in general and in single rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.errors import Problem

if TYPE_CHECKING:
    from raspred.sources.sheets import Sheet


class Defects:
    """The known defects of the record.

    Args:
        sheet: `known_defects.csv`.

    Attributes:
        problems: All of them, as findings.
    """

    def __init__(self, sheet: Sheet) -> None:
        self.problems: list[Problem] = []
        self._notes: dict[tuple[str, str, str], str] = {}
        for row in sheet.rows():
            table, what = row.take("table"), row.take("what")
            person_id, congress = row.take("person_id"), row.take("congress")
            where = ", ".join(filter(None, (table, person_id, congress)))
            self.problems.append(Problem(where, what, row.take("remedy")))
            if person_id:
                self._notes[table, person_id, congress] = what

    def note(self, table: str, person_id: str, congress: str) -> str:
        """Return what is known to be wrong with a person's row of one congress, "" = nothing."""
        return self._notes.get((table, person_id, congress), "")
