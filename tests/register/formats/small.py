"""Small registers of all shapes: what hypothesis sends through every format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from raspred.register.builder import RegisterBuilder
from raspred.register.provenance import Provenance

if TYPE_CHECKING:
    from raspred.register.register import Register

# Line ends within a text are another test's: a CSV file knows but one of them.
TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\r"), min_size=1, max_size=8)
WORDS = st.none() | TEXT
DATES = st.sampled_from(
    [None, "1923", "1923-04", "1923-04-03", "1923~", "192X", "[1922..1924]", "-0043", "0000"]
)
ENDS = DATES | st.just("..")
URLS = st.none() | st.sampled_from(["https://example.org/a", "https://example.org/b?c=1&d=é"])
WHOLE = st.none() | st.integers(0, 2**31 - 1)


def keys(prefix: str) -> st.SearchStrategy[list[str]]:
    """Return lists of ids: plain ones, ones that other tables use, and odd ones."""
    plain = st.integers(1, 9).map(lambda number: f"{prefix}{number}")
    return st.lists(plain | st.sampled_from(["same", "a/b", "é"]), max_size=4, unique=True)


@st.composite
def registers(draw: st.DrawFn, starts: st.SearchStrategy[str | None] = DATES) -> Register:
    """Return small registers whose references exist; their dates may be any.

    Args:
        draw: Given by hypothesis.
        starts: The dates on which tenures may begin.
    """
    builder = RegisterBuilder()
    found = {table: draw(keys(table[0])) for table in ("places", "persons", "bodies", "posts")}
    cited = draw(st.lists(st.tuples(TEXT, URLS), max_size=3, unique=True))
    sources = {f"s{number}": one for number, one in enumerate(cited)}

    def one_of(options: Any) -> Any:
        return draw(st.sampled_from([None, *options]))

    for source_id, (citation, url) in sources.items():
        builder.add("sources", source_id=source_id, citation=citation, url=url)
    for key in found["places"]:
        point = draw(st.none() | st.tuples(st.floats(-90, 90), st.floats(-180, 180)))
        latitude, longitude = point or (draw(st.none() | st.just(1.5)), None)
        builder.add(
            "places",
            place_id=key,
            name=draw(TEXT),
            level=draw(WORDS),
            region=draw(WORDS),
            latitude=latitude,
            longitude=longitude,
            note=draw(WORDS),
            source_id=one_of(sources),
        )
    for key in found["persons"]:
        builder.add(
            "persons",
            person_id=key,
            name=draw(TEXT),
            name_original=draw(WORDS),
            gender=draw(st.sampled_from([None, "female", "male", "unstated"])),
            birth=draw(DATES),
            death=draw(ENDS),
            joined=draw(DATES),
            note=draw(WORDS),
            source_id=one_of(sources),
        )
    for key in found["bodies"]:
        builder.add(
            "bodies",
            body_id=key,
            name=draw(TEXT),
            kind=draw(WORDS),
            parent_id=one_of(found["bodies"]),
            place_id=one_of(found["places"]),
            founded=draw(DATES),
            dissolved=draw(ENDS),
            note=draw(WORDS),
            source_id=one_of(sources),
        )
    posts = found["posts"] if found["bodies"] else []
    for key in posts:
        builder.add(
            "posts",
            post_id=key,
            body_id=draw(st.sampled_from(found["bodies"])),
            title=draw(TEXT),
            rank=draw(WHOLE),
            seats=draw(WHOLE),
            elective=draw(st.none() | st.booleans()),
            created=draw(DATES),
            abolished=draw(ENDS),
            note=draw(WORDS),
            source_id=one_of(sources),
        )
    for key in draw(keys("t")) if posts and found["persons"] else []:
        builder.add(
            "tenures",
            tenure_id=key,
            person_id=draw(st.sampled_from(found["persons"])),
            post_id=draw(st.sampled_from(posts)),
            start=draw(starts),
            end=draw(ENDS if starts is DATES else starts | st.just("..")),
            appointed_by=one_of(found["persons"]),
            filled_by=one_of(["section", "election"]),
            note=draw(WORDS),
            source_id=one_of(sources),
        )
    for key in draw(keys("v")):
        builder.add(
            "ballots",
            ballot_id=key,
            body_id=one_of(found["bodies"]),
            meeting=draw(WORDS),
            date=draw(DATES),
            issue=draw(WORDS),
            question=draw(WORDS),
            votes_for=draw(WHOLE),
            votes_against=draw(WHOLE),
            abstained=draw(WHOLE),
            absent=draw(WHOLE),
            carried=draw(st.none() | st.booleans()),
            source_id=one_of(sources),
        )
    return builder.freeze(Provenance.of_reading("made up"))
