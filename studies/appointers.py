"""Count by whom the committee's members hold their posts; write docs/studies/appointers.csv.

    python -m studies.appointers [--runs 12]

The section gives the holder of the office its orders; the highest posts the Politburo fills
on the motion of one of its members, who may be another. At the end of 1927, on a fifth of
the posts, under Stalin and under two others in his place.
"""

from __future__ import annotations

import polars as pl

from raspred import dates
from raspred.experiments.arms import Arm, changed
from raspred.scenario.catalog import load_scenario
from raspred.simulation.run import simulate
from studies.living import CADRES, SCALE, SCENARIO, asked, tell, write

UNTIL = "1927-12-31"
HOLDERS = {"stalin": (), "rykov": ("swap=rykov@1922-04",), "molotov": ("swap=molotov@1922-04",)}
MEMBER = "central-committee.member"
_SOURCE = ("filled_by", "his_own")


def main() -> None:
    """Live the histories one after the other and write the mean counts."""
    given = asked(__doc__ or "", 12, "appointers")
    scenario = load_scenario(SCENARIO)
    jobs = [(name, seed) for name in HOLDERS for seed in range(given.runs)]
    found = []
    for done, (name, seed) in enumerate(jobs, 1):
        lived = changed(scenario, Arm(name, HOLDERS[name]))
        history = simulate(lived, seed, scale=SCALE, cadres=CADRES, until=UNTIL, record="electors")
        counts = _principal(history.register.tenures, history.register.posts, name)
        found.append(counts.with_columns(holder=pl.lit(name), seed=pl.lit(seed)))
        tell(done, len(jobs))
    every = pl.concat(found)
    mean = every.group_by("holder", *_SOURCE, maintain_order=True).agg(
        members=pl.col("members").sum() / given.runs
    )
    write(mean.sort("holder", "members", descending=[True, True]), "appointers")


def _principal(tenures: pl.DataFrame, posts: pl.DataFrame, holder: str) -> pl.DataFrame:
    """Return how many members hold their highest post by which authority, and by whose hand.

    Rows (filled_by, his_own, members); `his_own` is whether the holder placed them.
    """
    day = dates.day_of(UNTIL)
    text = ("person_id", "post_id", "appointed_by", "filled_by")
    now = tenures.filter((pl.col("start_latest") <= day) & (pl.col("end_latest") > day))
    now = now.with_columns(pl.col(name).cast(pl.String) for name in text)
    members = now.filter(pl.col("post_id") == MEMBER)["person_id"].unique()
    ranks = posts.select(pl.col("post_id").cast(pl.String), "rank", "elective")
    held = now.join(ranks, on="post_id").filter(
        pl.col("person_id").is_in(members.implode()) & ~pl.col("elective").fill_null(value=False)
    )
    highest = held.sort("rank", descending=True, maintain_order=True).unique(
        "person_id", keep="first", maintain_order=True
    )
    own = (pl.col("appointed_by") == holder).fill_null(value=False)
    return highest.group_by("filled_by", his_own=own, maintain_order=True).agg(members=pl.len())


if __name__ == "__main__":
    main()
