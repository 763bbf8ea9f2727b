"""The application: its addresses, what stands before them, and the pages."""

from __future__ import annotations

import logging
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware

from raspred.errors import Problem, RaspredError
from raspred.studio import pages
from raspred.studio.answering import Remembered, problems_answer
from raspred.studio.api import histories, people, runs, structure, uploads, worlds
from raspred.studio.limits import Limits
from raspred.studio.refusals import RefusedError
from raspred.studio.safety import Door, Guard

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request
    from starlette.responses import Response

    from raspred.studio.studio import Studio

_SUBJECTS = (histories, people, structure, worlds, runs, uploads)
_WORTH_ZIPPING = 1000  # bytes; below, an answer fits a packet anyway


def application(studio: Studio, door: Door | None = None) -> FastAPI:
    """Return the studio as an ASGI application.

    Args:
        studio: What it shows; closed when the application ends.
        door: Whom it lets in; none = loopback names, without a token.
    """

    @asynccontextmanager
    async def living(_: FastAPI) -> AsyncIterator[None]:
        yield
        studio.close()

    app = FastAPI(
        title="raspred studio",
        version="1",
        openapi_url=None,  # its pages load scripts from elsewhere; schema.py writes the schema
        lifespan=living,
        middleware=[
            Middleware(Guard, door=door or Door()),
            Middleware(Limits, upload_limit=studio.upload_limit),
            Middleware(GZipMiddleware, minimum_size=_WORTH_ZIPPING, compresslevel=5),
            Middleware(Remembered),
        ],
    )
    app.state.studio = studio
    for subject in _SUBJECTS:
        app.include_router(subject.router)
    pages.hang_up(app)
    app.add_exception_handler(RaspredError, _problems)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(Exception, _fault)
    return app


async def _problems(_: Request, error: Exception) -> Response:
    assert isinstance(error, RaspredError)
    return problems_answer(error)


async def _invalid(_: Request, error: Exception) -> Response:
    """Tell what a request has that its address does not take."""
    assert isinstance(error, RequestValidationError)
    problems = [
        Problem(".".join(map(str, one["loc"])), str(one["msg"]), "Ask as the schema says.")
        for one in error.errors()
    ]
    return problems_answer(RaspredError(problems))


class _FrameworkError(RefusedError):
    """What the framework itself refused."""


async def _refused(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    problem = Problem("request", str(error.detail), "See docs/studio-api.md for what there is.")
    answer = problems_answer(_FrameworkError(problem))
    answer.status_code = error.status_code
    answer.headers.update(error.headers or {})
    return answer


async def _fault(request: Request, error: Exception) -> Response:
    logging.getLogger(__name__).error("%s failed", request.url.path, exc_info=error)
    what = f"a fault of raspred: {type(error).__name__}"
    remedy = "Please report what `raspred studio` printed."
    answer = problems_answer(_FrameworkError(Problem(request.url.path, what, remedy)))
    answer.status_code = 500
    return answer
