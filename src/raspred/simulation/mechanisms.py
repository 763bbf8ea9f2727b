"""The mechanisms of the model, in the order of the month: what each does, and on what it rests."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mechanism:
    """One step of the month that a run can leave out.

    Attributes:
        name: Its name on the command line.
        about: What happens in the party, in one sentence.
        source: On what it rests.
    """

    name: str
    about: str
    source: str


MECHANISMS: tuple[Mechanism, ...] = (
    Mechanism(
        "membership",
        "People join, die and are purged; the party's size follows the record",
        "Rigby 1968 for the numbers",
    ),
    Mechanism(
        "card-index",
        "Instructors, commissions, police and colleagues make entries on cards, true and false",
        "Souvarine 1978",
    ),
    Mechanism(
        "departures",
        "Posts fall vacant through the ordinary turnover of work",
        "Getty's Soviet Data Bank: a job lasts a year and a half",
    ),
    Mechanism(
        "politburo-motion",
        "The Politburo fills the highest posts on a member's motion",
        "our assumption in the form",
    ),
    Mechanism(
        "assignment",
        "The section fills vacancies in its jurisdiction up to its capacity",
        "Fainsod 1953; Schapiro 1960; Souvarine 1978",
    ),
    Mechanism(
        "local-appointment",
        "Local secretaries fill what the section leaves, with their own people",
        "Rigby 1981; Easter 2000",
    ),
    Mechanism(
        "displacement",
        "The section moves those whose weight and presumed disloyalty endanger",
        "Souvarine 1978",
    ),
    Mechanism(
        "hardship",
        "Place, climate and family wear people down, and fear spreads from what is seen",
        "Souvarine 1978",
    ),
    Mechanism(
        "capitulation",
        "The banished give in, above all after their leaders",
        "Souvarine 1978",
    ),
    Mechanism(
        "security-bargain",
        "Local secretaries turn to the man who can shield them at home",
        "Harris 2005",
    ),
    Mechanism(
        "voice",
        "Private opinion becomes public support, silence or opposition",
        "Kuran 1991; Granovetter 1978",
    ),
    Mechanism(
        "contest",
        "Leaders bargain for committee votes, and one is pushed a rung down",
        "Acemoglu, Egorov and Sonin 2008",
    ),
    Mechanism(
        "discipline",
        "Those who spoke for the beaten are reprimanded, removed, expelled, exiled",
        "Souvarine 1978",
    ),
    Mechanism(
        "police",
        "Orders of the section give way to orders of the police; a killing starts a wave",
        "Souvarine 1978; Getty 1985",
    ),
    Mechanism(
        "offices",
        "For lack of people one man takes on another office, and gains by each",
        "Souvarine 1978",
    ),
    Mechanism(
        "privileges",
        "Rank buys comfort, comfort is something to lose, and rivals denounce",
        "Souvarine 1978",
    ),
    Mechanism(
        "elections",
        "Cells to congress, congress to committee, committee to bureaux and office",
        "Daniels 1960",
    ),
)
NAMES = tuple(mechanism.name for mechanism in MECHANISMS)
