"""World: everything a month of the simulation reads and writes, as columns.

A World is a named tuple of named tuples of arrays, so that kernels take it as it is. One
row a person, a post, a region; nothing per person lives in Python. Persons are numbered
in the order of the scenario's table (the named first), then as they enter; a person's
number is the subject of his draws and decides nothing else.

Three groups of a person's columns are kept apart on purpose:

- `people`: what anyone can see (standing, post, family, what he has said in public);
- `minds`: what only he knows (conviction, nerve, fear ...);
- `cards`: what the section believes of him. A kernel that chooses for the section reads
  `people` and `cards` and never `minds`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Iterable

    from raspred.chance import Block
    from raspred.simulation.numbers import Numbers

Bytes: TypeAlias = NDArray[np.uint8]
Signs: TypeAlias = NDArray[np.int8]
Shorts: TypeAlias = NDArray[np.int16]
Ints: TypeAlias = NDArray[np.int32]
Words: TypeAlias = NDArray[np.uint64]
Longs: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float32]
Doubles: TypeAlias = NDArray[np.float64]


class People(NamedTuple):
    """What anyone can see of a person; arrays of one length, the capacity for persons."""

    status: Bytes  # codes.OUTSIDE ... codes.LEFT
    joined: Shorts  # month of joining the party, 0 = first month of the run
    born: Shorts  # month of birth, negative
    dies: Shorts  # month of a natural death given from outside, -1 = drawn
    cohort: Bytes  # codes.UNDERGROUND ... codes.LATER
    weight: Floats  # members he stands for; 1 for a cadre
    region: Shorts
    place: Shorts
    post: Ints  # principal post, -1 = none
    extra: Bytes  # further posts held beside it
    grade: Bytes  # rank of the highest post held
    since: Shorts  # month he took his post, or lost the last one
    married: Bytes
    children: Bytes
    able: Bytes  # 1 = present in politics, 0 = incapacitated by illness
    prestige: Floats  # 0 to 1
    voice: Signs  # -1 opposes the line, 0 silent, +1 supports it
    spoke: Floats  # public record of opposition, 0 to 1, fading
    rung: Bytes  # rungs of the ladder he has been pushed down
    fighting: Bytes  # 1 while he leads an open fight
    slot: Shorts  # row in `Notables`, -1 = none
    submitted: Bytes  # 1 once he has given in and recanted
    banished: Shorts  # 1 + month in which he was sent away as a suspect, 0 = he was not
    comfort: Floats  # 0 to 1, what his rank and place give him


class Minds(NamedTuple):
    """What only the person knows; no kernel that chooses for the section reads this."""

    ability: Floats  # 0 to 1
    conviction: Floats  # 0 to 1
    nerve: Floats  # 0.2 to 1.8, mean 1
    ambition: Floats  # 0 to 1
    fear: Floats  # 0 to 1, learned from what befalls people near him
    fatigue: Floats  # 0 to 3, worn by hardship


class Ties(NamedTuple):
    """To whom he owes his post, and how strongly he feels it."""

    patron: Ints  # -1 = none
    debt: Floats  # 0 to 1, fading


class Cards(NamedTuple):
    """The section's card index: estimates, never the truth."""

    loyalty: Floats  # estimated loyalty to the holder of the office, about -1 to 1
    precision: Floats  # inverse variance of that estimate
    quality: Floats  # estimated ability, 0 to 1


class Posts(NamedTuple):
    """Paid posts; arrays of one length."""

    structure: Bytes
    level: Bytes
    rank: Bytes  # 1 to 10
    region: Shorts  # -1 = the centre, a republic or abroad
    fief: Shorts  # larger region, -1 = the centre
    place: Shorts
    body: Ints
    boss: Bytes  # 1 = secretary of a region, whose word carries there
    opens: Shorts  # first month
    closes: Shorts  # first month no longer; a large number = never
    holder: Ints
    since: Shorts
    channel: Bytes  # who filled it
    mover: Ints  # person on whose motion or by whose section it was filled
    record: Ints  # row of the running tenure


class Regions(NamedTuple):
    """Guberniyas: the units of conferences, grip and fear."""

    place: Shorts
    fief: Shorts
    weight: Floats  # share of members, sums to 1
    reached: Doubles  # shares of all regions up to and with it, added up
    secretary: Ints  # post of the regional secretary
    spoke: Floats  # share of its cadres who spoke against the line last month
    exposure: Floats  # how much punishment has been seen there, fading


class Places(NamedTuple):
    """Where people can be sent."""

    hardship: Floats  # 0 to 1
    abroad: Bytes


class Committees(NamedTuple):
    """Elective seats: row = codes.MEMBER ... codes.HOLDER, column = seat."""

    person: Ints  # [8, SEAT_LIMIT]
    record: Ints  # [8, SEAT_LIMIT] row of the running tenure
    count: Ints  # type: ignore[assignment]  # [8]; a tuple's own `count` is not used


class Notables(NamedTuple):
    """People who have sat in the Politburo or fought for it: rows of the quarrel table."""

    person: Ints  # [NOTABLE_LIMIT]
    feud: Doubles  # [NOTABLE_LIMIT, NOTABLE_LIMIT], symmetric, 0 to 3, fading
    power: Doubles  # committee votes that would follow him
    contested: Shorts  # month of his last contest as target
    stance: Doubles  # [issues, named] public position; NaN = none given


