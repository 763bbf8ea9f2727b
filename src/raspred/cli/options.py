"""Options that commands share: one word, one meaning and one help text each."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

ScenarioName = Annotated[str, typer.Argument(help="A scenario's name, folder or file.")]
Scale = Annotated[
    float | None,
    typer.Option(min=0.01, max=1, help="Persons simulated for each rank-and-file member."),
]
Cadres = Annotated[
    float, typer.Option(min=0.05, max=1, help="Share of the posts and the capacity kept.")
]
Until = Annotated[str | None, typer.Option(help="Last month, as 1927-12.")]
Without = Annotated[
    list[str] | None, typer.Option(help="A mechanism to switch off; may be repeated.")
]
Safeguards = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME[=VALUE][@DATE]",
        help="A safeguard, see `raspred list safeguards`; may be repeated.",
    ),
]
Numbers = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="NAME=VALUE", help="A number of the model; may be repeated."),
]
FirstSeed = Annotated[int, typer.Option(min=0, help="The first of the seeds.")]
Out = Annotated[Path | None, typer.Option(help="Folder; else out/ and the name.")]
Workers = Annotated[int, typer.Option(min=1, help="Processes at work at once.")]
Cluster = Annotated[
    str | None, typer.Option(metavar="ADDRESS", help="A Dask scheduler's address, or local.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead.")]

# Of the commands that fit numbers.
FittedNumbers = Annotated[
    list[str] | None,
    typer.Option("--factor", metavar="NAME", help="A number to fit; else all that a fit may move."),
]
Particles = Annotated[int, typer.Option(min=10, help="Of each generation.")]
Generations = Annotated[int, typer.Option(min=1, help="Each nearer than the last.")]
PosteriorRuns = Annotated[int, typer.Option(min=2, help="Histories lived from each posterior.")]
SeedOfDraws = Annotated[int, typer.Option(min=0, help="Of all draws.")]
