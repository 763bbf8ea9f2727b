"""Histories of a study that could not be had, told apart from its findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from raspred.cli.complaints import Exit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raspred.experiments import Failure


def tell_failures(failures: Sequence[Failure]) -> None:
    """Name the histories that could not be had on stderr, and end with findings."""
    for failure in failures:
        typer.echo(f"{failure.arm}, seed {failure.seed}: {failure.what}", err=True)
    if failures:
        raise typer.Exit(Exit.FINDINGS)
