"""The parts of a scenario: what is given to a simulation from outside, dated and sourced.

A scenario never says who wins a vote, who is ousted or who is placed where. It gives the
calendar, sizes, capacities, places, people and their positions; see docs/model.md.

Dates are EDTF level 1 texts, read by `raspred.dates`. Every row carries its source, or
the words "our assumption".
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from raspred.scenario.dated import DateText, Identifier  # noqa: TC001  pydantic reads them

Confidence = Literal["high", "medium", "low"]
Structure = Literal[
    "party",
    "soviets",
    "commissariats",
    "unions",
    "komsomol",
    "economy",
    "police",
    "diplomatic",
    "army",
    "comintern",
]
Level = Literal["centre", "republic", "guberniya", "uezd", "cell", "abroad"]


class Part(BaseModel):
    """Base of every part: no unknown keys, nothing changed after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class SourcedPart(Part):
    """A part that says where it comes from."""

    source: str = Field(min_length=1)
    confidence: Confidence = "medium"
    note: str = ""


class Person(SourcedPart):
    """A named person; `natural_death` only where no act of the system killed him."""

    person_id: Identifier
    name: str
    name_ru: str = ""
    birth: DateText
    joined: DateText
    natural_death: DateText | None = None
    married: bool | None = None
    children: int | None = Field(default=None, ge=0, le=12)


class Standing(SourcedPart):
    """One indicator of a leader's standing; prestige is computed from those before 1923."""

    person_id: Identifier
    date: DateText
    indicator: Identifier
    value: float


class Place(SourcedPart):
    """A place of work or exile; `hardship` is derived, see `raspred.scenario.hardship`."""

    place_id: Identifier
    name: str
    name_modern: str = ""
    country: str = ""
    latitude: float = Field(ge=-90, le=90)
    longitude: float = Field(ge=-180, le=180)
    january_mean_c: float = Field(ge=-60, le=40)
    distance_km: float = Field(ge=0, le=20_100)
    level: str = ""
    region: str = ""
    abroad: bool = False


class Region(SourcedPart):
    """A guberniya (or what stood in its place): the unit of conferences and delegates."""

    region_id: Identifier
    name: str
    place_id: Identifier
    fief: Identifier  # the larger region whose patrons protect it
    weight: float = Field(gt=0)  # share of posts and members, normalised over all regions


class Body(SourcedPart):
    """A named body of the centre or of a republic."""

    body_id: Identifier
    name: str
    kind: str
    structure: Structure
    level: Level
    parent_id: Identifier | None = None
    place_id: Identifier
    founded: DateText | None = None
    dissolved: DateText | None = None


class Post(SourcedPart):
    """A named post; posts without a name of their own come from `PostCount`."""

    post_id: Identifier
    body_id: Identifier
    title: str
    rank: int = Field(ge=1, le=10)
    elective: bool = False
    seats: int = Field(default=1, ge=0)
    region_id: Identifier | None = None  # the region whose boss the holder is
    created: DateText | None = None
    abolished: DateText | None = None


class StartTenure(SourcedPart):
    """Who holds which named post on the first day."""

    post_id: Identifier
    person_id: Identifier
    start: DateText | None = None


class PostCount(SourcedPart):
    """Responsible posts of one structure and level in one year: units x posts a unit."""

    year: int = Field(ge=1, le=9999)
    structure: Structure
    level: Level
    units: int = Field(ge=1)
    posts: int = Field(ge=0)
    low: int = Field(ge=0)
    high: int = Field(ge=0)


class Meeting(SourcedPart):
    """A congress or conference of the calendar, and the committee it elects."""

    meeting_id: Identifier  # congress-10, conference-13
    kind: Literal["congress", "conference"]
    number: int = Field(ge=1)
    roman: str
    opened: DateText
    closed: DateText
    delegates: int = Field(ge=1)
    committee_full: int | None = Field(default=None, ge=1)
    committee_candidates: int | None = Field(default=None, ge=0)


class Size(SourcedPart):
    """Seats of a standing body from a date on (Politburo, Orgburo, Secretariat)."""

    post_id: Identifier
    start: DateText
    seats: int = Field(ge=0)


class Membership(SourcedPart):
    """Party members and candidates together on a date."""

    date: DateText
    members: int = Field(ge=0)


