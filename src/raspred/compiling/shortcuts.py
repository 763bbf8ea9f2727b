"""What lets numba compile sooner, without a difference in what it compiles.

To tell what an operator returns for arguments of some types, numba tries all definitions it has,
those for strings and dates among them, for a sum of two numbers as for any other: three hundred
kernels ask 14,000 times, of which 700 differ. So answers are remembered while kernels are compiled.

And Python keeps the frames of running functions on pieces of 16 kB, each given back to the system
as soon as the function that needed it returns. Numba calls so deep, kernel within kernel, that some
loop always runs just there: 400,000 pieces were asked for and given back. A function whose frame is
as large as all that is above it is handed one piece for all.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast

from numba.core import types

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_WORDS = 1_000_000  # of 8 bytes, asked of the system and hardly touched
_found: dict[tuple[Any, ...], Any] = {}
_base: Any = getattr(types, "BaseFunction", None)  # inner to numba: it may not be there
_work_out: Any = getattr(_base, "get_call_type", None)


def _call_type(function: Any, context: Any, given: Any, named: Any) -> Any:
    """Return the signature of a call, as numba found it when it was first asked."""
    settled = not named and all(typ.is_precise() for typ in given)
    if not settled or any(isinstance(typ, types.Dispatcher) for typ in given):
        return _work_out(function, context, given, named)
    asked = (function, context, *given)
    if asked not in _found:
        _found[asked] = _work_out(function, context, given, named)
    return _found[asked]


@contextmanager
def remembered_calls() -> Iterator[None]:
    """Have numba remember how calls are typed; under its lock, so that nobody else is concerned."""
    if _work_out is None:
        yield
        return
    before = _base.get_call_type
    _base.get_call_type = _call_type
    try:
        yield
    finally:
        _base.get_call_type = before


def on_one_piece(function: Callable[..., Any], *given: Any) -> Any:
    """Call a function whose frames, and those of all it calls, shall lie on one piece of memory."""
    return function(*given)


cast("Any", on_one_piece).__code__ = on_one_piece.__code__.replace(co_stacksize=_WORDS)
