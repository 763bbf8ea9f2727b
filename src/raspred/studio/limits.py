"""How much may be sent to the studio: bodies are read here, whole, and never beyond a limit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.datastructures import Headers

from raspred.errors import Problem
from raspred.studio.answering import problems_answer
from raspred.studio.refusals import TooLargeError

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

MEBIBYTE = 1 << 20
UPLOAD_LIMIT = 32 * MEBIBYTE
"""Bytes of a file that is brought; a column-wise reading needs several times as much memory."""
QUESTION_LIMIT = MEBIBYTE
"""Bytes of any other body."""
UPLOADS = "/api/uploads"


class Limits:
    """Reads the body of each request before it is passed on; answers 413 where it is too large."""

    def __init__(self, app: ASGIApp, upload_limit: int = UPLOAD_LIMIT) -> None:
        self.app, self.upload_limit = app, upload_limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or pass it on with its body read."""
        if scope["type"] != "http" or scope["method"] in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        limit = self.upload_limit if scope["path"] == UPLOADS else QUESTION_LIMIT
        body = None if _declared(scope) > limit else await _read(receive, limit)
        if body is None:
            remedy = f"Send at most {limit:,} bytes."
            answer = problems_answer(TooLargeError(Problem("body", "it is too large", remedy)))
            answer.headers["Connection"] = "close"
            await answer(scope, receive, send)
            return
        whole = body
        given = False

        async def again() -> Message:
            nonlocal given
            if given:
                return await receive()
            given = True
            return {"type": "http.request", "body": whole, "more_body": False}

        await self.app(scope, again, send)


def _declared(scope: Scope) -> int:
    length = Headers(scope=scope).get("content-length", "")
    return int(length) if length.isdecimal() else 0


async def _read(receive: Receive, limit: int) -> bytes | None:
    """Return a body, or None once it is larger than the limit."""
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return b""  # the sender has gone
        part = message.get("body", b"")
        size += len(part)
        if size > limit:
            return None
        parts.append(part)
        if not message.get("more_body", False):
            return b"".join(parts)
