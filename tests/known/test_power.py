"""Voting power, control, patronage and tenure against published values and other libraries."""

from __future__ import annotations

from itertools import combinations, permutations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lifelines import KaplanMeierFitter
from lifelines.statistics import logrank_test
from scipy.sparse import csr_array

from raspred.measures import measure
from raspred.measures.control import ultimate_shares
from raspred.measures.displacement import great_circle_km
from raspred.measures.forest import ROOT, forest
from raspred.measures.power import banzhaf, shapley_shubik, votes_needed
from raspred.measures.tenure import kaplan_meier
from tests.known.six import Book

# --- voting power ---------------------------------------------------------------------


def test_the_council_of_the_eec_in_1958() -> None:
    votes = (4, 4, 4, 2, 2, 1)
    assert banzhaf(votes, 12) == (5 / 21, 5 / 21, 5 / 21, 3 / 21, 3 / 21, 0)
    assert shapley_shubik(votes, 12) == (14 / 60, 14 / 60, 14 / 60, 9 / 60, 9 / 60, 0)


def test_the_united_nations_security_council() -> None:
    # Five permanent members with a veto: Shapley-Shubik 421/2145 each, others 4/2145.
    votes = (7,) * 5 + (1,) * 10
    power = shapley_shubik(votes, 39)
    assert power[0] == pytest.approx(421 / 2145)
    assert power[-1] == pytest.approx(4 / 2145)


games = st.lists(st.integers(0, 5), min_size=1, max_size=6)


@given(games, st.data())
def test_power_by_counting_every_coalition_and_every_order(
    votes: list[int], data: st.DataObject
) -> None:
    quota = data.draw(st.integers(1, max(sum(votes), 1)))
    voters = range(len(votes))
    swings = [
        sum(
            sum(votes[i] for i in others) < quota <= sum(votes[i] for i in others) + votes[voter]
            for size in voters
            for others in combinations([i for i in voters if i != voter], size)
        )
        for voter in voters
    ]
    pivots = [0] * len(votes)
    for order in permutations(voters):
        total = 0
        for voter in order:
            if total < quota <= total + votes[voter]:
                pivots[voter] += 1
            total += votes[voter]
    orders = max(sum(pivots), 1)
    assert banzhaf(tuple(votes), quota) == pytest.approx([s / max(sum(swings), 1) for s in swings])
    assert shapley_shubik(tuple(votes), quota) == pytest.approx([p / orders for p in pivots])


def test_votes_needed() -> None:
    assert [votes_needed(n, "majority") for n in (1, 4, 5)] == [1, 3, 3]
    assert [votes_needed(n, "two-thirds") for n in (3, 4, 6)] == [2, 3, 4]
    assert votes_needed(7, "unanimity") == 7


def test_power_of_the_blocs_of_a_board() -> None:
    book = Book()
    book.rule("chairman", "election", "board.member", majority="majority")
    book.holds("ada", "chairman", "2000-01-01")
    for person, by in (("boris", "ada"), ("clara", "ada"), ("david", "boris"), ("elena", None)):
        book.holds(person, "board.member", "2001-01-01", appointed_by=by)
    table = measure(book.freeze(), "real-voting-power", office="chairman", on="2002-01-01")
    rows = {row["subject"]: row for row in table.iter_rows(named=True)}
    # 2 + 1 + 1 votes, 3 needed: swings 3, 1, 1.
    assert rows["ada"]["value"] == pytest.approx(3 / 5)
    assert rows["boris"]["value"] == pytest.approx(1 / 5)
    assert (rows["ada"]["quota"], rows["ada"]["seats"]) == (3, 2)
    assert rows["ada"]["high"] == 1.0  # with elena he has three votes of four


# --- ultimate control -----------------------------------------------------------------


def shares_of(edges: dict[tuple[int, int], float], size: int) -> csr_array:
    rows, columns = zip(*edges, strict=True)
    return csr_array((list(edges.values()), (rows, columns)), shape=(size, size))


def test_a_chain_ends_with_its_last() -> None:
    chain = shares_of({(0, 1): 1.0, (1, 2): 1.0}, 3)
    assert ultimate_shares(chain, np.array([1.0, 0, 0])) == pytest.approx([0, 0, 1])


def test_cross_holdings() -> None:
    # A is held .6 by X and .4 by B, B .7 by Y and .3 by A.
    network = shares_of({(0, 2): 0.6, (0, 1): 0.4, (1, 3): 0.7, (1, 0): 0.3}, 4)
    found = ultimate_shares(network, np.array([1.0, 0, 0, 0]))
    assert found == pytest.approx([0, 0, 0.6 / 0.88, 0.28 / 0.88])


def test_a_closed_ring_keeps_what_reaches_it() -> None:
    # 0 is controlled by 1, who is controlled half by 2 and half by 3, both by 1.
    network = shares_of({(0, 1): 1.0, (1, 2): 0.5, (1, 3): 0.5, (2, 1): 1.0, (3, 1): 1.0}, 4)
    found = ultimate_shares(network, np.array([1.0, 0, 0, 0]))
    assert found == pytest.approx([0, 0.5, 0.25, 0.25])


