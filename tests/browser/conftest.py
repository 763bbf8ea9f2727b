"""A studio that runs, and a browser before it: the pages as a reader has them.

Needs Chromium on the machine (Debian: `apt install chromium`) and the built pages; where one
is absent the tests are skipped and say which. All of them are slow: `make verify` runs them.
"""

from __future__ import annotations

import json
import shutil
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import urlopen

import pytest

from raspred.studio.pages import BUILT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, ConsoleMessage, Page

SEED, SCALE, UNTIL = 7, 0.01, "1921-06"
"""Of the histories shown: long enough for a congress, short enough to be made in seconds."""
_HERE = Path(__file__).parent
_PATIENCE_MS = 30_000
_COMPILING_S = 600
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
    """Leave the browser to `make verify`: on a busy machine it wants minutes and patience."""
    for item in items:
        if _HERE in item.path.parents:
            item.add_marker(pytest.mark.slow)


def _chromium() -> str:
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
    if found is None:
        pytest.skip("no Chromium on this machine")
    return found


@pytest.fixture(scope="session")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two runs of one seed, the second with a safeguard."""
    import raspred
    from raspred.studio.runs.living import write

    here = tmp_path_factory.mktemp("histories")
    made = []
    for name, safeguards in (("plain", []), ("signed", ["three-signatures@1920-10"])):
        scenario = raspred.with_safeguards(raspred.load_scenario("ussr-1920"), safeguards)
        write(raspred.simulate(scenario, SEED, scale=SCALE, until=UNTIL), here / name)
        made.append(here / name)
    return made[0], made[1]


@pytest.fixture(scope="session")
def address(folders: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a studio with the two runs is open."""
    import uvicorn

    from raspred.studio.app import application
    from raspred.studio.studio import Studio

    if not (BUILT / "index.html").is_file():
        pytest.skip("the pages are not built: make studio")
    studio = Studio(list(folders), tmp_path_factory.mktemp("results") / "out")
    server = uvicorn.Server(
        uvicorn.Config(
            application(studio), port=0, log_level="warning", timeout_graceful_shutdown=1
        )
    )
    serving = threading.Thread(target=server.run)
    serving.start()
    while not server.started:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    here = f"http://127.0.0.1:{port}/"
    _opened_once(here)
    yield here
    server.should_exit = True
    serving.join()


def _opened_once(here: str) -> None:
    """Ask for what is made once, so that no page waits for a kernel to be compiled."""
    with urlopen(f"{here}api/histories", timeout=_COMPILING_S) as answer:
        ids = [one["id"] for one in json.load(answer)]
    asked = [f"histories/{one}/{what}" for one in ids for what in ("packed", "forest/years")]
    for what in (*asked, f"compare?left={ids[0]}&right={ids[1]}"):
        with urlopen(f"{here}api/{what}", timeout=_COMPILING_S) as answer:
            answer.read()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser without a window."""
    from playwright.sync_api import expect, sync_playwright

    path = _chromium()
    expect.set_options(timeout=_PATIENCE_MS)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=list(_QUIET))
        yield opened
        opened.close()


def _fault(line: ConsoleMessage) -> bool:
    """Return whether a line is a fault of the pages: what the server refuses, they show."""
    return line.type == "error" and not line.text.startswith("Failed to load resource")


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page of its own; afterwards nothing may have failed, been refused or gone abroad."""
    context = browser.new_context(viewport={"width": 1300, "height": 900}, base_url=address)
    page = context.new_page()
    page.set_default_timeout(_PATIENCE_MS)
    told: list[str] = []
    asked: list[str] = []
    page.on("console", lambda line: told.append(line.text) if _fault(line) else None)
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    yield page
    context.close()
    assert told == []
    foreign = [url for url in asked if not url.startswith((address, "blob:", "data:"))]
    assert foreign == []
