"""The application: its commands, and what holds for all of them."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from raspred.cli.check import check
from raspred.cli.compare import compare
from raspred.cli.complaints import complaining
from raspred.cli.contest import contest
from raspred.cli.ensemble import ensemble
from raspred.cli.export import export
from raspred.cli.fit import fit
from raspred.cli.follow import follow
from raspred.cli.listing import listing
from raspred.cli.measure import measure
from raspred.cli.read import read
from raspred.cli.report import report
from raspred.cli.run import run
from raspred.cli.sensitivity import sensitivity
from raspred.cli.studio import studio
from raspred.cli.why import why
from raspred.errors import RaspredError
from raspred.register.refusals import undecodable


class Commands(TyperGroup):
    """The commands, in the order they were added, each run inside `complaining`."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: Any = None, **options: Any
    ) -> Any:
        """Read what was asked for; help and version are answered here."""
        with complaining():
            if problems := undecodable(*args):
                raise RaspredError(problems)
            return super().make_context(info_name, args, parent, **options)

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was asked for; what goes wrong ends in a complaint."""
        with complaining():
            return super().invoke(ctx)


app = typer.Typer(
    name="raspred",
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit code 0 is good, 1 means findings, 2 misuse.",
)
app.command()(run)
app.command()(ensemble)
app.command()(compare)
app.command()(sensitivity)
app.command()(fit)
app.command()(contest)
app.command()(read)
app.command()(check)
app.command()(measure)
app.command()(follow)
app.command()(why)
app.command(name="list")(listing)
app.command()(report)
app.command()(export)
app.command()(studio)


def _version(wanted: bool) -> None:
    if wanted:
        import raspred

        typer.echo(f"raspred {raspred.__version__}")
        raise typer.Exit


@app.callback()
def _house(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="The version.")
    ] = False,
) -> None:
    """Who appoints the people who elect you?

    Simulate the Soviet party's assignment section, read real records of office-holding,
    and measure how the power to appoint becomes the power to rule.
    """
