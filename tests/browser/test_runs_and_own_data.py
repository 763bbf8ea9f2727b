"""What a reader makes from the page: a run, and a register of his own table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

_COMPILED_MS = 600_000
"""What is installed anew compiles its kernels with its first run."""
_COUNCIL = """Name;Born;Office;From;To;Named by
Anna Ivanova;1880;Mayor;1922-04-03;;
Boris Petrov;1881-05-12;Clerk;1922-04-05;1924-02-01;Anna Ivanova
Gleb Orlov;;Clerk;1924-02-01;;Anna Ivanova
"""


def test_a_run_is_set_up_in_the_address_started_and_opened(page: Page) -> None:
    page.goto("?view=run&seed=3&scale=0.01&until=1920-06")
    page.get_by_role("checkbox", name=re.compile("^no section")).check()
    expect(page).to_have_url(re.compile(r"with=no-section"))
    page.get_by_label("Name").fill("Spring of 1920")
    page.get_by_role("button", name="Run it").click()
    runs = page.get_by_role("region", name="Runs")
    expect(runs.get_by_text("done")).to_be_visible(timeout=_COMPILED_MS)
    runs.get_by_role("link", name="Open", exact=True).click()
    expect(page.get_by_role("heading", name="The loop closing")).to_be_visible()
    expect(page.get_by_role("combobox", name="History")).to_contain_text("Spring of 1920")
    expect(page.get_by_role("slider", name="Month")).to_have_attribute(
        "aria-valuetext", "June 1920"
    )


def test_what_cannot_be_run_is_told_with_its_remedy(page: Page) -> None:
    page.goto("?view=run&with=no-sekshun")
    with page.expect_response(re.compile("/api/runs$")) as answer:
        page.get_by_role("button", name="Run it").click()
    assert answer.value.status == 422
    expect(page.get_by_role("alert")).to_contain_text("no-sekshun")


def test_a_table_becomes_a_register_that_is_opened(page: Page, tmp_path: Path) -> None:
    council = tmp_path / "council.csv"
    council.write_text(_COUNCIL, encoding="utf-8")
    page.goto("?view=own")
    page.locator("input[type=file]").set_input_files(council)
    expect(page.get_by_text("3 rows, 6 columns")).to_be_visible()
    expect(page.get_by_label("persons: name")).to_have_value("Name")
    page.get_by_role("button", name="See what it captures").click()
    report = page.get_by_role("region", name="Capture")
    expect(report.get_by_text("3 rows were read.")).to_be_visible()
    page.get_by_label("Name of the register").fill("Town council")
    page.get_by_role("button", name="Make it a register").click()
    page.get_by_role("link", name="Open it").click()
    expect(page.get_by_role("combobox", name="History")).to_contain_text("Town council")
    page.get_by_role("link", name="People").click()
    page.get_by_role("link", name="Anna Ivanova").click()
    expect(page.get_by_role("heading", name="Career")).to_be_visible()


def test_a_column_that_was_not_recognised_is_given_a_field_and_judged(
    page: Page, tmp_path: Path
) -> None:
    council = tmp_path / "council.csv"
    council.write_text(_COUNCIL.replace("1922-04-05", "one day"), encoding="utf-8")
    page.goto("?view=own")
    page.locator("input[type=file]").set_input_files(council)
    page.get_by_label("From fills").select_option("tenures start")
    expect(page.get_by_label("tenures: start")).to_have_value("From")
    page.get_by_role("button", name="See what it captures").click()
    report = page.get_by_role("region", name="Capture")
    expect(report.get_by_text("'one day' is no date: it does not fit edtf")).to_be_visible()
    expect(report.get_by_text("0 hard and 1 soft findings")).to_be_visible()
