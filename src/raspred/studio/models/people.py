"""People: the list that is searched, and one person's page."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from raspred.studio.models.base import Dated, Named, Shape

SortBy = Literal["weight", "name", "born", "joined", "rank", "posts", "orders", "placed", "last"]
Fate = Literal["in-post", "out", "expelled", "arrested", "executed", "died"]


class PersonRow(Shape):
    """A person in the list."""

    id: str
    name: str
    born: str = Field(description="as found; '' if unknown")
    joined: str
    fate: Fate = Field(description="standing at the end of the history")
    rank: int | None = Field(description="of the highest post ever held")
    title: str = Field(description="of the highest post ever held")
    body: str = Field(description="name of the body of that post")
    place: str = Field(description="name of the last place")
    structure: str = Field(description="of the last post")
    posts: int = Field(description="tenures")
    orders: int = Field(description="orders that concern the person")
    placed: int = Field(description="orders and tenures by which the person placed others")
    last: str = Field(description="last day anything is told of the person, YYYY-MM-DD; or ''")


class PeoplePage(Shape):
    """A page of the list."""

    total: int
    offset: int
    rows: list[PersonRow]


class Facet(Shape):
    """A value that the list can be narrowed to, and how many people have it."""

    value: str
    name: str
    count: int


class Facets(Shape):
    """What the list can be narrowed by."""

    structure: list[Facet]
    place: list[Facet]
    fate: list[Facet]
    rank: list[Facet]


class Stay(Shape):
    """A tenure: one line of a career."""

    tenure: str
    post: str
    title: str
    rank: int | None
    elective: bool
    body: Named
    structure: str
    place: Named | None
    start: Dated
    end: Dated
    filled_by: str
    appointed_by: Named | None
    start_order: str | None
    end_order: str | None
    end_reason: str


class OrderShown(Shape):
    """An order, with all names filled in."""

    id: str
    kind: str
    person: Named | None = Field(description="whom it concerns")
    date: Dated
    channel: str
    by: Named | None
    from_post: Named | None
    to_post: Named | None
    from_place: Named | None
    to_place: Named | None
    hardship: float | None = Field(description="of the place sent to, 0 to 1")
    hardship_before: float | None = Field(description="of the place left, 0 to 1")
    reason: str
    score: float | None
    runner_up: Named | None
    runner_up_score: float | None


class CardEntry(Shape):
    """One entry of the section's card index."""

    date: Dated
    kind: str
    author: str
    value: float | None
    truthful: bool | None


class Tie(Shape):
    """Another person, and how often one placed the other."""

    id: str
    name: str
    count: int
    first: str = Field(description="YYYY-MM-DD; or ''")
    last: str


class PersonPage(Shape):
    """All that the register tells of a person."""

    id: str
    name: str
    original: str
    gender: str
    born: Dated
    died: Dated
    manner: str
    joined: Dated
    family: str = Field(description="the register's note: family, where simulated")
    fate: Fate
    career: list[Stay]
    orders: list[OrderShown]
    card: list[CardEntry]
    patrons: list[Tie]
    clients: list[Tie] = Field(description="the 100 placed most often")
    client_count: int
    explainable: bool = Field(description="whether /why can be asked of the orders")


class Turn(Shape):
    """One thing that befell a person, told in words."""

    date: str
    what: str
    why: str
    order: str = Field(description="'' where the register has a tenure only")


class Followed(Shape):
    """A life month by month."""

    person: str
    name: str
    how: str = Field(description="how he was chosen, where `ivanov` was asked for; else ''")
    turns: list[Turn]


class InnerLife(Shape):
    """Month by month: fears, voice, card against truth. Simulated histories only."""

    person: str
    columns: list[str]
    rows: list[list[str | float | bool | None]]


class EgoPerson(Shape):
    """Somebody in the neighbourhood of a person."""

    id: str
    name: str
    steps: int = Field(description="from the person asked about: 0 = that person")
    rank: int | None = Field(description="of the highest post held that day")
    title: str


class EgoTie(Shape):
    """Who placed whom in a post held that day."""

    patron: str
    client: str
    post: str
    channel: str


class Ego(Shape):
    """The neighbourhood of a person on a day."""

    person: str
    on: str
    people: list[EgoPerson]
    ties: list[EgoTie]
    left_out: int = Field(description="people further ties lead to, beyond the limit")
