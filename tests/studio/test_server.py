"""The server: where it listens, what it demands there, and many readers at once."""

from __future__ import annotations

import asyncio
import socket
import threading
from typing import TYPE_CHECKING

import httpx2
import pytest
import uvicorn

from raspred.errors import RaspredError
from raspred.studio.app import application
from raspred.studio.server import _listening, _loopback, address, door
from raspred.studio.studio import Studio

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

READERS = 200


def test_loopback_needs_no_token_and_lets_no_other_address_in() -> None:
    with _listening("127.0.0.1", 0) as listening:
        assert _loopback(listening)
        port = listening.getsockname()[1]
        assert address("127.0.0.1", listening, None) == f"http://127.0.0.1:{port}/"
    assert not door("127.0.0.1", None).any_address


def test_beyond_loopback_the_token_stands_in_the_address() -> None:
    with _listening("0.0.0.0", 0) as listening:
        assert not _loopback(listening)
        port = listening.getsockname()[1]
        shown = address("0.0.0.0", listening, "secret")
        assert shown == f"http://{socket.gethostname()}:{port}/?token=secret"
    assert door("0.0.0.0", "secret").token == "secret"


def test_a_port_that_is_taken_is_told_with_a_way_out() -> None:
    with _listening("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(RaspredError) as caught:
            _listening("127.0.0.1", port)
    (problem,) = caught.value.problems
    assert problem.where == f"127.0.0.1:{port}"
    assert problem.what == "it cannot be listened on: Address already in use"
    assert problem.remedy == (
        "Another studio may be there: open it, or give another --port; 0 takes any."
    )


def test_a_host_that_is_none_is_told() -> None:
    with pytest.raises(RaspredError, match=r"no-such-host\.invalid:1: there is no such address"):
        _listening("no-such-host.invalid", 1)


@pytest.fixture
def served(folder: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a real server."""
    listening = _listening("127.0.0.1", 0)
    app = application(Studio([folder], tmp_path / "out"))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
    thread = threading.Thread(target=server.run, args=([listening],))
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join()
    listening.close()


def test_two_hundred_readers_at_once_get_the_same_whole_answers(served: str) -> None:
    async def read() -> list[tuple[int, bytes]]:
        limits = httpx2.Limits(max_connections=READERS)
        async with httpx2.AsyncClient(base_url=served, limits=limits, timeout=120) as browser:
            history = (await browser.get("/api/histories")).json()[0]["id"]
            paths = ["packed", "people?q=a", "forest/years", "person?id=ada"]
            asked = [
                browser.get(f"/api/histories/{history}/{paths[reader % len(paths)]}")
                for reader in range(READERS)
            ]
            return [(one.status_code, one.content) for one in await asyncio.gather(*asked)]

    answers = asyncio.run(read())
    assert {status for status, _ in answers} == {200}
    for kind in range(4):
        assert len({content for _, content in answers[kind::4]}) == 1
