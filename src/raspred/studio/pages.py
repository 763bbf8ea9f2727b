"""The pages: built files that come with raspred, and the one page behind every deep link."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.requests import Request  # noqa: TC002 - fastapi reads the annotation
from starlette.responses import FileResponse, PlainTextResponse, Response

from raspred.studio.answering import etag_of, has_it

if TYPE_CHECKING:
    from fastapi import FastAPI

BUILT = Path(__file__).parent / "static"
_PAGE = "index.html"


def hang_up(app: FastAPI, built: Path = BUILT) -> None:
    """Give the application its pages.

    Args:
        app: Whose addresses under `/api` stand already.
        built: The folder of built files.
    """
    known = {
        path.relative_to(built).as_posix(): path
        for path in (built.rglob("*") if built.is_dir() else ())
        if path.is_file()
    }

    marks = {name: etag_of(path.read_bytes()) for name, path in known.items()}

    def page(path: str, request: Request) -> Response:
        """Return a built file, or the page where the address is a deep link."""
        if path == "api" or path.startswith("api/"):
            raise HTTPException(404, "no such address")
        if path not in known and PurePosixPath(path).suffix:
            raise HTTPException(404, "no such file")
        name = path if path in known else _PAGE
        if name not in known:
            return PlainTextResponse("The pages were not built; /api/about answers.\n", 503)
        headers = {"Cache-Control": "no-cache", "ETag": marks[name]}
        if has_it(request.headers, marks[name]):
            return Response(status_code=304, headers=headers)
        return FileResponse(known[name], headers=headers)

    app.add_api_route("/{path:path}", page, include_in_schema=False, response_model=None)
