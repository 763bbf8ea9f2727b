"""The story of a simulated history in a screenful.

When the loop closed, how the debt moved, how much of each committee came back, who fell
when, which contests were lost and won, and how many orders it took.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

from raspred.cli.answers import stdout
from raspred.report import story as told
from raspred.report.given import rows
from raspred.report.seats import COMMITTEE
from raspred.report.wording import count, counted, date_in_words, short_month

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from raspred.history import History

_LEVELS = "▁▂▃▄▅▆▇█"
_MOST = 9  # congresses there were; with it the story fits a screen
_CONTESTS = 5


def tell(history: History) -> None:
    """Print the story of a simulated history."""
    console = stdout()
    width = shutil.get_terminal_size().columns
    for line in story(history.summary, _names(history), width):
        console.print(line, soft_wrap=True)


def _names(history: History) -> dict[str, str]:
    """Return the names of those whom the story may speak of: few of a party."""
    import polars as pl

    spoken_of = {fall.person for fall in told.falls(history.summary)}
    spoken_of |= {str(one.get("against")) for one in rows(history.summary, "contests")}
    people = history.register.persons.select(pl.col("person_id", "name").cast(pl.String))
    found = people.filter(pl.col("person_id").is_in(list(spoken_of)))
    return dict(found.iter_rows())


def story(summary: Mapping[str, Any], names: Mapping[str, str], width: int = 80) -> Iterator[str]:
    """Yield the lines of the story.

    Args:
        summary: What `summary.json` holds.
        names: The name of each person, by id.
        width: Columns of the screen; only the line of bars goes by it.
    """
    yield (
        f"{summary['scenario']}, seed {summary['seed']}: "
        f"{counted(summary['months'], 'month', 'months')}, {count(summary['persons'])} persons"
    )
    if summary.get("safeguards"):
        yield "With " + ", ".join(summary["safeguards"])
    yield ""
    yield _loop(told.day_of(summary["loop_closed"]))
    yield from _debt(told.points(summary, "post_debt"), width)
    yield from _under("Congresses", map(_congress, told.congresses(summary)))
    yield from _falls(told.falls(summary), names)
    yield from _contests(summary, names)
    yield from _orders(told.orders_by_period(summary))


def bar_line(values: Sequence[float], width: int) -> str:
    """Return shares in [0, 1] as one line of at most `width` bars, evenly picked."""
    step = max(1, -(-len(values) // width))
    top = len(_LEVELS) - 1
    return "".join(
        _LEVELS[min(top, max(0, int(value * len(_LEVELS))))] for value in values[step - 1 :: step]
    )


def _loop(closed: int | None) -> str:
    if closed is None:
        return "The loop never closed: no Secretary came to have a lasting majority in his debt."
    return (
        f"The loop closed on {date_in_words(closed)}: a majority owed its posts to the Secretary."
    )


def _debt(points: Sequence[told.Point], width: int) -> Iterator[str]:
    if points:
        first, last = short_month(points[0].day), short_month(points[-1].day)
        room = max(12, width - len(f"Post debt {first}  {last}"))
        yield f"Post debt {first} {bar_line([point.value for point in points], room)} {last}"


def _under(heading: str, lines: Iterator[str], most: int = _MOST) -> Iterator[str]:
    """Yield a heading and the first lines, or nothing where there are none."""
    found = list(lines)
    if found:
        yield ""
        yield heading
        yield from (f"  {line}" for line in found[:most])
        if len(found) > most:
            yield f"  and {len(found) - most} more"


def _congress(one: told.Congress) -> str:
    return (
        f"{one.roman:>5}  {short_month(one.day)}  {_share(one.retention)} of the committee came"
        f" back, {_share(one.debt)} in debt to the Secretary"
    )


def _falls(falls: Sequence[told.Fall], names: Mapping[str, str]) -> Iterator[str]:
    """Yield who fell from the highest seats; those of the committee are too many to name."""
    high = [fall for fall in falls if fall.body != COMMITTEE]
    low = {fall.person for fall in falls} - {fall.person for fall in high}
    yield from _under("Fallen", (_fall(fall, names) for fall in high))
    if low:
        seats = "a seat in the committee alone" if high else "a seat in the committee"
        yield f"  {counted(len(low), 'person', 'people')} lost {seats}"


def _fall(one: told.Fall, names: Mapping[str, str]) -> str:
    seat = one.body.removesuffix(".member").replace("-", " ")
    return f"{short_month(one.day)}  {names.get(one.person, one.name)}, {seat}: {one.how}"


def _contests(summary: Mapping[str, Any], names: Mapping[str, str]) -> Iterator[str]:
    contests = list(rows(summary, "contests"))
    lost = [one for one in contests if one["winner"] != one["against"]]
    heading = f"Contests: {len(lost)} lost by the one attacked, {len(contests) - len(lost)} won"
    yield from _under(heading, (_contest(one, names) for one in lost), _CONTESTS)


def _contest(one: Mapping[str, Any], names: Mapping[str, str]) -> str:
    about = [one.get("rung"), one["issue"] and one["issue"].replace("-", " ")]
    return (
        f"{short_month(told.day_of(one['date']))}  {names.get(one['against'], one['against'])}: "
        f"{count(one['votes_for'])} to {count(one['votes_against'])}, "
        f"{', '.join(filter(None, about)) or 'no issue named'}"
    )


def _orders(periods: Sequence[told.OrdersPeriod]) -> Iterator[str]:
    if periods:
        responsible = sum(period.responsible for period in periods)
        whole = responsible + sum(period.rank_and_file for period in periods)
        yield ""
        yield (
            f"The section gave {count(whole)} orders, "
            f"{count(responsible)} of them to responsible posts."
        )


def _share(value: float | None) -> str:
    return "  -" if value is None else f"{value:3.0%}"
