"""How the studio answers: problems in one shape, answers that need not be sent twice."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, Response

from raspred.studio.refusals import BusyError, RefusedError

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from raspred.errors import RaspredError

NOT_UNDERSTOOD = 422
_KEPT = "private, no-cache"  # may be kept, must be asked about before it is used again


class Packed(NamedTuple):
    """A file that is made once and sent often."""

    gzipped: bytes
    etag: str


def etag_of(content: bytes) -> str:
    """Return the mark by which a browser tells whether it has this content."""
    return f'"{hashlib.sha256(content).hexdigest()[:32]}"'


def problems_answer(error: RaspredError) -> JSONResponse:
    """Return an answer that tells every problem of an error."""
    status = error.status if isinstance(error, RefusedError) else NOT_UNDERSTOOD
    told = [{"where": one.where, "what": one.what, "remedy": one.remedy} for one in error.problems]
    headers = {"Retry-After": "5"} if isinstance(error, BusyError) else None
    return JSONResponse({"problems": told}, status, headers)


def has_it(headers: Headers, etag: str) -> bool:
    """Return whether the browser says that it has the content with this mark."""
    marks = headers.get("if-none-match", "")
    return any(mark.strip().removeprefix("W/") == etag for mark in marks.split(","))


def packed_answer(request: Request, packed: Packed) -> Response:
    """Return a packed file as it lies, or 304 if the browser has it."""
    headers = {"ETag": packed.etag, "Cache-Control": _KEPT, "Vary": "Accept-Encoding"}
    if has_it(request.headers, packed.etag):
        return Response(status_code=304, headers=headers)
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
        return Response(packed.gzipped, media_type="application/octet-stream", headers=headers)
    import gzip

    plain = gzip.decompress(packed.gzipped)
    return Response(plain, media_type="application/octet-stream", headers=headers)


class Remembered:
    """Gives JSON answers to GET an ETag, and 304 to who has the same one already."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; hold the answer back until it is whole."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        start: Message | None = None
        parts: list[bytes] = []

        async def hold(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                kept = _is_json(message)
                start = message if kept else None
                if not kept:
                    await send(message)
            elif start is None:
                await send(message)
            else:
                parts.append(message.get("body", b""))
                if not message.get("more_body", False):
                    for whole in _whole(Headers(scope=scope), start, b"".join(parts)):
                        await send(whole)

        await self.app(scope, receive, hold)


def _is_json(start: Message) -> bool:
    headers = Headers(raw=start["headers"])
    return start["status"] == 200 and headers.get("content-type", "") == "application/json"


def _whole(asked: Headers, start: Message, body: bytes) -> tuple[Message, Message]:
    etag = etag_of(body)
    headers = MutableHeaders(scope=start)
    headers["ETag"], headers["Cache-Control"] = etag, _KEPT
    if has_it(asked, etag):
        start["status"], body = 304, b""
        del headers["content-length"]
        del headers["content-type"]
    return start, {"type": "http.response.body", "body": body, "more_body": False}
