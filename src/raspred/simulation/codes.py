"""The small whole numbers that stand for words inside a World's columns.

A kernel compares numbers; the register speaks words. Each list here gives the word at the
position of its number, so that recording is a look-up.
"""

from __future__ import annotations

from typing import Final

# Standing of a person in the party.
OUTSIDE: Final = 0  # not yet joined, or a slot never used
RANK_AND_FILE: Final = 1  # an agent that stands for `weight` members
RESERVE: Final = 2  # a cadre without a post, at the disposal of a committee
IN_POST: Final = 3
EXILED: Final = 4  # expelled and sent away by administrative order
EXPELLED: Final = 5
ARRESTED: Final = 6
SHOT: Final = 7
DEAD: Final = 8
LEFT: Final = 9  # fell away from the party, or purged from its rank and file

# Cohorts by the date of joining.
UNDERGROUND: Final = 0  # before 1917
YEAR_1917: Final = 1
CIVIL_WAR: Final = 2  # 1918-1920
NEP: Final = 3  # 1921-1923
LENIN_ENROLMENT: Final = 4  # the mass admissions of 1924-1925
LATER: Final = 5

STRUCTURES: Final = (
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
)
PARTY: Final = 0
POLICE: Final = 6
DIPLOMATIC: Final = 7

LEVELS: Final = ("centre", "republic", "guberniya", "uezd", "cell", "abroad")
CENTRE: Final = 0
REPUBLIC: Final = 1
GUBERNIYA: Final = 2
UEZD: Final = 3
CELL: Final = 4
ABROAD: Final = 5

# Who filled a post; the words are those of the register's `Channel`.
CHANNELS: Final = (
    "unknown",
    "section",
    "politburo",
    "local",
    "election",
    "control-commission",
    "police",
    "nature",
    "other",
)
UNKNOWN: Final = 0
SECTION: Final = 1
POLITBURO: Final = 2
LOCAL: Final = 3
ELECTION: Final = 4
CONTROL_COMMISSION: Final = 5
BY_POLICE: Final = 6
NATURE: Final = 7
OTHER: Final = 8

# Kinds of orders; the words are those of the register's `OrderKind`.
ORDER_KINDS: Final = (
    "appointment",
    "transfer",
    "promotion",
    "demotion",
    "mobilisation",
    "election",
    "removal",
    "release",
    "reprimand",
    "expulsion",
    "readmission",
    "exile",
    "arrest",
    "execution",
    "death",
    "abolition",
)
APPOINTMENT: Final = 0
TRANSFER: Final = 1
PROMOTION: Final = 2
DEMOTION: Final = 3
MOBILISATION: Final = 4
ELECTED: Final = 5
REMOVAL: Final = 6
RELEASE: Final = 7
REPRIMAND: Final = 8
EXPULSION: Final = 9
READMISSION: Final = 10
EXILE: Final = 11
ARREST: Final = 12
EXECUTION: Final = 13
DEATH: Final = 14
ABOLITION: Final = 15

# Why an order was given; the sentences a reader of the register sees.
REASONS: Final = (
    "held at the start",
    "vacancy filled by the section within its jurisdiction",
    "vacancy filled by the section at a local committee's request",
    "vacancy of the highest rank filled by the Politburo on a member's motion",
    "vacancy filled by the local secretary with his own man",
    "vacancy refused to the section by a protected region and filled locally",
    "left the post in the ordinary turnover of work",
    "moved to the post named in the new order",
    "died",
    "post abolished",
    "elected by the congress",
    "elected by the committee",
    "elected delegate",
    "not re-elected",
    "mandate ended with the congress",
    "lost a contest: censured",
    "lost a contest: lost his post",
    "lost a contest: removed from the Politburo",
    "lost a contest: removed from the committee",
    "lost a contest: expelled",
    "candidate moved up into a vacant seat",
    "expelled in a mass purge",
    "fell with his standing in the party",
    "suspect and of weight: displaced by the section",
    "docile: promoted by the section into the vacancy of a man displaced",
    "gave in and was readmitted",
    "reprimanded by the control commission",
    "expelled by the control commission",
    "arrested by order of the police",
    "shot by order of the police",
    "further office taken on for lack of people",
    "denounced by a colleague",
    "chosen by lot",
    "refused the move",
    "appeal upheld by the control commission",
    "killed",
    "elected by the cadres of the region in secret",
    "given up: nobody may hold two offices",
    "served the year a secretary may serve",
    "removed from the office as the Testament asked",
    "put into the office by the scenario",
    "drawn by lot among the workers at the bench",
)
HELD_AT_START: Final = 0
WITHIN_JURISDICTION: Final = 1
AT_REQUEST: Final = 2
ON_MOTION: Final = 3
OWN_MAN: Final = 4
PROTECTED_REGION: Final = 5
TURNOVER: Final = 6
MOVED_ON: Final = 7
DIED: Final = 8
POST_ABOLISHED: Final = 9
BY_CONGRESS: Final = 10
BY_COMMITTEE: Final = 11
AS_DELEGATE: Final = 12
NOT_RE_ELECTED: Final = 13
MANDATE_ENDED: Final = 14
CENSURED: Final = 15
LOST_POST: Final = 16
LOST_POLITBURO: Final = 17
LOST_COMMITTEE: Final = 18
LOST_PARTY: Final = 19
MOVED_UP: Final = 20
MASS_PURGE: Final = 21
FELL: Final = 22
SUSPECT: Final = 23
DOCILE: Final = 24
GAVE_IN: Final = 25
REPRIMANDED: Final = 26
EXPELLED_BY_COMMISSION: Final = 27
ARRESTED_BY_POLICE: Final = 28
SHOT_BY_POLICE: Final = 29
FURTHER_OFFICE: Final = 30
DENOUNCED: Final = 31
BY_LOT: Final = 32
REFUSED: Final = 33
APPEAL_UPHELD: Final = 34
KILLED: Final = 35
BY_CADRES: Final = 36
GIVEN_UP: Final = 37
YEAR_SERVED: Final = 38
TESTAMENT_OBEYED: Final = 39
BY_SCENARIO: Final = 40
FROM_THE_BENCH: Final = 41

# What is entered on a card, and by whom.
ENTRY_KINDS: Final = (
    "report",
    "misdemeanour",
    "weakness",
    "gossip",
    "liaison",
    "compromising relation",
    "denunciation",
)
DENUNCIATION: Final = 6
ENTRY_AUTHORS: Final = ("instructor", "control commission", "police", "colleague")
COLLEAGUE: Final = 3

# Meetings of the party in the calendar; 0 = none.
CONGRESS: Final = 1
CONFERENCE: Final = 2

# Elective seats, in the order of the rows of `Committees`.
SEATS: Final = (
    "central-committee.member",
    "central-committee.candidate",
    "politburo.member",
    "politburo.candidate",
    "orgburo.member",
    "orgburo.candidate",
    "secretariat.secretary",
    "general-secretary",
)
MEMBER: Final = 0
CANDIDATE: Final = 1
POLITBURO_MEMBER: Final = 2
POLITBURO_CANDIDATE: Final = 3
ORGBURO_MEMBER: Final = 4
ORGBURO_CANDIDATE: Final = 5
SECRETARY: Final = 6
HOLDER: Final = 7  # of the office under study

NOBODY: Final = -1
NOWHERE: Final = -1

ON_THE_LIST = "the list for the committee, unaltered"  # the question a congress answers
