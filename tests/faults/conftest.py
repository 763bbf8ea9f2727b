"""What tests of faults share with those of the command line."""

from __future__ import annotations

from tests.cli.conftest import say

__all__ = ["say"]
