"""What holds for all tests."""

from __future__ import annotations

from hypothesis import settings

# A busy machine is no fault of the code: examples have no time limit each.
settings.register_profile("raspred", deadline=None)
settings.load_profile("raspred")