class Calendar(NamedTuple):
    """What is given from outside, by month; arrays of length `months` unless said."""

    first_day: Ints  # days since 1970-01-01; one entry more than months
    meeting: Bytes  # 0 none, 1 congress, 2 conference
    number: Bytes  # of the congress or conference
    meeting_day: Ints
    delegates: Ints
    seats: Shorts  # [months, 8] size of each elective body; 0 = leave as it is
    plenum: Bytes
    collective: Bytes  # 1 while the secretaries rule as equals
    responsible: Doubles  # section's capacity for responsible workers, persons a month
    rank_and_file: Doubles  # and for the rank and file
    members: Doubles  # party membership to be reached
    enrolled: Doubles  # of whom by mass enrolment, persons a month
    purged: Doubles  # share expelled in mass purges, a month
    jurisdiction: Doubles  # [months, structures, levels] share of vacancies the section claims
    live: Bytes  # [months, issues]
    nominee: Ints  # person proposed for the office when it is created, -1 = none
    killed: Ints  # person killed from outside, -1 = none
    sick: Ints  # person who falls ill, -1 = none
    warned: Doubles  # weight of a published warning against the holder of the office
    after: Bytes  # 1 once the tenth anniversary of October has passed
    rules: Doubles  # [months, rules] safeguards, see `rules.RULES`; 0 = not in force


class Tenures(NamedTuple):
    """Log of tenures; a row is written when a tenure begins and completed when it ends."""

    person: Ints
    post: Ints  # a paid post, or -(1 + seat code) for an elective seat
    start: Ints  # day
    end: Ints  # day, or a large number while it lasts
    channel: Bytes
    mover: Ints
    start_order: Ints
    end_order: Ints
    selection: Shorts  # number of the congress a seat was won at, 0 = none


class Orders(NamedTuple):
    """Log of orders."""

    kind: Bytes
    day: Ints
    person: Ints
    channel: Bytes
    mover: Ints
    from_post: Ints
    to_post: Ints
    place: Shorts
    reason: Bytes
    score: Floats
    runner_up: Ints
    runner_up_score: Floats


class Entries(NamedTuple):
    """Log of entries made in the card index."""

    person: Ints
    day: Ints
    kind: Bytes  # codes.ENTRY_KINDS
    author: Bytes  # codes.ENTRY_AUTHORS
    value: Floats
    truthful: Bytes


class Ballots(NamedTuple):
    """Log of votes."""

    day: Ints
    body: Bytes  # see the _VOTE names of `ballots`
    number: Bytes
    issue: Shorts
    proposer: Ints
    target: Ints
    rung: Bytes
    votes_for: Ints
    votes_against: Ints
    abstained: Ints
    carried: Bytes


class Tally(NamedTuple):
    """How far the growing columns are filled, and gauges that carry from month to month."""

    rows: Longs  # [5] persons, tenures, orders, ballots, entries
    gauge: Doubles  # see the GAUGE_ names
    quarrel: Ints  # see the QUARREL_ names
    series: Doubles  # [months, len(SERIES)]


class Bench(NamedTuple):
    """The rank and file by region, carried on from month to month: `bench`."""

    person: Ints  # [2 * capacity for persons] by region and number, and room for the next list
    start: Ints  # [regions + 2] first of each region, -1 = none being the first of them
    where: Shorts  # [capacity for persons] 2 + the region they are listed under, 0 = nowhere


class Pool(NamedTuple):
    """Cadres sorted by what they can be had for, and where each bucket starts: `pools`."""

    person: Ints  # [capacity for persons]
    start: Ints  # [buckets + 1]
    cadre: Ints  # [capacity for persons] the same by number; nothing in it lasts
    bucket: Shorts  # [capacity for persons] the bucket of each
    regions: int
    bench: Bench


class Leanings(NamedTuple):
    """Draws behind everyone's opinion on the question last quarrelled about."""

    draw: Doubles  # [capacity for persons] standard normal
    kept: Longs  # [2] see the LEANING_ names


class Examples(NamedTuple):
    """What each regional secretary says in the open quarrel; arrays of one length."""

    boss: Ints  # person, -1 = none
    before: Doubles  # pull of what he said last month, for those who speak before him
    after: Doubles  # pull of what he says now, for those who speak after him


class Blocks(NamedTuple):
    """What blocks of `chance.BLOCK` persons came to in a step; nothing in it lasts."""

    one: Doubles  # [blocks] members counted
    other: Doubles  # [blocks]
    leaving: Ints  # [blocks] cadres who leave
    leaver: Ints  # [capacity for persons] from the block's first place on; -1 - person = purged


class World(NamedTuple):
    """All of it."""

    seed: int
    people: People
    minds: Minds
    ties: Ties
    cards: Cards
    posts: Posts
    regions: Regions
    places: Places
    committees: Committees
    notables: Notables
    calendar: Calendar
    tenures: Tenures
    orders: Orders
    ballots: Ballots
    entries: Entries
    tally: Tally
    numbers: Numbers
    on: Bytes  # [mechanisms] 1 = switched on
    capital: int  # region of the capital
    pool: Pool  # as last sorted
    blocks: Blocks
    leanings: Leanings
    examples: Examples  # as of the last quarrel
    draws: Block  # room for one block of draws; nothing in it lasts
    standings: Words  # people.status, the same memory, eight persons a word
    present: Ints  # [chance.BLOCK + 8] room for who of a block is called over: `roll`


SEAT_LIMIT = 320
NOTABLE_LIMIT = 48
NEVER = 32_000

LEANING_ISSUE, LEANING_PERSONS = 0, 1  # -1 = none yet; how many persons have been drawn for


def columns(group: Any) -> Iterable[tuple[str, NDArray[Any]]]:
    """Yield the named arrays of one group of columns, for tests and tools."""
    for name in group._fields:
        yield name, getattr(group, name)
