"""Addresses of own data: bring a file, judge the guess, read it into a register."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from fastapi.concurrency import run_in_threadpool

from raspred.studio.api.asking import PROBLEMS, TheStudio
from raspred.studio.models.uploads import Capture, MappingGiven, ReadAsked, ReadDone, Upload

router = APIRouter(prefix="/api/uploads", responses=PROBLEMS, tags=["uploads"])
UploadId = Annotated[str, Path(pattern=r"^[a-f0-9]{16}$")]
FileName = Annotated[str, Query(min_length=1, max_length=200, description="its own name")]
_BODY = {
    "requestBody": {
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string"}}},
    }
}


@router.post("", status_code=201, openapi_extra=_BODY)
async def bring(studio: TheStudio, request: Request, name: FileName) -> Upload:
    """Bring a file (the request's body, raw): CSV, TSV, Parquet or JSON lines."""
    return await run_in_threadpool(studio.uploads.bring, name, await request.body())


@router.get("/{upload}")
def brought(studio: TheStudio, upload: UploadId) -> Upload:
    """Tell a file that was brought, with its first mapping."""
    return studio.uploads.one(upload)


@router.post("/{upload}/capture")
def capture(studio: TheStudio, upload: UploadId, given: MappingGiven) -> Capture:
    """Try a mapping: what it understands of the file and what it does not; keeps nothing."""
    return studio.uploads.capture(upload, given.mapping)


@router.post("/{upload}/read")
def read(studio: TheStudio, upload: UploadId, asked: ReadAsked) -> ReadDone:
    """Read the file into a register that stands among the histories from then on."""
    return studio.uploads.read(upload, asked)


@router.delete("/{upload}", status_code=204)
def drop(studio: TheStudio, upload: UploadId) -> None:
    """Forget a file that was brought."""
    studio.uploads.drop(upload)
