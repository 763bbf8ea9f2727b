"""What people write in place of a date, and how it is spelled right."""

from __future__ import annotations

import re
from typing import Final

from raspred.dates.calendar import year_text

USUAL: Final = "Write 1922, 1922-04, 1922-04-03, 1922~, 192X, [1922..1924], or leave it empty."

_FULL_DATE: Final = r"(?P<y>[0-9]{4})[-./](?P<m>[0-9]{1,2})[-./](?P<d>[0-9]{1,2})"
_BEFORE_OUR_ERA: Final = r"(?P<y>[0-9]{1,4})\s*(?:BCE?|B\.C\.)"

# Pattern of the whole text, and the remedy with the pattern's groups filled in.
_MISTAKES: Final = (
    (r"(?i)(?:unknown|n/?a|none|null|nan|-|\?+)", "Leave it empty where nothing is known."),
    (r"(?i)(?:open|present|today|now|ongoing)", "Write .. for the end of what still lasts."),
    (r"(?i)(?:ca?\.?|circa|about|around)\s*(?P<y>[0-9]{4})", "Write {y}~ for about {y}."),
    (
        r"(?P<a>[0-9]{4})\s*(?:[–—]|\s-\s|-(?=[0-9]{4})|\s+(?:to|or)\s+)\s*(?P<b>[0-9]{4})",
        "Write [{a}..{b}] for some day between the two.",
    ),
    (r"(?P<decade>[0-9]{3})0['’]?s", "Write {decade}X."),
    (r"(?i)(?:before|until|by)\s*(?P<y>[0-9]{4})", "Write [..{y}]."),
    (r"(?i)(?:after|since|from)\s*(?P<y>[0-9]{4})", "Write [{y}..]."),
    (r"[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{4}", "Write year, month, day, as in 1922-04-03."),
    (r"[0-9]{4}-?[0-9]{2}-?[0-9]{2}[T ][0-9:.]+.*", "Give the day alone, without a time."),
    (r"\{.*\}", "Write [ ] for one date out of several."),
    (r"[0-9]{3}X-.*|[0-9]{2}XX-.*", "Write the decade alone, or a set [1920-04..1929-04]."),
    (r"XXXX.*|[0-9]XXX.*", "Leave it empty where the century is unknown."),
    (r"[?~%].+", "Put the mark behind the whole date, as in 1922-04~."),
)


def remedy_for(text: str) -> str:
    """Return the sentence that tells how a text that is no date is likely meant.

    Args:
        text: What was found, without spaces around it.
    """
    full = re.fullmatch(_FULL_DATE, text)
    if full:
        return f"Write {full['y']}-{int(full['m']):02d}-{int(full['d']):02d}."
    era = re.fullmatch(_BEFORE_OUR_ERA, text)
    if era:
        return f"Write {year_text(1 - int(era['y']))}: year 0 is 1 BC."
    for pattern, remedy in _MISTAKES:
        found = re.fullmatch(pattern, text)
        if found:
            return remedy.format(**found.groupdict())
    return USUAL
