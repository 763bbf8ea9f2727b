"""The glossary holds the words that are used, and no others."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[2]
GLOSSARY = (HOUSE / "docs" / "glossary.md").read_text(encoding="utf-8")
TERMS = re.findall(r"\*\*(.+?)\*\*", GLOSSARY)
PAGES = "\n".join(
    page.read_text(encoding="utf-8")
    for page in (*HOUSE.glob("*.md"), *(HOUSE / "docs").rglob("*.md"))
    if page.name != "glossary.md"
)
CODE = "\n".join(
    file.read_text(encoding="utf-8")
    for file in (HOUSE / "src" / "raspred").rglob("*")
    if file.suffix in {".py", ".toml", ".csv"}
)
IN_RUSSIAN_LETTERS = re.compile(r"[А-Яа-яЁё]{2,}")
BY_THEIR_SOUND = re.compile(
    r"\b\w*(?:kom|raspred|buro|narkomat|prizyv|chistka|komsomol|gensek|cheka|o?gpu|nkvd|rabkrin"
    r"|zhenotdel|guberni\w+|oblasts?|okrugs?|raions?|uezds?|volosts?|nomenklatura)\b",
    re.IGNORECASE,
)
"""Russian words in Latin letters, as far as endings and names tell them."""


def found(term: str, text: str) -> bool:
    """Return whether a text has a term, in either number, as a word or part of a name."""
    stem = re.sub(r"y$", "(?:y|ies)", re.escape(term.lower())).replace(r"\ ", "[ _-]")
    return re.search(rf"(?<![a-z]){stem}", text.lower()) is not None


@pytest.mark.parametrize("term", TERMS)
def test_each_term_is_used_in_the_pages_or_the_code(term: str) -> None:
    assert found(term, PAGES) or found(term, CODE)


def test_no_term_stands_twice() -> None:
    assert len(TERMS) == len(set(TERMS))


def test_russian_words_of_the_pages_are_explained() -> None:
    assert {word for word in IN_RUSSIAN_LETTERS.findall(PAGES) if word not in GLOSSARY} == set()


def test_russian_words_in_latin_letters_are_explained() -> None:
    used = {word.lower().removesuffix("s") for word in BY_THEIR_SOUND.findall(PAGES)}
    assert used
    assert {word for word in used if not found(word, GLOSSARY)} == set()


def test_each_word_of_the_party_has_its_original_or_says_that_it_is_ours() -> None:
    party = GLOSSARY.partition("## The party")[2].partition("\n## ")[0]
    for row in re.findall(r"^\| \*\*.*", party, re.MULTILINE):
        _, _, original, meaning, _ = row.split("|")
        assert IN_RUSSIAN_LETTERS.search(original) or "our word" in meaning, row
