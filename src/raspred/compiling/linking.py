"""How kernels that call one another become machine code: each body once, each whole once.

numba makes of a kernel that another calls all that one called from Python needs: a way in from
Python and one from C, machine code, files that keep it; then it links the optimised body into the
caller and optimises it again, with all that the caller calls, as often as there are kernels on the
way up. Of three hundred kernels Python calls forty. So here a kernel that kernels call is typed and
translated once a signature, and no more. The one that Python calls gathers the bodies of all below
it, which are optimised and made machine code together, as numba would have done in the end.

This rests on numba's inner interfaces (`fits` asks whether they are there); without them kernels
are compiled the long way.
"""

from __future__ import annotations

import functools
from inspect import signature
from typing import TYPE_CHECKING

from numba.core import compiler, sigutils, typing
from numba.core.codegen import CPUCodegen, JITCodeLibrary
from numba.core.errors import UnsupportedError

from raspred.compiling.shortcuts import on_one_piece, remembered_calls

if TYPE_CHECKING:
    from typing import Any

# Numba's passes for what no kernel holds: `with`, closures and comprehensions, branches on None or
# on a constant shape, literals that are unrolled, functions of numba that ask to be inlined before
# they are typed, and arithmetic on whole arrays, which works without, one operator after the other.
_NEEDLESS = frozenset(
    {
        "with_lifting",
        "inline_closure_likes",
        "make_function_op_code_to_jit_function",
        "rewrite_semantic_constants",
        "dead_branch_prune",
        "inline_inlinables",
        "find_literally",
        "literal_unroll",
        "nopython_rewrites",
    }
)


@functools.cache
def fits() -> bool:
    """Return whether this numba has the inner interfaces that are used here.

    Before 0.62 it optimised functions by passes that are set up for one module each.
    """
    asked = {
        JITCodeLibrary: ("_optimize_functions", "_get_module_for_linking", "finalize"),
        CPUCodegen: ("_function_pass_manager",),
        compiler.Flags: ("no_compile", "no_cpython_wrapper", "no_cfunc_wrapper"),
    }
    if not all(hasattr(place, name) for place, names in asked.items() for name in names):
        return False
    given = signature(CPUCodegen._function_pass_manager).parameters
    return "llvm_module" not in given


class _Tidied(JITCodeLibrary):  # type: ignore[misc]
    """Code whose functions are optimised one by one before they are linked."""

    def _optimize_functions(self, module: Any) -> None:
        """Optimise what is defined; numba sets itself up anew for whatever is only declared."""
        module.data_layout = self._codegen._data_layout
        passes, builder = self._codegen._function_pass_manager()
        for function in module.functions:
            if not function.is_declaration:
                passes.run(function, builder)


class _Body(_Tidied):
    """The code of one kernel that kernels call, to be linked and never run by itself."""

    def finalize(self) -> None:
        """Let those who link it drop what they do not use."""
        for function in self._final_module.functions:
            if not function.is_declaration and function.linkage.name == "external":
                function.linkage = "linkonce_odr"
        self._finalized = True

    def _get_module_for_linking(self) -> Any:
        """Return what a function that is none of our kernels links: this body and all below."""
        module = self._final_module.clone()
        _link(self, module)
        return module


class _Whole(_Tidied):
    """The code of one kernel that Python calls, with the bodies of all it calls, however deep."""

    def finalize(self) -> None:
        """Link each body once, and make machine code of it all."""
        _link(self, self._final_module)
        self._linking_libraries: list[Any] = []
        super().finalize()


def _link(library: Any, module: Any) -> None:
    """Link all that a library calls, directly or by bodies, into a module, each once."""
    found: dict[int, Any] = {}
    waiting = list(library._linking_libraries)
    while waiting:
        called = waiting.pop()
        if id(called) in found:
            continue
        found[id(called)] = called
        if hasattr(library, "_reload_init"):  # kept by later numbas: what to set up on loading
            library._reload_init.update(called._reload_init)
        if isinstance(called, _Body):
            waiting += called._linking_libraries
            module.link_in(called._final_module, preserve=True)
        else:
            module.link_in(called._get_module_for_linking(), preserve=True)


