"""Where the whole files of the named sources stand, for tests that read them.

The repository holds none of them: set RASPRED_REGISTERS to the folder that does.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

FOLDER = (
    Path(os.environ.get("RASPRED_REGISTERS", "")) if "RASPRED_REGISTERS" in os.environ else None
)

needs_registers = pytest.mark.skipif(
    FOLDER is None, reason="RASPRED_REGISTERS does not name a folder of registers"
)


def whole(*path: str) -> Path:
    """Return a file or folder of the registers."""
    assert FOLDER is not None
    return FOLDER.joinpath(*path)
