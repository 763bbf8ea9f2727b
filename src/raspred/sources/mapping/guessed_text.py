"""The text of a first mapping: valid as it stands, each guess with what to check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.sources.mapping.guessed_rules import rules_by_example
from raspred.sources.mapping.guessed_strangers import strangers
from raspred.sources.mapping.guessed_words import listed, one_line, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raspred.sources.mapping.guessed_columns import Guess
    from raspred.sources.mapping.guessed_people import Appointers
    from raspred.sources.mapping.parts import SourceFile

_USED = (
    "person_id",
    "name",
    "family_name",
    "given_name",
    "gender",
    "birth",
    "death",
    "title",
    "body",
    "place",
    "appointed_by",
    "start",
    "end",
)


def first_mapping(
    name: str,
    file: SourceFile,
    rows: int,
    guesses: Sequence[Guess],
    appointers: Appointers,
    titles: Sequence[str],
) -> str:
    """Return a mapping that reads a file, as far as its columns could be recognised.

    Args:
        name: The file's name.
        file: How it seems to be written.
        rows: How many whole rows it has.
        guesses: What its columns seem to hold.
        appointers: How it names those who placed others.
        titles: What its posts are called, the most frequent first.
    """
    by_role = {guess.role: guess for guess in guesses if guess.role}
    parts = [
        _head(name),
        _file(name, file, rows, guesses),
        _persons(by_role, appointers),
        _posts(by_role),
        _tenures(by_role, appointers),
        rules_by_example(titles),
    ]
    return "\n".join(parts)


def _head(name: str) -> str:
    return f"""\