class _ShortCompiler(compiler.Compiler):  # type: ignore[misc]
    """Takes a kernel through those of numba's passes that change anything in one."""

    def define_pipelines(self) -> Any:
        """Return numba's own passes without those named above."""
        pipelines = super().define_pipelines()
        for one in pipelines:
            one.passes = [(step, why) for step, why in one.passes if step.name() not in _NEEDLESS]
        return pipelines


class _BodyCompiler(_ShortCompiler):
    """Stops a kernel short of machine code."""

    def define_pipelines(self) -> Any:
        state = self.state
        state.flags.no_compile = True
        state.library = _Body(state.targetctx.codegen(), state.func_id.func_qualname)
        return super().define_pipelines()


class WholeCompiler(_ShortCompiler):
    """Makes machine code that can be kept of a kernel and all it calls."""

    def compile_extra(self, func: Any) -> Any:
        """Compile a function, and on the way whatever it calls."""
        with remembered_calls():
            return on_one_piece(super().compile_extra, func)

    def define_pipelines(self) -> Any:
        """Return the passes, which end in code of our kind."""
        state = self.state
        state.library = _Whole(state.targetctx.codegen(), state.func_id.func_qualname)
        state.library.enable_object_caching()
        return super().define_pipelines()


def seen_by_kernels(compiled: Any) -> Any:
    """Return what numba made of a function, such that kernels take in its body alone."""
    called = Called(compiled)
    compiled.get_call_template = called.get_call_template
    compiled.get_overload = called.get_overload
    return compiled


class Called:
    """A kernel as other kernels see it: what it returns, and its body.

    Args:
        compiled: The kernel as Python sees it, numba's dispatcher.
    """

    def __init__(self, compiled: Any) -> None:
        self._compiled = compiled
        self._name = compiled.py_func.__name__
        self._results: dict[tuple[Any, ...], Any] = {}
        self._begun: set[tuple[Any, ...]] = set()

    def get_call_template(self, given: Any, named: Any) -> tuple[Any, Any, Any, Any]:
        """Return what numba's dispatcher does to say how a call is typed."""
        signature, folded = self._compiled._compiler.fold_argument_types(given, named)
        asked = tuple(folded)
        if asked not in self._results:
            self._take_in(asked)
        template = typing.make_concrete_template(
            f"CallTemplate({self._name})",
            key=self._name,
            signatures=[result.signature for result in self._results.values()],
        )
        return template, signature, asked, {}

    def get_overload(self, signature: Any) -> Any:
        """Return the key under which the body for these arguments is found."""
        asked, _ = sigutils.normalize_signature(signature)
        return self._results[tuple(asked)].library

    @functools.cached_property
    def _compiler(self) -> Any:
        """Numba's compiler of this kernel, told to stop short; most are never asked for."""
        compiled = self._compiled
        ways_in = {"no_cpython_wrapper": True, "no_cfunc_wrapper": True}
        return type(compiled._compiler)(
            compiled.py_func,
            compiled.targetdescr,
            compiled.targetoptions | ways_in,
            compiled.locals,
            _BodyCompiler,
        )

    def _take_in(self, asked: tuple[Any, ...]) -> None:
        """Type and translate the kernel for these arguments."""
        if asked in self._begun:
            raise UnsupportedError(f"{self._name} calls itself, which a kernel cannot")
        self._begun.add(asked)
        try:
            result = self._compiler.compile(asked, None)
        finally:
            self._begun.remove(asked)
        context = self._compiled.targetctx
        context.insert_user_function(result.library, result.fndesc, [result.library])
        self._results[asked] = result
