"""A small party that lives through five years in milliseconds, and random ones beside it.

Twelve people are named, a to l; a sits in the office from its creation on. Four regions,
about a hundred and fifty posts, a congress a year. The parameters are the bundled
scenario's, so that a new one needs no second entry here.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, NamedTuple

from hypothesis import strategies as st

from raspred.scenario.catalog import load_scenario
from raspred.scenario.parts import Scenario
from raspred.simulation.codes import SEATS
from raspred.simulation.run import live

if TYPE_CHECKING:
    from raspred.scenario.parts import Parameter
    from raspred.simulation.building.world import Built

FIRST_YEAR = 1920
PLACES = ("capital", "north", "south", "east")
ROMAN = ("IX", "X", "XI", "XII", "XIII", "XIV", "XV")
SOURCE = {"source": "invented"}
SOME = {"low": 0, "high": 10_000, **SOURCE}


class Shape(NamedTuple):
    """What random small scenarios differ in."""

    years: int = 5
    people: int = 12
    members: int = 4_000
    committee: int = 7
    candidates: int = 3
    politburo: int = 4
    secretariat: int = 2
    guberniya_posts: int = 40
    uezd_posts: int = 50
    responsible: int = 60  # persons the section may place a year
    share: float = 0.6  # of vacancies that it claims
    purge: float = 0.1
    office_month: int = 24
    collective: bool = True
    plenum_months: int = 3
    temper: str = "value"  # of the parameters: value, low or high


USUAL = Shape()


@functools.cache
def parameters(temper: str) -> dict[str, Parameter]:
    """Return the model's parameters at their values, or all at one end of their ranges."""
    given = load_scenario("ussr-1920").parameters
    return {
        name: one.model_copy(update={"value": getattr(one, temper)}) for name, one in given.items()
    }


def month(number: int) -> str:
    """Return the month of this number, 0 = April 1920, as a date."""
    year, index = divmod(12 * FIRST_YEAR + 3 + number, 12)
    return f"{year}-{index + 1:02}"


def small(shape: Shape = USUAL) -> Scenario:
    """Return the small scenario of a shape."""
    ids = [chr(ord("a") + index) for index in range(shape.people)]
    months = 12 * shape.years
    return Scenario.model_validate(
        {
            **_settings(shape, months),
            **_country(),
            **_people(shape, ids),
            **_posts(shape, ids),
            **_calendar(shape, months),
            **_struggle(shape, ids, months),
            "parameters": parameters(shape.temper),
        }
    )


def _settings(shape: Shape, months: int) -> dict[str, Any]:
    office = dict(
        zip(
            (
                "committee_post_id",
                "candidate_post_id",
                "politburo_post_id",
                "politburo_candidate_post_id",
                "orgburo_post_id",
            ),
            SEATS,
            strict=False,
        )
    )
    return {
        "format": "raspred-scenario/1",
        "scenario_id": "small",
        "title": "A small party",
        "description": "Made up for the tests.",
        "start": month(0),
        "end": month(months - 1),
        "capital_id": "capital",
        "scale": 0.05,
        "plenum_months": shape.plenum_months,
        "office": {
            "post_id": "general-secretary",
            **office,
            "secretary_post_id": "secretariat.secretary",
            "delegate_post_id": "congress.delegate",
            "collective_until": month(shape.office_month) if shape.collective else None,
        },
    }


def _country() -> dict[str, Any]:
    places = [
        {
            "place_id": name,
            "name": name.title(),
            "latitude": 55.0 + index,
            "longitude": 37.0 + 9 * index,
            "january_mean_c": -9.0 - 4 * index,
            "distance_km": 600.0 * index,
            "abroad": name == "embassy",
            **SOURCE,
        }
        for index, name in enumerate((*PLACES, "embassy"))
    ]
    regions = [
        {
            "region_id": name,
            "name": name.title(),
            "place_id": name,
            "fief": "far" if name == "east" else "near",
            "weight": 4.0 - index,
            **SOURCE,
        }
        for index, name in enumerate(PLACES)
    ]
    return {"places": places, "regions": regions}


