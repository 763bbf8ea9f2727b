from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raspred.report.markup import Markup, decimal, element, escape, fill, joined


def test_plain_text_is_escaped_and_markup_is_not() -> None:
    assert escape('<b>"&') == "&lt;b&gt;&quot;&amp;"
    assert escape(Markup("<b></b>")) == "<b></b>"


@given(st.text())
def test_no_text_can_open_a_tag_or_leave_an_attribute(text: str) -> None:
    written = escape(text)
    assert not set("<>\"'") & set(written)
    assert "\x00" not in written


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126)))
def test_escaping_loses_nothing(text: str) -> None:
    assert html.unescape(escape(text)) == text


def test_what_xml_forbids_even_escaped_is_replaced() -> None:
    assert escape("a\x00b\x1fc") == "a\ufffdb\ufffdc"


def test_element_writes_attributes_by_their_names() -> None:
    written = element("line", class_="grid", stroke_width=1.5, x1=-0.0, hidden=True, id=None)
    assert written == '<line class="grid" stroke-width="1.5" x1="0" hidden=""></line>'


def test_element_escapes_children_and_attributes() -> None:
    assert element("a", "<", element("b"), href='"') == '<a href="&quot;">&lt;<b></b></a>'


def test_adding_to_markup_escapes_what_is_plain() -> None:
    assert element("b") + "<" == "<b></b>&lt;"
    assert isinstance(element("b") + element("i"), Markup)


def test_joined_leaves_out_none() -> None:
    assert joined(["a", None, Markup("<br>")]) == "a<br>"


def test_fill_escapes_its_parts() -> None:
    assert fill("<p>$words</p>", words="<&") == "<p>&lt;&amp;</p>"


def test_fill_wants_every_part() -> None:
    with pytest.raises(KeyError, match="words"):
        fill("$words")


@given(st.floats(-1e6, 1e6))
def test_decimals_stay_near_and_short(value: float) -> None:
    assert float(decimal(value)) == pytest.approx(value, abs=0.005001)
    assert decimal(value) != "-0"
    assert "e" not in decimal(value)
