"""The packed history: read back as a browser reads it, and compared with plain counts."""

from __future__ import annotations

import gzip
from collections import Counter
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from raspred import dates
from raspred.studio.models.packed import PackedHead
from raspred.studio.packing import seats
from raspred.studio.packing.container import LETTERS, narrow, read_file, whole_file
from raspred.studio.packing.packing import unpacked

if TYPE_CHECKING:
    from starlette.testclient import TestClient

    from raspred.studio.opened import Opened

_KINDS = st.sampled_from([np.dtype(kind) for kind in ("|u1", "<u2", "<u4", "<i4")])
_COLUMN = _KINDS.flatmap(lambda kind: arrays.arrays(kind, st.integers(0, 40)))
_FLOWS = ("month", "kind", "from", "to", "count")
NOBODY, OPEN = 2**32 - 1, 2**31 - 1


@given(
    head=st.dictionaries(st.text(max_size=5), st.text(max_size=20), max_size=3),
    columns=st.dictionaries(st.text(min_size=1, max_size=8), _COLUMN, max_size=5),
)
def test_what_is_packed_is_read_back(head: dict[str, Any], columns: dict[str, Any]) -> None:
    head.pop("columns", None)
    content = whole_file(head, columns)
    assert content[:4] == LETTERS
    told, read = read_file(content)
    assert {name: value for name, value in told.items() if name != "columns"} == head
    assert read.keys() == columns.keys()
    for name, column in columns.items():
        assert told["columns"][name]["at"] % 8 == 0
        np.testing.assert_array_equal(read[name], column)


def test_counts_are_narrow_where_they_fit() -> None:
    assert narrow(np.array([0, 65_534])).dtype == np.uint16
    assert narrow(np.array([0, 65_535])).dtype == np.uint32
    assert narrow(np.array([], dtype=np.int64)).dtype == np.uint16


def stays(head: dict[str, Any], columns: dict[str, Any]) -> set[tuple[Any, ...]]:
    """Return person, post, first day, day after, by whom, channel of each stay told."""
    channels = head["words"]["channels"]
    return {
        (
            head["people"]["id"][person],
            head["posts"][post],
            dates.iso(int(start)),
            None if end == OPEN else dates.iso(int(end)),
            None if by == NOBODY else head["people"]["id"][by],
            channels[channel],
            bool(sure),
        )
        for post, person, by, channel, start, end, sure in zip(
            *(
                columns[f"seats.{name}"].tolist()
                for name in ("post", "person", "by", "channel", "start", "end", "sure")
            ),
            strict=True,
        )
    }


def test_a_small_register_is_told_seat_by_seat(small: Opened) -> None:
    head, columns = read_file(unpacked(small))
    assert stays(head, columns) == {
        ("ada", "office.head", "1922-04-03", None, None, "election", True),
        ("boris", "office.deputy", "1923-01-16", None, "ada", "section", False),
        ("clara", "office.clerk", "1924-01-01", "1925-06-01", "ada", "section", True),
        ("david", "uezd.clerk", "1924-03-01", None, "boris", "local", True),
        ("elise", "committee.member", "1922-04-02", "1925-12-31", None, "election", True),
        ("clara", "uezd.head", "1925-06-01", None, "ada", "section", True),
    }
    assert len(columns["groups.posts"]) == 0
    assert (head["first_month"], head["months"]) == ("1922-04", 45)
    assert dict(zip(head["people"]["id"], head["people"]["name"], strict=True))["elise"] == (
        "Élise Reclus/Тест"
    )


def test_orders_flow_from_the_post_left_to_the_post_taken(small: Opened) -> None:
    head, columns = read_file(unpacked(small))
    places = [place["id"] for place in head["places"]]
    kinds = head["words"]["kinds"]
    flows = [
        (
            month,
            kinds[kind],
            places[left] if left < len(places) else None,
            places[taken] if taken < len(places) else None,
            count,
        )
        for month, kind, left, taken, count in zip(
            *(columns[f"flows.{name}"].tolist() for name in _FLOWS),
            strict=True,
        )
    ]
    assert flows == [
        (37, "reprimand", None, None, 1),
        (38, "transfer", "moscow", "turukhansk", 1),
        (44, "expulsion", None, None, 1),
    ]


