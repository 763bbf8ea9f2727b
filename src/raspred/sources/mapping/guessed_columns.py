"""What each column of an unknown file seems to hold, by its name and its cells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from raspred.sources.mapping.cleaning import plainly_spaced, without
from raspred.sources.mapping.date_formats import ENGLISH_MONTHS, read_date
from raspred.sources.mapping.decoding import mended

if TYPE_CHECKING:
    import polars as pl

_NOTHING = ("-", "--", "–", "—", "?", "n/a", "N/A", "NA", "null", "NULL", "none", "None", "unknown")
_FORMATS = (
    "yyyy-mm-dd",
    "dd/mm/yyyy",
    "mm/dd/yyyy",
    "d/m/yyyy",
    "m/d/yyyy",
    "dd.mm.yyyy",
    "d.m.yyyy",
    "d Month yyyy",
    "Month d, yyyy",
    "Month yyyy",
    "mm/yyyy",
    "yyyy-mm",
    "yyyy",
    "edtf",
)
_STILL = ("present", "Present", "incumbent", "Incumbent", "current", "today", "ongoing")
MARK = re.compile(r"\[(?:\d{1,3}|[a-z]{1,5})\]|[*†‡]$")
# Most cells must be dates for the column to be one; the rest is told when the file is read.
_MOST = 0.8
_TRIED = 2_000

# Role: what its column may be called, in a few languages, the surer words first.
_ROLES = {
    "person_id": (r"person.?id|member.?id|wikidata|q.?id",),
    "name": (r"^(full.?|display.?)?name$|^person$|holder|minister|member$|nominativo|имя|фио",),
    "family_name": (r"sur.?name|last.?name|family.?name|cognome|nachname|фамилия|apellido",),
    "given_name": (r"first.?name|given.?name|fore.?name|^nome$|vorname|^prénom$|nombre",),
    "gender": (r"gender|^sex$|\bsesso\b|geschlecht|^пол$",),
    "birth": (r"birth|^born|^dob$|nascita|geburt|naissance|рожд",),
    "death": (r"death|^died|^dod$|morte|sterbe|décès|смерт",),
    "title": (r"^post$|title|position|^role|^office$|carica|^amt$|fonction|должност|cargo",),
    "body": (r"body|organi[sz]ation|department|ministry|committee|agency|institution|орган",),
    "place": (r"place|city|town|municipal|comune$|ort$|lieu|город",),
    "appointed_by": (r"appoint(ed|er|ing).?by|nominated.?by|placed.?by|named.?by|appointer",),
    "end": (r"end|until|^to$|left|cessa|termin|bis$|fin$|dismiss|конец",),
    "start": (r"start|begin|since|^from$|appointed|nomina|confirmed|seit|début|начал|entered",),
}
_DATED = ("birth", "death", "start", "end")


@dataclass(frozen=True, slots=True)
class Guess:
    """What one column seems to be.

    Attributes:
        column: Its name.
        role: A word of the roles known, or "" where none fits.
        formats: Date formats that fit its cells.
        ambiguous: Whether the same cells fit formats with different dates.
        still: Texts in it that seem to mean that something lasts.
        empty: Texts in it that seem to mean nothing.
        footnotes: Whether marks of footnotes stand in it.
        twice_encoded: Whether it seems to have been encoded twice.
        examples: A few of its cells.
    """

    column: str
    role: str
    formats: tuple[str, ...]
    ambiguous: bool
    still: tuple[str, ...]
    empty: tuple[str, ...]
    footnotes: bool
    twice_encoded: bool
    examples: tuple[str, ...]


def guess_columns(rows: pl.DataFrame) -> list[Guess]:
    """Return what each column seems to hold; no role is given twice."""
    taken: set[str] = set()
    guesses = []
    for column in rows.columns:
        one = _guess(column, rows[column], taken)
        taken.add(one.role)
        guesses.append(one)
    return guesses


def _guess(column: str, cells: pl.Series, taken: set[str]) -> Guess:
    better = mended(cells.fill_null(""), "latin-1")
    twice = bool((better != cells.fill_null("")).any())
    texts = without(plainly_spaced(better), []).drop_nulls().unique(maintain_order=True)
    sample = texts.head(_TRIED).to_list()
    empty = tuple(word for word in _NOTHING if word in sample)
    still = tuple(word for word in _STILL if word in sample)
    rest = [text for text in sample if text not in (*empty, *still)]
    formats, ambiguous = _formats([MARK.sub("", text).strip() for text in rest])
    role = _role(column, taken, dated=bool(formats))
    return Guess(
        column=column,
        role=role,
        formats=formats,
        ambiguous=ambiguous,
        still=still if formats else (),
        empty=empty,
        footnotes=any(MARK.search(text) for text in sample),
        twice_encoded=twice,
        examples=tuple(rest[:3]),
    )


def _role(column: str, taken: set[str], *, dated: bool) -> str:
    for role, (words,) in _ROLES.items():
        fits = re.search(words, column.strip().casefold().replace("_", " "))
        if fits and role not in taken and (role in _DATED) == dated:
            return role
    return ""


def _formats(texts: list[str]) -> tuple[tuple[str, ...], bool]:
    """Return the formats that dates need, the fewest that read most of the texts."""
    read = {
        one: {text for text in texts if read_date(text, (one,), ENGLISH_MONTHS).text is not None}
        for one in _FORMATS
    }
    everything = set().union(*read.values())
    digits = sum(any(letter.isdigit() for letter in text) for text in texts)
    if not texts or len(everything) < _MOST * len(texts) or not digits:
        return (), False
    chosen: list[str] = []
    left = set(everything)
    while left:
        best = max(_FORMATS, key=lambda one: len(read[one] & left))
        chosen.append(best)
        left -= read[best]
    rivals = [one for one in _FORMATS if one not in chosen and read[one] == read[chosen[0]]]
    doubtful = any(
        read_date(text, (chosen[0], *rivals), ENGLISH_MONTHS).ambiguous for text in texts[:200]
    )
    return tuple(chosen), doubtful
