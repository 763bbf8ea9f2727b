"""The two kinds of text that every part of a scenario uses: identifiers and dates."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from raspred import dates

IDENTIFIER_PATTERN = r"^[a-z0-9]+([.-][a-z0-9]+)*$"


def _readable(text: str) -> str:
    """Return a date's text unchanged once `raspred.dates` has understood it.

    Raises:
        raspred.errors.DateError: The text is no date; pydantic files it under the field.
    """
    dates.parse(text)
    return text


Identifier = Annotated[str, StringConstraints(pattern=IDENTIFIER_PATTERN)]
"""A stable name for programs: small letters, digits, single hyphens and dots."""

DateText = Annotated[
    str,
    Field(min_length=1, description="EDTF level 1: 1923, 1923-04, 1923-04-17, 1923-04~"),
    AfterValidator(_readable),
]
"""A date as found, EDTF level 1; the days it stands for are `raspred.dates.parse(text)`."""
