"""What stands where in the tally: rows begun, gauges, the open quarrel, the monthly series."""

from __future__ import annotations

from typing import Final

ROW_PERSONS, ROW_TENURES, ROW_ORDERS, ROW_BALLOTS = 0, 1, 2, 3
ROW_ENTRIES = 4

# Gauges: hold is the holder's share of the committee's following at the last plenum.
GAUGE_HOLD, GAUGE_LAST_CONTEST, GAUGE_DISPLACED, GAUGE_WARNING = 0, 1, 3, 4
GAUGE_DELEGATE_DEBT, GAUGE_WAVE, GAUGE_OWED = 5, 6, 7
GAUGE_BARRED = 8  # 1 + the person who may not be elected to the office again, 0 = nobody
GAUGE_VERDICT = 9  # -1 to 1, how the last meeting voted on the open quarrel
GAUGE_SEAT_DEBT = 10  # share of the committee that the Secretariat's list put there
GAUGES = 16

# The open quarrel: persons (or -1) and the issue it is about.
QUARREL_PROPOSER, QUARREL_TARGET, QUARREL_ISSUE, QUARREL_OPENED = 0, 1, 2, 3
LAST_QUARREL = 4  # where the last one decided is kept, in the same order
QUARRELS = 2 * LAST_QUARREL

SERIES = (
    "members",
    "posts-filled",
    "responsible-placements",
    "rank-and-file-mobilised",
    "local-appointments",
    "vacant-posts",
    "hold",
    "voices-against",
    "silent-members",
    "mean-fear",
    "displaced",
    "exiled",
    "capitulated",
    "arrested",
    "shot",
    "seat-debt",
)

# The column of each in `Tally.series`.
IN_MEMBERS: Final = 0
IN_POSTS_FILLED: Final = 1
IN_RESPONSIBLE_PLACEMENTS: Final = 2
IN_RANK_AND_FILE_MOBILISED: Final = 3
IN_LOCAL_APPOINTMENTS: Final = 4
IN_VACANT_POSTS: Final = 5
IN_HOLD: Final = 6
IN_VOICES_AGAINST: Final = 7
IN_SILENT_MEMBERS: Final = 8
IN_MEAN_FEAR: Final = 9
IN_DISPLACED: Final = 10
IN_EXILED: Final = 11
IN_CAPITULATED: Final = 12
IN_ARRESTED: Final = 13
IN_SHOT: Final = 14
IN_SEAT_DEBT: Final = 15
