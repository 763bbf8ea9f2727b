"""Where a register comes from: the source that was read or the run that made it."""

from __future__ import annotations

import json
import platform
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from raspred.errors import Problem


class Provenance(BaseModel):
    """The origin of a register, kept beside its tables as `provenance.json`.

    Attributes:
        kind: `read` from real records or `simulated`.
        made_at: When, in UTC.
        raspred_version: The version that made it.
        platform: System, processor, Python and the libraries that numbers rest on.
        source: What was read, in words; empty for a run.
        details: For a reading what the source adds; for a run scenario, seed, scale and
            whatever else repeats it. Values that JSON can hold.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Literal["read", "simulated"]
    made_at: datetime
    raspred_version: str = Field(min_length=1)
    platform: str
    source: str = ""
    details: dict[str, Any] = Field(default_factory=dict)

    @property
    def findings(self) -> tuple[Problem, ...]:
        """What the reader of a source did not understand, as `details` keeps it."""
        listed = self.details.get("findings")
        keys = ("where", "what", "remedy")
        return tuple(
            Problem(*(str(one[key]) for key in keys))
            for one in (listed if isinstance(listed, list) else [])
            if isinstance(one, dict) and all(key in one for key in keys)
        )

    @field_validator("details", mode="before")
    @classmethod
    def _as_json_holds_them(cls, details: Any) -> Any:
        """Take a copy as it will be read again: tuples as lists, nothing that JSON lacks."""
        try:
            return json.loads(json.dumps(details, allow_nan=False))
        except (TypeError, ValueError) as error:
            raise ValueError(f"JSON cannot hold them: {error}") from None

    @classmethod
    def of_reading(cls, source: str, details: dict[str, Any] | None = None) -> Provenance:
        """Return the provenance of a register read here and now from `source`."""
        return cls._now("read", source, details or {})

    @classmethod
    def of_run(cls, details: dict[str, Any]) -> Provenance:
        """Return the provenance of a register simulated here and now."""
        return cls._now("simulated", "", details)

    @classmethod
    def _now(
        cls, kind: Literal["read", "simulated"], source: str, details: dict[str, Any]
    ) -> Provenance:
        return cls(
            kind=kind,
            made_at=datetime.now(UTC).replace(microsecond=0),
            raspred_version=_own_version(),
            platform=_platform(),
            source=source,
            details=details,
        )


@cache
def _own_version() -> str:
    return version("raspred")


@cache
def _platform() -> str:
    python = f"Python {platform.python_version()}"
    libraries = ", ".join(f"{name} {version(name)}" for name in ("numpy", "numba", "polars"))
    return f"{platform.system()} {platform.machine()}, {python}, {libraries}"
