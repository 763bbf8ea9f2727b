"""Each view opens on the bundled record: no fault, no request abroad, nothing axe finds serious.

The record is read in a second and needs no simulation, so that every change passes here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.showing import faults, open_view, overflow, shown, watched
from tests.studio.small import small_run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, ViewportSize

VIEWS = {
    "?at=1925-06": "Who elects the General secretary",
    "?view=pyramid&at=1925-06&body=politburo": "Who placed whom",
    "?view=map&at=1925-06": "Who was sent where",
    "?view=people": "Card index",
    "?view=people&person=trotsky&at=1925-06": "Leon Trotsky",
    "?view=patronage&at=1925-06": "Patronage",
    "?view=worlds": "Worlds side by side",
    "?view=run": "Run a history",
    "?view=own": "Your own data",
}
PHONE: ViewportSize = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def record(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a studio shows the bundled record, and a run of five people beside it."""
    import raspred

    here = tmp_path_factory.mktemp("smoke")
    folders = [raspred.read("history").save(here / "record"), small_run(here / "run")]
    with shown(folders, here / "out") as address:
        yield address


@pytest.fixture
def page(browser: Browser, record: str) -> Iterator[Page]:
    """A page before that studio."""
    with watched(browser, record) as page:
        yield page


@pytest.mark.parametrize(("link", "heading"), VIEWS.items())
def test_a_view_opens_and_is_accessible(page: Page, link: str, heading: str) -> None:
    page.emulate_media(color_scheme="light")
    open_view(page, link, heading)
    assert faults(page) == []
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size(PHONE)
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert faults(page, "color-contrast") == []
    assert overflow(page) <= 0
