"""What each figure draws, asserted from its table and from the drawing itself."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from raspred.dates import day
from raspred.report.figures.bars import BarChart, Part, bar_figure
from raspred.report.figures.line import Line, LineChart, line_figure
from raspred.report.figures.map import Destination, map_figure
from raspred.report.figures.pairs import Pair, pair_figure
from raspred.report.figures.pyramid import Committee, Pyramids, Seat, pyramid_figure
from raspred.report.figures.strip import Life, Strip, strip_figure

if TYPE_CHECKING:
    from pathlib import Path

SVG = "{http://www.w3.org/2000/svg}"
DAYS = (day(1920), day(1921), day(1922))


def marks(svg: str, tag: str, class_: str) -> list[ET.Element]:
    found = ET.fromstring(svg).iter(f"{SVG}{tag}")
    return [mark for mark in found if class_ in mark.get("class", "").split()]


def tips(svg: str) -> list[str]:
    """Return what a pointer resting on the marks is told."""
    titles = ET.fromstring(svg).iter(f"{SVG}title")
    return [title.text or "" for title in titles if not title.get("id")]


def test_a_line_is_drawn_at_its_values() -> None:
    line = Line("debt", DAYS, (0.0, 0.5, 1.0), "blue", low=(0.0, 0.4, 0.9), high=(0.1, 0.6, 1.0))
    figure = line_figure(LineChart((line,), threshold=(0.5, "half")), "Debt", "Grows.")
    (path,) = marks(figure.svg, "path", "s-blue")
    heights = [float(y) for _, y in re.findall(r"([\d.]+) ([\d.]+)", path.get("d", ""))]
    base, middle, top = heights
    assert base - middle == pytest.approx(middle - top, abs=0.02)
    (half,) = marks(figure.svg, "line", "dashed")
    assert float(half.get("y1", "0")) == pytest.approx(middle, abs=0.02)
    assert len(marks(figure.svg, "path", "band")) == 1
    assert_frame_equal(
        figure.table,
        pl.DataFrame(
            {
                "Date": ["1920-01-01", "1921-01-01", "1922-01-01"],
                "debt": [0.0, 0.5, 1.0],
                "debt, low": [0.0, 0.4, 0.9],
                "debt, high": [0.1, 0.6, 1.0],
            }
        ),
    )


def test_an_unknown_value_breaks_the_line() -> None:
    line = Line("debt", DAYS, (0.1, None, 0.3), "blue")
    figure = line_figure(LineChart((line,)), "Debt", "Broken.")
    (path,) = marks(figure.svg, "path", "s-blue")
    assert path.get("d", "").count("M") == 2


def test_bars_are_as_long_as_their_values() -> None:
    parts = (Part("responsible", (4.0, 1.0), "blue"), Part("plain", (6.0, 0.0), "sky"))
    chart = BarChart("Period", ("first", "second"), parts, recorded=(12.0, None))
    figure = bar_figure(chart, "Orders", "Two.")
    first, second = marks(figure.svg, "rect", "f-blue")[1:]  # the first belongs to the key
    assert float(first.get("width", "0")) == pytest.approx(
        4 * float(second.get("width", "0")), abs=0.05
    )
    assert tips(figure.svg) == [
        "first, responsible: 4",
        "first, plain: 6",
        "first, the record: 12",
        "second, responsible: 1",
    ]
    assert figure.table.columns == ["Period", "responsible", "plain", "the record"]
    assert figure.table.row(0) == ("first", 4.0, 6.0, 12.0)


@given(st.lists(st.floats(0, 1e6), min_size=2, max_size=6))
def test_bars_of_shares_fill_the_whole(values: list[float]) -> None:
    parts = tuple(Part(str(index), (value,), "blue") for index, value in enumerate(values))
    figure = bar_figure(BarChart("Year", ("1927",), parts, as_shares=True), "Shares", "One.")
    bars = [
        bar for bar in marks(figure.svg, "rect", "f-blue") if "edge" not in bar.get("class", "")
    ]
    drawn = sum(float(bar.get("width", "0")) for bar in bars)
    if sum(values) > 0:
        plot = ET.fromstring(figure.svg)
        left = min(float(bar.get("x", "0")) for bar in bars)
        assert drawn == pytest.approx(float(plot.get("width", "0")) - 26 - left, abs=0.1)
    else:
        assert drawn == 0


def test_a_life_ends_where_it_fell() -> None:
    life = Life("Leon Trotsky", ((DAYS[0], DAYS[1]),), DAYS[1], "voted out", DAYS[2])
    figure = strip_figure(Strip((life,), DAYS[0], DAYS[2]), "Falls", "One.")
    seat = marks(figure.svg, "rect", "see-through")[0]
    end = float(seat.get("x", "0")) + float(seat.get("width", "0"))
    fall = next(
        mark for mark in marks(figure.svg, "rect", "f-blue") if mark.find(f"{SVG}title") is not None
    )
    assert float(fall.get("x", "0")) + 3 == pytest.approx(end, abs=0.02)
    assert tips(figure.svg) == [
        "Leon Trotsky, the record: 1922-01-01",
        "Leon Trotsky: 1921-01-01",
    ]
    assert figure.table.row(0) == (
        "Leon Trotsky",
        "1920-01-01 to 1921-01-01",
        "1921-01-01",
        "voted out",
        "1922-01-01",
    )


def test_circles_have_areas_by_people_and_the_far_go_to_the_inset() -> None:
    places = [
        Destination("Turukhansk", 65.8, 87.9, 400, 0.9),
        Destination("Kazan", 55.8, 49.1, 100, None),
        Destination("Mexico City", 19.4, -99.1, 1, 0.3),
    ]
    assert [place.near for place in places] == [True, True, False]
    figure = map_figure(places, "Postings", "Three.")
    circles = list(ET.fromstring(figure.svg).iter(f"{SVG}circle"))
    first, second, _ = (float(circle.get("r", "0")) for circle in circles)
    assert (first / second) ** 2 == pytest.approx(4, rel=0.01)
    assert tips(figure.svg) == ["Turukhansk: 400", "Kazan: 100", "Mexico City: 1"]
    assert figure.table["People sent"].to_list() == [400, 100, 1]


def test_a_pyramid_puts_the_holders_own_on_top() -> None:
    seats = (Seat("a", "clerk", "local"), Seat("b", "clerk", "present"), Seat("c", "x", "local"))
    origins = {"present": ("his", "blue"), "local": ("theirs", "green")}
    figure = pyramid_figure(
        Pyramids((Committee("X", "Mar 1921", seats),), origins), "Committee", "One."
    )
    (top,) = marks(figure.svg, "circle", "f-blue")
    below = marks(figure.svg, "circle", "f-green")
    assert all(float(top.get("cy", "0")) < float(dot.get("cy", "0")) for dot in below)
    assert ">X: 33%<" in figure.svg
    assert figure.table.row(0) == ("X", "Mar 1921", 3, 1, 2)


def test_no_share_is_written_where_most_is_unknown() -> None:
    seats = (
        Seat("a", "clerk", "unknown"),
        Seat("b", "clerk", "unknown"),
        Seat("c", "x", "present"),
    )
    origins = {"present": ("his", "blue"), "unknown": ("not known", "silver")}
    pyramids = Pyramids((Committee("X", "", seats),), origins, frozenset({"unknown"}))
    assert ">X: ?<" in pyramid_figure(pyramids, "Committee", "One.").svg


@given(st.integers(1, 300))
def test_every_member_has_his_dot(members: int) -> None:
    seats = tuple(Seat(str(index), "x", "present") for index in range(members))
    pyramids = Pyramids((Committee("X", "", seats),), {"present": ("his", "blue")})
    svg = pyramid_figure(pyramids, "Committee", "One.").svg
    assert svg.count("<circle") == members


def test_pairs_of_a_history_and_the_record() -> None:
    pairs = [Pair("X", 0.75, 0.5), Pair("XI", None, 0.25)]
    figure = pair_figure(pairs, "Congress", "Retention", "Two.")
    assert tips(figure.svg) == ["X, the record: 50%", "X: 75%", "XI, the record: 25%"]
    assert figure.table.rows() == [("X", 0.75, 0.5), ("XI", None, 0.25)]


def test_a_figure_stands_alone(tmp_path: Path) -> None:
    figure = pair_figure([Pair("<&>", 0.5, None)], "Row", '"Quoted" & more', "One.")
    figure.save(tmp_path / "pairs.svg")
    root = ET.parse(tmp_path / "pairs.svg").getroot()
    assert root.tag == f"{SVG}svg"
    assert root.find(f"{SVG}style") is not None
    assert root.get("role") == "img"
    assert (root.findtext(f"{SVG}title"), root.findtext(f"{SVG}desc")) == (
        '"Quoted" & more',
        "One.",
    )
    html = figure._repr_html_()
    assert "<details>" in html
    assert "&lt;&amp;&gt;" in html


def test_the_narrow_drawing_is_narrow() -> None:
    figure = pair_figure([Pair("X", 0.5, None)], "Row", "Pairs", "One.")
    wide, narrow = (
        float(ET.fromstring(svg).get("width", "0")) for svg in (figure.svg, figure.narrow)
    )
    assert (wide, narrow) == (720, 372)
