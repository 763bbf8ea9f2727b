"""The page on mapping files says what the form says, and its example reads as it tells."""

from __future__ import annotations

import json
import re
import tomllib
from typing import TYPE_CHECKING

import jsonschema

from raspred.measures import measure
from raspred.register.check import check
from raspred.sources.mapping import BUNDLED, mapping_of, read
from raspred.sources.mapping.schema import SCHEMA_FILE, schema_text
from tests.sources.mapping.reference_page import MARK, PAGE, SECTIONS, reference

if TYPE_CHECKING:
    from pathlib import Path


def test_the_reference_is_up_to_date() -> None:
    written = PAGE.read_text(encoding="utf-8").partition(MARK)
    assert written[1] + written[2] == reference(), (
        "run python -m tests.sources.mapping.reference_page"
    )


def test_every_key_is_explained() -> None:
    for _, _, model in SECTIONS:
        for name, field in model.model_fields.items():
            assert field.description, (model, name)


def test_the_example_reads_as_told(tmp_path: Path) -> None:
    text = PAGE.read_text(encoding="utf-8")
    for form, name in (("csv", "council.csv"), ("toml", "council.toml")):
        (found,) = re.findall(rf"```{form} {name}\n(.*?)```", text, re.DOTALL)
        (tmp_path / name).write_text(found, encoding="utf-8")
    reading = read(tmp_path / "council.toml", tmp_path / "council.csv")
    assert [str(one) for one in reading.findings] == []
    tenures = reading.register.tenures.select(
        "person_id", "post_id", "start", "end", "appointed_by"
    )
    assert tenures.rows() == [
        ("anna-ivanova", "mayor", "1922-04-03", "..", None),
        ("boris-petrov", "clerk", "1922-04-05", "1924-02-01", "anna-ivanova"),
        ("boris-petrov", "treasurer", "1922-04-05", "1924-02-01", "anna-ivanova"),
        ("gleb-orlov", "clerk", "1924-02-01", "..", "anna-ivanova"),
    ]
    assert check(reading.register) == ()
    assert measure(reading.register, "accumulation", on="1923-01-01").height > 0


def test_the_schema_is_published_and_takes_every_bundled_mapping() -> None:
    assert SCHEMA_FILE.read_text(encoding="utf-8") == schema_text()
    schema = json.loads(schema_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    for path in sorted(BUNDLED.glob("*.toml")):
        text = path.read_text(encoding="utf-8")
        mapping_of(text, path.name)
        jsonschema.validate(tomllib.loads(text), schema)
