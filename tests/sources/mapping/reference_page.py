"""Write the reference of keys in `docs/mapping.md` from the form itself.

python -m tests.sources.mapping.reference_page        # after a change of the form
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from raspred.sources.mapping import parts
from raspred.sources.mapping.form import Block, Head, Known, Posts, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

PAGE = Path(__file__).resolve().parents[3] / "docs" / "mapping.md"
MARK = "<!-- Made from the form by tests/sources/mapping/reference_page.py from here on. -->\n"

SECTIONS: tuple[tuple[str, str, type[BaseModel]], ...] = (
    ("The whole file", "", Head),
    ("files.NAME", "", parts.SourceFile),
    ("Value", "", parts.Value),
    ("split", "", parts.Split),
    ("joins", "", parts.Join),
    ("where", "A date known in part passes where it may.", parts.Where),
    (
        "[[persons]], [[posts]], [[tenures]] and the other tables",
        "The columns of the table are further keys, each a value.",
        Block,
    ),
    ("[[rules]]", "", Rule),
    ("fills, by", "", Posts),
    ("[[known]]", "", Known),
)


def reference() -> str:
    """Return the reference: every key of every part, its default and what it means."""
    return MARK + "\n" + "\n".join(line for one in SECTIONS for line in section(*one))


def section(title: str, remark: str, model: type[BaseModel]) -> Iterator[str]:
    yield f"## {title}\n"
    yield (remark or str(model.__doc__).partition("\n")[0]) + "\n"
    yield "| key | default | |\n|---|---|---|"
    for name, field in model.model_fields.items():
        default = "required" if field.is_required() else shown(field.get_default())
        if field.default_factory is not None:
            default = ""
        about = (field.description or "").replace("|", "\\|")
        yield f"| `{field.alias or name}` | {default} | {about} |"
    yield ""


def shown(default: object) -> str:
    if default in (None, "", [], {}) or isinstance(default, list):
        return ""
    return f"`{str(default).lower() if isinstance(default, bool) else default}`"


if __name__ == "__main__":
    text = PAGE.read_text(encoding="utf-8").partition(MARK)[0]
    PAGE.write_text(text + reference(), encoding="utf-8", newline="\n")
