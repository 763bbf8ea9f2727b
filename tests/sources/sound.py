"""A small sound input of each reader, with as many of its fields as fit in a screen."""

from __future__ import annotations

from typing import Any, Final

from raspred.sources.wikidata.columns import REQUIRED

POPOLO: Final[dict[str, Any]] = {
    "persons": [
        {"id": "p1", "name": "Ada", "birth_date": "1870", "gender": "female"},
        {"id": "p2", "name": "Boris", "death_date": "1925-06-01", "sources": [{"url": "u"}]},
    ],
    "organizations": [
        {"id": "o1", "name": "The House", "classification": "legislature", "area_id": "a1"},
        {"id": "o2", "name": "Reds", "parent_id": "o1", "posts": [{"id": "x", "label": "X"}]},
    ],
    "areas": [{"id": "a1", "name": "The Fen", "type": "constituency", "coordinates": [1, 2]}],
    "posts": [{"id": "s", "label": "Seat", "organization_id": "o1", "start_date": "1910"}],
    "events": [
        {"id": "t", "classification": "legislative period", "start_date": "1910-03", "end_date": ""}
    ],
    "memberships": [
        {
            "person_id": "p1", "organization_id": "o1", "role": "member",
            "legislative_period_id": "t", "on_behalf_of_id": "o2",
        },
        {"person_id": "p2", "post_id": "s", "start_date": "1915-01-07", "end_date": "1916"},
    ],
    "vote_events": [
        {
            "id": "v", "organization_id": "o1", "start_date": "1915-02-01", "result": "pass",
            "counts": [{"option": "yes", "value": 3}, {"option": "no", "value": 1}],
        }
    ],
}  # fmt: skip


def _entity(key: str, schema: str, **properties: list[str]) -> dict[str, Any]:
    return {"id": key, "schema": schema, "properties": properties}


FTM: Final[list[Any]] = [
    _entity("o1", "PublicBody", name=["Town"], incorporationDate=["1800"], addressEntity=["a"]),
    _entity("a", "Address", full=["Fen 1"], latitude=["52.5"], longitude=["0.1"]),
    _entity("m", "Position", name=["Mayor"], organization=["o1"], numberOfSeats=["1"]),
    _entity("p1", "Person", name=["Ada"], birthDate=["1870"], gender=["female"]),
    _entity("x", "Occupancy", holder=["p1"], post=["m"], startDate=["1910"], status=["current"]),
]

WIKIDATA: Final[list[list[str]]] = [
    [*REQUIRED, "rank", "birth", "birthPrecision", "body", "appointedBy"],
    [
        "Q1-a", "Q1", "Ada", "Q7", "mayor", "1922-04-03T00:00:00Z", "11", "1923-01-01T00:00:00Z",
        "9", "NormalRank", "1870-01-01T00:00:00Z", "9", "Q9", "Q2",
    ],
    [
        "Q2-b", "wd:Q2", "Boris", "Q7", "mayor", "-0043-01-01T00:00:00Z", "9", "", "",
        "DeprecatedRank", "", "", "", "_:b",
    ],
]  # fmt: skip

TABLE: Final[list[list[str]]] = [
    ["Surname", "Name", "Born", "Office", "Body", "From", "To", "Named by"],
    ["Ivanova", "Anna", "1880", "Mayor", "Town", "03/04/1922", "", ""],
    ["Petrov", "Boris", "12 May 1881", "Clerk, Treasurer", "Town", "05/04/1922", "01/02/1924",
     "Anna Ivanova"],
    ["Orlov", "Gleb", "?", "Clerk", "Mill", "01/02/1924[1]", "present", "Anna Ivanova"],
]  # fmt: skip

_PERSON: Final = {"all_of": ["Name", "Surname"], "as_id": True, "missing": "left-out"}
_POST: Final = {"column": "Office", "as_id": True}
MAPPING: Final[dict[str, Any]] = {
    "format": "raspred-mapping/1",
    "source": "minutes",
    "files": {
        "list": {
            "path": "*", "form": "csv", "encoding": "utf-8", "delimiter": ",", "quote": '"',
            "footnotes": True, "empty": ["?"], "rows": 3, "ignore": ["odd*"],
            "split": [{"column": "Office", "by": ","}],
            "derive": {"sort": {"column": "Born", "take": "([0-9]{4})"}},
            "where": [{"column": "Surname", "filled": True, "lacks": "^Total"}],
        }
    },
    "persons": [
        {
            "from": "list", "one_per": ["person_id"], "ordered_by": "Surname", "keep": "last",
            "gather": {"note": "; "}, "differing": ["note"], "person_id": _PERSON,
            "name": ["Name", "Surname"], "note": "sort",
            "birth": {"column": "Born", "dates": ["d Month yyyy", "yyyy"]},
        }
    ],
    "bodies": [
        {"from": "list", "one_per": ["body_id"], "body_id": {"column": "Body", "as_id": True},
         "name": "Body"}
    ],
    "posts": [
        {"from": "list", "one_per": ["post_id"], "post_id": _POST, "title": "Office",
         "body_id": {"column": "Body", "as_id": True}, "differing": ["body_id"],
         "rank": {"column": "Office", "words": {"Mayor": "2", "Clerk": "1", "Treasurer": "1"}}}
    ],
    "tenures": [
        {
            "from": "list", "person_id": _PERSON, "post_id": _POST,
            "start": {"column": "From", "dates": ["dd/mm/yyyy"]},
            "end": {"column": "To", "dates": ["dd/mm/yyyy"], "open": ["present"],
                    "last_day": True, "otherwise": ".."},
            "appointed_by": {"column": "Named by", "as_id": True},
        }
    ],
    "rules": [
        {"rule_id": "r", "fills": {"but": {"title": ["Mayor"]}}, "selection": "appointment",
         "by": {"title": ["Mayor"]}, "same": "body_id", "start": "1920", "end": ".."}
    ],
    "expect": {"persons": 3},
    "known": [{"where": "x", "what": "y", "remedy": "z"}],
}  # fmt: skip
