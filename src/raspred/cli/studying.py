"""What the commands share that live many histories: their folder, their bar, their answer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

import typer

from raspred.cli.answers import say_json, say_table
from raspred.cli.complaints import Exit
from raspred.cli.own_folder import study_folder
from raspred.cli.progress import bar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import polars as pl

    from raspred.experiments import Failure

_LIVING = ("getting ready; the first run compiles", "living")


class Findings(Protocol):
    """What a study found, as `experiments` returns it."""

    @property
    def failures(self) -> Sequence[Failure]:
        """The histories that could not be had."""

    def save(self, folder: Path) -> None:
        """Write page, figures and tables into the study's folder."""


Found = TypeVar("Found", bound=Findings)


class Place(NamedTuple):
    """Where a study is kept.

    Attributes:
        folder: It need not exist.
        files: Names that the findings have there, beside what every study writes.
    """

    folder: Path
    files: Sequence[str]

    @classmethod
    def asked(cls, out: Path | None, scenario: str, command: str, files: Sequence[str]) -> Place:
        """Return the folder that was asked for; else out/, the scenario's name and the command."""
        return cls(out or Path("out") / f"{Path(scenario).stem}-{command}", files)


def studied(live: Callable[..., Found], place: Place, words: tuple[str, str] = _LIVING) -> Found:
    """Live a study with a bar, alone in its folder, and save there what it found.

    Args:
        live: Takes the keywords `folder` and `progress`.
        place: Where histories and findings are kept.
        words: What goes on until the bar first moves, and while it moves.

    Raises:
        WritingError: The folder is not ours, another study is at work in it, or it cannot be
            written.
    """
    with study_folder(*place), bar(*words, rate="histories") as progress:
        found = live(folder=place.folder, progress=progress)
        found.save(place.folder)
    return found


def answer(
    found: Findings, place: Place, tables: Sequence[pl.DataFrame], whole: object, *, as_json: bool
) -> None:
    """Print what was found; name on stderr the histories that could not be had.

    Args:
        found: The findings, saved.
        place: Where they were saved.
        tables: What a reader is shown of them.
        whole: What a program is given of them, in JSON's terms.
        as_json: Whether a program asks.

    Raises:
        Exit: As findings, where histories could not be had.
    """
    if as_json:
        say_json(whole)
    else:
        for table in tables:
            say_table(table)
            typer.echo()
        typer.echo(f"Written to {place.folder}/: {', '.join(place.files)}")
    for failure in found.failures:
        typer.echo(f"{failure.arm}, seed {failure.seed}: {failure.what}", err=True)
    if found.failures:
        raise typer.Exit(Exit.FINDINGS)