def _people(shape: Shape, ids: list[str]) -> dict[str, Any]:
    people = [
        {
            "person_id": person,
            "name": person.upper(),
            "birth": f"{1870 + index}",
            "joined": "1921-03" if index == 11 else f"{1898 + index}",
            "natural_death": "1923-07-02" if person == "b" else None,
            "married": index % 3 > 0,
            "children": index % 3,
            **SOURCE,
        }
        for index, person in enumerate(ids)
    ]
    standing = [
        {
            "person_id": person,
            "date": "1920-04-05",
            "indicator": "votes-first",
            "value": 40.0 - index,
            **SOURCE,
        }
        for index, person in enumerate(ids[:8])
    ]
    return {"people": people, "standing": standing}


def _posts(shape: Shape, ids: list[str]) -> dict[str, Any]:
    def body(name: str, structure: str, level: str, place: str) -> dict[str, Any]:
        kind = {"body_id": name, "name": name, "kind": "body", "structure": structure}
        return {**kind, "level": level, "place_id": place, **SOURCE}

    bodies = [
        body(name, "party", "centre", "capital")
        for name in (
            "congress",
            "central-committee",
            "politburo",
            "orgburo",
            "secretariat",
            "section",
            "central-control-commission",
        )
    ]
    bodies += [body("police", "police", "centre", "capital")]
    bodies += [body("commissars", "commissariats", "centre", "capital")]
    bodies += [body(f"gubkom-{name}", "party", "guberniya", name) for name in PLACES]
    bodies += [body("mission", "diplomatic", "abroad", "embassy")]
    seats = [
        {"post_id": name, "body_id": _body_of(name), "title": name, "rank": 9, "elective": True}
        for name in (*SEATS, "congress.delegate")
    ]
    paid = [
        {"post_id": f"boss-{name}", "body_id": f"gubkom-{name}", "rank": 7, "region_id": name}
        for name in PLACES
    ]
    paid += [
        {"post_id": "chairman", "body_id": "commissars", "rank": 10},
        {"post_id": "commissar", "body_id": "commissars", "rank": 9, "seats": 3},
        {"post_id": "envoy", "body_id": "mission", "rank": 7, "created": "1921-05"},
        {"post_id": "censor", "body_id": "commissars", "rank": 8, "abolished": "1922-02"},
    ]
    rows: list[dict[str, Any]] = [*seats, *paid]
    posts = [{"title": row["post_id"], **row, **SOURCE} for row in rows]
    return {"bodies": bodies, "posts": posts, "post_counts": _counts(shape)} | _start(shape, ids)


def _body_of(seat: str) -> str:
    body = seat.partition(".")[0]
    return "secretariat" if body == "general-secretary" else body