class Enrolment(SourcedPart):
    """A mass enrolment: `persons` admitted between two dates, a cohort of its own."""

    enrolment_id: Identifier
    start: DateText
    end: DateText
    persons: int = Field(ge=0)


class Purge(SourcedPart):
    """A mass purge: share of the membership expelled between two dates."""

    purge_id: Identifier
    start: DateText
    end: DateText
    share: float = Field(ge=0, le=1)


class Capacity(SourcedPart):
    """What the section could assign between two dates, in persons."""

    start: DateText
    end: DateText
    responsible: int = Field(ge=0)
    rank_and_file: int = Field(ge=0)


class Jurisdiction(SourcedPart):
    """From `start` on, the share of vacancies of a class that falls to the section."""

    start: DateText
    structure: Structure
    level: Level
    share: float = Field(ge=0, le=1)


class Issue(SourcedPart):
    """A question on which leaders take sides, live between two dates."""

    issue_id: Identifier
    question: str
    majority_line: str
    opens: DateText
    closes: DateText


class Position(SourcedPart):
    """Where a leader stands on an issue: +1 wholly with the then majority, -1 against."""

    issue_id: Identifier
    person_id: Identifier
    position: float = Field(ge=-1, le=1)


class Patron(SourcedPart):
    """A patron of a region (`fief`) or of an institution (`structure`) for a while."""

    person_id: Identifier
    fief: Identifier | None = None
    structure: Structure | None = None
    start: DateText
    end: DateText
    strength: Literal["weak", "medium", "strong"]


class Event(SourcedPart):
    """A dated event from outside that a user can move or remove."""

    event_id: Identifier
    date: DateText
    kind: Literal["office-created", "incapacity", "testament", "killing", "anniversary"]
    person_id: Identifier | None = None
    value: float = 1.0


class SafeguardInForce(Part):
    """A safeguard that the scenario has, see `raspred.scenario.known_safeguards`."""

    name: Identifier
    value: float | Identifier | None = None  # what it takes, a number or a person
    start: DateText | None = None  # from when on; None = the safeguard's own date


class Parameter(SourcedPart):
    """A number of the model: its value, plausible range and origin."""

    value: float
    low: float
    high: float
    unit: str = ""
    about: str = Field(min_length=1)
    free: bool = False  # whether `fit` may move it


class Office(Part):
    """The office whose power is under study, the body that heads it, and its electors."""

    post_id: Identifier  # general-secretary
    committee_post_id: Identifier  # central-committee.member
    candidate_post_id: Identifier  # central-committee.candidate
    politburo_post_id: Identifier
    politburo_candidate_post_id: Identifier
    orgburo_post_id: Identifier
    secretary_post_id: Identifier
    delegate_post_id: Identifier
    collective_until: DateText | None = None  # until then the secretaries rule as equals


class Scenario(Part):
    """One scenario, whole: everything a simulation is given."""

    # A change that a file of before does not survive takes the next number and a step that
    # brings such files along; docs/formats.md says what each number means.
    format: Literal["raspred-scenario/1"]
    scenario_id: Identifier
    title: str
    description: str
    start: DateText  # first month
    end: DateText  # last month, included
    capital_id: Identifier
    scale: float = Field(gt=0, le=1)  # agents per rank-and-file member
    plenum_months: int = Field(default=3, ge=1, le=12)
    office: Office
    without: tuple[str, ...] = ()  # mechanisms switched off
    people: tuple[Person, ...]
    standing: tuple[Standing, ...]
    places: tuple[Place, ...]
    regions: tuple[Region, ...]
    bodies: tuple[Body, ...]
    posts: tuple[Post, ...]
    start_tenures: tuple[StartTenure, ...]
    post_counts: tuple[PostCount, ...]
    meetings: tuple[Meeting, ...]
    sizes: tuple[Size, ...]
    membership: tuple[Membership, ...]
    enrolments: tuple[Enrolment, ...]
    purges: tuple[Purge, ...]
    capacity: tuple[Capacity, ...]
    jurisdictions: tuple[Jurisdiction, ...]
    issues: tuple[Issue, ...]
    positions: tuple[Position, ...]
    patrons: tuple[Patron, ...]
    events: tuple[Event, ...]
    safeguards: tuple[SafeguardInForce, ...] = ()
    parameters: dict[str, Parameter]
