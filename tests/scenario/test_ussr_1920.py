"""The bundled scenario against the figures and counts that its sources give."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from raspred import dates
from raspred.scenario.catalog import load_scenario

SCENARIO = load_scenario("ussr-1920")
POSTS = {post.post_id: post for post in SCENARIO.posts}


def posts(year: int, structure: str | None = None) -> int:
    return sum(
        count.posts
        for count in SCENARIO.post_counts
        if count.year == year
        and count.structure not in {"army", "comintern"}
        and structure in {None, count.structure}
    )


def test_posts_by_year() -> None:
    assert posts(1922, "party") == 15_325
    assert posts(1922) == pytest.approx(38_000, rel=0.02)
    assert posts(1925) == pytest.approx(53_000, rel=0.02)
    assert posts(1930) == pytest.approx(100_000, rel=0.02)


def test_the_committee_of_the_ninth_congress() -> None:
    held = Counter(tenure.post_id for tenure in SCENARIO.start_tenures)
    assert held["central-committee.member"] == 19
    assert held["central-committee.candidate"] == 12
    assert held["politburo.member"] == 5
    assert held["politburo.candidate"] == 3
    assert held["orgburo.member"] == 5
    assert held["secretariat.secretary"] == 3


def test_the_head_of_the_secretariat_is_one_of_the_secretaries() -> None:
    holders = {
        post: {t.person_id for t in SCENARIO.start_tenures if t.post_id == post}
        for post in ("general-secretary", "secretariat.secretary")
    }
    assert holders["general-secretary"] == {"krestinsky"}
    assert holders["general-secretary"] < holders["secretariat.secretary"]


def test_committee_sizes_at_the_congresses() -> None:
    sizes = {
        meeting.roman: meeting.committee_full
        for meeting in SCENARIO.meetings
        if meeting.kind == "congress"
    }
    assert sizes == {
        "X": 25,
        "XI": 27,
        "XII": 40,
        "XIII": 53,
        "XIV": 63,
        "XV": 71,
        "XVI": 71,
        "XVII": 71,
        "XVIII": 71,
    }


def test_people() -> None:
    people = {person.person_id: person for person in SCENARIO.people}
    assert len(people) == 361
    # Dead before April 1920.
    assert not {"sverdlov", "uritsky", "shaumian", "dzhaparidze", "zagorsky"} & set(people)
    # Nobody whom an act of the system killed dies by himself.
    killed = ("trotsky", "zinoviev", "kamenev", "bukharin", "tomsky", "kirov", "ordzhonikidze")
    assert all(people[person].natural_death is None for person in killed)
    natural = ("lenin", "artem", "frunze", "dzerzhinsky", "krasin", "menzhinsky", "kuibyshev-vv")
    assert all(people[person].natural_death for person in natural)


def test_regions_are_as_many_as_the_secretaries_counted_in_1923() -> None:
    assert len(SCENARIO.regions) == 83
    heaviest = sorted(SCENARIO.regions, key=lambda region: -region.weight)[:2]
    assert [region.region_id for region in heaviest] == ["moscow", "petrograd"]


def test_every_fief_has_a_patron_at_some_time() -> None:
    protected = {patron.fief for patron in SCENARIO.patrons}
    assert {region.fief for region in SCENARIO.regions} <= protected


def test_capacity_is_the_record_where_there_is_one() -> None:
    responsible = {row.start[:7]: row.responsible for row in SCENARIO.capacity}
    totals = {row.start[:7]: row.responsible + row.rank_and_file for row in SCENARIO.capacity}
    assert [responsible[start] for start in ("1922-04", "1923-04", "1924-06")] == [4738, 4569, 9419]
    assert [totals[start] for start in ("1920-04", "1921-03", "1926-01")] == [42_000, 22_500, 8761]


def posts_of(day: int, structure: str, level: str) -> float:
    """Return the posts of a class on a day, interpolated between the years counted."""
    known = sorted(
        (dates.day(count.year, 7), count.posts)
        for count in SCENARIO.post_counts
        if (count.structure, count.level) == (structure, level)
    )
    before = [point for point in known if point[0] <= day] or known[:1]
    after = [point for point in known if point[0] > day] or known[-1:]
    (start, low), (end, high) = before[-1], after[0]
    return low + (high - low) * (day - start) / (end - start) if end != start else low


@pytest.mark.parametrize("start", ["1922-04-01", "1923-04-01", "1924-06-01"])
def test_jurisdiction_is_wide_enough_for_the_recorded_placements(start: str) -> None:
    """Vacancies under the section, at a year and a half a post, exceed what it placed."""
    period = next(row for row in SCENARIO.capacity if row.start == start)
    first, last = dates.day_of(period.start), dates.day_of(period.end)
    vacancies = 0.0
    for structure, level in {(row.structure, row.level) for row in SCENARIO.jurisdictions}:
        shares = [
            row
            for row in SCENARIO.jurisdictions
            if (row.structure, row.level) == (structure, level) and dates.day_of(row.start) <= first
        ]
        share = max(shares, key=lambda row: dates.day_of(row.start)).share
        vacancies += share * posts_of(first, structure, level) * (last - first) / (1.5 * 365.25)
    assert vacancies > 1.15 * period.responsible


RECORDED = re.compile(r"the record has the open contest from (\d{4}-\d\d) to (\d{4}-\d\d)")


def test_issues_are_open_a_little_longer_than_the_record_s_contests() -> None:
    for issue in SCENARIO.issues:
        told = RECORDED.match(issue.note)
        assert told is not None, issue.issue_id
        opened, closed = (months_of(text) for text in told.groups())
        assert 0 <= opened - months_of(issue.opens) <= 7, issue.issue_id
        assert 0 <= months_of(issue.closes) - closed <= 14, issue.issue_id


def months_of(text: str) -> int:
    return 12 * int(text[:4]) + int(text[5:7])


def test_positions_of_each_contest() -> None:
    counts = Counter(position.issue_id for position in SCENARIO.positions)
    assert sorted(counts.values()) == [46, 54, 57, 62, 74]


def test_every_row_names_a_source() -> None:
    for table in ("people", "standing", "places", "posts", "jurisdictions", "patrons", "events"):
        assert all(row.source.strip() for row in getattr(SCENARIO, table))
