"""The explained order is the order: its score to the last bit, its person, its votes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import polars as pl
import pytest

from raspred.simulation import codes
from raspred.simulation.explaining import why
from raspred.simulation.explaining.contest import flips_needed

if TYPE_CHECKING:
    from raspred.register.register import Register
    from raspred.simulation.explaining import Explanation

PLACED = (
    codes.WITHIN_JURISDICTION,
    codes.AT_REQUEST,
    codes.OWN_MAN,
    codes.PROTECTED_REGION,
    codes.ON_MOTION,
)
EVERY_REASON = range(len(codes.REASONS))


def some_orders(register: Register, reason: int) -> list[str]:
    """Return the first, the middle and the last order given for a reason."""
    found = register.orders.filter(pl.col("reason") == codes.REASONS[reason])["order_id"]
    return sorted({found[at] for at in (0, len(found) // 2, -1)}) if len(found) else []


def recorded(register: Register, order: str) -> dict[str, object]:
    return register.orders.filter(pl.col("order_id") == order).row(0, named=True)


def read_through(explanation: Explanation) -> None:
    """Assert what holds of every explanation."""
    assert explanation.sentence.endswith(".")
    assert all(line.endswith(".") for line in explanation.changes)
    assert json.loads(json.dumps(explanation.as_dict(), allow_nan=False))
    for table in explanation.tables:
        assert {len(row) for row in table.rows} <= {len(table.headings)}


@pytest.mark.parametrize("reason", EVERY_REASON, ids=codes.REASONS)
def test_the_order_is_explained_of_the_person_it_concerns(register: Register, reason: int) -> None:
    for order in some_orders(register, reason):
        explanation = why(register, order)
        row = recorded(register, order)
        assert (explanation.asked, explanation.person) == (order, row["person_id"])
        read_through(explanation)


@pytest.mark.parametrize("reason", PLACED, ids=[codes.REASONS[reason] for reason in PLACED])
def test_score_and_runner_up_of_a_placing_are_those_recorded(
    register: Register, reason: int
) -> None:
    found = register.orders.filter(
        (pl.col("reason") == codes.REASONS[reason]) & pl.col("score").is_not_null()
    )
    for row in found.gather_every(max(1, found.height // 4)).iter_rows(named=True):
        explanation = why(register, row["order_id"])
        assert explanation.score is not None
        assert np.float32(explanation.score) == row["score"]
        scores = [one[1] for one in explanation.tables[0].rows]
        assert scores[0] == explanation.score
        assert np.float32(scores[1]) == row["runner_up_score"]
        for _, score, *terms in explanation.tables[0].rows:
            assert sum(terms) == pytest.approx(score, abs=1e-12)


def test_without_chance_the_best_of_the_rest_of_the_terms_is_taken(register: Register) -> None:
    for order in some_orders(register, codes.WITHIN_JURISDICTION):
        explanation = why(register, order)
        rows = explanation.tables[0].rows
        bare = {row[0]: row[1] - row[-1] for row in rows}
        best = max(bare, key=lambda name: bare[name])
        line = explanation.changes[3]
        assert f"scored {bare[rows[0][0]]:.3f}" in line
        taken = rows[0][0] == best
        assert line.endswith("still been taken." if taken else f"with {bare[best]:.3f}.")


def test_who_is_displaced_is_sent_to_the_fittest_vacancy_for_the_severity(
    register: Register,
) -> None:
    for order in some_orders(register, codes.SUSPECT):
        explanation = why(register, order)
        suspects, vacancies = explanation.tables
        misfits = [row[1] for row in vacancies.rows]
        assert misfits == sorted(misfits)
        _, danger, disloyalty, record, weight, threshold, spared, shielded = suspects.rows[0]
        assert danger > 0.0
        assert danger == pytest.approx(
            (disloyalty + record) * weight - threshold - spared - shielded
        )
        assert danger == explanation.figures["danger"]
        assert 0.0 <= (explanation.score or 0.0) <= 1.0


def test_a_chance_that_came_true_held_its_draw(register: Register) -> None:
    reasons = (codes.GAVE_IN, codes.TURNOVER, codes.DIED, codes.MASS_PURGE)
    orders = [order for reason in reasons for order in some_orders(register, reason)]
    assert orders
    for order in orders:
        figures = why(register, order).figures
        if "draw" in figures:
            assert figures["draw"] < figures["chance"]


def test_the_pressure_on_who_gave_in_is_the_sum_of_its_terms(register: Register) -> None:
    for order in some_orders(register, codes.GAVE_IN):
        explanation = why(register, order)
        *terms, whole = explanation.tables[0].rows[0]
        assert sum(terms) == pytest.approx(whole)
        assert whole == explanation.score


def test_the_votes_explained_sum_to_the_ballot(register: Register) -> None:
    questions = set()
    for row in register.ballots.iter_rows(named=True):
        explanation = why(register, row["ballot_id"])
        for side in ("votes_for", "votes_against", "abstained"):
            assert explanation.figures[side] == row[side], (row, side)
        assert explanation.person == (row["subject_person_id"] or "")
        questions.add(explanation.kind)
        read_through(explanation)
    assert questions == {"contest", "congress", "office", "list"}


def test_each_members_vote_is_in_the_table_of_a_contest(register: Register) -> None:
    row = register.ballots.filter(pl.col("question") == "censure").row(0, named=True)
    explanation = why(register, row["ballot_id"])
    votes = [one[1] for one in explanation.tables[0].rows]
    assert votes.count("for") == row["votes_for"]
    assert votes.count("against") == row["votes_against"]


def test_an_order_that_carries_out_a_vote_is_explained_by_the_vote(register: Register) -> None:
    order = some_orders(register, codes.CENSURED)[0]
    assert why(register, order).kind == "contest"


def test_the_elected_stand_above_the_line(register: Register) -> None:
    for reason in (codes.BY_CONGRESS, codes.BY_COMMITTEE):
        for order in some_orders(register, reason):
            explanation = why(register, order)
            if explanation.kind == "election":
                assert 1 <= explanation.figures["place"] <= explanation.figures["seats"]


def test_what_is_true_of_a_card_is_told_beside_it(register: Register) -> None:
    order = some_orders(register, codes.WITHIN_JURISDICTION)[-1]
    card = why(register, order).card
    assert card is not None
    assert card.true_loyalty is not None
    assert -1.0 <= card.true_loyalty <= 1.0
    assert 0 <= card.false_entries <= card.entries


@pytest.mark.parametrize(
    ("yes", "cast", "share", "flips"),
    [
        (6, 7, 0.5, 3),  # 3 of 7 is no majority
        (5, 8, 0.5, 1),  # 4 of 8 is none either
        (3, 7, 0.5, 1),
        (7, 9, 2 / 3, 1),  # 6 of 9 does not exceed two thirds
        (6, 9, 2 / 3, 1),
        (0, 3, 2 / 3, 3),
    ],
)
def test_the_votes_that_would_have_turned_it(yes: int, cast: int, share: float, flips: int) -> None:
    assert flips_needed(yes, cast, share) == flips
