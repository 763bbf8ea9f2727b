"""Objects read strictly: each field is taken by name, and what nobody takes is told."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from raspred.dates import parse
from raspred.errors import DateError, Problem, nearest
from raspred.sources.json_files import JsonObject, kind_of

if TYPE_CHECKING:
    from collections.abc import Collection

NO_COLUMN = "Nothing to do: a register has no column for it."

_SHOWN = 60
_TIME_OF_DAY = re.compile(r"[T ][0-9]{2}:?[0-9:.]*(?:Z|[+-][0-9:]{2,5})?$")


@dataclass(slots=True)
class Audit:
    """What was not understood while a source was read.

    Attributes:
        file: Name of the file, for every place that is told.
        findings: What was told so far, in order.
    """

    file: str
    findings: list[Problem] = field(default_factory=list)
    _left: dict[tuple[str, str], list[Any]] = field(default_factory=dict)

    def tell(self, where: str, what: str, remedy: str) -> None:
        """Report one thing that was not understood."""
        self.findings.append(Problem(f"{self.file}, {where}", what, remedy))

    def leave(self, kind: str, name: str, where: str, value: object, remedy: str) -> None:
        """Note a field that nothing reads; fields of one name are told together."""
        seen = self._left.setdefault((kind, name), [0, where, value, remedy])
        seen[0] += 1

    def close(self) -> None:
        """Tell the fields that were left, one finding a name, with the first as example."""
        for (kind, name), (times, where, value, remedy) in self._left.items():
            shown = shortened(value)
            values = "value" if times == 1 else "values"
            what = f"{times:,} {values} of {name!r} in {kind} that nothing reads, as {shown}"
            self.tell(where, what, remedy)
        self._left.clear()


class Entry:
    """One object, whose fields are taken away one by one.

    Args:
        kind: What it is one of, as in `persons`.
        where: Its place within the file.
        fields: Its values by name.
        audit: Where everything not understood is told.
    """

    def __init__(self, kind: str, where: str, fields: JsonObject, audit: Audit) -> None:
        self.kind = kind
        self.where = where
        self.audit = audit
        self._fields = dict(fields)
        self._taken: set[str] = set()

    def take(self, name: str) -> Any:
        """Return a field as it stands, None where there is none."""
        self._taken.add(name)
        return self._fields.pop(name, None)

    def take_text(self, name: str) -> str:
        """Return a field as text, "" where it is empty; what is no text is told."""
        value = self.take(name)
        if value is None:
            return ""
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if not isinstance(value, str):
            self.tell(name, f"{kind_of(value)} where a text is expected", "Write it as text.")
            return ""
        return self._sound(name, value)

    def take_date(self, name: str) -> str:
        """Return a field as a date text; one that is no date is told and becomes unknown."""
        text = _TIME_OF_DAY.sub("", self.take_text(name).strip())
        try:
            parse(text)
        except DateError as error:
            for problem in error.problems:
                self.tell(name, f"{text!r} is no date", problem.remedy)
            return ""
        return text

    def take_number(self, name: str) -> float | None:
        """Return a field as a number, None where it is empty or none (then told)."""
        value = self.take(name)
        if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e15:
            return value
        if value is not None:
            self.tell(name, f"{shortened(value)} is no number", "Write digits, or leave it out.")
        return None

    def take_known(self, name: str, known: Collection[str], table: str) -> str:
        """Return a field as the id of another object; one that is none is told."""
        text = self.take_text(name)
        if text and text not in known:
            what = f"{shortened(text)} is the id of none of the {table}"
            guess = nearest(text, known) if len(known) <= 500 else ""
            remedy = guess if guess.startswith("Did") else f"Add it to the {table}, or mend the id."
            self.tell(name, what, remedy)
            return ""
        return text

    def take_entries(self, name: str, kind: str) -> list[Entry]:
        """Return a field as objects of their own; what is no list of objects is told."""
        value = self.take(name)
        if value is None:
            return []
        if not isinstance(value, list):
            self.tell(name, f"{kind_of(value)} where a list is expected", "Write it as a list.")
            return []
        entries = []
        for place, one in enumerate(value):
            where = f"{self.where}/{_escaped(name)}/{place}"
            if isinstance(one, dict):
                entries.append(Entry(kind, where, one, self.audit))
            else:
                what = f"{kind_of(one)} where an object is expected; it is left out"
                self.audit.tell(where, what, "Write it as an object.")
        return entries

    def fill(self, **known: str) -> None:
        """Give fields that are missing the values that their place implies."""
        self._fields = {**known, **self._fields}

    def tell(self, name: str, what: str, remedy: str) -> None:
        """Report a field that was not understood."""
        self.audit.tell(f"{self.where}/{_escaped(name)}", what, remedy)

    def tell_whole(self, what: str, remedy: str) -> None:
        """Report the object as a whole."""
        self.audit.tell(self.where or "the document", what, remedy)

    def close(self, without_column: Collection[str] = ()) -> None:
        """Note what nobody took.

        Args:
            without_column: Fields that are understood and have no place in a register.
        """
        for name, value in self._fields.items():
            if value in (None, "", [], {}):
                continue
            remedy = NO_COLUMN
            if name not in without_column:
                guess = nearest(name, self._taken)
                remedy = guess if guess.startswith("Did") else "Leave it out, or read it by hand."
            where = f"{self.where}/{_escaped(name)}"
            self.audit.leave(self.kind, sound(name), sound(where), value, remedy)

    def _sound(self, name: str, text: str) -> str:
        """Return a text without halves of characters, which no file can hold."""
        mended = sound(text)
        if mended != text:
            self.tell(name, "half a character (a lone surrogate)", "Write the whole character.")
        return mended


def sound(text: str) -> str:
    """Return a text with a replacement sign for each half of a character."""
    return text.encode("utf-8", "replace").decode("utf-8") if not _is_sound(text) else text


def shortened(value: object) -> str:
    """Return a value as it is shown in a finding, cut where it is long."""
    text = sound(repr(value))
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}..."


def _is_sound(text: str) -> bool:
    return text.isascii() or not any("\ud800" <= one <= "\udfff" for one in text)


def _escaped(name: str) -> str:
    """Return a name as a JSON Pointer (RFC 6901) writes it."""
    return sound(name).replace("~", "~0").replace("/", "~1")
