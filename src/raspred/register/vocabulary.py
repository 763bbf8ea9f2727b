"""The closed lists of words that a register's columns may hold.

One word for one thing. The terms follow Popolo, W3C ORG and FollowTheMoney; the Russian
originals stand in the glossary.
"""

from __future__ import annotations

from enum import StrEnum


class OrderKind(StrEnum):
    """The act that starts or ends a tenure."""

    APPOINTMENT = "appointment"
    TRANSFER = "transfer"
    PROMOTION = "promotion"
    DEMOTION = "demotion"
    MOBILISATION = "mobilisation"
    ELECTION = "election"
    REMOVAL = "removal"
    RELEASE = "release"
    REPRIMAND = "reprimand"
    EXPULSION = "expulsion"
    READMISSION = "readmission"
    EXILE = "exile"
    ARREST = "arrest"
    EXECUTION = "execution"
    DEATH = "death"
    ABOLITION = "abolition"


class Channel(StrEnum):
    """The kind of authority that gave an order."""

    SECTION = "section"
    POLITBURO = "politburo"
    LOCAL = "local"
    ELECTION = "election"
    CONTROL_COMMISSION = "control-commission"
    POLICE = "police"
    NATURE = "nature"
    OTHER = "other"
    UNKNOWN = "unknown"


class Selection(StrEnum):
    """How the seats that a selection rule speaks of are filled."""

    ELECTION = "election"
    APPOINTMENT = "appointment"
    EX_OFFICIO = "ex-officio"
    LOT = "lot"


class Majority(StrEnum):
    """What a selection needs to carry."""

    PLURALITY = "plurality"
    MAJORITY = "majority"
    TWO_THIRDS = "two-thirds"
    UNANIMITY = "unanimity"


class Confidence(StrEnum):
    """How far a row's source is trusted."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Severity(StrEnum):
    """What a breach of a law means: hard ones stop, soft ones are kept and shown."""

    HARD = "hard"
    SOFT = "soft"
