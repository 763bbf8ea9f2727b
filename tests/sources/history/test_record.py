"""The bundled record as a register: its size, its laws and facts that anyone can check."""

from fractions import Fraction
from typing import Any

import polars as pl
import pytest

from raspred.dates import day
from raspred.register.check import check
from raspred.register.register import Register
from raspred.register.tables import TABLES
from raspred.sources import Reading
from raspred.sources.history import congresses, fallen_from_politburo, targets
from raspred.sources.history.declared import CONCORDANCE, RECORD

ROMAN = ["VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII"]


def roster(record: Register, congress: str) -> set[str]:
    seats = record.tenures.filter(
        (pl.col("post_id") == "central-committee.member") & (pl.col("selection") == congress)
    )
    return set(seats["person_id"].cast(pl.String))


def held(record: Register, person: str, on: int) -> set[str]:
    """Posts certainly held by a person on a day."""
    tenures = record.tenures.filter(
        (pl.col("person_id") == person)
        & (pl.col("start_latest") <= on)
        & (pl.col("end_earliest") > on)
    )
    return set(tenures["post_id"].cast(pl.String))


def tenure(record: Register, tenure_id: str) -> dict[str, Any]:
    return record.tenures.row(by_predicate=pl.col("tenure_id") == tenure_id, named=True)


def ballot(record: Register, ballot_id: str) -> dict[str, Any]:
    return record.ballots.row(by_predicate=pl.col("ballot_id") == ballot_id, named=True)


def test_every_row_of_the_record_is_accounted_for(record: Register) -> None:
    promised = {one.file: one.rows for one in (*RECORD, *CONCORDANCE)}
    for table, file in [("persons", "people"), ("places", "places"), ("bodies", "bodies")]:
        assert record.table(table).height == promised[f"{file}.csv"]
    assert record.ballots.height == promised["ballots.csv"]
    postings = record.orders.filter(pl.col("order_id").str.starts_with("posting."))
    assert postings.height == promised["postings_removal.csv"]
    by_congress = record.tenures.filter(
        pl.col("post_id").cast(pl.String).str.starts_with("central-committee.")
    )
    assert by_congress.height == 566 + 336


def test_no_hard_fault(record: Register) -> None:
    assert [one for one in check(record) if one.severity == "hard"] == []


def test_soft_breaches_are_findings(reading: Reading) -> None:
    breaches = check(reading.register)
    assert {one.law for one in breaches} == {"source-finding"}
    assert len(breaches) == len(reading.findings)


def test_every_reference_is_resolved(record: Register) -> None:
    keys = {
        table.name: set(record.table(table.name)[table.key].cast(pl.String)) for table in TABLES
    }
    for table in TABLES:
        for column in table.columns:
            if column.refers_to:
                used = record.table(table.name)[column.name].drop_nulls().cast(pl.String)
                assert set(used) <= keys[column.refers_to], (table.name, column.name)


@pytest.mark.parametrize(
    ("congress", "again", "before"),
    [
        ("X", 14, 19),
        ("XI", 19, 25),
        ("XII", 24, 27),
        ("XIII", 38, 40),
        ("XIV", 46, 53),
        ("XV", 53, 64),
        ("XVI", 54, 71),
        ("XVII", 52, 71),
        ("XVIII", 16, 71),
    ],
)
def test_retention_counted_by_hand(
    record: Register, congress: str, again: int, before: int
) -> None:
    old, new = roster(record, ROMAN[ROMAN.index(congress) - 1]), roster(record, congress)
    assert (len(old & new), len(old)) == (again, before)


def test_retention_agrees_with_the_targets(record: Register) -> None:
    figures = targets("cc_full_retention").sort("period_start")["value"].to_list()
    for old, new, figure in zip(ROMAN, ROMAN[1:], figures, strict=False):
        before = roster(record, old)
        share = Fraction(len(before & roster(record, new)), len(before))
        assert float(share) == pytest.approx(figure, abs=0.0005)


def test_a_member_co_opted_between_congresses_was_elected_by_none(record: Register) -> None:
    seat = tenure(record, "ordzhonikidze.central-committee.member.XVI")
    assert (seat["start"], seat["selection"]) == ("1930-12-21", None)
    assert "ordzhonikidze" not in roster(record, "XVI")


def test_stalins_offices_in_april_1922(record: Register) -> None:
    assert held(record, "stalin", day(1922, 4, 15)) == {
        "central-committee.member",
        "politburo.member",
        "orgburo.member",
        "secretariat.secretary",
        "general-secretary",
        "nationalities-commissariat.commissar",
        "inspection-commissariat.commissar",
        "political-police.politburo-representative",
    }


def test_the_office_has_one_holder_after_another(record: Register) -> None:
    office = record.tenures.filter(pl.col("post_id") == "general-secretary").sort("start_earliest")
    assert office.select(pl.col("person_id", "start", "end").cast(pl.String)).rows() == [
        ("stasova", "1919-03-25", "1919-11-29"),
        ("krestinsky", "1919-11-29", "1921-03-16"),
        ("molotov", "1921-03-16", "1922-04-03"),
        ("stalin", "1922-04-03", "1953-03-05"),
    ]