# A first mapping for {text(name)}, guessed by raspred.
# Check every line marked CHECK, then: raspred read THIS-FILE {text(name)}
# docs/mapping.md explains every key.
format = "raspred-mapping/1"
# CHECK: the source as you would cite it.
source = {text(name)}
"""


def _file(name: str, file: SourceFile, rows: int, guesses: Sequence[Guess]) -> str:
    lines = ["[files.list]", f"path = {text(name)}"]
    if name.lower().endswith(".zip"):
        lines += ["# CHECK: which file in the zip.", 'member = "*"']
    lines += [f"form = {text(file.form or 'csv')}", f"encoding = {text(file.encoding)}"]
    if file.delimiter is not None and file.form != "tsv":
        lines.append(f"delimiter = {text(file.delimiter)}")
    lines += ["# Another number of rows than today's is told.", f"rows = {rows}"]
    if any(guess.twice_encoded for guess in guesses):
        lines += ["# CHECK: text such as Ã© seems to have been encoded twice."]
        lines += ['double_encoded = "latin-1"']
    if any(guess.footnotes for guess in guesses):
        lines += ["# CHECK: marks such as [3] or * seem to be footnotes; they are removed."]
        lines += ["footnotes = true"]
    empty = list(dict.fromkeys(word for guess in guesses for word in guess.empty))
    if empty:
        lines += ["# CHECK: these seem to mean that nothing is known.", f"empty = {listed(empty)}"]
    return "\n".join([*lines, *_unused(guesses), ""])


def _unused(guesses: Sequence[Guess]) -> list[str]:
    unused = [guess for guess in guesses if guess.role not in _USED]
    lines = ["# CHECK: columns that were not recognised; use them below, or leave them here."]
    lines += ["ignore = ["]
    for guess in unused:
        shown = ", ".join(repr(one) for one in guess.examples)
        remark = " ".join(f"such as {shown}".split()) if shown else "empty"
        lines.append(f"  {text(_literally(guess.column))}, # {one_line(remark)}")
    return [*lines, "]"] if unused else []


def _literally(column: str) -> str:
    """Return a name as a pattern that fits itself alone."""
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in column)


def _date(guess: Guess, ending: str = "") -> str:
    more = f", open = {listed(guess.still)}" if guess.still else ""
    return f"{{ column = {text(guess.column)}, dates = {listed(guess.formats)}{more}{ending} }}"


def _dated(key: str, guess: Guess | None, ending: str = "") -> list[str]:
    if guess is None:
        return []
    doubt = ["# CHECK: day and month could be the other way round."] if guess.ambiguous else []
    return [*doubt, f"{key} = {_date(guess, ending)}"]


def _name_of(by_role: dict[str, Guess]) -> str:
    if "name" in by_role:
        return text(by_role["name"].column)
    parts = [by_role[role].column for role in ("given_name", "family_name") if role in by_role]
    return listed(parts) if parts else '{ text = "CHECK: no column of names was recognised" }'


def _key_of(by_role: dict[str, Guess], appointers: Appointers) -> tuple[str, list[str]]:
    """Return the person key, and what to say of it."""
    if appointers.roles:
        remark = ["# CHECK: two people of one name are one here; the column of appointers tells"]
        remark += ["# them apart no further."]
        return _id_of([by_role[role].column for role in appointers.roles]), remark
    if "person_id" in by_role:
        return text(by_role["person_id"].column), []
    roles = ("name",) if "name" in by_role else ("family_name", "given_name")
    columns = [by_role[role].column for role in (*roles, "birth") if role in by_role]
    remark = ["# CHECK: people are told apart by these columns alone; two of one name are one."]
    if not columns:
        return '{ text = "somebody" }', remark
    return _id_of(columns), remark


def _id_of(columns: Sequence[str]) -> str:
    if len(columns) == 1:
        return f"{{ column = {text(columns[0])}, as_id = true }}"
    return f"{{ all_of = {listed(columns)}, as_id = true }}"


def _persons(by_role: dict[str, Guess], appointers: Appointers) -> str:
    key, remark = _key_of(by_role, appointers)
    lines = ["[[persons]]", 'from = "list"', 'one_per = ["person_id"]', *remark]
    lines += [f"person_id = {key}", f"name = {_name_of(by_role)}"]
    if "gender" in by_role:
        lines.append(f"gender = {text(by_role['gender'].column)}")
    for role in ("birth", "death"):
        lines += _dated(role, by_role.get(role))
    return "\n".join([*lines, "", *strangers(appointers)])


def _posts(by_role: dict[str, Guess]) -> str:
    body = by_role.get("body") or by_role.get("place")
    lines = []
    if body:
        lines += ["[[bodies]]", 'from = "list"', 'one_per = ["body_id"]']
        lines += [f"body_id = {{ column = {text(body.column)}, as_id = true }}"]
        lines += [f"name = {text(body.column)}", ""]
    else:
        lines += ["# CHECK: no column of bodies was recognised; all posts belong to this one."]
        lines += ["[[given.bodies]]", 'body_id = "organisation"', 'name = "The organisation"', ""]
    lines += ["[[posts]]", 'from = "list"', 'one_per = ["post_id"]', f"post_id = {_post(by_role)}"]
    lines.append(
        f"body_id = {{ column = {text(body.column)}, as_id = true }}"
        if body
        else 'body_id = { text = "organisation" }'
    )
    title = by_role.get("title")
    lines.append(f"title = {text(title.column)}" if title else 'title = { text = "Member" }')
    return "\n".join([*lines, ""])


def _post(by_role: dict[str, Guess]) -> str:
    body = by_role.get("body") or by_role.get("place")
    columns = [guess.column for guess in (body, by_role.get("title")) if guess]
    if not columns:
        return '{ text = "member" }'
    return _id_of(columns)


def _tenures(by_role: dict[str, Guess], appointers: Appointers) -> str:
    key, _ = _key_of(by_role, appointers)
    lines = ["[[tenures]]", 'from = "list"', f"person_id = {key}", f"post_id = {_post(by_role)}"]
    lines += _dated("start", by_role.get("start"))
    if "start" not in by_role:
        lines.append("# CHECK: no column of starts was recognised.")
    if "end" in by_role:
        lines += ["# CHECK: an empty end is unknown; if it means still in post, write"]
        lines += ['# otherwise = ".." inside the brackets; and last_day = true if the day given is']
        lines += ["# the last one in post, not the first one out of it."]
        lines += _dated("end", by_role["end"])
    if "appointed_by" in by_role:
        column = text(by_role["appointed_by"].column)
        lines.append(f"appointed_by = {{ column = {column}, as_id = true }}")
    return "\n".join([*lines, ""])
