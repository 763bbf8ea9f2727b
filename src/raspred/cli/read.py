"""`raspred read`: real records into a register."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from raspred.cli.breaches import hard_ones, say_breaches
from raspred.cli.complaints import Exit
from raspred.cli.options import AsJson


def read(
    source: Annotated[
        str,
        typer.Argument(help="A source, see `raspred list sources`, or a mapping file, *.toml."),
    ],
    paths: Annotated[list[Path] | None, typer.Argument(help="Its files, if not bundled.")] = None,
    out: Annotated[Path, typer.Option(help="Folder of the register.")] = Path("record"),
    strict: Annotated[
        bool, typer.Option("--strict", help="Write nothing if anything was not understood.")
    ] = False,
    keep_faults: Annotated[
        bool, typer.Option("--keep-faults", help="Write it although laws are broken outright.")
    ] = False,
    guess: Annotated[
        bool,
        typer.Option(
            "--guess", help="Write a first mapping for the file named in place of SOURCE."
        ),
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Read real records into a register, and say what was not understood.

    What is doubtful is kept and listed. If a law is broken outright, the exit code is 1 and
    nothing is written, unless --keep-faults asks for the register as the source has it.
    """
    if guess:
        _write_guess(Path(source))
        return
    from raspred.history import read as read_records

    history = read_records(source, *(paths or []), strict=strict)
    breaches = history.check()
    hard = hard_ones(breaches)
    written = keep_faults or not hard
    if written:
        history.save(out)
    say_breaches(breaches, as_json=as_json)
    if not written:
        remedy = "mend the hard breaches first, or keep them with --keep-faults"
        typer.echo(f"Nothing was written: {remedy}.", err=True)
    elif not as_json:
        typer.echo(f"Written: {out}")
    if hard:
        raise typer.Exit(Exit.FINDINGS)


def _write_guess(file: Path) -> None:
    """Write a first mapping beside the user, never over one that stands there."""
    from raspred.errors import Problem, WritingError
    from raspred.register.writing import whole_file
    from raspred.sources.mapping.guessing import guess_mapping

    text = guess_mapping(file)
    mapping = Path(f"{file.stem}.toml")
    if mapping.exists():
        remedy = "Move it away, or go on with it."
        raise WritingError(Problem(str(mapping), "it exists already", remedy))
    with whole_file(mapping) as new:
        new.write_text(text, encoding="utf-8", newline="\n")
    typer.echo(f"Written: {mapping}")
    typer.echo(f"Check its lines marked CHECK, then: raspred read {mapping} {file}")