def test_rows_that_repeat_each_other_are_one_tenure(record: Register) -> None:
    tenures = record.tenures.filter(
        (pl.col("person_id") == "stalin") & (pl.col("post_id") == "politburo.member")
    )
    assert tenures.height == 1
    trade = tenure(record, "tomsky.vtssps.chairman.2")  # five rows in two tables
    assert (trade["start"], trade["end"], trade["filled_by"]) == ("1922-09", "1929-06", "politburo")


def test_a_contradiction_between_tables_is_kept_as_an_interval(reading: Reading) -> None:
    editor = tenure(reading.register, "bukharin.pravda.editor.1")
    assert editor["start"] == "[1918-02..1918-12]"
    assert (editor["start_earliest"], editor["start_latest"]) == (day(1918, 2), day(1918, 12, 31))
    told = [one for one in reading.findings if one.where == "tenures, bukharin.pravda.editor.1"]
    assert [one.what for one in told] == [
        "the start is 1918-02 in offices.csv and 1918-12 in cc_posts.csv"
    ]


def test_lenins_letter_makes_no_offices(record: Register) -> None:
    assert not any("testament" in one.lower() for one in record.posts["title"])
    assert record.orders.filter(pl.col("order_id") == "expulsion.trotsky")["date"].to_list() == [
        "1927-11-14"
    ]


def test_postings_are_orders_and_name_their_posts(record: Register) -> None:
    embassy = tenure(record, "rakovsky.mission-london.plenipotentiary.1")
    assert (embassy["start"], embassy["end"]) == ("1923-07", "1925-10")
    order = record.orders.row(
        by_predicate=pl.col("order_id") == embassy["start_order_id"], named=True
    )
    assert (order["kind"], order["from_place_id"], order["to_place_id"]) == (
        "transfer",
        "kharkov",
        "london",
    )
    exile = record.orders.filter(
        (pl.col("person_id") == "trotsky") & (pl.col("to_place_id") == "alma-ata")
    ).row(0, named=True)
    assert (exile["kind"], exile["channel"], exile["responsible"]) == ("exile", "police", False)


def test_deaths_in_a_seat_end_it_by_the_order_of_death(record: Register) -> None:
    seat = tenure(record, "kirov.politburo.member.1")
    assert (seat["end"], seat["end_order_id"]) == ("1934-12-01", "death.kirov")


def test_principal_posts_are_told_apart_by_rank(record: Register) -> None:
    ranks = dict(record.posts.select(pl.col("post_id").cast(pl.String), "rank").iter_rows())
    assert ranks["general-secretary"] == 10
    assert ranks["secretariat.secretary"] == 9
    assert ranks["red-army.commissar"] > ranks["cp-ukraine.first-secretary"]
    assert ranks["cp-ukraine.first-secretary"] > ranks["tula-gubkom.first-secretary"]
    assert ranks["moscow-committee.first-secretary"] > ranks["tula-gubkom.first-secretary"]
    assert record.posts["rank"].null_count() == 0


def test_ballots(record: Register) -> None:
    congress = ballot(record, "congress-14-1925")
    assert (congress["votes_for"], congress["votes_against"], congress["abstained"]) == (
        559,
        65,
        41,
    )
    assert congresses().filter(roman="XIV")["voting_delegates"].item() == 559 + 65 + 41
    discussion = ballot(record, "discussion-1927")
    assert [discussion[one] for one in ("votes_for", "votes_against", "abstained")] == [
        724066,
        4120,
        2676,
    ]
    office = ballot(record, "general-secretary-1922")
    assert office["subject_person_id"] == "stalin"
    assert [office[one] for one in ("votes_for", "votes_against", "abstained")] == [193, 16, 273]


def test_selection_runs_in_a_circle(record: Register) -> None:
    rules = record.selection_rules.with_columns(
        pl.col("post_id", "selector_post_id", "majority").cast(pl.String)
    )
    electors = {
        row["post_id"]: (row["selector_post_id"], row["majority"])
        for row in rules.iter_rows(named=True)
        if row["selection"] == "election"
    }
    assert electors["general-secretary"] == ("central-committee.member", "majority")
    assert electors["central-committee.member"] == ("congress.delegate", "plurality")
    implied = rules.filter(pl.col("rule_id") == "implied.tula-gubkom.first-secretary")
    assert implied["selector_body_id"].cast(pl.String).to_list() == ["section"]


def test_who_fell_from_the_politburo(record: Register) -> None:
    fallen = fallen_from_politburo(record).select(pl.col("person_id", "date").cast(pl.String))
    assert fallen.rows()[:7] == [
        ("krestinsky", "1921-03-16"),
        ("zinoviev", "1926-07-23"),
        ("kamenev", "1926-10-23"),
        ("trotsky", "1926-10-23"),
        ("bukharin", "1929-11-17"),
        ("tomsky", "1930-07-13"),
        ("rykov", "1930-12-21"),
    ]


def test_known_defects_are_findings_and_notes(reading: Reading) -> None:
    told = {(one.where, one.what) for one in reading.findings}
    assert (
        "bodies_membership.csv, central-committee.candidate, XIII",
        "23 names where the congress elected 34",
    ) in told
    doubtful = tenure(reading.register, "strievsky.central-committee.member.XIV")
    assert (
        doubtful["note"] == "the Great Soviet Encyclopedia has him as a candidate at this congress"
    )
    stated = reading.register.provenance.details["findings"]
    assert len(stated) == len(reading.findings)


def test_targets_by_metric() -> None:
    assert targets().height == 201
    assert targets("vote_against")["value"].to_list()[-1] == 4120
