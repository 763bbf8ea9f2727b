"""Which kernels a kernel calls, however far off, and what each of them touches.

Read from the source, so that it tells what may happen in any history, not in the few that
a test lives through.
"""

from __future__ import annotations

import ast
import inspect
import sys
import textwrap
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Kernel = tuple[str, str]  # its module and its name
_ROOM = "raspred.simulation"


class Body(NamedTuple):
    """The source of a kernel: its tree, and the kernels of the simulation that it calls."""

    tree: ast.AST
    calls: dict[Kernel, list[int]]  # with the lines, counted from its first


def plain(function: Any) -> Callable[..., Any]:
    """Return the plain Python function behind a kernel."""
    found: Callable[..., Any] = getattr(function, "py_func", function)
    return found


def body_of(kernel: Kernel) -> Body:
    """Return a kernel's source and its calls."""
    module = sys.modules[kernel[0]]
    tree = ast.parse(textwrap.dedent(inspect.getsource(plain(getattr(module, kernel[1])))))
    calls: dict[Kernel, list[int]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            called = plain(getattr(module, node.id, None))
            where = getattr(called, "__module__", None) or ""
            if inspect.isfunction(called) and where.startswith(_ROOM):
                calls.setdefault((where, called.__name__), []).append(node.lineno)
    calls.pop(kernel, None)
    return Body(tree, calls)


def reached(first: Iterable[Kernel], stop: frozenset[str] = frozenset()) -> dict[Kernel, Body]:
    """Return the bodies of these kernels and all they reach; no further than `stop`."""
    found: dict[Kernel, Body] = {}
    waiting = list(first)
    while waiting:
        kernel = waiting.pop()
        if kernel in found or kernel[1] in stop:
            continue
        found[kernel] = body_of(kernel)
        waiting += found[kernel].calls
    return found


def named_in(tree: ast.AST) -> set[str]:
    """Return every name, attribute, argument and type that a source mentions."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            found.add(node.attr)
        elif isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.arg):
            found.add(node.arg)
    return found
