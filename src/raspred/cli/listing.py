"""`raspred list`: what there is to name in the other commands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from raspred.cli.answers import say_json, say_rows
from raspred.cli.options import AsJson

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Entries = Iterable[dict[str, str]]


def listing(
    what: Annotated[
        str, typer.Argument(help="scenarios, mechanisms, safeguards, measures, sources or formats.")
    ],
    as_json: AsJson = False,
) -> None:
    """List the scenarios, mechanisms, safeguards, measures, sources or formats there are."""
    entries = list(_lister(what)())
    if as_json:
        say_json(entries)
    elif entries:
        say_rows(tuple(entries[0]), [tuple(entry.values()) for entry in entries])


def _lister(what: str) -> Callable[[], Entries]:
    """Return the function that lists `what`.

    Raises:
        RaspredError: There is nothing of that name to list.
    """
    known: dict[str, Callable[[], Entries]] = {
        "scenarios": _scenarios,
        "mechanisms": _mechanisms,
        "safeguards": _safeguards,
        "measures": _measures,
        "sources": _sources,
        "formats": _formats,
    }
    if what not in known:
        from raspred.errors import Problem, RaspredError, nearest

        raise RaspredError(Problem(f"list {what}", "nothing of that name", nearest(what, known)))
    return known[what]


def _scenarios() -> Entries:
    from raspred.scenario.catalog import load_scenario, scenario_names

    for name in scenario_names():
        scenario = load_scenario(name)
        yield {"name": name, "about": scenario.title, "start": scenario.start, "end": scenario.end}


def _mechanisms() -> Entries:
    from raspred.simulation.mechanisms import MECHANISMS

    for one in MECHANISMS:
        yield {"name": one.name, "about": one.about, "source": one.source}


def _measures() -> Entries:
    from raspred.measures import MEASURES

    for name, one in MEASURES.items():
        options = "; ".join(f"{option}: {takes.about}" for option, takes in one.options.items())
        yield {"name": name, "question": one.question, "options": options}


def _sources() -> Entries:
    from raspred.sources import SOURCES

    for name, one in SOURCES.items():
        yield {"name": name, "about": one.about}


def _formats() -> Entries:
    from raspred.register.formats.catalog import FORMATS

    for name, one in FORMATS.items():
        yield {"name": name, "about": one.about, "ending": one.ending or "a folder"}


def _safeguards() -> Entries:
    from raspred.scenario.known_safeguards import SAFEGUARDS

    for one in SAFEGUARDS.values():
        yield {
            "name": one.spelling,
            "changes": one.changes,
            "source": one.source,
            "from": one.start,
        }
