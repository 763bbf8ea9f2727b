"""Write `docs/commands.md` from the commands themselves, so that it cannot lag behind.

python tests/house/commands_page.py        # after a change of a command
"""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer.main

from raspred.cli.app import app

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = Path(__file__).resolve().parents[2] / "docs" / "commands.md"

HEAD = """\
# Commands

<!-- Made from the commands by tests/house/commands_page.py; change the command instead. -->

One verb a job. Exit code 0 is good, 1 means findings (a law that a register breaks), 2 misuse
(each mistake with its place and remedy); 130 is Ctrl-C, after which what stood on disk before
still stands. Long work shows a bar on stderr where a person is watching.
"""


def page() -> str:
    """Return the page: each command with its arguments and options."""
    root: Any = typer.main.get_command(app)
    parts = [HEAD]
    for name, command in root.commands.items():
        parts.append("\n".join(section(name, command)))
    return "\n".join(parts) + "\n"


def section(name: str, command: Any) -> Iterator[str]:
    """Yield the lines about one command."""
    yield f"## raspred {name}\n"
    yield inspect.cleandoc(command.help) + "\n"
    yield "| | | default |\n|---|---|---|"
    for parameter in command.params:
        if "--help" not in parameter.opts:
            yield f"| `{spelling(parameter)}` | {parameter.help} | {default(parameter)} |"
    yield ""


def spelling(parameter: Any) -> str:
    """Return how the parameter is written on the command line."""
    if parameter.param_type_name == "argument":
        return str(parameter.name).upper() + ("..." if parameter.nargs == -1 else "")
    flag = str(parameter.opts[0])
    if parameter.is_flag:
        return flag
    return f"{flag} {(parameter.metavar or parameter.name).upper()}"


def default(parameter: Any) -> str:
    """Return the default in a reader's words."""
    if parameter.required:
        return "required"
    if getattr(parameter, "is_flag", False) or parameter.default in (None, ()):
        return ""
    return f"`{parameter.default}`"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
