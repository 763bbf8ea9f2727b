"""Laws of bodies, posts and who holds them on the first day."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from raspred.scenario import parts
from raspred.scenario.crosschecks.spans import certainly_before, certainly_empty
from raspred.scenario.sound import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raspred.scenario.sound import SoundRows


def bodies_hang_from_a_root(sound: SoundRows) -> Iterator[Fault]:
    """No body is above itself, however many steps up, and none ends before it begins."""
    above = {body.body_id: body.parent_id for _, body in sound.each(parts.Body, "bodies")}
    for number, body in sound.each(parts.Body, "bodies"):
        seen, parent = {body.body_id}, body.parent_id
        while parent is not None and parent not in seen:
            seen.add(parent)
            parent = above.get(parent)
        if parent == body.body_id:
            what = f"{body.body_id!r} is above itself"
            yield Fault("bodies", number, "parent_id", what, "Name another body above it.")
        if certainly_empty(body.founded, body.dissolved):
            what = f"dissolved {body.dissolved}, founded {body.founded}"
            yield Fault("bodies", number, "dissolved", what, "Dissolve it after its founding.")


def posts_live_within_their_bodies(sound: SoundRows) -> Iterator[Fault]:
    """A post is created before it is abolished, both while its body stands."""
    bodies = {body.body_id: body for _, body in sound.each(parts.Body, "bodies")}
    for number, post in sound.each(parts.Post, "posts"):
        if certainly_empty(post.created, post.abolished):
            what = f"abolished {post.abolished}, created {post.created}"
            yield Fault("posts", number, "abolished", what, "Abolish it after its creation.")
        body = bodies.get(post.body_id)
        if body is not None and certainly_before(post.created, body.founded):
            what = f"created {post.created}, before its body was founded in {body.founded}"
            yield Fault("posts", number, "created", what, "Correct one of the dates.")
        if body is not None and certainly_before(body.dissolved, post.abolished):
            what = f"abolished {post.abolished}, after its body was dissolved in {body.dissolved}"
            yield Fault("posts", number, "abolished", what, "Correct one of the dates.")


def each_region_has_one_boss(sound: SoundRows) -> Iterator[Fault]:
    """Exactly one post names a region as the one whose boss its holder is."""
    bosses: dict[str, str] = {}
    for number, post in sound.each(parts.Post, "posts"):
        if post.region_id is None:
            continue
        if post.region_id in bosses:
            what = f"{post.region_id!r} has its boss in {bosses[post.region_id]!r} already"
            yield Fault("posts", number, "region_id", what, "Give a region to one post only.")
        bosses.setdefault(post.region_id, post.post_id)
    named = sound.names.get("regions with a boss", set())
    for number, region in sound.each(parts.Region, "regions"):
        if named and region.region_id not in named:
            what = f"no post is the boss of {region.region_id!r}"
            remedy = f"Add a post with region_id = {region.region_id!r}."
            yield Fault("regions", number, "region_id", what, remedy)


def no_seat_held_twice(sound: SoundRows) -> Iterator[Fault]:
    """No more persons hold a post on the first day than it has seats."""
    seats = {post.post_id: post.seats for _, post in sound.each(parts.Post, "posts")}
    held: Counter[str] = Counter()
    for number, tenure in sound.each(parts.StartTenure, "start_tenures"):
        held[tenure.post_id] += 1
        most = seats.get(tenure.post_id, 0)
        if 0 < most < held[tenure.post_id]:
            what = (
                f"{tenure.person_id!r} is holder no. {held[tenure.post_id]} of "
                f"{tenure.post_id!r}, seats: {most}"
            )
            yield Fault("start_tenures", number, "post_id", what, "Keep as many as it has seats.")


def first_holders_hold_standing_posts(sound: SoundRows) -> Iterator[Fault]:
    """What is held on the first day exists by then, and is held by then."""
    if sound.settings is None:
        return
    first = sound.settings.start
    posts = {post.post_id: post for _, post in sound.each(parts.Post, "posts")}
    for number, tenure in sound.each(parts.StartTenure, "start_tenures"):
        post = posts.get(tenure.post_id)
        if certainly_before(first, tenure.start):
            what = f"starts {tenure.start}, after the scenario's first month {first}"
            remedy = "Only tenures under way on the first day belong here."
            yield Fault("start_tenures", number, "start", what, remedy)
        if post is not None and certainly_before(first, post.created):
            what = f"{tenure.post_id!r} is created only in {post.created}"
            remedy = "Leave the row out, or create the post earlier."
            yield Fault("start_tenures", number, "post_id", what, remedy)
        if post is not None and certainly_before(post.abolished, first):
            what = f"{tenure.post_id!r} was abolished in {post.abolished}"
            remedy = "Leave the row out, or abolish the post later."
            yield Fault("start_tenures", number, "post_id", what, remedy)


def sizes_fit_their_posts(sound: SoundRows) -> Iterator[Fault]:
    """Seats by date are given for posts without a fixed number, from the first day on."""
    fixed = {post.post_id: post.seats for _, post in sound.each(parts.Post, "posts")}
    sized: dict[str, list[str]] = {}
    for number, size in sound.each(parts.Size, "sizes"):
        sized.setdefault(size.post_id, []).append(size.start)
        if fixed.get(size.post_id, 0) > 0:
            what = f"{size.post_id!r} has a fixed number in posts, seats: {fixed[size.post_id]}"
            remedy = "Set seats = 0 there to give them by date."
            yield Fault("sizes", number, "post_id", what, remedy)
    if sound.settings is None:
        return
    office = sound.settings.office
    for role in ("politburo_post_id", "orgburo_post_id", "secretary_post_id"):
        post = getattr(office, role)
        starts = sized.get(post, [])
        by_date = post in fixed and fixed[post] == 0
        if by_date and all(certainly_before(sound.settings.start, start) for start in starts):
            what = f"{post!r} has no number of seats on the first day"
            remedy = f"Add a row to sizes dated {sound.settings.start} or before."
            yield Fault("", 0, f"office.{role}", what, remedy)


LAWS = (
    bodies_hang_from_a_root,
    posts_live_within_their_bodies,
    each_region_has_one_boss,
    no_seat_held_twice,
    first_holders_hold_standing_posts,
    sizes_fit_their_posts,
)