def _counts(shape: Shape) -> list[dict[str, Any]]:
    classes = [
        ("party", "centre", 1, 8),
        ("party", "guberniya", 4, shape.guberniya_posts),
        ("party", "uezd", 12, shape.uezd_posts),
        ("soviets", "guberniya", 4, 24),
        ("economy", "centre", 2, 10),
        ("diplomatic", "abroad", 1, 4),
        ("party", "cell", 10, 10),
    ]
    years = (FIRST_YEAR, FIRST_YEAR + shape.years)
    return [
        {"year": year, "structure": s, "level": level, "units": units, "posts": posts, **SOME}
        for s, level, units, full in classes
        for year, posts in zip(years, (full - full // 5, full), strict=True)
    ]


def _start(shape: Shape, ids: list[str]) -> dict[str, Any]:
    holders = [("central-committee.member", person) for person in ids[: shape.committee]]
    after = ids[shape.committee : shape.committee + shape.candidates]
    holders += [("central-committee.candidate", person) for person in after]
    sitting = min(shape.politburo, shape.committee, len(ids))
    holders += [("politburo.member", person) for person in ids[:sitting]]
    holders += [("secretariat.secretary", person) for person in ids[: shape.secretariat]]
    posts = ("chairman", "commissar", "commissar", "boss-north", "boss-south")
    holders += list(zip(posts, ids[1:], strict=False))
    holders += [("censor", ids[1])]  # one man in two posts
    tenures = [{"post_id": post, "person_id": person, **SOURCE} for post, person in holders]
    sizes = [
        {"post_id": post, "start": "1920-01", "seats": seats, **SOURCE}
        for post, seats in (
            ("politburo.member", shape.politburo),
            ("politburo.candidate", 1),
            ("orgburo.member", 2),
            ("secretariat.secretary", shape.secretariat),
        )
    ]
    return {"start_tenures": tenures, "sizes": sizes}


def _calendar(shape: Shape, months: int) -> dict[str, Any]:
    meetings = []
    for index in range(shape.years):
        opened, autumn = month(12 * index + 11), month(12 * index + 6)
        meetings.append(
            {
                "meeting_id": f"congress-{10 + index}",
                "kind": "congress",
                "number": 10 + index,
                "roman": ROMAN[1 + index],
                "opened": f"{opened}-02",
                "closed": f"{opened}-09",
                "delegates": 30,
                "committee_full": shape.committee + index,
                "committee_candidates": shape.candidates,
                **SOURCE,
            }
        )
        meetings.append(
            {
                "meeting_id": f"conference-{10 + index}",
                "kind": "conference",
                "number": 10 + index,
                "roman": ROMAN[1 + index],
                "opened": f"{autumn}-02",
                "closed": f"{autumn}-04",
                "delegates": 20,
                **SOURCE,
            }
        )
    counts = [(0, shape.members), (months // 2, shape.members * 3 // 4), (months, shape.members)]
    rules = (("party", "guberniya"), ("party", "uezd"), ("soviets", "guberniya"))
    return {
        "meetings": meetings,
        "membership": [{"date": month(m), "members": n, **SOURCE} for m, n in counts],
        "enrolments": [
            {
                "enrolment_id": "mass",
                "start": month(months - 9),
                "end": month(months - 7),
                "persons": 200,
                **SOURCE,
            }
        ],
        "purges": [
            {
                "purge_id": "autumn",
                "start": month(18),
                "end": month(20),
                "share": shape.purge,
                **SOURCE,
            }
        ],
        "capacity": [
            {
                "start": f"{month(12 * year)}-01",
                "end": f"{month(12 * year + 12)}-01",
                "responsible": shape.responsible,
                "rank_and_file": 100,
                **SOURCE,
            }
            for year in range(shape.years)
        ],
        "jurisdictions": [
            {"start": month(12), "structure": s, "level": level, "share": shape.share, **SOURCE}
            for s, level in rules
        ],
    }


def _struggle(shape: Shape, ids: list[str], months: int) -> dict[str, Any]:
    issues = [
        {
            "issue_id": f"issue-{index}",
            "question": "What now?",
            "majority_line": "as before",
            "opens": month(18 * index),
            "closes": month(min(months, 18 * index + 24)),
            **SOURCE,
        }
        for index in range(3)
    ]
    positions = [
        {
            "issue_id": f"issue-{issue}",
            "person_id": person,
            "position": -1.0 if (index + issue) % 4 == 3 else 0.8 - 0.1 * index,
            **SOURCE,
        }
        for issue in range(3)
        for index, person in enumerate(ids[:7])
    ]
    patron = {"person_id": ids[3], "start": "1919", "end": "1930", "strength": "strong"}
    events = [
        ("office", month(shape.office_month), "office-created", ids[0], 1.0),
        ("stroke", month(28), "incapacity", ids[1], 1.0),
        ("warning", month(30), "testament", ids[1], 0.4),
        ("shot", month(months - 5), "killing", ids[min(6, len(ids) - 1)], 1.0),
        ("tenth", month(months - 12), "anniversary", None, 1.0),
    ]
    return {
        "issues": issues,
        "positions": positions,
        "patrons": [{**patron, "fief": "far", **SOURCE}],
        "events": [
            {
                "event_id": name,
                "date": date,
                "kind": kind,
                "person_id": person,
                "value": value,
                **SOURCE,
            }
            for name, date, kind, person, value in events
        ],
    }


def lived(
    scenario: Scenario, seed: int = 7, until: str | None = None, without: tuple[str, ...] = ()
) -> Built:
    """Live through a scenario and return its World, unrecorded."""
    return live(scenario, seed, scenario.scale, until, without)


shapes = st.builds(
    Shape,
    years=st.integers(2, 5),
    people=st.integers(8, 14),
    members=st.sampled_from([200, 1_500, 9_000]),
    committee=st.integers(3, 9),
    candidates=st.integers(0, 4),
    politburo=st.integers(1, 5),
    secretariat=st.integers(1, 3),
    guberniya_posts=st.integers(4, 60),
    uezd_posts=st.integers(0, 80),
    responsible=st.integers(0, 300),
    share=st.floats(0.0, 1.0),
    purge=st.floats(0.0, 0.9),
    office_month=st.integers(0, 20),
    collective=st.booleans(),
    plenum_months=st.integers(1, 12),
    temper=st.sampled_from(["value", "low", "high"]),
)
seeds = st.integers(0, 2**63 - 1)
