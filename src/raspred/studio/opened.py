"""A history that lies open: its register, and what is made of it once for all who ask."""

from __future__ import annotations

from threading import RLock, Thread
from typing import TYPE_CHECKING, Any, TypeVar, cast

from raspred.history import RECORD_OF, open_register, read
from raspred.measures.calendar import last_word
from raspred.measures.holders import codes
from raspred.studio.folders import Folder, provenance, setting
from raspred.studio.models.base import Trouble
from raspred.studio.models.histories import History, Office
from raspred.studio.months import month_of, months_of
from raspred.studio.offices import office_told, offices_of
from raspred.studio.posts import looked_up, names_of, places_of, positions, posts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import polars as pl

    from raspred.measures.spans import Days, Rows
    from raspred.register.register import Register
    from raspred.studio.answering import Packed
    from raspred.studio.packing.container import Column
    from raspred.studio.people.searching import Index
    from raspred.studio.stays import Stays

Made = TypeVar("Made")
NOTES_SHOWN = 200


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
        return self.once("names", lambda: names_of(self.register))

    @property
    def places(self) -> dict[str, tuple[str, float | None]]:
        """Name and hardship of all places by id."""
        return self.once("places", lambda: places_of(self.register))

    @property
    def posts(self) -> pl.DataFrame:
        """Posts with body, structure, level and place, as `posts_of` returns them."""
        return self.once("posts", lambda: posts_of(self.register))

    def post_at(self, frame: pl.DataFrame, column: str) -> Rows:
        """Return where the posts of a column stand in `posts`, -1 for none, int64[n].

        By number, not by name: of a million tenures this takes a hundredth of a join.
        """
        at = self.once("post_at", lambda: positions(codes(self.register.posts, "post_id")))
        return looked_up(at, codes(frame, column))

    def person_at(self, numbers: Rows) -> Rows:
        """Return where people stand in the table of persons by their codes, -1 for none."""
        at = self.once("person_at", lambda: positions(codes(self.register.persons, "person_id")))
        return looked_up(at, numbers)

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
        return self.once("months", lambda: months_of(self.register, self.summary))

    @property
    def office(self) -> str | None:
        """The post whose debt and dependence are told."""
        return office_told(self.offices)

    @property
    def offices(self) -> list[Office]:
        """The posts whose holders are elected, those of the highest rank first."""
        return self.once("offices", lambda: offices_of(self.register, self.posts))

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
            offices=self.offices,
            loop_closed=self.summary.get("loop_closed"),
            notes=[
                Trouble(where=one.where, what=one.what, remedy=one.remedy)
                for one in self.register.notes[:NOTES_SHOWN]
            ],
            packed_bytes=len(self.packed.gzipped),
        )
