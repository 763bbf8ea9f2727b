"""The people of the record, and the orders that record how they died or were cast out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from raspred.sources.history.transcript import Transcript
    from raspred.sources.sheets import Row, Sheet


def read_people(transcript: Transcript, sheet: Sheet) -> None:
    """Write the table of persons, and an order for each dated death."""
    for row in sheet.rows():
        person_id = row.take("person_id")
        transcript.names[person_id] = row.take("name")
        transcript.person_ids[person_id] = person_id
        factions = row.take("factions")
        # Derived from the other tables, which are read themselves.
        row.take("cc_terms")
        row.take("removal_postings")
        note = "; ".join(filter(None, (row.take("note"), factions and f"factions: {factions}")))
        death, manner = row.take_date("death"), row.take("death_manner")
        source_id, confidence = transcript.source(row), transcript.confidence(row)
        transcript.builder.add(
            "persons",
            person_id=person_id,
            name=row.take("name"),
            name_original=row.take("name_ru"),
            birth=row.take_date("birth"),
            death=death,
            death_manner=manner,
            joined=row.take_date("joined_party"),
            note=note,
            source_id=source_id,
            confidence=confidence,
        )
        if death:
            _record_death(transcript, row, person_id, death, source_id, confidence)


def _record_death(
    transcript: Transcript, row: Row, person_id: str, death: str, source_id: str, confidence: str
) -> None:
    act = row.take_known("death_manner", transcript.words["death_manner"])
    if act is None:
        return
    order_id = f"death.{person_id}"
    transcript.death_orders[person_id] = order_id
    transcript.builder.add(
        "orders",
        order_id=order_id,
        kind=act.means,
        date=death,
        person_id=person_id,
        channel=act.channel,
        reason=row.take("death_manner"),
        source_id=source_id,
        confidence=confidence,
    )


def read_testament(transcript: Transcript, sheet: Sheet) -> None:
    """Write when those whom Lenin named in his letter were expelled from the party.

    Everything else in the table is derived from memberships, offices and postings.
    """
    for row in sheet.rows():
        person_id = transcript.person(row)
        for derived in (
            "named_on",
            "out_of_politburo",
            "out_of_CC",
            "lost_main_post",
            "internal_exile_from",
            "death",
            "death_manner",
            "years_from_testament_to_loss_of_leadership",
        ):
            row.take(derived)
        date = row.take_date("out_of_party")
        source_id, confidence = transcript.source(row), transcript.confidence(row)
        if person_id and date:
            transcript.builder.add(
                "orders",
                order_id=f"expulsion.{person_id}",
                kind="expulsion",
                date=date,
                person_id=person_id,
                channel="other",
                reason="expelled from the party",
                source_id=source_id,
                confidence=confidence,
            )
