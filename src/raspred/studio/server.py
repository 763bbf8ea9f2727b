"""Serving: the address, the token beyond loopback, the browser."""

from __future__ import annotations

import ipaddress
import secrets
import socket
from threading import Thread
from typing import TYPE_CHECKING

import uvicorn

from raspred.errors import Problem, RaspredError
from raspred.studio.app import application
from raspred.studio.safety import Door
from raspred.studio.studio import Studio

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

LOOPBACK = "127.0.0.1"
PORT = 8622
_PARTING = 3  # seconds that open connections get when the server ends
_EVERYWHERE = ("0.0.0.0", "::")


def serve(
    folders: Sequence[Path],
    results: Path,
    host: str = LOOPBACK,
    port: int = PORT,
    ready: Callable[[str], None] | None = None,
) -> None:
    """Serve the studio until it is interrupted.

    Args:
        folders: What is shown.
        results: Where runs and own data are kept.
        host: Address or name to listen on; beyond loopback a token is made and demanded.
        port: To listen on; 0 = any free one.
        ready: Called with the address to open, once it can be opened.

    Raises:
        RaspredError: The address cannot be listened on.
    """
    listening = _listening(host, port)
    token = None if _loopback(listening) else secrets.token_urlsafe(24)
    studio = Studio(folders, results)
    Thread(target=studio.shelf.open_first, daemon=True).start()
    app = application(studio, door(host, token))
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_PARTING,
    )
    server = _Server(config, lambda: ready and ready(address(host, listening, token)))
    server.run([listening])


def door(host: str, token: str | None) -> Door:
    """Return whom a studio that listens on a host lets in."""
    names = {host.lower()}
    if token is not None:
        names |= {socket.gethostname().lower(), socket.getfqdn().lower()}
    return Door(frozenset(names), any_address=token is not None, token=token)


def address(host: str, listening: socket.socket, token: str | None) -> str:
    """Return what to open in a browser."""
    port = listening.getsockname()[1]
    name = socket.gethostname() if host in _EVERYWHERE else host
    shown = f"[{name}]" if ":" in name else name
    return f"http://{shown}:{port}/" + ("" if token is None else f"?token={token}")


class _Server(uvicorn.Server):
    """A server that says when it answers."""

    def __init__(self, config: uvicorn.Config, started: Callable[[], object]) -> None:
        super().__init__(config)
        self._says = started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._says()


def _listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens on the host.

    Raises:
        RaspredError: There is no such host, or the port is taken or not ours to take.
    """
    where = f"{host}:{port}"
    try:
        family, kind, protocol, _, found = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except (OSError, UnicodeError) as error:
        remedy = "Give an address of this machine, as 127.0.0.1."
        raise RaspredError(Problem(where, f"there is no such address: {error}", remedy)) from None
    listening = socket.socket(family, kind, protocol)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(found)
        listening.listen(2048)
    except OSError as error:
        listening.close()
        what = f"it cannot be listened on: {error.strerror or error}"
        remedy = "Another studio may be there: open it, or give another --port; 0 takes any."
        raise RaspredError(Problem(where, what, remedy)) from None
    return listening


def _loopback(listening: socket.socket) -> bool:
    """Return whether only this machine can reach the socket, whatever its host was called."""
    return ipaddress.ip_address(listening.getsockname()[0].partition("%")[0]).is_loopback
