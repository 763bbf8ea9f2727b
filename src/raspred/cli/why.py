"""`raspred why`: one order, vote or turn of a life explained."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from raspred.cli.answers import in_words, say_json, say_rows
from raspred.cli.options import AsJson
from raspred.cli.progress import bar

if TYPE_CHECKING:
    from raspred.simulation.explaining import Card, Explanation


def why(
    folder: Annotated[Path, typer.Argument(help="The folder of a run.")],
    order: Annotated[
        str,
        typer.Argument(
            help="An order (o12), a vote (vote:b3), or fall:PERSON, arrest:PERSON,"
            " capitulation:PERSON, displacement:PERSON."
        ),
    ],
    scenario: Annotated[
        str | None, typer.Option(help="The run's scenario, if not where its name says.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Explain one order, vote, fall, arrest or submission of a simulated history.

    The run is lived again up to that moment: the alternatives with the terms that decided,
    what the card said against what was true, and what would have changed it.
    """
    from raspred.history import open_register
    from raspred.simulation.explaining import why as explained

    register = open_register(folder).register
    with bar("getting ready; the first run compiles", "living it again") as progress:
        explanation = explained(register, order, scenario=scenario, progress=progress)
    if as_json:
        say_json(explanation.as_dict())
    else:
        _tell(explanation)


def _tell(explanation: Explanation) -> None:
    """Print an explanation for reading."""
    typer.echo(f"{explanation.asked}, {explanation.date}: {explanation.sentence}")
    for table in explanation.tables:
        if table.rows:
            typer.echo(f"\n{table.title}")
            say_rows(table.headings, table.rows)
    if explanation.card is not None:
        typer.echo("\nHis card against the truth")
        _tell_card(explanation.card)
    if explanation.changes:
        typer.echo("\nWhat would have changed it")
        for line in explanation.changes:
            typer.echo(f"  {line}")


def _tell_card(card: Card) -> None:
    loyalty = (card.believed_loyalty, card.true_loyalty)
    ability = (card.believed_ability, card.true_ability)
    rows = [("loyalty to the holder", *loyalty), ("ability", *ability)]
    say_rows(("", "on the card", "in truth"), rows)
    false = f", {in_words(card.false_entries)} of them false" if card.false_entries else ""
    one = "entry" if card.entries == 1 else "entries"
    typer.echo(f"{in_words(card.entries)} {one}{false}.")
