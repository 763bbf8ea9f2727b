"""The rows of the query's answer, joined again by what they speak of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.dates import parse
from raspred.errors import DateError
from raspred.sources.wikidata.columns import date_text, is_unnamed, item

if TYPE_CHECKING:
    from raspred.sources.entries import Audit
    from raspred.sources.sheets import Row


class Joined:
    """All rows that speak of one thing, a statement, a person or a position.

    Args:
        rows: Its rows, at least one, in the order of the file.
        audit: Where everything not understood is told.
    """

    def __init__(self, rows: list[Row], audit: Audit) -> None:
        self._rows = rows
        self._audit = audit

    @property
    def where(self) -> str:
        """The first of its lines."""
        return f"line {self._rows[0].line}"

    def take(self, column: str) -> str:
        """Return the one value of a column, "" for none; of several the first, and told."""
        values = self._distinct(column)
        if len(values) > 1:
            what = f"{len(values)} values, {' and '.join(values)}; the first is taken"
            self._tell(column, what, "Mend the statement at Wikidata, or its rows here.")
        return values[0] if values else ""

    def take_item(self, column: str) -> str:
        """Return the Q-id in a column, "" for none; what is no item is told."""
        value = self.take(column)
        found = item(value)
        if value and found is None and not is_unnamed(value):
            self._tell(column, f"{value!r} is no item", "Write its id, as in Q42.")
        return found or ""

    def take_name(self, column: str, own: str) -> str:
        """Return the label in a column; where there is none, the id, and that is told."""
        label = self.take(column)
        if not label or label == own:
            self._tell(column, f"{own} has no label", "Add a language to the query's last line.")
        return label or own

    def take_date(self, name: str) -> str:
        """Return a date as its precision has it; of several it is one of them, and told."""
        pairs = dict.fromkeys(
            (row.take_if_there(name), row.take_if_there(f"{name}Precision")) for row in self._rows
        )
        texts: dict[str, None] = {}
        for time, precision in pairs:
            if not time or is_unnamed(time):
                continue
            text = date_text(time, precision)
            if text is None:
                what = f"{time!r} of precision {precision!r} is no date"
                self._tell(name, what, "Write 1922-04-03T00:00:00Z and 11, 10, 9, 8 or 7.")
            elif text:
                texts[text] = None
        if len(texts) < 2:
            return "".join(texts)
        return self._one_of(name, list(texts))

    def _one_of(self, name: str, texts: list[str]) -> str:
        one_of = f"[{','.join(text.strip('[]') for text in texts)}]"
        try:
            parse(one_of)
        except DateError:
            one_of = ""
        what = f"{len(texts)} dates, {' and '.join(texts)}; {one_of or 'none'} is taken"
        self._tell(name, what, "Mend the statement at Wikidata, or its rows here.")
        return one_of

    def _distinct(self, column: str) -> list[str]:
        values = dict.fromkeys(row.take_if_there(column) for row in self._rows)
        return [value for value in values if value]

    def _tell(self, column: str, what: str, remedy: str) -> None:
        self._audit.tell(f"{self.where}, {column}", what, remedy)


def joined(rows: list[Row], key: dict[int, str], audit: Audit) -> dict[str, Joined]:
    """Return rows by what they speak of.

    Args:
        rows: Rows of the file.
        key: By line the id of what the row speaks of; rows without are left out.
        audit: Where everything not understood is told.
    """
    groups: dict[str, list[Row]] = {}
    for row in rows:
        if row.line in key:
            groups.setdefault(key[row.line], []).append(row)
    return {own: Joined(group, audit) for own, group in groups.items()}
