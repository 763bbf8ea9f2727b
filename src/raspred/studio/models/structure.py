"""Bodies on demand, and the patronage forest."""

from __future__ import annotations

from pydantic import Field

from raspred.studio.models.base import Dated, Named, Shape


class BodyRow(Shape):
    """A body in a list."""

    id: str
    name: str
    kind: str
    structure: str
    level: str
    parent: str | None
    place: str | None
    posts: int


class BodyList(Shape):
    """Bodies that were asked for."""

    total: int
    bodies: list[BodyRow]


class Holder(Shape):
    """Who sat in a seat, and who placed him there."""

    tenure: str
    person: Named
    start: Dated
    end: Dated
    filled_by: str
    appointed_by: Named | None
    start_order: str | None


class Seat(Shape):
    """A post of a body with its holders in their order."""

    post: str
    title: str
    rank: int | None
    elective: bool
    seats: int | None
    holders: list[Holder]


class BodyPage(Shape):
    """One body, whole."""

    body: BodyRow
    seats: list[Seat]


class Tree(Shape):
    """One root of the patronage forest on one day."""

    root: Named
    below: int = Field(description="people under the root")
    direct: int = Field(description="people he placed himself")
    depth: int
    share: float = Field(description="of all people in post")
    low: float
    high: float


class Grove(Shape):
    """The greatest roots on a day."""

    date: str
    trees: list[Tree]


class ForestOverTime(Shape):
    """The patronage forest at the end of each year, or on one day."""

    days: list[Grove]


class ForestNode(Shape):
    """A person in the forest of one day."""

    id: str
    name: str
    patron: int = Field(description="position in the list; -1 = a root")
    root: int = Field(description="position of the root in the list")
    depth: int
    below: int
    rank: int | None
    title: str
    channel: str = Field(description="what filled the post that ties him")


class ForestOfDay(Shape):
    """The forest of one day, people with the most below them first."""

    date: str
    people_in_all: int
    nodes: list[ForestNode]
