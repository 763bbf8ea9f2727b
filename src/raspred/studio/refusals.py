"""What the studio refuses, each with the status that a browser is told."""

from __future__ import annotations

from typing import ClassVar

from raspred.errors import RaspredError


class RefusedError(RaspredError):
    """A request that cannot be granted; `status` is the HTTP status of the answer."""

    status: ClassVar[int] = 400


class NotGenuineError(RefusedError):
    """A request that no page of ours sent: foreign host or origin."""

    status = 403


class TokenError(RefusedError):
    """A request without the token that this studio demands."""

    status = 401


class UnknownError(RefusedError):
    """Nothing has this id."""

    status = 404


class ConflictError(RefusedError):
    """The thing is not in a state in which this can be done."""

    status = 409


class TooLargeError(RefusedError):
    """More was sent than is taken."""

    status = 413


class BusyError(RefusedError):
    """Too much is being done already."""

    status = 503
