"""A register of five people, small enough that every answer is worked by hand.

Ada holds the office from 1922. She places Boris (1923) and Clara (1924), Boris places David
(1924). Élise is elected to the committee in 1922. On 1925-06-01 Clara is transferred from the
capital to Turukhansk.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from raspred.history import History
from raspred.register.builder import RegisterBuilder
from raspred.register.provenance import Provenance

if TYPE_CHECKING:
    from pathlib import Path

    from raspred.register.register import Register

PEOPLE = {
    "ada": "Ada Lovelace",
    "boris": "Boris Ivanov",
    "clara": "Clara Zetkin",
    "david": "David O'Neill",
    "elise": "Élise Reclus/Тест",
}
_STAYS = (
    ("t1", "ada", "office.head", "1922-04-03", "..", None, "election"),
    ("t2", "boris", "office.deputy", "1923-01", "..", "ada", "section"),
    ("t3", "clara", "office.clerk", "1924-01-01", "1925-06-01", "ada", "section"),
    ("t4", "david", "uezd.clerk", "1924-03-01", "..", "boris", "local"),
    ("t5", "elise", "committee.member", "1922-04-02", "1925-12-31", None, "election"),
    ("t6", "clara", "uezd.head", "1925-06-01", "..", "ada", "section"),
)
_POSTS = (
    ("office.head", "office", "head of the office", 10, False),
    ("office.deputy", "office", "deputy", 8, False),
    ("office.clerk", "office", "clerk", 3, False),
    ("uezd.head", "uezd", "head of the uezd", 5, False),
    ("uezd.clerk", "uezd", "clerk", 2, False),
    ("committee.member", "committee", "member", 9, True),
)


def small_register(**details: Any) -> Register:
    """Return the register; with details it is the register of a run."""
    builder = RegisterBuilder()
    for person, name in PEOPLE.items():
        builder.add("persons", person_id=person, name=name, birth="1880~", joined="1917")
    for place, name, hardship in (("moscow", "Moscow", 0.0), ("turukhansk", "Turukhansk", 0.9)):
        builder.add(
            "places", place_id=place, name=name, latitude=60.0, longitude=60.0, hardship=hardship
        )
    for body, place, level in (
        ("committee", "moscow", "centre"),
        ("office", "moscow", "centre"),
        ("uezd", "turukhansk", "uezd"),
    ):
        builder.add(
            "bodies",
            body_id=body,
            name=body.title(),
            structure="party",
            level=level,
            place_id=place,
        )
    for post, body, title, rank, elective in _POSTS:
        builder.add(
            "posts", post_id=post, body_id=body, title=title, rank=rank, elective=elective, seats=9
        )
    for tenure, person, post, start, end, by, channel in _STAYS:
        builder.add(
            "tenures",
            tenure_id=tenure,
            person_id=person,
            post_id=post,
            start=start,
            end=end,
            appointed_by=by,
            filled_by=channel,
            start_order_id="o2" if tenure == "t6" else None,
        )
    for order, kind, date, person, left, taken in (
        ("o1", "reprimand", "1925-05-01", "clara", None, None),
        ("o2", "transfer", "1925-06-01", "clara", "office.clerk", "uezd.head"),
        ("o3", "expulsion", "1925-12-31", "elise", None, None),
    ):
        builder.add(
            "orders",
            order_id=order,
            kind=kind,
            date=date,
            person_id=person,
            channel="section",
            by_person_id="ada",
            from_post_id=left,
            to_post_id=taken,
            reason="suspect",
            runner_up_id="boris" if taken else None,
        )
    builder.add(
        "selection_rules",
        rule_id="r1",
        post_id="office.head",
        selection="election",
        selector_post_id="committee.member",
        majority="majority",
    )
    builder.add("ballots", ballot_id="b1", body_id="committee", date="1925-12-20", votes_for=1)
    given = Provenance.of_run(details) if details else Provenance.of_reading("by hand", {})
    return builder.freeze(given)


def small_folder(folder: Path) -> Path:
    """Write the register, as records read by hand."""
    return History(small_register()).save(folder)


def small_run(folder: Path, seed: int = 7, **summary: Any) -> Path:
    """Write the register as if a run of a scenario of no bundled name had made it."""
    details = {"scenario": "toy", "seed": seed, "scale": 0.5, "months": 45}
    History(small_register(**details)).save(folder / "register")
    whole = {"scenario": "toy", "seed": seed, "loop_closed": None, **summary}
    (folder / "summary.json").write_text(json.dumps(whole), encoding="utf-8")
    return folder