def test_the_head_is_what_the_schema_says(small: Opened, run: Opened) -> None:
    for opened in (small, run):
        head, _ = read_file(unpacked(opened))
        PackedHead.model_validate(head)


def test_lower_bodies_are_counted_as_a_plain_loop_counts_them(
    run: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seats, "MOST_STAYS", 3_000)
    head, columns = read_file(unpacked(run))
    months, channels = head["months"], head["words"]["channels"]
    held = columns["groups.held"].reshape(-1, len(channels), months)
    assert len(held) > 10
    told = set(head["posts"])
    ends = [*columns["months.day"].tolist()[1:], columns["months.day"].tolist()[-1] + 31]
    rows = run.register.tenures.select(
        pl.col("post_id", "filled_by").cast(pl.String), "start_latest", "end_earliest"
    ).join(run.posts.select("post_id", "place_id", "structure", "level"), on="post_id")
    places = [place["id"] for place in head["places"]]
    words = head["words"]
    expected: Counter[tuple[Any, ...]] = Counter()
    for post, channel, start, end, *where in rows.iter_rows():
        for month in (0, 4, 9):
            if post not in told and start < ends[month] <= end:
                expected[(*where, channel or "unknown", month)] += 1
    for month in (0, 4, 9):
        for group, of_group in enumerate(held):
            key = (
                places[columns["groups.place"][group]],
                words["structures"][columns["groups.structure"][group]],
                words["levels"][columns["groups.level"][group]],
            )
            for number, channel in enumerate(channels):
                assert of_group[number, month] == expected.pop((*key, channel, month), 0)
    assert not expected


def test_every_order_is_in_a_flow(run: Opened) -> None:
    _, columns = read_file(unpacked(run))
    assert columns["flows.count"].sum() == len(run.register.orders)
    assert (np.diff(columns["flows.month"].astype(int)) >= 0).all()


def test_the_figures_of_a_run_are_those_of_its_summary(run: Opened) -> None:
    _, columns = read_file(unpacked(run))
    for series, key in (("post-debt", "post_debt"), ("dependence", "dependence")):
        told = [row["value"] for row in run.summary[key]]
        np.testing.assert_allclose(columns[f"series.{series}"], told, atol=1e-6)
        assert (columns[f"series.{series}.low"] <= columns[f"series.{series}"]).all()
        assert (columns[f"series.{series}.high"] >= columns[f"series.{series}"]).all()
    assert np.isfinite(columns["record.post-debt"]).any()


def test_the_browser_is_sent_the_file_once(client: TestClient, here: str) -> None:
    first = client.get(f"{here}/packed")
    assert first.headers["content-encoding"] == "gzip"
    assert first.content[:4] == LETTERS
    again = client.get(f"{here}/packed", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    plain = client.get(f"{here}/packed", headers={"Accept-Encoding": "identity"})
    assert plain.content == first.content
    assert "content-encoding" not in plain.headers


@pytest.mark.slow
def test_the_default_history_fits_a_megabyte(tmp_path_factory: pytest.TempPathFactory) -> None:
    import raspred
    from raspred.studio.folders import found_in
    from raspred.studio.opened import Opened
    from raspred.studio.runs.living import write

    folder = tmp_path_factory.mktemp("whole") / "run"
    write(raspred.simulate(raspred.load_scenario("ussr-1920"), seed=1922), folder)
    packed = Opened(next(found_in(folder, "opened")), "whole").packed
    assert len(packed.gzipped) < 1_000_000
    assert gzip.decompress(packed.gzipped)[:4] == LETTERS
