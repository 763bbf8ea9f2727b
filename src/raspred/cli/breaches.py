"""Breaches of a register's laws, as the commands tell them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from raspred.cli.answers import say_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raspred.register.breach import Breach


def hard_ones(breaches: Sequence[Breach]) -> list[Breach]:
    """Return the breaches that stop."""
    return [breach for breach in breaches if breach.severity == "hard"]


def say_breaches(breaches: Sequence[Breach], *, as_json: bool) -> None:
    """Print every breach with its remedy, and how many there are."""
    if as_json:
        say_json([_plain(breach) for breach in breaches])
        return
    for breach in breaches:
        typer.echo(f"{breach.severity}: {breach.table}, {breach.row}: {breach.what}")
        typer.echo(f"    {breach.remedy}")
    hard = len(hard_ones(breaches))
    typer.echo(f"{hard} hard and {len(breaches) - hard} soft breaches.")


def _plain(breach: Breach) -> dict[str, str]:
    return {
        "law": breach.law,
        "severity": str(breach.severity),
        "table": breach.table,
        "row": breach.row,
        "what": breach.what,
        "remedy": breach.remedy,
    }
