"""A history that lies open: its register, and what is made of it once for all who ask."""

from __future__ import annotations

from threading import RLock, Thread
from typing import TYPE_CHECKING, Any, TypeVar, cast

import numpy as np
import polars as pl

from raspred import dates
from raspred.history import RECORD_OF, open_register, read
from raspred.measures.calendar import known_days, last_word
from raspred.measures.holders import codes
from raspred.measures.spans import day_column
from raspred.studio.folders import Folder, provenance, setting
from raspred.studio.models.base import Trouble
from raspred.studio.models.histories import History, Office

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from raspred.measures.spans import Days, Rows
    from raspred.register.register import Register
    from raspred.studio.answering import Packed
    from raspred.studio.packing.container import Column
    from raspred.studio.people.searching import Index
    from raspred.studio.stays import Stays

Made = TypeVar("Made")
OFFICE = "general-secretary"
"""The office that the essay is about; of another register the first with a selection rule."""
NOTES_SHOWN = 200
_MOST_MONTHS = 24_000
"""A register over more than two thousand years is not told by months."""


class Opened:
    """One history in memory.

    Args:
        folder: Where it stands.
        title: What its users call it.

    Attributes:
        register: Its register.
        summary: What `summary.json` holds of a run; empty for real records.
    """

    def __init__(self, folder: Folder, title: str) -> None:
        history = open_register(folder.path)
        self.folder, self.id, self.title = folder, folder.id, title
        self.register: Register = history.register
        self.summary: Mapping[str, Any] = history.summary
        self._made: dict[str, Any] = {}
        self._making: dict[str, RLock] = {}

    def once(self, name: str, make: Callable[[], Made]) -> Made:
        """Return what `make` gives, made once; everybody who asks meanwhile waits."""
        if name not in self._made:
            # A lock for each name: what one asks for may be made of what another waits for.
            with self._making.setdefault(name, RLock()):
                if name not in self._made:
                    self._made[name] = make()
        return cast("Made", self._made[name])

    def get_ready(self) -> None:
        """Make what the first views ask for, behind the back of who reads already."""
        Thread(target=lambda: (self.packed, self.people), daemon=True).start()

    @property
    def simulated(self) -> bool:
        """Whether the history was simulated, so that it can be lived again."""
        return self.register.provenance.kind == "simulated"

    @property
    def packed(self) -> Packed:
        """The history in one compact file."""
        from raspred.studio.packing.packing import pack

        return self.once("packed", lambda: pack(self))

    @property
    def people(self) -> Index:
        """The people, to be searched."""
        from raspred.studio.people.searching import index

        return self.once("people", lambda: index(self))

    @property
    def names(self) -> dict[str, str]:
        """Names of all people by id."""
        return self.once("names", lambda: _pairs(self.register.persons, "person_id", "name"))

    @property
    def places(self) -> dict[str, tuple[str, float | None]]:
        """Name and hardship of all places by id."""
        return self.once("places", lambda: _places(self.register))

    @property
    def posts(self) -> pl.DataFrame:
        """Posts with body, structure, level and place, one row each; ids as text.

        Columns post_id, title, rank, elective, seats, body_id, body, structure, level,
        place_id, place, hardship.
        """
        return self.once("posts", lambda: _posts(self.register))

    def post_at(self, frame: pl.DataFrame, column: str) -> Rows:
        """Return where the posts of a column stand in `posts`, -1 for none, int64[n].

        By number, not by name: of a million tenures this takes a hundredth of a join.
        """
        at = self.once("post_at", lambda: _positions(codes(self.register.posts, "post_id")))
        return _looked_up(at, codes(frame, column))

    def person_at(self, numbers: Rows) -> Rows:
        """Return where people stand in the table of persons by their codes, -1 for none."""
        at = self.once("person_at", lambda: _positions(codes(self.register.persons, "person_id")))
        return _looked_up(at, numbers)

    @property
    def stays(self) -> Stays:
        """All tenures as arrays, with who placed each holder."""
        from raspred.studio.stays import stays_of

        return self.once("stays", lambda: stays_of(self))

    @property
    def series(self) -> dict[str, Column]:
        """Figures by month, of the history and of the record, float32[months] each."""
        from raspred.studio.packing.series import series_columns

        return self.once("series", lambda: series_columns(self) if len(self.months) else {})

    @property
    def last_day(self) -> int:
        """The last day that the history tells of."""
        return self.once("last_day", lambda: last_word(self.register) or 0)

    @property
    def months(self) -> Days:
        """First day of each month that the history tells of, days since 1970-01-01."""
        return self.once("months", self._months)

    @property
    def office(self) -> str | None:
        """The post whose debt and dependence are told."""
        asked = [office.post for office in self._offices()]
        return OFFICE if OFFICE in asked else next(iter(asked), None)

    @property
    def record(self) -> Register | None:
        """What really happened, where the history is a run of a scenario with a record."""
        source = RECORD_OF.get(str(self.summary.get("scenario")))
        return self.once("record", lambda: read(source).register if source else None)

    def about(self) -> History:
        """Tell what the history is about."""
        told, months = provenance(self.folder), self.months
        return History(
            id=self.id,
            title=self.title,
            simulated=self.simulated,
            setting=setting(self.folder, told),
            made_at=str(told.get("made_at", "")),
            source=str(told.get("source", "")),
            first=month_of(int(months[0])) if len(months) else None,
            last=month_of(int(months[-1])) if len(months) else None,
            rows={name: len(frame) for name, frame in self.register.frames.items()},
            office=self.office,
            offices=self._offices(),
            loop_closed=self.summary.get("loop_closed"),
            notes=[
                Trouble(where=one.where, what=one.what, remedy=one.remedy)
                for one in self.register.notes[:NOTES_SHOWN]
            ],
            packed_bytes=len(self.packed.gzipped),
        )

    def _offices(self) -> list[Office]:
        ruled = self.register.selection_rules.select(pl.col("post_id").cast(pl.String)).drop_nulls()
        found = self.posts.join(ruled.unique(), on="post_id", how="semi").sort("post_id")
        return [
            Office(post=post, title=title, body=body or "")
            for post, title, body in found.select("post_id", "title", "body").iter_rows()
        ]

    def _months(self) -> Days:
        """Return the months of a run as its summary has them, else those of the tenures."""
        if told := self.summary.get("post_debt"):
            ends = [dates.day_of(row["date"]) for row in told]
            return _firsts(ends[0], ends[-1])
        tenures = self.register.tenures
        columns = [
            day_column(tenures, name, dates.FAR_PAST) for name in ("start_earliest", "end_earliest")
        ]
        known, last = known_days(columns), last_word(self.register)
        if known is None or last is None:
            return _firsts(0, 0)[:0]
        return _firsts(known[0], last)[-_MOST_MONTHS:]


