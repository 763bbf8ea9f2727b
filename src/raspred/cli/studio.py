"""`raspred studio`: histories to walk through in the browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def studio(
    folders: Annotated[
        list[Path] | None,
        typer.Argument(help="Runs, registers and ensembles, or folders that hold some."),
    ] = None,
    results: Annotated[
        Path, typer.Option(help="Where runs from the page and own data are kept; shown too.")
    ] = Path("out"),
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 = any free one.")] = 8622,
    host: Annotated[
        str, typer.Option(help="Where to listen; beyond this machine a token is demanded.")
    ] = "127.0.0.1",
    no_browser: Annotated[
        bool, typer.Option("--no-browser", help="Only print the address.")
    ] = False,
) -> None:
    """Open the workbench in the browser: look, compare, run, read own data.

    Serves this machine alone unless --host says otherwise. No request leaves the machine.
    Ends with Ctrl-C; a run that is under way then stops and leaves nothing.
    """
    from raspred.studio.folders import refuse_unfit
    from raspred.studio.server import serve

    refuse_unfit(folders or [])

    def ready(address: str) -> None:
        typer.echo(f"The studio is open at {address}")
        typer.echo("Ctrl-C ends it.")
        if not no_browser:
            import webbrowser

            webbrowser.open(address)

    serve(folders or [], results, host, port, ready)
