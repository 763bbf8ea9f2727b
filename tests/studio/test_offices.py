"""Which office a register is told of, who placed its electors, and the month it is opened at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from raspred.history import History
from raspred.measures.spans import Spans
from raspred.register.builder import RegisterBuilder
from raspred.register.provenance import Provenance
from raspred.studio.folders import found_in
from raspred.studio.months import opening
from raspred.studio.offices import office_told, offices_of
from raspred.studio.opened import Opened
from raspred.studio.packing.series import elector_columns
from raspred.studio.posts import posts_of
from tests.studio.small import small_folder

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from raspred.register.register import Register

_POSTS = (("abbot", 9), ("bishop", 12), ("canon", 4), ("general-secretary", 1))


def _church(*elected: str) -> Register:
    """Return four posts; canons elect some of them and the bishop appoints canons."""
    builder = RegisterBuilder()
    builder.add("bodies", body_id="chapter", name="Chapter")
    for post, rank in _POSTS:
        builder.add("posts", post_id=post, body_id="chapter", title=post.title(), rank=rank)
    for post in elected:
        builder.add(
            "selection_rules",
            rule_id=post,
            post_id=post,
            selection="election",
            selector_post_id="canon",
        )
    builder.add(
        "selection_rules",
        rule_id="canon",
        post_id="canon",
        selection="appointment",
        selector_post_id="bishop",
    )
    return builder.freeze(Provenance.of_reading("by hand", {}))


@pytest.mark.parametrize(
    ("elected", "offices", "told"),
    [
        ((), [], None),
        (("abbot", "bishop"), ["bishop", "abbot"], "bishop"),
        (("bishop", "general-secretary"), ["bishop", "general-secretary"], "general-secretary"),
    ],
)
def test_the_office_told_is_elected_and_of_the_highest_rank(
    elected: tuple[str, ...], offices: list[str], told: str | None
) -> None:
    register = _church(*elected)
    found = offices_of(register, posts_of(register))
    assert [office.post for office in found] == offices
    assert office_told(found) == told


def _days(*texts: str) -> NDArray[np.int64]:
    return np.array(texts, dtype="datetime64[D]").astype(np.int64)


_MONTHS = _days("1925-01-01", "1925-02-01", "1925-03-01", "1925-04-01")
_LEFT = _days("1925-02-10", "1925-03-10", "1925-03-20", "1925-05-01")


def _spans() -> Spans:
    """Four posts taken before all months: 4 held in January, then 3, then 1, then 1."""
    taken = _days(*["1924-05-01"] * 4)
    return Spans(taken, taken, _LEFT, _LEFT)


@pytest.mark.parametrize(
    ("figures", "month"),
    [
        (None, 1),  # of four posts three are still held in February, one in March
        ([0.1, np.nan, 0.3, 0.3], 0),  # of the full months only January has a figure
        ([np.nan, np.nan, 0.3, np.nan], 1),  # no full month has one
    ],
)
def test_a_history_is_opened_where_its_records_do_not_run_out(
    figures: list[float] | None, month: int
) -> None:
    series = {} if figures is None else {"series.post-debt": np.array(figures, dtype=np.float32)}
    assert opening(_MONTHS, series, _spans()) == month


def test_a_history_without_months_is_opened_at_its_start() -> None:
    assert opening(_MONTHS[:0], {}, _spans()) == 0


def _opened(folder: Path) -> Opened:
    return Opened(next(found_in(folder, "opened")), "title")


def test_electors_who_were_all_elected_have_no_appointers(tmp_path: Path) -> None:
    assert elector_columns(_opened(small_folder(tmp_path / "small"))) == ([], {})


def _conclave() -> Register:
    """Return three cardinals, two of Pius and one of Leo, who elect the pope until March."""
    builder = RegisterBuilder()
    builder.add("bodies", body_id="see", name="See")
    for person in ("pius", "leo", "ann", "ben", "cid"):
        builder.add("persons", person_id=person, name=person.title())
    for post, rank in (("pope", 3), ("cardinal", 2)):
        builder.add("posts", post_id=post, body_id="see", title=post.title(), rank=rank)
    for tenure, person, post, start, end, by in (
        ("t1", "leo", "pope", "1925-01-01", "1925-04-15", None),
        ("t2", "ann", "cardinal", "1924-12-01", "1925-04-15", "pius"),
        ("t3", "ben", "cardinal", "1924-12-01", "1925-04-15", "pius"),
        ("t4", "cid", "cardinal", "1925-02-10", "1925-04-15", "leo"),
    ):
        builder.add(
            "tenures",
            tenure_id=tenure,
            person_id=person,
            post_id=post,
            start=start,
            end=end,
            appointed_by=by,
        )
    builder.add(
        "selection_rules",
        rule_id="r1",
        post_id="pope",
        selection="election",
        selector_post_id="cardinal",
    )
    return builder.freeze(Provenance.of_reading("by hand", {}))


def test_electors_are_told_by_who_placed_them_month_by_month(tmp_path: Path) -> None:
    opened = _opened(History(_conclave()).save(tmp_path / "conclave"))
    people, columns = elector_columns(opened)
    assert opened.office == "pope"
    assert people == [{"id": "pius", "name": "Pius"}, {"id": "leo", "name": "Leo"}]
    told = {name: column.tolist() for name, column in columns.items()}
    two, one, none = pytest.approx(2 / 3), pytest.approx(1 / 3), pytest.approx(np.nan, nan_ok=True)
    # From December 1924: before the office is first held, and after all have left, is nothing.
    assert told["electors.0"] == [none, 1.0, two, two, none]
    assert told["electors.1"][2:4] == [one, one]