def month_of(day: int) -> str:
    """Return the month of a day, as YYYY-MM."""
    return dates.iso(day).rpartition("-")[0]


def _firsts(first: int, last: int) -> Days:
    """Return the first day of each month that [first, last] touches."""
    begin, end = np.array([first, last], dtype="datetime64[D]").astype("datetime64[M]")
    return cast("Days", np.arange(begin, end + 1).astype("datetime64[D]").astype(np.int64))


def _positions(numbers: Rows) -> Rows:
    """Return by number where it stands, -1 for numbers that do not, int64[greatest + 1]."""
    at = np.full(int(numbers.max(initial=0)) + 1, -1, dtype=np.int64)
    at[numbers] = np.arange(len(numbers))
    return at


def _looked_up(at: Rows, numbers: Rows) -> Rows:
    known = (numbers >= 0) & (numbers < len(at))
    return np.where(known, at[np.clip(numbers, 0, len(at) - 1)], -1)


def _pairs(frame: pl.DataFrame, key: str, value: str) -> dict[str, str]:
    texts = frame.select(pl.col(key).cast(pl.String), pl.col(value).cast(pl.String)).drop_nulls()
    return dict(zip(texts[key].to_list(), texts[value].to_list(), strict=True))


def _places(register: Register) -> dict[str, tuple[str, float | None]]:
    places = register.places.select(pl.col("place_id", "name").cast(pl.String), "hardship")
    return {place: (name, hardship) for place, name, hardship in places.iter_rows()}


def _posts(register: Register) -> pl.DataFrame:
    bodies = register.bodies.select(
        pl.col("body_id").cast(pl.String),
        pl.col("name").alias("body"),
        "structure",
        "level",
        pl.col("place_id").cast(pl.String),
    )
    places = register.places.select(
        pl.col("place_id").cast(pl.String), pl.col("name").alias("place"), "hardship"
    )
    posts = register.posts.select(
        pl.col("post_id").cast(pl.String),
        pl.col("body_id").cast(pl.String),
        "title",
        "rank",
        pl.col("elective").fill_null(value=False),
        "seats",
    )
    joined = posts.join(bodies, on="body_id", how="left", maintain_order="left")
    return joined.join(places, on="place_id", how="left", maintain_order="left")
