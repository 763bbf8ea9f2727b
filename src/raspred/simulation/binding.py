"""Handing a World to kernels as one address.

numba takes a named tuple apart into all its arrays at every call, and counts references to
each array at every use; with a hundred and fifty columns compiling took minutes and the
counting a good part of each run. `bind` writes where the columns lie into one table of
64-bit words instead, and kernels are handed the table's address: `world.people.status` is
then two words read, with nothing to count. The table is never written again, which the
compiler is told, so that it reads each word once and not at every turn of a loop.

With the JIT off `bind` returns the tuple itself, and kernels read it the same way.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

import numba
import numpy as np
from numba.core import cgutils, types
from numba.core.datamodel import models
from numba.core.typing.templates import AttributeTemplate
from numba.extending import (
    NativeValue,
    infer_getattr,
    lower_getattr_generic,
    register_model,
    unbox,
)
from numba.np.numpy_support import from_dtype

from raspred.simulation.columns import Column, column_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from raspred.simulation.world import World

_WORD = 8  # bytes


class GroupType(types.Type):
    """A table of words that holds named arrays, numbers and further groups.

    Attributes:
        fields: Type and first word of each field, by name.
        words: Length of the table.
    """

    def __init__(self, name: str, fields: dict[str, Any]) -> None:
        self.fields: dict[str, tuple[Any, int]] = {}
        self.words = 0
        for field, typ in fields.items():
            self.fields[field] = typ, self.words
            self.words += _words_of(typ)
        # The name tells types apart, and stands in every symbol: short, yet of all fields.
        digest = hashlib.sha256(repr(self.fields).encode()).hexdigest()
        super().__init__(name=f"{name}_{digest[:16]}")


def _words_of(typ: Any) -> int:
    """Return how many words a field takes: an array its address and shape."""
    if isinstance(typ, GroupType):
        return typ.words
    return 1 + typ.ndim if isinstance(typ, types.Array) else 1


register_model(GroupType)(models.OpaqueModel)


@infer_getattr
class _Fields(AttributeTemplate):  # type: ignore[misc]
    key = GroupType

    def generic_resolve(self, typ: GroupType, name: str) -> Any:
        return typ.fields[name][0] if name in typ.fields else None


@lower_getattr_generic(GroupType)
def _read_field(context: Any, builder: Any, group: GroupType, value: Any, name: str) -> Any:
    typ, offset = group.fields[name]
    place = cgutils.pointer_add(builder, value, offset * _WORD)
    if isinstance(typ, GroupType):
        return place
    if isinstance(typ, Column):
        return _column_at(context, builder, typ, place)
    return _load(builder, place, 0, context.get_value_type(typ))


def _column_at(context: Any, builder: Any, typ: Column, place: Any) -> Any:
    """Return the column whose address and lengths stand at a place."""
    data = context.get_data_type(typ.dtype).as_pointer()
    number = context.get_value_type(types.intp)
    lengths = [_load(builder, place, 1 + axis, number) for axis in range(typ.ndim)]
    return column_of(context, builder, typ, _load(builder, place, 0, data), lengths)


def _load(builder: Any, place: Any, word: int, typ: Any) -> Any:
    """Read one word as a value of this type; no store ever changes it."""
    pointer = cgutils.pointer_add(builder, place, word * _WORD, typ.as_pointer())
    loaded = builder.load(pointer)
    loaded.set_metadata("invariant.load", builder.module.add_metadata([]))
    return loaded


class Bound:
    """A bound World, or a group of it, as Python holds it: an address; it reads like the tuple.

    So a group that Python hands to a kernel is to it what one kernel hands to another.
    """

    def __init__(self, group: Any, typ: GroupType, table: NDArray[np.int64], first: int) -> None:
        self._numba_type_ = typ
        self._group = group  # keeps the arrays alive
        self._table = table
        self.address = table.ctypes.data + first * _WORD
        for name, value in zip(group._fields, group, strict=True):
            if hasattr(value, "_fields"):
                inner, offset = typ.fields[name]
                setattr(self, name, Bound(value, inner, table, first + offset))

    def __getattr__(self, name: str) -> Any:
        return getattr(self.__dict__["_group"], name)


def _group_of(group: Any) -> GroupType:
    """Return the type of a named tuple."""
    types_of = tuple(
        _group_of(value) if hasattr(value, "_fields") else _type_of(value) for value in group
    )
    return _named_group(type(group).__name__, group._fields, types_of)


@lru_cache(maxsize=64)
def _named_group(name: str, fields: tuple[str, ...], types_of: tuple[Any, ...]) -> GroupType:
    return GroupType(name, dict(zip(fields, types_of, strict=True)))


def _type_of(value: Any) -> Any:
    """Return the type of a field; those of plain columns are soon told from one another."""
    if isinstance(value, np.ndarray) and value.flags.carray:
        return _column_type(value.dtype, value.ndim)
    typ = numba.typeof(value)
    return Column(typ) if isinstance(typ, types.Array) else typ


@lru_cache(maxsize=64)
def _column_type(dtype: Any, dimensions: int) -> Column:
    return Column(types.Array(from_dtype(dtype), dimensions, "C"))


def _words(group: Any) -> list[int]:
    """Return the words of a named tuple, field by field as `GroupType` numbers them."""
    words: list[int] = []
    for value in group:
        if hasattr(value, "_fields"):
            words += _words(value)
        elif isinstance(value, np.ndarray):
            words += [value.ctypes.data, *value.shape]
        else:
            words.append(int(np.array(value, dtype=np.result_type(value)).view(np.int64)))
    return words


@unbox(GroupType)
def _address_of(_typ: GroupType, bound: Any, unboxing: Any) -> Any:
    address = unboxing.pyapi.object_getattr_string(bound, "address")
    pointer = unboxing.pyapi.long_as_voidptr(address)
    unboxing.pyapi.decref(address)
    return NativeValue(pointer)


def bind(world: World) -> World:
    """Return the world for kernels to read: the same arrays behind one address.

    The arrays are shared, not copied: what a kernel writes, the tuple shows. With the JIT
    off the tuple itself is returned.
    """
    if numba.config.DISABLE_JIT:
        return world
    table = np.array(_words(world), dtype=np.int64)
    return cast("World", Bound(world, _group_of(world), table, 0))
