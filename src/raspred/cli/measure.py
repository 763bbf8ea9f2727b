"""`raspred measure`: one question put to one register."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from raspred.cli.answers import say_json, say_table, with_dates_written
from raspred.cli.options import AsJson


def measure(
    folder: Annotated[Path, typer.Argument(help="A register, or the folder of a run.")],
    name: Annotated[str, typer.Argument(help="A measure; see `raspred list measures`.")],
    office: Annotated[str | None, typer.Option(help="The post asked about, by its id.")] = None,
    on: Annotated[str | None, typer.Option(help="A date, as 1925-12-31.")] = None,
    by: Annotated[str | None, typer.Option(help="month or year.")] = None,
    option: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME=VALUE", help="What the measure takes besides; may be repeated."),
    ] = None,
    as_json: AsJson = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV instead.")] = False,
) -> None:
    """Measure a register, real or simulated, and print the table."""
    from raspred.history import open_register

    asked = {"office": office, "on": on, "by": by}
    options = {key: value for key, value in asked.items() if value is not None}
    options |= _pairs(option or [])
    table = open_register(folder).measure(name, **options).table
    if as_json:
        say_json(with_dates_written(table).to_dicts())
    elif as_csv:
        typer.echo(table.write_csv(), nl=False)
    else:
        say_table(table)


def _pairs(given: list[str]) -> dict[str, str]:
    """Return options written as NAME=VALUE.

    Raises:
        MeasureError: Some are written otherwise.
    """
    pairs = [text.partition("=") for text in given]
    broken = [name for name, sign, value in pairs if not (name and sign and value)]
    if broken:
        from raspred.errors import MeasureError, Problem

        raise MeasureError(
            Problem(f"--option {text}", "is no NAME=VALUE", "Write as --option of=debt.")
            for text in broken
        )
    return {name: value for name, _, value in pairs}
