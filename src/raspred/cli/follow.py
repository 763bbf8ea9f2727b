"""`raspred follow`: one life, readable as a short biography with a table."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from raspred.cli.answers import in_words, say_json, say_rows
from raspred.cli.options import AsJson
from raspred.cli.progress import bar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raspred.register.register import Register
    from raspred.report.life import Life

_MOST = 5  # patrons or clients that are named


def follow(
    folder: Annotated[Path, typer.Argument(help="A register, or the folder of a run.")],
    person: Annotated[
        str,
        typer.Argument(help="A person's id or name; ivanov = a middling functionary, displaced."),
    ] = "ivanov",
    inner: Annotated[
        bool, typer.Option("--inner", help="Add his fears and his voice; lives the run again.")
    ] = False,
    scenario: Annotated[
        str | None, typer.Option(help="The run's scenario, if not where its name says.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Tell one life, month by month where something happened, with the why of each turn.

    Works on any register. The Ivanov of a run is the first of those displaced who is most
    like the essay's: married with one or two children, suspected, sent to a hard place.
    """
    from raspred.history import open_register
    from raspred.report.life import life_of

    register = open_register(folder).register
    chosen, how = _chosen(register, person)
    life = life_of(register, chosen)
    months = _inner(register, chosen, scenario) if inner else []
    if as_json:
        say_json({"how": how, **life.as_dict(), "inner": months})
        return
    if how:
        typer.echo(f"{how}\n")
    _tell(life)
    if months:
        typer.echo("\nWhat he felt, and what his card said")
        say_rows(list(months[0]), [list(month.values()) for month in months])


def _chosen(register: Register, person: str) -> tuple[str, str]:
    """Return whose life is asked for, and how he was chosen where he was."""
    from raspred.simulation.explaining.asking import person_called
    from raspred.simulation.explaining.ivanov import NAME, ivanov

    simulated = register.provenance.kind == "simulated"
    if person == NAME and simulated and NAME not in register.persons["person_id"]:
        found = ivanov(register)
        return found.person, found.how
    return person_called(register, person), ""


def _inner(register: Register, person: str, scenario: str | None) -> list[dict[str, Any]]:
    from raspred.simulation.explaining.inner import inner_life

    with bar("getting ready; the first run compiles", "living it again") as progress:
        return [month._asdict() for month in inner_life(register, person, scenario, progress)]


def _tell(life: Life) -> None:
    for line in biography(life):
        typer.echo(line)
    if life.turns:
        typer.echo("")
        rows = [(turn.date, turn.what, turn.why, turn.order) for turn in life.turns]
        say_rows(("date", "what", "why", "order"), rows)
    if life.entries:
        typer.echo("\nOn his card")
        entries = [tuple(entry.values()) for entry in life.entries]
        say_rows(("date", "kind", "author", "value", "true"), entries)


def biography(life: Life) -> Iterator[str]:
    """Yield a life in a few sentences."""
    facts = [
        f"born {life.born}" if life.born else "",
        f"in the party from {life.joined}" if life.joined else "",
        life.note,
        f"{life.manner or 'died'} {life.died}" if life.died else "",
    ]
    yield f"{life.name} ({life.person}): {'; '.join(fact for fact in facts if fact) or '-'}."
    if life.turns:
        first, last = life.turns[0], life.turns[-1]
        count = len(life.turns)
        turns = "1 turn" if count == 1 else f"{in_words(count)} turns, {first.date} to {last.date}"
        yield f"{turns}; the last: {last.what}{f' ({last.why})' if last.why else ''}."
    for intro, people in (("Given posts by", life.placed_by), ("Gave posts to", life.clients)):
        if people:
            named = ", ".join(f"{name} ({count})" for name, count in people[:_MOST])
            more = f" and {in_words(len(people) - _MOST)} more" if len(people) > _MOST else ""
            yield f"{intro}: {named}{more}."
