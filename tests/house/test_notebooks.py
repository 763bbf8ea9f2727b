"""The notebooks run from top to bottom, show what they say, and are kept without answers."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Any

import nbformat
import pytest
from nbclient import NotebookClient

if TYPE_CHECKING:
    from collections.abc import Iterator

HOUSE = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted((HOUSE / "notebooks").glob("*.ipynb"))
SHOWN = {
    "the-loop": ("The loop closed", "post-debt", "<svg", "loop-closed", "difference"),
    "your-own-data": ("Register read from", "debt", "<svg", "bruno-keller", "college.html"),
}
"""Words that each notebook's answers hold."""


def read(path: Path) -> Any:
    return nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]


def answers(book: Any) -> Iterator[str]:
    for cell in book.cells:
        for output in cell.get("outputs", ()):
            yield output.get("text", "")
            yield from map(str, output.get("data", {}).values())


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_kept_without_answers(path: Path) -> None:
    book = read(path)
    nbformat.validate(book)
    assert list(answers(book)) == []
    assert [cell.execution_count for cell in book.cells if cell.cell_type == "code"] == [
        None for cell in book.cells if cell.cell_type == "code"
    ]


def test_every_notebook_says_what_it_shows() -> None:
    assert sorted(SHOWN) == [path.stem for path in NOTEBOOKS]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(HOUSE / "src"))
    book = read(path)
    client = NotebookClient(book, timeout=300, resources={"metadata": {"path": str(tmp_path)}})
    asyncio.run(client.async_execute())
    said = "\n".join(answers(book))
    for words in SHOWN[path.stem]:
        assert words in said
