"""The named sources read whole, and what is known of them comes out."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import numpy as np
import polars as pl
import pytest

from raspred.measures import measure
from raspred.measures.appointers import placings
from raspred.register.check import check
from raspred.sources import read
from tests.sources.mapping.registers import needs_registers, whole

if TYPE_CHECKING:
    from raspred.register.register import Register
    from raspred.sources.reading import Reading

pytestmark = needs_registers
EPOCH = datetime.date(1970, 1, 1)


def day(text: str) -> int:
    return (datetime.date.fromisoformat(text) - EPOCH).days


@pytest.fixture(scope="module")
def cardinals() -> Reading:
    return read("cardinals", whole("conclave-2025"), strict=True)


@pytest.fixture(scope="module")
def ministers() -> Register:
    return read("uk-ministers", whole("uk-ministers-ifg"), strict=True).register


@pytest.fixture(scope="module")
def italy() -> Register:
    folder = whole("it-local-administrators")
    return read("italy-local", folder / "comuni31122004.zip").register


def appointers(reading: Reading, on: str) -> dict[str, float]:
    table = measure(reading.register, "electors-by-appointer", office="pope", on=on)
    assert table["low"].to_list() == table["high"].to_list() == table["value"].to_list()
    return dict(zip(table["subject"], table["value"], strict=True))


def test_the_eligible_and_those_who_voted(cardinals: Reading) -> None:
    eligible = appointers(cardinals, "2025-04-20")
    assert eligible == {"francis": 108, "benedict-xvi": 22, "john-paul-ii": 5}
    assert sum(eligible.values()) == 135
    voted = appointers(cardinals, "2025-05-07")
    assert voted == {"francis": 108, "benedict-xvi": 20, "john-paul-ii": 5}
    assert sum(voted.values()) == 133


def test_born_on_or_after_and_one_renounced(cardinals: Reading) -> None:
    born = cardinals.register.persons.filter(
        (pl.col("birth_earliest") >= day("1945-04-21")) & (pl.col("death") == "2025-05-08/..")
    )
    assert born.height == 136
    kept = cardinals.register.tenures.filter(
        (pl.col("post_id") == "college.cardinal") & (pl.col("end_latest") > day("2025-05-08"))
    )
    assert born.join(kept, on="person_id", how="semi").height == 135


def test_the_loop_of_two_thirds_closed(cardinals: Reading) -> None:
    closed = measure(cardinals.register, "loop-closed", office="pope", of="debt")
    francis = closed.filter(pl.col("subject") == "francis")
    assert francis["date"].to_list() == [datetime.date(2023, 6, 30)]
    assert francis["needed"][0] == pytest.approx(2 / 3)


def test_the_college_breaks_no_law(cardinals: Reading) -> None:
    assert {one.law for one in check(cardinals.register)} == {"source-finding"}


def test_ministers_up_to_a_day(ministers: Register) -> None:
    until = ministers.tenures.filter(pl.col("start_latest") <= day("2024-09-05"))
    assert (until.height, until["person_id"].n_unique()) == (3_522, 1_105)


def test_chief_secretaries_to_the_treasury(ministers: Register) -> None:
    post = ministers.posts.filter(pl.col("title") == "Chief Secretary to the Treasury")
    held = ministers.tenures.join(post, on="post_id", how="semi").filter(
        (pl.col("start_earliest") >= day("1997-05-02"))
        & (pl.col("start_latest") <= day("2024-09-05"))
    )
    lasted = held["end_latest"] - held["start_earliest"]
    assert (held.height, (lasted < 183).sum()) == (23, 4)


def test_negative_tenures_are_hard_and_not_repaired(ministers: Register) -> None:
    hard = [one for one in check(ministers) if one.law == "end-before-start"]
    assert [(str(one.severity), one.what) for one in hard] == [
        ("hard", "end 2025-05-14 comes before start 2025-09-01"),
        ("hard", "end 2025-05-14 comes before start 2025-09-06"),
    ]


def test_ministers_owe_their_post_to_the_prime_minister_of_the_day(ministers: Register) -> None:
    tenures = ministers.tenures
    placed = placings(ministers, tenures)
    names = dict(
        zip(ministers.persons["person_id"].to_physical(), ministers.persons["name"], strict=True)
    )
    junior = ~tenures["post_id"].is_in(
        ministers.posts.filter(pl.col("rank") == 7)["post_id"].implode()
    ).to_numpy()  # fmt: skip
    start = tenures["start_earliest"].to_numpy()
    calm = np.flatnonzero(junior & (start == day("2002-05-29")))
    assert {names[one] for one in placed.who[calm]} == {"Tony Blair"}
    assert placed.sure[calm].all()
    handover = np.flatnonzero(junior & (start == day("1997-05-02")))
    assert len(handover) > 0
    assert not placed.sure[handover].any()
    rivals = placed.rival[np.isin(placed.rival_row, handover)]
    either = {names[one] for one in (*placed.who[handover], *rivals)}
    assert either == {"Tony Blair", "John Major"}


def test_italys_mayors(italy: Register) -> None:
    mayors = italy.tenures.join(
        italy.posts.filter(pl.col("title") == "Sindaco"), on="post_id", how="semi"
    ).join(italy.persons.select("person_id", "gender"), on="person_id")
    assert (mayors.height, (mayors["gender"] == "female").sum()) == (7_964, 749)


def test_italys_tenures_by_year_and_in_both(italy: Register) -> None:
    folder = whole("it-local-administrators")
    assert italy.tenures.height == 159_966
    later = read("italy-local", folder / "comuni31122005.zip").register
    assert later.tenures.height == 159_475
    both = read("italy-local", folder).register
    assert both.tenures.height == 159_966 + 159_475 - 135_773


def test_assessori_are_placed_by_the_mayor_of_their_own_commune(italy: Register) -> None:
    posts = italy.posts.select("post_id", "body_id", "title")
    tenures = italy.tenures.join(posts, on="post_id", how="left", maintain_order="left")
    placed = placings(italy, italy.tenures)
    rows = np.flatnonzero(tenures["title"].cast(pl.String).str.starts_with("Assessore").to_numpy())
    assert len(rows) == 28_846
    known = rows[placed.who[rows] >= 0]
    assert len(known) == 28_689
    mayors = tenures.filter(pl.col("title") == "Sindaco").select(
        "body_id", mayor=pl.col("person_id").to_physical().cast(pl.Int64)
    )
    named = tenures[known].select("body_id").with_columns(mayor=pl.Series(placed.who[known]))
    assert named.join(mayors, on=["body_id", "mayor"], how="anti").height == 0


def test_magistrates_before_christ_and_of_unknown_years() -> None:
    rome = read("dprr", whole("dprr-magistrates"), strict=True).register
    assert rome.tenures.height == 1_327
    unknown = rome.tenures.filter(pl.col("start").is_null())
    assert unknown.height == 6
    assert rome.tenures["start"].cast(pl.String).drop_nulls().is_in(["-0508", "-0509"]).sum() == 0
    agrippa = rome.tenures.filter(pl.col("tenure_id") == "assertion-7216")
    assert agrippa["start"].to_list() == ["-0032"]  # aedile in 33 BC


def test_parquet_reads_as_the_zip_it_was_made_of(italy: Register) -> None:
    from raspred.sources.mapping import BUNDLED, mapping_of, read_mapped

    text = (BUNDLED / "italy-local.toml").read_text(encoding="utf-8")
    text = text.replace('"comuni*.zip"', '"*.parquet"').replace('form = "csv"', 'form = "parquet"')
    path = whole("it-local-administrators", "comuni31122004.derived.parquet")
    again = read_mapped(mapping_of(text, "m.toml"), "m.toml", [path]).register
    columns = ["person_id", "post_id", "start", "end"]
    plain = [one.tenures.select(pl.col(columns).cast(pl.String)) for one in (italy, again)]
    zipped = "comuni31122004.zip/comuni31122004.txt"
    renamed = plain[1].with_columns(
        pl.col("person_id").str.replace(path.name, zipped, literal=True)
    )
    assert sorted(plain[0].rows()) == sorted(renamed.rows())
