"""The studio's pages on loopback, in Debian's Chromium: what a reader waits for.

A history of the scenario as given (over a hundred thousand people) is opened by a studio in a
process of its own. Seconds of the wall, since a reader waits by it: medians, on a machine that
should have nothing else to do.

- first paint: from going to the address to the first words, a fresh browser context each time
- slider: from moving the clock to the frame after it, month by month, in the slowest of the
  views that follow the clock without asking the server
- search: an answer of the card index to each beginning of a few names, as they are typed
"""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import Request, urlopen

from benchmarks.results import keep

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

VIEWS = ("timeline", "pyramid", "map")
NAMES = ("zinoviev", "cadre 1234", "ivan smirnov")
PAINTS = 9
_RASPRED = (sys.executable, "-m", "raspred")
_QUIET = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
_MOVES = """async () => {
  const slider = document.querySelector("#month");
  const waits = [];
  for (let month = Number(slider.min); month <= Number(slider.max); month += 3) {
    slider.value = String(month);
    const from = performance.now();
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    waits.push(performance.now() - from);
  }
  return waits;
}"""
_PAINTED = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null"


@contextmanager
def studio(history: Path) -> Iterator[str]:
    """Yield the address of a studio that shows a history."""
    asked = ["studio", str(history), "--no-browser", "--port", "0"]
    results = ["--results", str(history.parent / "out")]
    with subprocess.Popen(
        [*_RASPRED, *asked, *results], stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        yield server.stdout.readline().rsplit(" ", 1)[-1].strip()
        server.terminate()


def searches(here: str, history: str) -> list[float]:
    """Return how long each search took, in ms."""
    waits = []
    for name in NAMES:
        for end in range(1, len(name) + 1):
            words = name[:end].replace(" ", "%20")
            begun = time.perf_counter()
            _get(f"{here}api/histories/{history}/people?q={words}&limit=100")
            waits.append(1000 * (time.perf_counter() - begun))
    return waits


def first_paints(browser: Browser, here: str) -> list[float]:
    """Return when the first words stood there, in ms after going to the address."""
    found = []
    for _ in range(PAINTS):
        context = browser.new_context()
        page = context.new_page()
        page.goto(here)
        page.get_by_role("heading", level=1).wait_for()
        found.append(float(page.evaluate(_PAINTED)))
        context.close()
    return found


def moves(browser: Browser, here: str, view: str) -> list[float]:
    """Return how long each move of the clock took in a view, in ms."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"{here}?view={view}&at=1925-06")
    page.locator("#month").wait_for()
    page.wait_for_load_state("networkidle")
    waits: list[float] = page.evaluate(_MOVES)
    page.close()
    return waits


def main() -> int:
    """Print and keep the figures; return the exit code."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.stderr.write("  There is no Chromium here: apt-get install chromium\n")
        return 1
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        history = Path(folder) / "history"
        subprocess.run([*_RASPRED, "run", "--out", str(history)], check=True, capture_output=True)
        browser = playwright.chromium.launch(executable_path=chromium, args=list(_QUIET))
        with studio(history) as here:
            (shelved,) = json.loads(_get(f"{here}api/histories"))
            at = shelved["id"]
            figures["studio_packed_kb"] = len(_get(f"{here}api/histories/{at}/packed")) / 1000
            people = json.loads(_get(f"{here}api/histories/{at}/people?limit=1"))["total"]
            searches(here, at)
            figures["studio_search_ms"] = statistics.median(searches(here, at))
            figures["studio_first_paint_ms"] = statistics.median(first_paints(browser, here))
            medians = {view: statistics.median(moves(browser, here, view)) for view in VIEWS}
            figures["studio_slider_ms"] = max(medians.values())
        browser.close()
    keep(figures)
    told = ", ".join(f"{view} {wait:.0f} ms" for view, wait in medians.items())
    sys.stdout.write(f"  {people:,} people; slider: {told}\n")
    for name, value in figures.items():
        sys.stdout.write(f"  {name:22} {value:8.1f}\n")
    return 0


def _get(address: str) -> bytes:
    with urlopen(Request(address, headers={"Accept-Encoding": "gzip"})) as answer:
        found: bytes = answer.read()
    return found


if __name__ == "__main__":
    sys.exit(main())
