"""The record, read once for all tests of its room."""

import pytest

from raspred import sources
from raspred.register.register import Register
from raspred.sources import Reading


@pytest.fixture(scope="session")
def reading() -> Reading:
    return sources.read("history")


@pytest.fixture(scope="session")
def record(reading: Reading) -> Register:
    return reading.register
