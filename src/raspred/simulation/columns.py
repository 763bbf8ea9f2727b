"""Columns of the World as kernels see them: arrays that nobody owns and that never move.

numba counts references to an array at every use, and spells out its seven words each time one
number of it is read: seventy instructions, which the compiler is then given to take away again. A
column's owner outlives every kernel, and its address and length stand in the World's table; so
there is nothing to count, and a number is read or written in some twenty. In every other respect a
column is numba's array, and where a kernel asks for one, a column is one.
"""

from __future__ import annotations

import functools
import operator
from typing import TYPE_CHECKING

from numba.core import types
from numba.core.datamodel import models
from numba.extending import lower_builtin, lower_cast, register_model
from numba.np import arrayobj
from numba.np.numpy_support import as_dtype

if TYPE_CHECKING:
    from typing import Any

# Where numba's arrays have what; a test holds them against its own names.
FIELDS = {"nitems": 2, "itemsize": 3, "data": 4, "shape": 5, "strides": 6}


class Column(types.Array):
    """The type of an array of the World.

    Args:
        array: Numba's type of the array, contiguous in C's order.
    """

    def __init__(self, array: Any) -> None:
        super().__init__(
            array.dtype,
            array.ndim,
            array.layout,
            readonly=not array.mutable,
            name=f"column({array.dtype}, {array.ndim}d, {'' if array.mutable else 'readonly'})",
            aligned=array.aligned,
        )


@register_model(Column)
class _ColumnModel(models.StructModel):  # type: ignore[misc]
    """Laid out as numba's arrays are, so that one may be taken for the other, but not counted."""

    def __init__(self, manager: Any, column: Column) -> None:
        counted = models.ArrayModel(manager, column)
        kinds = dict(zip(counted._fields, counted._members, strict=True))
        kinds["meminfo"] = types.voidptr
        super().__init__(manager, column, list(kinds.items()))

    def traverse(self, builder: Any) -> list[Any]:  # noqa: ARG002
        """Return where references could be found: nowhere."""
        return []


def column_of(context: Any, builder: Any, typ: Column, data: Any, lengths: list[Any]) -> Any:
    """Return a column as a value, given the address of its first number and its lengths."""
    kind = context.get_value_type(typ)
    size = lengths[0].type(as_dtype(typ.dtype).itemsize)
    strides = [size]
    for length in reversed(lengths[1:]):
        strides.insert(0, builder.mul(strides[0], length))
    values = {
        "nitems": functools.reduce(builder.mul, lengths),
        "itemsize": size,
        "data": data,
    }
    column = kind(None)
    for name, value in values.items():
        column = builder.insert_value(column, value, FIELDS[name])
    for axis, (length, stride) in enumerate(zip(lengths, strides, strict=True)):
        column = builder.insert_value(column, length, [FIELDS["shape"], axis])
        column = builder.insert_value(column, stride, [FIELDS["strides"], axis])
    return column


@lower_cast(Column, types.Array)
def _as_array(_context: Any, _builder: Any, _from: Any, _to: Any, column: Any) -> Any:
    return column


@lower_builtin(operator.getitem, Column, types.Integer)
def _read(context: Any, builder: Any, signature: Any, given: Any) -> Any:
    column, index = signature.args
    if column.ndim > 1 or context.enable_boundscheck:
        return arrayobj.getitem_arraynd_intp(context, builder, signature, given)
    place = _place(context, builder, given[0], index, given[1])
    return arrayobj.load_item(context, builder, column, place)


@lower_builtin(operator.setitem, Column, types.Integer, types.Any)
def _write(context: Any, builder: Any, signature: Any, given: Any) -> Any:
    column, index, kind = signature.args
    if column.ndim > 1 or context.enable_boundscheck:
        return arrayobj.setitem_array(context, builder, signature, given)
    value = context.cast(builder, given[2], kind, column.dtype)
    place = _place(context, builder, given[0], index, given[1])
    return arrayobj.store_item(context, builder, column, value, place)


def _place(context: Any, builder: Any, column: Any, kind: Any, index: Any) -> Any:
    """Return the address of one number; from below zero it is counted from the end."""
    length = builder.extract_value(column, [FIELDS["shape"], 0])
    index = arrayobj.fix_integer_index(context, builder, kind, index, length)
    return builder.gep(builder.extract_value(column, FIELDS["data"]), [index])
