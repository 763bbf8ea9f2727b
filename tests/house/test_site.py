"""The pages build into a site: no warning, no dead link, nothing loaded from elsewhere."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.house.site_links import dead, from_elsewhere, pages_of

HOUSE = Path(__file__).resolve().parents[2]


def build(docs: Path, site: Path) -> subprocess.CompletedProcess[str]:
    strictly = ["--builder", "html", "--fail-on-warning", "--keep-going", "--quiet"]
    return subprocess.run(
        [sys.executable, "-m", "sphinx", *strictly, "-d", str(site) + "-trees", docs, site],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("built") / "site"
    done = build(HOUSE / "docs", place)
    assert done.stderr == ""
    assert done.returncode == 0
    return place.resolve()


def test_no_link_leads_nowhere(site: Path) -> None:
    assert list(dead(site)) == []


def test_nothing_is_loaded_from_another_host(site: Path) -> None:
    assert list(from_elsewhere(site)) == []


@pytest.mark.slow
def test_a_browser_without_a_network_opens_the_pages_and_searches_them(site: Path) -> None:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("no Chromium on this machine")
    asked: list[str] = []
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.goto((site / "tour.html").as_uri())
        page.goto((site / "search.html").as_uri() + "?q=loop")
        page.get_by_role("link", name="The tour").last.wait_for()
        browser.close()
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert len(asked) > 2


def test_every_page_is_in_the_sidebar_or_under_one_that_is(site: Path) -> None:
    index = pages_of(site)[site / "index.html"]
    for page in (HOUSE / "docs").rglob("*.md"):
        place = page.relative_to(HOUSE / "docs").with_suffix(".html").as_posix()
        if place != "index.html":
            assert place in index.links, place


def test_pages_of_the_root_stand_in_the_site(site: Path) -> None:
    text = (site / "index.html").read_text(encoding="utf-8")
    assert "Who appoints the people who elect you?" in text
    assert "The map of the house" in (site / "contributing.html").read_text(encoding="utf-8")


def test_a_dead_link_and_a_foreign_script_are_noticed(tmp_path: Path) -> None:
    (tmp_path / "one.html").write_text(
        '<a href="two.html">gone</a><a href="#there">nowhere</a><a href="#here" id="here">here</a>'
        '<script src="//cdn.example.org/x.js"></script>'
    )
    (tmp_path / "one.css").write_text("@font-face { src: url(https://fonts.example.org/a) }")
    assert list(dead(tmp_path)) == ["one.html: two.html", "one.html: #there: no such place"]
    assert list(from_elsewhere(tmp_path)) == [
        "one.html: //cdn.example.org/x.js",
        "one.css: https://fonts.example.org/a",
    ]


def test_a_warning_stops_the_build(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    shutil.copy(HOUSE / "docs" / "conf.py", docs)
    (docs / "index.md").touch()
    (tmp_path / "README.md").write_text("# Front\n\n[nothing](docs/nothing.md)\n")
    done = build(docs, tmp_path / "site")
    assert done.returncode == 1
    assert "nothing.md" in done.stderr
