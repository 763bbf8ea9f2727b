"""A mapping file read and judged: every mistake at once, with its key path."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from pydantic import ValidationError

from raspred.errors import Problem, SourceError
from raspred.sources.mapping.crosschecks import crosschecks
from raspred.sources.mapping.form import Mapping
from raspred.sources.mapping.mistakes import told

if TYPE_CHECKING:
    from pathlib import Path

    from raspred.sources.mapping.form import Head


def load_mapping(path: Path) -> Head:
    """Return the mapping that a file holds.

    Raises:
        SourceError: The file cannot be read, is no TOML or is no mapping; every mistake in
            it with its key path and the likely right spelling.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        what = f"cannot be read: {error.strerror}"
        raise SourceError(Problem(str(path), what, "Check the spelling of its name.")) from None
    except UnicodeDecodeError as error:
        what = f"is not UTF-8 at byte {error.start:,}"
        raise SourceError(Problem(str(path), what, "Save it as UTF-8.")) from None
    return mapping_of(text, path.name)


def mapping_of(text: str, name: str) -> Head:
    """Return the mapping that a text holds; `name` stands for its file in messages.

    Raises:
        SourceError: As `load_mapping` does.
    """
    try:
        content = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        remedy = "Text stands in quotes, a backslash in 'single' ones."
        raise SourceError(Problem(name, f"is no TOML: {error}", remedy)) from None
    try:
        mapping = Mapping.model_validate(content)
    except ValidationError as error:
        raise SourceError(
            Problem(f"{name}: {path}" if path else name, what, remedy)
            for path, what, remedy in told(error)
        ) from None
    problems = [
        Problem(f"{name}: {path}", what, remedy) for path, what, remedy in crosschecks(mapping)
    ]
    if problems:
        raise SourceError(problems)
    return mapping
