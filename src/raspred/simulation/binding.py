"""Handing a World to kernels as one pointer.

numba unrolls a named tuple into the parts of all its arrays, at every call; with a
hundred and fifty columns that made compiling take minutes. `bind` puts the same arrays,
without copying, into one structure that is passed by its address; kernels read
`world.people.status[person]` either way. With the JIT off it returns the tuple itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import numba
from numba.core import cgutils
from numba.core import types as numba_types
from numba.experimental import structref
from numba.experimental.jitclass.base import imp_dtor
from numba.extending import intrinsic

from raspred.compiling import kernel

types: Any = numba_types  # its names are made at run time, out of the type checker's sight

if TYPE_CHECKING:
    from collections.abc import Callable

    from raspred.simulation.world import World


@structref.register
class GroupType(types.StructRef):  # type: ignore[misc]
    """A structure of named arrays, scalars and further structures."""

    def preprocess_fields(self, fields: Any) -> Any:
        """Forget that a scalar was a constant, so that one type serves all its values."""
        return tuple((name, types.unliteral(typ)) for name, typ in fields)


def _struct_of(tuple_type: Any) -> Any:
    fields = []
    for name, typ in zip(tuple_type.fields, tuple_type.types, strict=True):
        nested = isinstance(typ, types.BaseNamedTuple)
        fields.append((name, _struct_of(typ) if nested else typ))
    return GroupType(tuple(fields))


def _allocate(context: Any, builder: Any, struct_type: Any) -> Any:
    """Return a new, empty structure of this type."""
    model = context.data_model_manager[struct_type.get_data_type()]
    layout = model.get_value_type()
    size = context.get_constant(types.uintp, context.get_abi_sizeof(layout))
    destructor = imp_dtor(context, builder.module, struct_type)
    meminfo = context.nrt.meminfo_alloc_dtor(builder, size, destructor)
    data = builder.bitcast(context.nrt.meminfo_data(builder, meminfo), layout.as_pointer())
    builder.store(cgutils.get_null_value(layout), data)
    instance = context.make_helper(builder, struct_type)
    instance.meminfo = meminfo
    return instance._getvalue()


def _fill(context: Any, builder: Any, tuple_type: Any, value: Any) -> Any:
    struct_type = _struct_of(tuple_type)
    instance = _allocate(context, builder, struct_type)
    data = structref._Utils(context, builder, struct_type).get_data_struct(instance)
    for index, (name, typ) in enumerate(zip(tuple_type.fields, tuple_type.types, strict=True)):
        part = builder.extract_value(value, index)
        if isinstance(typ, types.BaseNamedTuple):
            part = _fill(context, builder, typ, part)
        elif context.enable_nrt:
            context.nrt.incref(builder, typ, part)
        setattr(data, name, part)
    return instance


@intrinsic
def _bound(_typing_context: Any, world: Any) -> Any:
    if not isinstance(world, types.BaseNamedTuple):
        return None

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        return _fill(context, builder, signature.args[0], arguments[0])

    return _struct_of(world)(world), generate


class Bound(structref.StructRefProxy):  # type: ignore[misc]
    """A bound World as Python holds it: an address to hand to kernels, nothing to read."""


structref.define_boxing(GroupType, Bound)


_as_struct = cast("Callable[[World], World]", _bound)


@kernel
def _bind(world: World) -> World:
    return _as_struct(world)


def bind(world: World) -> World:
    """Return the world for kernels to read: the same arrays behind one address.

    The arrays are shared, not copied: what a kernel writes, the tuple shows. With the JIT
    off the tuple itself is returned.
    """
    return world if numba.config.DISABLE_JIT else _bind(world)
