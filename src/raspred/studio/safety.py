"""Who may speak to the studio: the Host, Origin and token of each request.

A page of another site can make a browser send requests to this machine, and a name that
points here for a moment (DNS rebinding) can make them look like the site's own. So the
Host must be a name of ours, the Origin the same as the Host, and beyond loopback a token
is demanded, which only who started the studio was told.
"""

from __future__ import annotations

import hmac
import ipaddress
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse

from raspred.errors import Problem
from raspred.studio.answering import problems_answer
from raspred.studio.refusals import NotGenuineError, RefusedError, TokenError

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "raspred_token"
_READING = ("GET", "HEAD", "OPTIONS")
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""What every answer tells the browser: load nothing from elsewhere, show us in no frame."""


@dataclass(frozen=True, slots=True)
class Door:
    """Which requests are let in.

    Attributes:
        names: Host names of ours beside loopback, in lower case.
        any_address: Whether any IP address will do as Host, for a studio on all interfaces.
        token: What must be shown; None = nothing.
    """

    names: frozenset[str] = frozenset()
    any_address: bool = False
    token: str | None = None

    def refusal(self, scope: Scope) -> RefusedError | None:
        """Return why a request is not let in, or None if it is."""
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if not self._ours(host):
            what = f"this studio does not go by the name {host!r}"
            remedy = "Open it by the address that `raspred studio` printed."
            return NotGenuineError(Problem("Host", what, remedy))
        origin = headers.get("origin")
        if not _same(origin, host, headers.get("sec-fetch-site"), str(scope["method"])):
            what = f"the request comes from another site, {origin or 'which is not named'}"
            remedy = "Use the studio's own pages."
            return NotGenuineError(Problem("Origin", what, remedy))
        if self.token is not None and not _shown(headers, self.token):
            remedy = "Open the address with ?token= that `raspred studio` printed."
            return TokenError(Problem("token", "it is missing or wrong", remedy))
        return None

    def _ours(self, host: str) -> bool:
        name = _name(host)
        if name in {"localhost", *self.names}:
            return True
        try:
            address = ipaddress.ip_address(name)
        except ValueError:
            return False
        return address.is_loopback or self.any_address


class Guard:
    """Lets in what the door lets in, and marks every answer with `HEADERS`."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self.app, self.door = app, door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or pass it on."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        refusal = self.door.refusal(scope)
        if refusal is None:
            await self.app(scope, receive, marked)
            return
        entry = _entry(scope, self.door.token) if isinstance(refusal, TokenError) else None
        await (entry or problems_answer(refusal))(scope, receive, marked)


def _name(host: str) -> str:
    """Return the name in a Host header, without port, brackets and a dot at its end."""
    try:
        return (urlsplit(f"//{host}").hostname or "").rstrip(".")
    except ValueError:
        return ""


def _same(origin: str | None, host: str, site: str | None, method: str) -> bool:
    """Return whether a request may come from one of our own pages, or from no page at all."""
    if origin is not None:
        parts = urlsplit(origin)
        return parts.scheme in ("http", "https") and parts.netloc.lower() == host.lower()
    if site in (None, "same-origin", "none"):
        return True
    return method in _READING and site != "cross-site"


def _shown(headers: Headers, token: str) -> bool:
    """Return whether the token stands in the cookie or in the Authorization header."""
    scheme, _, given = headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and _equal(given.strip(), token):
        return True
    try:
        cookie = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return False
    return cookie is not None and _equal(cookie.value, token)


def _equal(given: str, token: str) -> bool:
    return hmac.compare_digest(given.encode(), token.encode())


def _entry(scope: Scope, token: str | None) -> RedirectResponse | None:
    """Return the way in for who opens an address with the right token in it."""
    given = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
    if token is None or scope["method"] != "GET" or not _equal(given, token):
        return None
    # The token leaves the address, so that it is in no history and no link that is shared.
    path = "/" + str(scope["path"]).lstrip("/\\")
    answer = RedirectResponse(path, status_code=303)
    answer.set_cookie(COOKIE, token, httponly=True, samesite="strict")
    return answer
