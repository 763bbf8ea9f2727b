"""The order of a month, as the model has it: each mechanism under the name of its switch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.peers.mesa_party.assignment import assignment
from benchmarks.peers.mesa_party.bearing import capitulation, hardship, privileges, security_bargain
from benchmarks.peers.mesa_party.cards import card_index
from benchmarks.peers.mesa_party.choosing import sort_cadres
from benchmarks.peers.mesa_party.congress import elections
from benchmarks.peers.mesa_party.contests import contest
from benchmarks.peers.mesa_party.departures import departures
from benchmarks.peers.mesa_party.displacement import displacement
from benchmarks.peers.mesa_party.membership import membership
from benchmarks.peers.mesa_party.placing import local_appointment, politburo_motion
from benchmarks.peers.mesa_party.police import police
from benchmarks.peers.mesa_party.power import discipline, offices
from benchmarks.peers.mesa_party.voices import voice

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.peers.mesa_party.party import Party

MONTH: tuple[tuple[str | None, Callable[[Party], None]], ...] = (
    ("membership", membership),
    ("card-index", card_index),
    ("departures", departures),
    (None, sort_cadres),
    ("politburo-motion", politburo_motion),
    ("assignment", assignment),
    ("local-appointment", local_appointment),
    ("displacement", displacement),
    ("hardship", hardship),
    ("capitulation", capitulation),
    ("security-bargain", security_bargain),
    ("voice", voice),
    ("contest", contest),
    ("discipline", discipline),
    ("police", police),
    ("offices", offices),
    ("privileges", privileges),
    ("elections", elections),
)