def test_a_man_who_names_his_own_electors_controls_his_office() -> None:
    book = Book()
    book.rule("chairman", "election", "board.member")
    book.rule("board.member", "appointment", "chairman")
    book.holds("ada", "chairman", "2000-01-01")
    for person in ("boris", "clara"):
        book.holds(person, "board.member", "2000-01-01")
    table = measure(book.freeze(), "ultimate-control", office="chairman", on="2001-01-01")
    found = dict(table.select("subject", "value").iter_rows())
    assert found == pytest.approx({"ada": 0.5, "boris": 0.25, "clara": 0.25})


# --- patronage forest -----------------------------------------------------------------


def test_a_small_forest_by_hand() -> None:
    book = Book()
    for person, by in (("ada", None), ("boris", "ada"), ("clara", "ada"), ("david", "boris")):
        book.holds(person, "mill.clerk", "2000-01-01", appointed_by=by)
    row = measure(book.freeze(), "patronage-forest", on="2001-01-01").row(0, named=True)
    assert (row["subject"], row["value"]) == ("ada", 0.75)
    assert (row["below"], row["direct"], row["depth"]) == (3, 2, 2)


@given(st.lists(st.integers(-1, 11), min_size=1, max_size=12))
def test_forest_as_networkx_sees_it(drawn: list[int]) -> None:
    size = len(drawn)
    parent = [above if above < size and above != i else ROOT for i, above in enumerate(drawn)]
    found = forest(np.array(parent, dtype=np.int64))
    graph = nx.DiGraph([(above, i) for i, above in enumerate(parent) if above != ROOT])
    graph.add_nodes_from(range(size))
    for ring in list(nx.simple_cycles(graph)):
        graph.remove_edge(parent[min(ring)], min(ring))
    for person in range(size):
        above = nx.ancestors(graph, person)
        assert found.depth[person] == len(above)
        assert found.below[person] == len(nx.descendants(graph, person))
        roots = [one for one in above | {person} if graph.in_degree(one) == 0]
        assert found.root[person] == roots[0]


# --- tenure ---------------------------------------------------------------------------

spells = st.lists(st.tuples(st.integers(1, 30), st.booleans()), min_size=2, max_size=40)


def test_kaplan_meier_by_hand() -> None:
    curve = kaplan_meier(np.array([1.0, 2.0, 2.0, 4.0]), np.array([True, True, False, True]))
    assert curve.time.tolist() == [1, 2, 4]
    assert curve.staying == pytest.approx([0.75, 0.5, 0.0])


@given(spells)
def test_kaplan_meier_as_lifelines_has_it(drawn: list[tuple[int, bool]]) -> None:
    duration = np.array([float(months) for months, _ in drawn])
    ended = np.array([over for _, over in drawn])
    curve = kaplan_meier(duration, ended)
    fitted = KaplanMeierFitter().fit(duration, ended)
    expected = fitted.survival_function_at_times(curve.time).to_numpy()
    assert curve.staying == pytest.approx(expected)
    limits = fitted.confidence_interval_.loc[curve.time].to_numpy()
    inner = (curve.staying > 1e-12) & (curve.staying < 1)
    assert curve.low[inner] == pytest.approx(limits[inner, 0])
    assert curve.high[inner] == pytest.approx(limits[inner, 1])


def test_log_rank_as_lifelines_has_it() -> None:
    book = Book()
    samples: dict[str, list[tuple[float, bool]]] = {"section": [], "local": []}
    ends = (
        "2000-03-01",
        "2000-09-01",
        "2001-06-01",
        "..",
        "2000-02-01",
        "2000-04-01",
        "2000-05-01",
    )
    for number, end in enumerate(ends):
        channel = "section" if number < 4 else "local"
        book.holds("ada", "mill.clerk", "2000-01-01", end, filled_by=channel)
        last = np.datetime64("2002-01-01" if end == ".." else end)
        months = (last - np.datetime64("2000-01-01")).astype(int) / (365.2425 / 12)
        samples[channel].append((months, end != ".."))
    table = measure(book.freeze(), "tenure", on="2002-01-01", of="channel")
    section, local = (np.array(samples[name]).T for name in ("section", "local"))
    expected = logrank_test(section[0], local[0], section[1], local[1]).p_value
    assert table["p_value"].to_list() == pytest.approx([expected] * len(table))
    at_three = table.filter(table["months"] == 3)
    assert dict(at_three.select("subject", "value").iter_rows()) == pytest.approx(
        {"section": 0.75, "local": 1 / 3}
    )


def test_distance_between_moscow_and_turukhansk() -> None:
    moscow, exile = np.radians([55.7558, 37.6173]), np.radians([65.7967, 87.9667])
    found = great_circle_km(*(np.array([angle]) for angle in (*moscow, *exile)))
    assert found[0] == pytest.approx(2790, rel=0.05)
