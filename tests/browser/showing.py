"""What all tests in the browser do: serve a studio, watch a page, open a view, ask axe."""

from __future__ import annotations

import json
import re
import threading
import time
from contextlib import contextmanager
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.request import urlopen

from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from playwright.sync_api import Browser, ConsoleMessage, Page

PATIENCE_MS = 30_000
_COMPILING_S = 600
_SERIOUS = ("serious", "critical")


@contextmanager
def shown(folders: Sequence[Path], results: Path) -> Iterator[str]:
    """Yield where a studio of this tree, in this process, shows the folders."""
    import uvicorn

    from raspred.studio.app import application
    from raspred.studio.studio import Studio

    studio = Studio(list(folders), results)
    config = uvicorn.Config(
        application(studio), port=0, log_level="warning", timeout_graceful_shutdown=1
    )
    server = uvicorn.Server(config)
    serving = threading.Thread(target=server.run)
    serving.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}/"
    finally:
        server.should_exit = True
        serving.join()


def opened_once(here: str) -> None:
    """Ask for what is made once, so that no page waits for a kernel to be compiled."""
    with urlopen(f"{here}api/histories", timeout=_COMPILING_S) as answer:
        ids = [one["id"] for one in json.load(answer) if one["kind"] == "run"]
    asked = [f"histories/{one}/{what}" for one in ids for what in ("packed", "forest/years")]
    for what in (*asked, f"compare?left={ids[0]}&right={ids[1]}"):
        with urlopen(f"{here}api/{what}", timeout=_COMPILING_S) as answer:
            answer.read()


@contextmanager
def watched(browser: Browser, address: str) -> Iterator[Page]:
    """Yield a page of its own; afterwards nothing may have failed, or have gone abroad."""
    context = browser.new_context(viewport={"width": 1300, "height": 900}, base_url=address)
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
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


def _fault(line: ConsoleMessage) -> bool:
    """Return whether a line is a fault of the pages: what the server refuses, they show."""
    return line.type == "error" and not line.text.startswith("Failed to load resource")


def open_view(page: Page, link: str, heading: str) -> None:
    """Go to a link and wait until its view is there."""
    page.goto(link)
    expect(page.get_by_role("heading", name=re.compile(heading)).first).to_be_visible()
    page.wait_for_load_state("load")
    expect(page.get_by_text("Reading the history")).to_have_count(0)


def faults(page: Page, *rules: str) -> list[str]:
    """Return what axe finds serious, each with the first element that has it.

    Args:
        page: As it stands now.
        rules: Of axe, those alone; none = all.
    """
    axe = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    page.evaluate(axe)
    only = {"runOnly": list(rules)} if rules else {}
    found: dict[str, Any] = page.evaluate("(only) => axe.run(document, only)", only)
    return [
        f"{fault['id']}: {fault['help']}: {fault['nodes'][0]['html'][:200]}"
        for fault in found["violations"]
        if fault["impact"] in _SERIOUS
    ]


def overflow(page: Page) -> int:
    """Return by how many pixels the page is wider, or the frame around it taller, than fits."""
    over: int = page.evaluate(
        "() => Math.max(...[document.documentElement, document.querySelector('main')]"
        ".map((one) => one.scrollWidth - one.clientWidth),"
        "document.documentElement.scrollHeight - window.innerHeight)"
    )
    return over
