"""What stands before anything happens: places, bodies, posts, rules and sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from raspred.scenario.hardship import hardships
from raspred.simulation import codes
from raspred.simulation.building.months import first_days
from raspred.simulation.recording.names import SEATS
from raspred.simulation.world import NEVER

if TYPE_CHECKING:
    from raspred.register.builder import RegisterBuilder
    from raspred.scenario.parts import Scenario
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


def add_standing_tables(
    builder: RegisterBuilder, scenario: Scenario, built: Built, extent: Extent
) -> None:
    """Add places, bodies, posts, selection rules and the one source of a run."""
    builder.add(
        "sources",
        source_id=_SCENARIO,
        citation=f"Scenario {scenario.scenario_id}: {scenario.title}",
    )
    _add_places(builder, scenario)
    _add_bodies(builder, scenario, built, extent)
    _add_posts(builder, scenario, built, extent)
    _add_rules(builder)


def _add_places(builder: RegisterBuilder, scenario: Scenario) -> None:
    hardship = hardships(scenario)
    for place in scenario.places:
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
            hardship=hardship[place.place_id],
            source_id=_SCENARIO,
        )


def _add_bodies(builder: RegisterBuilder, scenario: Scenario, built: Built, extent: Extent) -> None:
    for body in scenario.bodies:
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


def _add_posts(builder: RegisterBuilder, scenario: Scenario, built: Built, extent: Extent) -> None:
    given = {post.post_id: post for post in scenario.posts}
    for seat in SEATS:
        post = given.get(seat)
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
    posts, naming, span, rows = built.world.posts, built.naming, built.span, extent.posts
    opens, closes = posts.opens[rows], posts.closes[rows]
    frame = pl.DataFrame(
        {
            "post_id": [naming.post_id[row] for row in rows],
            "body_id": pl.Series(naming.body_id).gather(posts.body[rows].astype(np.uint32)),
            "title": [naming.post_title[row] for row in rows],
            "rank": pl.Series(posts.rank[rows].astype(np.int32)),
            "created_earliest": pl.Series(first_days(span, opens)),
            "abolished_earliest": pl.Series(first_days(span, closes)),
        }
    ).with_columns(
        pl.when(pl.Series(opens > 0)).then("created_earliest").alias("created_earliest"),
        pl.when(pl.Series(closes < NEVER)).then("abolished_earliest").alias("abolished_earliest"),
        elective=pl.lit(False),
        seats=pl.lit(1, dtype=pl.Int32),
        exclusive=pl.lit(False),
    )
    builder.add_frame(
        "posts",
        frame.with_columns(
            created_latest=pl.col("created_earliest"),
            abolished_latest=pl.col("abolished_earliest"),
        ),
    )


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
