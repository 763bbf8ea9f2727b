"""The properties of an entity: each a list of values, of which a register keeps one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from raspred.dates import parse
from raspred.errors import DateError
from raspred.sources.entries import Entry, shortened

if TYPE_CHECKING:
    from collections.abc import Collection

_WITHOUT_COLUMN_WORDS = """
    abbreviation address alias appearance birthCountry birthPlace citizenship country
    deathCause description education email ethnicity fatherName firstName height idNumber
    jurisdiction keywords lastName legalForm middleName motherName nameSuffix nationality
    passportNumber phone political position previousName profession program religion
    secondName spokenLanguage subnationalArea summary title topics weakAlias website weight
    wikidataId wikipediaUrl modifiedAt retrievedAt recordId date
"""
WITHOUT_COLUMN: Final = frozenset(_WITHOUT_COLUMN_WORDS.split())


class Properties:
    """An entity: its id, its caption and its properties, taken away one by one.

    Args:
        entity_id: Its id.
        caption: How it is shown where it has no name.
        entry: Its properties.
    """

    def __init__(self, entity_id: str, caption: str, entry: Entry) -> None:
        self.entity_id = entity_id
        self.caption = caption
        self.entry = entry

    def take_all(self, name: str) -> list[str]:
        """Return every value of a property as text, in order, each once."""
        values = self.entry.take(name)
        if values is None:
            return []
        found: dict[str, None] = {}
        for value in values if isinstance(values, list) else [values]:
            one = Entry(self.entry.kind, self.entry.where, {name: value}, self.entry.audit)
            text = one.take_text(name)
            if text:
                found[text] = None
        return list(found)

    def take_first(self, name: str) -> str:
        """Return the first value of a property, "" where it has none; further ones are told."""
        values = self.take_all(name)
        if len(values) > 1:
            what = f"{len(values)} values, of which {shortened(values[0])} is kept"
            self.entry.tell(name, what, "Leave the one that holds.")
        return values[0] if values else ""

    def take_name(self) -> str:
        """Return the name, or what stands for it where there is none (then told)."""
        name = self.take_first("name")
        if name:
            return name
        stand_in = self.caption or self.entity_id
        what = f"no name; {shortened(stand_in)} stands in its place"
        self.entry.tell("name", what, "Give it a name.")
        return stand_in

    def take_date(self, name: str) -> str:
        """Return a date; where several are said it is one of them, and that is told."""
        texts = []
        for value in self.take_all(name):
            one = Entry(self.entry.kind, self.entry.where, {name: value}, self.entry.audit)
            texts.append(one.take_date(name))
        texts = list(dict.fromkeys(filter(None, texts)))
        if len(texts) < 2:
            return "".join(texts)
        one_of = f"[{','.join(texts)}]"
        try:
            parse(one_of)
        except DateError:
            one_of = ""
        what = f"{len(texts)} dates, {' and '.join(texts)}; {one_of or 'none'} is taken"
        self.entry.tell(name, what, "Leave the one that holds.")
        return one_of

    def take_number(self, name: str) -> float | None:
        """Return a number, None where there is none; what is no number is told."""
        text = self.take_first(name)
        try:
            value: Any = float(text) if text else None
        except ValueError:
            value = text
        one = Entry(self.entry.kind, self.entry.where, {name: value}, self.entry.audit)
        return one.take_number(name)

    def take_known(self, name: str, known: Collection[str], table: str) -> str:
        """Return the id of another entity; several, or one without entity, are told."""
        one = Entry(self.entry.kind, self.entry.where, {name: self.take_first(name)}, self.audit)
        return one.take_known(name, known, table)

    @property
    def audit(self) -> Any:
        """Where everything not understood is told."""
        return self.entry.audit

    def close(self) -> None:
        """Note the properties that nobody took."""
        self.entry.close(WITHOUT_COLUMN)
