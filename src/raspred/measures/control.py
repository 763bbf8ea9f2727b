"""Ultimate control: who stands at the end of the chain of those who select."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from raspred.measures.answer import answer, columns, names
from raspred.measures.holders import codes
from raspred.measures.rules import rules_by_post
from raspred.measures.spans import Spans, Stretch

if TYPE_CHECKING:
    from scipy.sparse import csr_array

    from raspred.measures.bounds import Floats
    from raspred.measures.spans import Days, Rows
    from raspred.register.register import Register


ROUNDING = 1e-12


def ultimate_shares(shares: csr_array, start: Floats) -> Floats:
    """Return where control comes to rest that is passed up a network of shares.

    Args:
        shares: n by n; row i gives the parts of i that each other one controls. What is
            missing to 1 nobody controls.
        start: What is to be controlled, float64[n], summing to 1.

    Returns:
        float64[n], summing to 1: everybody keeps the part of himself that nobody controls.
        What goes round in a ring that nobody outside controls stays in the ring, shared as
        a long walk shares its time; a ring with a way out keeps nothing but such parts.
    """
    from scipy.sparse import block_array, csr_array, diags_array

    size = shares.shape[0]
    own = np.clip(1.0 - np.asarray(shares.sum(axis=1)).ravel(), 0.0, 1.0)
    # Whoever keeps a part of himself has a double of his own at which it comes to rest.
    doubles = diags_array(np.where(own > ROUNDING, own, 0.0)).tocsr()
    whole = csr_array(block_array([[shares, doubles], [None, csr_array((size, size))]]))
    whole.eliminate_zeros()
    found = _at_rest(whole, np.concatenate([start, np.zeros(size)]))
    total: Floats = found[:size] + found[size:]
    return total


def _at_rest(shares: csr_array, start: Floats) -> Floats:
    """Return where control comes to rest if rows sum to 1, or to 0 at a last one."""
    from scipy.sparse import eye_array
    from scipy.sparse.csgraph import connected_components
    from scipy.sparse.linalg import spsolve

    size = shares.shape[0]
    _, ring = connected_components(shares, directed=True, connection="strong")
    source, target = shares.nonzero()
    leaking = np.zeros(ring.max(initial=0) + 1, dtype=np.bool_)
    leaking[ring[source[ring[source] != ring[target]]]] = True
    passing = np.flatnonzero(leaking[ring])
    ends = np.flatnonzero(~leaking[ring])
    at_rest = np.zeros(size)
    at_rest[ends] = start[ends]
    if len(passing):
        inner = shares[passing][:, passing]
        through = spsolve((eye_array(len(passing)) - inner).T.tocsc(), start[passing])
        at_rest[ends] += shares[passing][:, ends].T @ np.atleast_1d(through)
    for one in np.flatnonzero((np.bincount(ring) > 1) & ~leaking):
        members = np.flatnonzero(ring == one)
        at_rest[members] = at_rest[members].sum() * _time_spent(shares[members][:, members])
    return at_rest


def _time_spent(shares: csr_array) -> Floats:
    """Return the stationary shares of a closed ring, float64[n], summing to 1."""
    size = shares.shape[0]
    balance = np.eye(size) - shares.toarray().T
    balance[-1] = 1.0
    spent: Floats = np.linalg.solve(balance, np.eye(size)[-1])
    return spent


def ultimate_control(register: Register, office: str, days: Days) -> pl.DataFrame:
    """Share of the selection of an office that each person controls in the end.

    Question: Who chooses those who choose, when the chain is followed to its end?

    Reads: selection_rules, posts, tenures.

    Range: 0 to 1, summing to 1 over the people of a day. The office is controlled in equal
    parts by those who select its holder that day; each of them, through every post he
    holds, by those who select to it that day; and so on. A post to which nobody present
    selects leaves its part with its holder; a ring without a way out (a man who names his
    own electors) keeps all of it. `low` and `high` span the readings with only the tenures
    certain that day, by the central dates, and with all that are possible.

    Known: cross-holdings A = .6 X + .4 B, B = .7 Y + .3 A: X .6 / .88 of A, Y .28 / .88.

    Source: integrated ownership, F. Brioschi, L. Buzzacchi and M. Colombo, Journal of
    Banking and Finance 13 (1989); control in networks, S. Vitali, J. Glattfelder and
    S. Battiston, PLoS ONE 6 (2011).
    """
    network = _Network(register, office)
    people = np.unique(network.person)
    rows: list[tuple[int, int, float, float, float]] = []
    for at, day in enumerate(days):
        shares = network.readings(people, int(day))
        low, high = shares.min(axis=0), shares.max(axis=0)
        shown = np.flatnonzero(shares[1] > 0)
        rows += zip(
            [at] * len(shown), people[shown], shares[1, shown], low[shown], high[shown], strict=True
        )
    on, person, value, low, high = columns(rows, 5)
    return answer(
        days[on],
        office,
        names(register, person),
        value=value,
        low=low,
        high=high,
        basis="selection rules",
    ).sort("date", "value", "subject", descending=[False, True, False])


class _Network:
    """Who selects whom by the rules, for any day."""

    def __init__(self, register: Register, office: str) -> None:
        rules = rules_by_post(register).filter(
            pl.col("selection").is_in(["election", "appointment"])
        )
        of_body = register.posts.select(selector_body_id="body_id", selector="post_id")
        named = rules.filter(pl.col("selector_post_id").is_not_null())
        bodies = rules.filter(pl.col("selector_post_id").is_null()).join(
            of_body, on="selector_body_id"
        )
        columns = ("post_id", "selector", "in_force", "no_more")
        self.rules = pl.concat(
            [
                named.with_columns(selector="selector_post_id").select(columns),
                bodies.select(columns),
            ]
        )
        posts = pl.concat(
            [self.rules.select("post_id"), self.rules.select(post_id="selector")]
        ).unique()
        tenures = register.tenures.join(posts, on="post_id", how="semi", maintain_order="left")
        self.post = tenures["post_id"]
        self.person = codes(tenures, "person_id")
        spans = Spans.of(tenures)
        self.readings_of = (spans.certain, spans.central, spans.possible)
        self.lasting = Stretch(*(self.rules[name].to_numpy() for name in ("in_force", "no_more")))
        self.office = office
        self._known: dict[bytes, Floats] = {}

    def readings(self, people: Rows, day: int) -> Floats:
        """Return each one's share by the certain, central and possible tenures, float64[3, n]."""
        held = (
            np.flatnonzero((stretch.first <= day) & (day < stretch.after))
            for stretch in self.readings_of
        )
        return np.stack([self._once(people, now, day) for now in held])

    def _once(self, people: Rows, now: Rows, day: int) -> Floats:
        """Return what `controlled_by` does, asked anew only where somebody came or went.

        Where no date is in doubt the three readings of a day are one, and months go by
        between two elections.
        """
        in_force = (self.lasting.first <= day) & (day < self.lasting.after)
        key = now.tobytes() + in_force.tobytes()
        if key not in self._known:
            self._known[key] = self.controlled_by(people, now, day)
        return self._known[key]

    def controlled_by(self, people: Rows, now: Rows, day: int) -> Floats:
        """Return the share of the office that each person controls in the end.

        Args:
            people: Codes of all people of the network, ascending, int64[n].
            now: The tenures that last on the day.
            day: The day.

        Returns:
            float64[n].
        """
        from scipy.sparse import csr_array

        held = pl.DataFrame(
            {"post_id": self.post[now], "person": np.searchsorted(people, self.person[now])}
        ).unique(maintain_order=True)
        rules = self.rules.filter(pl.col("in_force") <= day, pl.col("no_more") > day)
        selecting = rules.join(held, left_on="selector", right_on="post_id").select(
            "post_id", selector="person"
        )
        start = np.zeros(len(people))
        first = selecting.filter(pl.col("post_id") == self.office)["selector"].to_numpy()
        np.add.at(start, first, 1.0 / max(len(first), 1))
        filled = held.join(rules.select("post_id").unique(), on="post_id", how="semi")
        ties = (
            # Equal parts through each post, and within a post to each who selects to it.
            filled.with_columns(posts=pl.len().over("person"))
            .join(selecting, on="post_id")
            .with_columns(part=1.0 / pl.col("posts") / pl.len().over("person", "post_id"))
        )
        size = (len(people), len(people))
        ends = (ties["person"].to_numpy(), ties["selector"].to_numpy())
        return ultimate_shares(csr_array((ties["part"].to_numpy(), ends), shape=size), start)
