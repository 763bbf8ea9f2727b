"""A studio in a process of its own, as its user starts it."""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

RASPRED = (sys.executable, "-m", "raspred")


@contextmanager
def serving(
    results: Path,
    folders: Sequence[Path] = (),
    command: Sequence[str] = RASPRED,
    env: Mapping[str, str] | None = None,
) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Yield a studio with its address, once it answers; it ends with the context.

    Args:
        results: Where it keeps its runs.
        folders: What it shows.
        command: How raspred is started.
        env: Its environment; none = ours.
    """
    asked = [*command, "studio", "--no-browser", "--port", "0", "--results", str(results)]
    with subprocess.Popen(
        [*asked, *map(str, folders)], stdout=subprocess.PIPE, text=True, env=env
    ) as server:
        assert server.stdout is not None
        said = server.stdout.readline()
        assert said.startswith("The studio is open at "), said
        try:
            yield server, said.rsplit(" ", 1)[-1].strip()
        finally:
            server.terminate()
