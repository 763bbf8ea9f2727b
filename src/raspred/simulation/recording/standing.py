"""What stands before anything happens: places, bodies, posts, rules and sources."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import polars as pl

from raspred import dates
from raspred.register.columns import EARLIEST, LATEST
from raspred.scenario.hardship import hardship
from raspred.simulation import codes
from raspred.simulation.building.months import first_days
from raspred.simulation.recording.names import SEATS
from raspred.simulation.world import NEVER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from raspred.register.builder import RegisterBuilder
    from raspred.register.register import Register
    from raspred.scenario.parts import Body, Place, Post, Scenario
    from raspred.simulation.building.months import Span
    from raspred.simulation.building.world import Built
    from raspred.simulation.recording.extent import Extent

_ELECTORS = {
    "central-committee.member": "congress.delegate",
    "central-committee.candidate": "congress.delegate",
    "politburo.member": "central-committee.member",
    "politburo.candidate": "central-committee.member",
    "orgburo.member": "central-committee.member",
    "orgburo.candidate": "central-committee.member",
    "secretariat.secretary": "central-committee.member",
    "general-secretary": "central-committee.member",
}
_SEAT_BODY = {
    "congress.delegate": "congress",
    "general-secretary": "secretariat",
    "secretariat.secretary": "secretariat",
}
_SCENARIO = "scenario"


class Given(NamedTuple):
    """What of a scenario stands in every register of it as it is."""

    scenario_id: str
    title: str
    capital_id: str
    places: tuple[Place, ...]
    bodies: tuple[Body, ...]
    posts: tuple[Post, ...]


def add_standing_tables(
    builder: RegisterBuilder, scenario: Scenario, built: Built, extent: Extent
) -> None:
    """Add places, bodies, posts, selection rules and the one source of a run."""
    given = Given(**{name: getattr(scenario, name) for name in Given._fields})
    builder.add_register(_as_given(given))
    _add_counted_bodies(builder, scenario, built, extent)
    _add_posts(builder, built, extent)


@lru_cache(maxsize=2)
def _as_given(given: Given) -> Register:
    """Return what stands before a run; it is the same for all histories of a scenario."""
    from raspred.register.builder import RegisterBuilder
    from raspred.register.provenance import Provenance

    builder = RegisterBuilder()
    builder.add(
        "sources", source_id=_SCENARIO, citation=f"Scenario {given.scenario_id}: {given.title}"
    )
    _add_places(builder, given)
    _add_bodies(builder, given)
    _add_seats(builder, given)
    _add_rules(builder)
    return builder.freeze(Provenance.of_run({}))


def _add_places(builder: RegisterBuilder, given: Given) -> None:
    for place in given.places:
        builder.add(
            "places",
            place_id=place.place_id,
            name=place.name,
            name_modern=place.name_modern or None,
            level=place.level or None,
            region=place.region or None,
            country=place.country or None,
            latitude=place.latitude,
            longitude=place.longitude,
            january_mean_c=place.january_mean_c,
            distance_km=place.distance_km,
            hardship=hardship(place, given.capital_id),
            source_id=_SCENARIO,
        )


def _add_bodies(builder: RegisterBuilder, given: Given) -> None:
    for body in given.bodies:
        builder.add(
            "bodies",
            body_id=body.body_id,
            name=body.name,
            kind=body.kind,
            structure=body.structure,
            level=body.level,
            parent_id=body.parent_id,
            place_id=body.place_id,
            founded=body.founded,
            dissolved=body.dissolved,
            source_id=_SCENARIO,
        )


def _add_counted_bodies(
    builder: RegisterBuilder, scenario: Scenario, built: Built, extent: Extent
) -> None:
    """Add the bodies of the recorded posts that are only counted."""
    naming = built.naming
    given = {body.body_id for body in scenario.bodies}
    seen = np.unique(built.world.posts.body[extent.posts])
    new = [int(index) for index in seen if naming.body_id[index] not in given]
    places = [place.place_id for place in scenario.places]
    if new:
        builder.add_frame(
            "bodies",
            pl.DataFrame(
                {
                    "body_id": [naming.body_id[i] for i in new],
                    "name": [naming.body_name[i] for i in new],
                    "kind": ["office"] * len(new),
                    "structure": [naming.body_structure[i] for i in new],
                    "level": [naming.body_level[i] for i in new],
                    "place_id": [places[naming.body_place[i]] for i in new],
                }
            ),
        )


def _add_seats(builder: RegisterBuilder, given: Given) -> None:
    named = {post.post_id: post for post in given.posts}
    for seat in SEATS:
        post = named.get(seat)
        body = post.body_id if post else _SEAT_BODY.get(seat, seat.partition(".")[0])
        builder.add(
            "posts",
            post_id=seat,
            body_id=body,
            title=post.title if post else seat,
            rank=post.rank if post else 10,
            elective=post.elective if post else True,
            seats=1 if seat == codes.SEATS[codes.HOLDER] else None,
            exclusive=False,
            source_id=_SCENARIO,
        )


def _add_posts(builder: RegisterBuilder, built: Built, extent: Extent) -> None:
    """Add the recorded posts that are no seats."""
    posts, naming, rows = built.world.posts, built.naming, extent.posts
    count = len(rows)
    builder.add_frame(
        "posts",
        pl.DataFrame(
            [
                pl.Series("post_id", [naming.post_id[row] for row in rows]),
                pl.Series("body_id", [naming.body_id[body] for body in posts.body[rows]]),
                pl.Series("title", [naming.post_title[row] for row in rows]),
                pl.Series("rank", posts.rank[rows].astype(np.int32)),
                pl.Series("elective", np.zeros(count, dtype=np.bool_)),
                pl.Series("seats", np.ones(count, dtype=np.int32)),
                pl.Series("exclusive", np.zeros(count, dtype=np.bool_)),
                *_days("created", built.span, posts.opens[rows], posts.opens[rows] > 0),
                *_days("abolished", built.span, posts.closes[rows], posts.closes[rows] < NEVER),
            ]
        ),
    )


def _days(
    name: str, span: Span, months: NDArray[np.int16], known: NDArray[np.bool_]
) -> Iterator[pl.Series]:
    """Give both days of dates that are the first of a month, or not known."""
    days = first_days(span, months)
    for side, unknown in ((EARLIEST, dates.FAR_PAST), (LATEST, dates.FAR_FUTURE)):
        yield pl.Series(name + side, np.where(known, days, np.int32(unknown)))


def _add_rules(builder: RegisterBuilder) -> None:
    for seat, electors in _ELECTORS.items():
        builder.add(
            "selection_rules",
            rule_id=f"rule-{seat}",
            post_id=seat,
            selection="election",
            selector_post_id=electors,
            majority="majority",
            source_id=_SCENARIO,
        )
