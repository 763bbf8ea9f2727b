"""A person among his own: who placed him and whom he placed, step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from raspred import dates
from raspred.studio.dating import day_asked
from raspred.studio.models.people import Ego, EgoPerson, EgoTie
from raspred.studio.people.page import position
from raspred.studio.stays import CHANNELS

if TYPE_CHECKING:
    from raspred.measures.spans import Rows
    from raspred.studio.opened import Opened


def neighbourhood(opened: Opened, person: str, on: str | None, steps: int, limit: int) -> Ego:
    """Return who is tied to a person by posts held on a day.

    Args:
        opened: The history.
        person: An id.
        on: A day; none = the last of the history.
        steps: How far to go: 1 = patrons and clients, 2 = theirs too.
        limit: How many people to tell at most; the nearest, and of these the highest.

    Raises:
        UnknownError: The history has no such person.
    """
    day = day_asked(on, opened.last_day)
    centre, stays = position(opened, person), opened.stays
    held = stays.spans.central
    now = np.flatnonzero((held.first <= day) & (day < held.after) & (stays.by >= 0))
    patron, client = stays.by[now], stays.person[now]
    tied = (patron >= 0) & (client >= 0) & (patron != client)
    now, patron, client = now[tied], patron[tied], client[tied]
    rank = opened.people.frame["rank"].fill_null(-1).to_numpy()
    distance, left_out = _reach(centre, patron, client, rank, steps, limit)
    between = np.flatnonzero((distance[patron] >= 0) & (distance[client] >= 0))
    ids = opened.people.frame["id"]
    ties = [
        EgoTie(
            patron=ids[int(patron[tie])],
            client=ids[int(client[tie])],
            post=opened.posts["title"][int(stays.post[now[tie]])],
            channel=CHANNELS[stays.channel[now[tie]]],
        )
        for tie in between
        if stays.post[now[tie]] >= 0
    ]
    return Ego(
        person=person,
        on=dates.iso(day),
        people=_people(opened, distance, day),
        ties=ties,
        left_out=left_out,
    )


def _reach(
    centre: int, patron: Rows, client: Rows, rank: Rows, steps: int, limit: int
) -> tuple[Rows, int]:
    """Return the distance of each person from the centre, -1 beyond, and how many are beyond.

    Args:
        centre: Position of the person asked about.
        patron: Upper end of each tie, int64[k].
        client: Lower end of each tie, int64[k].
        rank: Rank of each person, int64[n].
        steps: The greatest distance.
        limit: The greatest number of people.
    """
    distance = np.full(len(rank), -1, dtype=np.int64)
    distance[centre] = 0
    room, left_out = limit - 1, 0
    for step in range(1, steps + 1):
        near = distance == step - 1
        reached = np.union1d(client[near[patron]], patron[near[client]])
        reached = reached[distance[reached] < 0]
        chosen = reached[np.lexsort((reached, -rank[reached]))][:room]
        distance[chosen] = step
        room -= len(chosen)
        left_out += len(reached) - len(chosen)
    return distance, left_out


def _people(opened: Opened, distance: Rows, day: int) -> list[EgoPerson]:
    """Return the people within reach, the nearest first, with their highest post of the day."""
    reached = np.flatnonzero(distance >= 0)
    reached = reached[np.lexsort((reached, distance[reached]))]
    top = highest_posts(opened, day)
    frame = opened.people.frame
    found = []
    for at in reached:
        post = int(top[at])
        row = opened.posts.row(post, named=True) if post >= 0 else {"rank": None, "title": ""}
        found.append(
            EgoPerson(
                id=frame["id"][int(at)],
                name=frame["name"][int(at)],
                steps=int(distance[at]),
                rank=row["rank"],
                title=row["title"],
            )
        )
    return found


def highest_posts(opened: Opened, day: int) -> Rows:
    """Return the highest post that each person held on a day, -1 for none, int64[persons]."""
    stay = highest_stays(opened, day)
    post = opened.stays.post
    return np.where(stay >= 0, post[stay], -1) if len(post) else stay


def highest_stays(opened: Opened, day: int) -> Rows:
    """Return the stay in the highest post that each person held on a day, -1 for none."""
    stays = opened.stays
    held = stays.spans.central
    now = np.flatnonzero((held.first <= day) & (day < held.after) & (stays.post >= 0))
    person = stays.person[now]
    rank = opened.posts["rank"].fill_null(-1).to_numpy()
    order = np.lexsort((held.first[now], rank[stays.post[now]]))
    order = order[person[order] >= 0]
    found = np.full(len(opened.register.persons), -1, dtype=np.int64)
    found[person[order]] = now[order]
    return found
