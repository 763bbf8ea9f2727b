"""Rules: the safeguards that act month by month, as columns of `Calendar.rules`.

A column is 0 while its safeguard is not in force, else 1 or the safeguard's value. Safeguards
that only change what the calendar gives (capacity, sizes) need no column.
"""

from __future__ import annotations

from typing import Final

RULES: Final = (
    "local-secret-elections",
    "no-accumulation",
    "rotating-secretaryship",
    "three-signatures",
    "independent-control-commission",
    "consent-of-the-moved",
    "open-card",
    "no-placed-delegates",
    "delegates-by-lot",
    "workers-into-committee",
    "remove-the-secretary",
    "no-section",
    "no-police-representative",
    "swap",
)
LOCAL_ELECTIONS: Final = 0
NO_ACCUMULATION: Final = 1
ROTATION: Final = 2
THREE_SIGNATURES: Final = 3
APPEALS: Final = 4
CONSENT: Final = 5
OPEN_CARD: Final = 6
NO_PLACED_DELEGATES: Final = 7
DELEGATES_BY_LOT: Final = 8
WORKERS: Final = 9  # how many
REMOVAL: Final = 10  # in the first month only
NO_SECTION: Final = 11
NO_REPRESENTATIVE: Final = 12
SWAP: Final = 13  # in the first month only: 1 + the person
