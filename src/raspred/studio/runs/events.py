"""Progress as it happens: the list of runs as server-sent events."""

from __future__ import annotations

from typing import TYPE_CHECKING

import anyio
from starlette.responses import StreamingResponse

from raspred.studio.models.runs import Runs as RunList

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from raspred.studio.runs.keeper import Runs

_LOOK = 0.2  # seconds between two looks at the list
_LOOKS_TO_BREATH = 75  # a comment every 15 seconds, so that no one in between closes the line


def stream(runs: Runs) -> StreamingResponse:
    """Return the list of runs, at once and whenever it changes, until the browser leaves."""
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(_events(runs), media_type="text/event-stream", headers=headers)


async def _events(runs: Runs) -> AsyncIterator[str]:
    told, quiet = -1, 0
    while not runs.closing:
        if runs.version != told:
            told, quiet = runs.version, 0
            yield f"data: {RunList(runs=runs.listed()).model_dump_json()}\n\n"
        elif quiet >= _LOOKS_TO_BREATH:
            quiet = 0
            yield ": still here\n\n"
        quiet += 1
        await anyio.sleep(_LOOK)
