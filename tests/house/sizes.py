"""Print which files and functions outgrow their room, as warnings: a nudge, no gate.

Run by `make test` after the tests: `python tests/house/sizes.py [FOLDER]...`.
"""

from __future__ import annotations

import ast
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LINES_A_FILE = 250
LINES_A_FUNCTION = 40
HOUSE = Path(__file__).resolve().parents[2]


def long_functions(tree: ast.Module) -> Iterator[tuple[str, int, int]]:
    """Yield name, first line and length of each function over the budget.

    Docstrings are free: a kernel's shapes and units must not cost it a split.
    """
    for node in ast.walk(tree):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        length = (node.end_lineno or node.lineno) - node.lineno + 1
        first = node.body[0]
        if ast.get_docstring(node, clean=False) is not None:
            length -= (first.end_lineno or first.lineno) - first.lineno + 1
        if length > LINES_A_FUNCTION:
            yield node.name, node.lineno, length


def warnings(folder: Path) -> Iterator[str]:
    """Yield one line for each file or function of a folder that is over its budget."""
    for path in sorted(folder.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        where = path.relative_to(HOUSE) if path.is_relative_to(HOUSE) else path
        lines = text.count("\n")
        if lines > LINES_A_FILE:
            yield f"{where}: {lines} lines, of {LINES_A_FILE} a file should have at most"
        for name, line, length in long_functions(ast.parse(text)):
            yield f"{where}:{line}: {name} has {length} lines, of at most {LINES_A_FUNCTION}"


def main(folders: list[str]) -> None:
    """Print the warnings of the folders, by default of the package's source."""
    for folder in folders or [str(HOUSE / "src")]:
        for warning in warnings(Path(folder)):
            sys.stdout.write(f"warning: {warning}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
