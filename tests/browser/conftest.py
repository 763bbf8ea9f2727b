"""A browser, and studios before it: of this tree, and of a wheel installed without node.

Needs Chromium on the machine (Debian: `apt install chromium`) and the built pages; where one
is absent the tests are skipped and say which. The smoke alone is quick: `make test` has it,
`make verify` runs the others too.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from raspred.studio.pages import BUILT
from tests.browser.showing import PATIENCE_MS, opened_once, shown, watched
from tests.browser.wheel import bare, installed
from tests.studio.serving import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

SEED, SCALE, UNTIL = 7, 0.01, "1921-06"
"""Of the histories shown: long enough for a congress, short enough to be made in seconds."""
_HERE = Path(__file__).parent
_QUICK = "test_smoke.py"
_QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave all but the smoke to `make verify`: on a busy machine it wants minutes."""
    for item in items:
        if _HERE in item.path.parents and item.path.name != _QUICK:
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser without a window.

    Not for the session: while it lives its event loop counts as running, and tests of other
    rooms that start a loop of their own would be refused.
    """
    from playwright.sync_api import expect, sync_playwright

    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
    if found is None:
        pytest.skip("no Chromium on this machine: on Debian, apt-get install chromium")
    if not (BUILT / "index.html").is_file():
        pytest.skip("the pages are not built: make studio")
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=list(_QUIET))
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """Two runs of one seed, the second with a safeguard, and an ensemble of their scenario."""
    import raspred
    from raspred.studio.runs.living import write

    here = tmp_path_factory.mktemp("histories")
    made = []
    for name, safeguards in (("plain", []), ("signed", ["three-signatures@1920-10"])):
        scenario = raspred.with_safeguards(raspred.load_scenario("ussr-1920"), safeguards)
        write(raspred.simulate(scenario, SEED, scale=SCALE, until=UNTIL), here / name)
        made.append(here / name)
    return *made, _many(here / "many")


def _many(folder: Path) -> Path:
    from raspred.experiments import ScenarioLiving, backend_of
    from raspred.experiments import ensemble as live
    from raspred.experiments.arms import one_arm
    from raspred.scenario.catalog import load_scenario

    living = ScenarioLiving(load_scenario("ussr-1920"), SCALE, UNTIL, 0.05)
    found = live(living, one_arm((), (), ()), range(3), folder, backend=backend_of(1, None))
    found.save(folder)
    return folder


@pytest.fixture(scope="module", params=["tree", "wheel"])
def address(
    request: pytest.FixtureRequest,
    browser: Browser,
    folders: tuple[Path, ...],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """Where a studio with the two runs is open."""
    results = tmp_path_factory.mktemp("results") / "out"
    if request.param == "tree":
        with shown(folders, results) as here:
            opened_once(here)
            yield here
        return
    base = tmp_path_factory.getbasetemp()
    alone = "PYTEST_XDIST_WORKER" not in os.environ
    command = installed(base if alone else base.parent)  # all workers share one installation
    env = bare(command, tmp_path_factory.mktemp("user") / "home")
    assert shutil.which("node", path=env["PATH"]) is None
    with serving(results, folders, [str(command)], env) as (_, here):
        opened_once(here)
        yield here


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page of its own; afterwards nothing may have failed, been refused or gone abroad."""
    with watched(browser, address) as page:
        yield page
