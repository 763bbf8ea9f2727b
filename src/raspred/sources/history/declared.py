"""What each table of the record promises: its columns and how many rows it holds."""

from __future__ import annotations

from pathlib import Path

from raspred.sources.sheets import Declared

TABLES = Path(__file__).with_name("tables")


def _declared(name: str, columns: str, rows: int) -> Declared:
    return Declared(f"{name}.csv", tuple(columns.split()), rows)


# The record itself, as compiled.
RECORD = (
    _declared(
        "people",
        "person_id name name_ru birth death death_manner joined_party factions cc_terms "
        "removal_postings note source confidence",
        366,
    ),
    _declared(
        "places",
        "name_1920s name_modern country_now lat lon jan_mean_c level region "
        "distance_to_moscow_km note source confidence_coords confidence_climate",
        153,
    ),
    _declared(
        "bodies_membership",
        "person_id person body role congress start end end_reason start_month end_month "
        "source confidence",
        1101,
    ),
    _declared(
        "offices", "office organisation person_id person start end note source confidence", 258
    ),
    _declared(
        "cc_posts",
        "person_id person congress principal_post body structure level place post_start "
        "post_end filled_by source confidence",
        398,
    ),
    _declared(
        "postings_removal",
        "person_id person from_place to_place to_place_key start end post kind reason source "
        "confidence",
        133,
    ),
    _declared(
        "congresses",
        "type number roman party open close place voting_delegates consultative_delegates "
        "party_members party_candidates cc_full_elected cc_candidates_elected opposition note "
        "source confidence",
        25,
    ),
    _declared(
        "targets",
        "id metric period_start period_end value unit low high note source confidence",
        201,
    ),
    _declared(
        "testament",
        "person_id person named_on out_of_politburo out_of_CC out_of_party lost_main_post "
        "internal_exile_from death death_manner years_from_testament_to_loss_of_leadership "
        "source confidence",
        6,
    ),
)

# Our concordance: which words of the record mean which body, post, rank and act.
CONCORDANCE = (
    _declared(
        "bodies",
        "body_id name kind structure level parent_id place_id founded dissolved note",
        173,
    ),
    _declared("posts", "post_id body_id title kind seats filled_by note", 220),
    _declared("ranks", "kind level rank elective note", 27),
    _declared("titles", "title organisation person_id post_id", 298),
    _declared("posting_posts", "post to_place_key post_id", 120),
    _declared("words", "column written means channel by_body_id", 68),
    _declared("known_defects", "table person_id congress what remedy", 38),
    _declared("decisions", "tenure_id column value why", 7),
    _declared(
        "ballots",
        "ballot_id body_id meeting date issue question subject_person_id delegation_place_id "
        "votes_for votes_against abstained absent carried targets note",
        12,
    ),
    _declared(
        "selection_rules",
        "rule_id post_id body_id selection selector_body_id selector_post_id majority start "
        "end condition note",
        11,
    ),
)
