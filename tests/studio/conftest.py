"""Studios to ask: over a register worked by hand, and over a short real run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from raspred.studio.app import application
from raspred.studio.folders import found_in
from raspred.studio.opened import Opened
from raspred.studio.studio import Studio
from tests.studio.small import small_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HERE = "http://127.0.0.1:8622"


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the register worked by hand stands."""
    return small_folder(tmp_path_factory.mktemp("register") / "small")


@pytest.fixture(scope="session")
def small(folder: Path) -> Opened:
    """The register worked by hand, opened."""
    return Opened(next(found_in(folder, "opened")), "small")


@pytest.fixture(scope="session")
def client(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A browser before a studio that shows the register worked by hand; only to be read."""
    studio = Studio([folder], tmp_path_factory.mktemp("results") / "out")
    with TestClient(application(studio), base_url=HERE) as browser:
        yield browser


@pytest.fixture(scope="session")
def here(client: TestClient) -> str:
    """Where the register worked by hand is found."""
    return f"/api/histories/{client.get('/api/histories').json()[0]['id']}"


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run of ten months of the bundled scenario."""
    import raspred
    from raspred.studio.runs.living import write

    folder: Path = tmp_path_factory.mktemp("run") / "short"
    history = raspred.simulate(
        raspred.load_scenario("ussr-1920"), seed=7, scale=0.01, until="1921-01"
    )
    write(history, folder)
    return folder


@pytest.fixture(scope="session")
def run(run_folder: Path) -> Opened:
    """The run of ten months, opened."""
    return Opened(next(found_in(run_folder, "opened")), "ten months")
