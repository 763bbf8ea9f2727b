"""The head of a packed history: what its columns are, and the words they point to."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from raspred.studio.models.base import Named, Shape

Numbers = Literal["u8", "u16", "u32", "i32", "f32"]


class PackedColumn(Shape):
    """Where a column stands in the file: a little-endian array, aligned to its width."""

    type: Numbers
    at: int = Field(description="bytes from the end of the head")
    length: int = Field(description="numbers, not bytes")


class PackedPlace(Shape):
    """A place; columns name it by its position in the list."""

    id: str
    name: str
    modern: str
    region: str
    level: str
    country: str
    latitude: float | None
    longitude: float | None
    hardship: float | None


class PackedBody(Shape):
    """A body whose seats are told one by one."""

    id: str
    name: str
    kind: str
    structure: int = Field(description="position in words.structures; -1 = none")
    level: int = Field(description="position in words.levels; -1 = none")
    parent: int = Field(description="position in the list; -1 = none")
    place: int = Field(description="position in places; -1 = none")


class PackedWords(Shape):
    """Lists that columns point into."""

    kinds: list[str] = Field(description="of orders")
    channels: list[str]
    structures: list[str]
    levels: list[str]
    titles: list[str] = Field(description="of posts")


class PackedEvent(Shape):
    """A congress, a contest or a fall, in the run or on the record."""

    world: Literal["run", "record"]
    kind: Literal["congress", "contest", "fall"]
    date: str = Field(description="YYYY-MM-DD")
    label: str = Field(description="congress: its number in Roman; else the person's name")
    person: str = Field(description="id of the one attacked or fallen; ''")
    body: str = Field(description="fall: post or body lost; ''")
    how: str = Field(description="fall: how; contest: what was moved; ''")
    votes_for: int | None
    votes_against: int | None
    carried: bool | None = Field(description="contest: whether the one attacked lost")
    retention: float | None
    newcomers: float | None
    debt: float | None = Field(description="congress: share of the committee in debt")


class PackedPeople(Shape):
    """People who sit or place in the seats told one by one."""

    id: list[str]
    name: list[str]


class PackedHead(Shape):
    """The JSON that opens a packed history."""

    format: Literal["raspred-packed-1"] = "raspred-packed-1"
    history: str
    title: str
    simulated: bool
    office: str | None = Field(description="the post whose debt and dependence are told")
    first_month: str = Field(description="YYYY-MM")
    months: int
    opens_at: int = Field(description="position of the month to show first")
    columns: dict[str, PackedColumn]
    words: PackedWords
    places: list[PackedPlace]
    bodies: list[PackedBody]
    people: PackedPeople
    posts: list[str] = Field(description="ids of the posts told one by one")
    appointers: list[Named] = Field(
        description="who placed most of the office's electors; shares in columns electors.N"
    )
    events: list[PackedEvent]
