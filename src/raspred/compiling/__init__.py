"""Compiling: how kernels become machine code, and how that is kept.

`kernels` is the one way a kernel is compiled, `linking` how kernels that call one another become
one piece of code; `shortcuts` lets numba compile sooner, `side_by_side` on several processors, with
its `backlog` and `worker`; `keeping` keeps what was made, `stamps` says of which sources. Import
from these modules: nothing is loaded here, for start-up counts.
"""
