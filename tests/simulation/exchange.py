"""Two people exchange their names, in a scenario and in what a run makes of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import polars as pl
import polars.selectors as cs

from raspred.register.tables import TABLES
from raspred.scenario.parts import Scenario

if TYPE_CHECKING:
    from raspred.register.register import Register

Pair = tuple[str, str]


def exchanged(scenario: Scenario, pair: Pair) -> Scenario:
    """Return the scenario in which each of two people is called as the other, everywhere.

    Rows keep their places: only the words change.
    """
    people = {person.person_id: person for person in scenario.people}
    one, other = (people[person] for person in pair)
    document = scenario.model_dump()
    for table in document.values():
        for row in table if isinstance(table, list | tuple) else ():
            if isinstance(row, dict) and row.get("person_id") in pair:
                row["person_id"] = pair[1 - pair.index(row["person_id"])]
    for row in document["people"]:
        if row["person_id"] in pair:
            called = one if row["person_id"] == one.person_id else other
            row["name"], row["name_ru"] = called.name, called.name_ru
    return Scenario.model_validate(document)


def words_of(scenario: Scenario, pair: Pair) -> dict[str, str]:
    """Return what to write for each word of the two to exchange them back."""
    people = {person.person_id: person for person in scenario.people}
    one, other = (people[person] for person in pair)
    words: dict[str, str] = {}
    for first, second in (
        (one.person_id, other.person_id),
        (one.name, other.name),
        (one.name_ru, other.name_ru),
    ):
        words |= {first: second, second: first}
    return words


def tables_of(register: Register, words: dict[str, str]) -> dict[str, pl.DataFrame]:
    """Return the tables of a register as text columns, with words exchanged."""
    texts = cs.string(include_categorical=True)
    return {
        table.name: register.table(table.name).with_columns(texts.cast(pl.String).replace(words))
        for table in TABLES
    }


def in_other_words(part: Any, words: dict[str, str]) -> Any:
    """Return nested lists and dictionaries with words exchanged."""
    if isinstance(part, dict):
        return {key: in_other_words(value, words) for key, value in part.items()}
    if isinstance(part, list):
        return [in_other_words(value, words) for value in part]
    return words.get(part, part) if isinstance(part, str) else part


def canonical(summary: dict[str, Any]) -> str:
    """Return a summary as text, keys sorted."""
    return json.dumps(summary, sort_keys=True, ensure_ascii=False)
