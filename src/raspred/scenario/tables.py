"""The tables of a scenario, declared once: what a row is and what tells rows apart."""

from __future__ import annotations

from dataclasses import dataclass

from raspred.scenario import parts


@dataclass(frozen=True, slots=True)
class ScenarioTable:
    """One table: its name in files, the part a row holds, the fields that name a row."""

    name: str
    part: type[parts.Part]
    key: tuple[str, ...]


def _declared(*tables: ScenarioTable) -> dict[str, ScenarioTable]:
    return {table.name: table for table in tables}


TABLES: dict[str, ScenarioTable] = _declared(
    ScenarioTable("people", parts.Person, ("person_id",)),
    ScenarioTable("standing", parts.Standing, ("person_id", "indicator", "date")),
    ScenarioTable("places", parts.Place, ("place_id",)),
    ScenarioTable("regions", parts.Region, ("region_id",)),
    ScenarioTable("bodies", parts.Body, ("body_id",)),
    ScenarioTable("posts", parts.Post, ("post_id",)),
    ScenarioTable("start_tenures", parts.StartTenure, ("post_id", "person_id")),
    ScenarioTable("post_counts", parts.PostCount, ("year", "structure", "level")),
    ScenarioTable("meetings", parts.Meeting, ("meeting_id",)),
    ScenarioTable("sizes", parts.Size, ("post_id", "start")),
    ScenarioTable("membership", parts.Membership, ("date",)),
    ScenarioTable("enrolments", parts.Enrolment, ("enrolment_id",)),
    ScenarioTable("purges", parts.Purge, ("purge_id",)),
    ScenarioTable("capacity", parts.Capacity, ("start",)),
    ScenarioTable("jurisdictions", parts.Jurisdiction, ("start", "structure", "level")),
    ScenarioTable("issues", parts.Issue, ("issue_id",)),
    ScenarioTable("positions", parts.Position, ("issue_id", "person_id")),
    ScenarioTable("patrons", parts.Patron, ("person_id", "fief", "structure", "start")),
    ScenarioTable("events", parts.Event, ("event_id",)),
    ScenarioTable("safeguards", parts.SafeguardInForce, ("name", "start")),
)

SETTINGS: tuple[str, ...] = tuple(
    name for name in parts.Scenario.model_fields if name not in TABLES and name != "parameters"
)
"""The keys of a scenario that are neither tables nor parameters."""
