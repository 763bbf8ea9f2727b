"""Whatever the files and the mapping hold: an error of ours, or a register in good form."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from raspred.errors import Problem, SourceError
from raspred.register.laws.form import FORM_LAWS
from raspred.sources.mapping import mapping_of, read_mapped

COLUMNS = ("a", "b", "c", "d")
QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]

cells = st.one_of(
    st.sampled_from(
        ["", "Ada", "Boris", "1920", "1920-05-04", "04/05/1920", "-44", "4 May 1920 [3]", "..",
         "x;y", '"', '""', "a,b", "\u00a0", "Ã©", "\ufeff", "\0", "\r", "\n", "true", "election",
         "1e9", "NaN", "1/0", "\U0001f600", "'", "{", "[1920,1921]", "9999-12-31", "Y-170000002"]
    ),
    st.text(max_size=6),
)  # fmt: skip
patterns = st.sampled_from(["(.)", "^(\\d+)", "(x)", "(?P<x>.*)", "(a*)b", "(\\[.*?\\])", "()"])
formats = st.sampled_from(
    ["edtf", "year", "bc-year", "dd/mm/yyyy", "mm/dd/yyyy", "d Month yyyy", "yyyy", "yyyy-mm-dd"]
)
columns = st.sampled_from(COLUMNS)
days = st.sampled_from(["", "..", "1920", "1920-05-04", "-0044", "1920/1923"])


@st.composite
def values(draw: st.DrawFn) -> Any:
    short = st.one_of(columns, st.lists(columns, min_size=1, max_size=3))
    kind = draw(st.sampled_from(["short", "column", "all_of", "first_of", "text"]))
    if kind == "short":
        return draw(short)
    sources: dict[str, st.SearchStrategy[Any]] = {
        "column": columns,
        "all_of": st.lists(columns, min_size=1, max_size=3),
        "first_of": st.lists(columns, min_size=1, max_size=3),
        "text": cells,
    }
    further: dict[str, st.SearchStrategy[Any]] = {
        "missing": st.sampled_from(["told", "left-out", "apart", "empty"]),
        "remove": patterns,
        "take": patterns,
        "empty": st.lists(cells, max_size=2),
        "alias": st.dictionaries(cells, cells, max_size=2),
        "words": st.dictionaries(cells, cells, max_size=3),
        "dates": st.lists(formats, min_size=1, max_size=3),
        "open": st.lists(cells, max_size=2),
        "last_day": st.booleans(),
        "as_id": st.booleans(),
        "prefix": cells,
        "otherwise": cells,
    }
    value = {kind: draw(sources[kind])}
    for key in draw(st.lists(st.sampled_from(sorted(further)), max_size=3, unique=True)):
        value[key] = draw(further[key])
    if "dates" in value:
        value.pop("words", None)
    elif "open" in value or "last_day" in value:
        value["dates"] = ["edtf"]
        value.pop("words", None)
    return value


@st.composite
def conditions(draw: st.DrawFn) -> Any:
    asked: dict[str, st.SearchStrategy[Any]] = {
        "any_of": st.lists(cells, max_size=2),
        "none_of": st.lists(cells, max_size=2),
        "filled": st.booleans(),
        "matches": patterns,
        "lacks": patterns,
        "on_or_after": days,
        "before": days,
    }
    keys = draw(st.lists(st.sampled_from(sorted(asked)), min_size=1, max_size=2, unique=True))
    return {"column": draw(columns)} | {key: draw(asked[key]) for key in keys}


splits = st.fixed_dictionaries({"column": columns, "by": st.sampled_from([";", "a", " "])})


@st.composite
def mappings(draw: st.DrawFn) -> Any:
    file: dict[str, Any] = {
        "path": "*",
        "form": draw(st.sampled_from(["csv", "csv", "csv", "json-lines"])),
    }
    further: dict[str, st.SearchStrategy[Any]] = {
        "encoding": st.sampled_from(["utf-8", "utf-16", "latin-1", "windows-1252"]),
        "delimiter": st.sampled_from([",", ";", "\t"]),
        "quote": st.sampled_from(['"', "", "'"]),
        "double_encoded": st.sampled_from(["latin-1", "windows-1252"]),
        "footnotes": st.booleans(),
        "empty": st.lists(cells, max_size=2),
        "skip_lines": st.integers(0, 2),
        "derive": st.dictionaries(st.sampled_from(["made", "a"]), values(), max_size=1),
        "split": st.lists(splits, max_size=1),
        "where": st.lists(conditions(), max_size=1),
        "joins": st.just([{"file": "other", "on": {"a": "a"}, "take": {"c": "b"}}]),
    }  # fmt: skip
    for key in draw(st.lists(st.sampled_from(sorted(further)), max_size=3, unique=True)):
        file[key] = draw(further[key])
    persons = {"from": "file", "person_id": draw(values()), "name": draw(values())}
    tenures = {
        "from": "file", "person_id": draw(values()), "post_id": draw(values()),
        "start": draw(values()), "end": draw(values()), "filled_by": draw(values()),
    }  # fmt: skip
    posts = {
        "from": "other", "post_id": draw(values()), "body_id": draw(values()),
        "title": draw(values()), "rank": draw(values()), "elective": draw(values()),
    }  # fmt: skip
    for block in (persons, tenures, posts):
        if draw(st.booleans()):
            made = sorted(block.keys() - {"from"})
            block["one_per"] = draw(st.lists(st.sampled_from(made), max_size=2))
            block["keep"] = draw(st.sampled_from(["first", "last"]))
            block["gather"] = draw(
                st.dictionaries(st.sampled_from(made), st.just("; "), max_size=1)
            )
            if draw(st.booleans()):
                block["ordered_by"] = draw(columns)
            block["where"] = draw(st.lists(conditions(), max_size=1))
    other = {key: value for key, value in file.items() if key != "joins"}
    rule = {
        "rule_id": "r", "fills": {}, "selection": "appointment", "by": {"rank": [1]},
        "same": draw(st.sampled_from(["body_id", "place_id"])), "end": draw(days),
    }  # fmt: skip
    return {
        "format": "raspred-mapping/1",
        "source": draw(st.sampled_from(["a list", "x"])),
        "files": {"file": file, "other": other},
        "persons": [persons],
        "tenures": [tenures],
        "posts": [posts],
        "rules": draw(st.sampled_from([[], [rule]])),
        "expect": {"persons": 2},
        "given": {
            "persons": [
                {
                    "person_id": "given",
                    "name": "x",
                    "birth": draw(days.filter(lambda day: day != "..")),
                }
            ]
        },
    }


def toml(value: Any) -> str:
    """Write a value of a mapping as TOML, tables inline."""
    if isinstance(value, dict):
        pairs = ", ".join(f"{toml(str(key))} = {toml(one)}" for key, one in value.items())
        return f"{{{pairs}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(toml, value))}]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def as_toml(mapping: dict[str, Any]) -> str:
    return "\n".join(f"{key} = {toml(value)}" for key, value in mapping.items())


def quoted(rows: list[list[str]]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows([COLUMNS, *rows])
    return text.getvalue()


tables = st.one_of(
    st.lists(st.lists(cells, min_size=4, max_size=4), min_size=1, max_size=6).map(quoted),
    st.lists(st.lists(cells, min_size=4, max_size=4), min_size=1, max_size=6).map(quoted),
    st.lists(st.lists(cells, min_size=3, max_size=5), max_size=5).map(
        lambda rows: "\n".join([",".join(COLUMNS), *(",".join(row) for row in rows)])
    ),
    st.lists(st.dictionaries(st.sampled_from(COLUMNS), cells, max_size=4), max_size=4).map(
        lambda rows: "\n".join(json.dumps(row) for row in rows)
    ),
    st.text(max_size=40),
).map(lambda text: text.encode("utf-8", "replace"))
files = st.one_of(
    tables,
    tables.map(lambda raw: raw.decode().encode("utf-16")),
    st.binary(max_size=60),
    tables.map(lambda raw: b"PAR1" + raw + b"PAR1"),
    tables.map(lambda raw: b"PK\x03\x04" + raw),
)


FINE = Problem("nowhere", "all was understood", "None is needed.")


def reads_or_complains(mapping: str, raw: bytes, ending: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"list.{ending}"
        path.write_bytes(raw)
        try:
            reading = read_mapped(mapping_of(mapping, "m.toml"), "m.toml", [path])
        except SourceError as error:
            complaints = error.problems
        else:
            assert [one for law in FORM_LAWS for one in law(reading.register)] == []
            assert reading.register.notes == reading.findings
            complaints = reading.findings or (FINE,)
    assert complaints
    assert all(one.where and one.what and one.remedy for one in complaints)


def mapping_text() -> st.SearchStrategy[str]:
    return mappings().map(as_toml)


ENDINGS = st.sampled_from(["csv", "csv", "csv", "jsonl", "zip", "parquet", "odd"])
PLAIN = as_toml(
    {
        "format": "raspred-mapping/1",
        "source": "a list",
        "files": {"file": {}},
        "persons": [
            {
                "from": "file",
                "person_id": "a",
                "name": "b",
                "birth": {"column": "c", "dates": ["edtf"]},
            }
        ],
    }
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=QUIET)
@given(mapping_text(), files, ENDINGS)
def test_any_mapping_and_any_file(mapping: str, raw: bytes, ending: str) -> None:
    reads_or_complains(mapping, raw, ending)


@settings(max_examples=150, deadline=None, suppress_health_check=QUIET)
@given(files, ENDINGS)
def test_a_plain_mapping_and_any_file(raw: bytes, ending: str) -> None:
    reads_or_complains(PLAIN, raw, ending)


@settings(max_examples=100, deadline=None, suppress_health_check=QUIET)
@given(st.one_of(st.text(max_size=80), st.tuples(mapping_text(), st.integers(0, 400)).map(
    lambda pair: pair[0][: pair[1]] + pair[0][pair[1] + 1 :]
)))  # fmt: skip
def test_any_text_as_a_mapping(text: str) -> None:
    reads_or_complains(text, b"a,b,c,d\n1,2,3,4\n", "csv")
