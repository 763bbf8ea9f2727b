"""The story of a simulated history in a screenful.

When the loop closed, which contests were lost and won, who fell when, how much of each
committee came back, and how the debt moved: what a person asks first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from raspred.cli.answers import in_words, stdout

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.console import Console

    from raspred.history import History

    Row = Mapping[str, Any]

_LEVELS = "▁▂▃▄▅▆▇█"
_MOST = 9


def tell(history: History) -> None:
    """Print the story of a simulated history."""
    console = stdout()
    names = dict(history.register.persons.select("person_id", "name").iter_rows())
    for line in story(history.summary, {str(key): name for key, name in names.items()}):
        _print(console, line)


def story(summary: Row, names: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines of the story.

    Args:
        summary: What `summary.json` holds.
        names: The name of each person, by id.
    """
    yield (
        f"{summary['scenario']}, seed {summary['seed']}: {summary['months']} months, "
        f"{summary['persons']:,} persons"
    )
    yield ""
    yield _loop(summary)
    yield from _debt(summary["post_debt"])
    yield from _section("Congresses", _congresses(summary["congresses"]))
    yield from _section("Fallen", _fallen(summary["fallen"], names))
    yield from _section("Contests", _contests(summary["contests"], names))
    yield from _section("Orders", _orders(summary["orders_by_period"]))


def bar_line(values: Sequence[float | None], width: int) -> str:
    """Return shares in [0, 1] as one line of at most `width` bars; unknown ones are gaps."""
    step = max(1, -(-len(values) // width))
    kept = values[step - 1 :: step]
    top = len(_LEVELS) - 1
    return "".join(
        " " if value is None else _LEVELS[min(top, int(max(value, 0.0) * len(_LEVELS)))]
        for value in kept
    )


def _loop(summary: Row) -> str:
    closed = summary["loop_closed"]
    if closed is None:
        return "The loop never closed: the Secretary's men never held the committee for good."
    return f"The loop closed on {closed}: from then on a majority owed its posts to the Secretary."


def _debt(series: Sequence[Row]) -> Iterator[str]:
    if series:
        line = bar_line([reading["value"] for reading in series], 58)
        first, last = series[0]["date"][:4], series[-1]["date"][:4]
        yield f"Post debt  {first} {line} {last}"


def _section(heading: str, lines: Iterator[str]) -> Iterator[str]:
    """Yield the heading and the lines, or nothing where there are none."""
    kept = list(lines)
    if kept:
        yield ""
        yield heading
        yield from (f"  {line}" for line in kept[:_MOST])
        if len(kept) > _MOST:
            yield f"  and {len(kept) - _MOST} more"


def _congresses(congresses: Sequence[Row]) -> Iterator[str]:
    for one in congresses:
        yield (
            f"{one['number']!s:>6}  {one['date']}  {in_words(one['delegates']):>5} delegates"
            f"  {_share(one['retention'])} of the committee came back"
            f"  {in_words(one['newcomers']):>3} new  debt {_share(one['debt'])}"
        )


def _fallen(fallen: Sequence[Row], names: Mapping[str, str]) -> Iterator[str]:
    for one in sorted(fallen, key=lambda row: str(row["date"])):
        yield f"{one['date']}  {_name(one['person'], names)}: {one['body']}, {one['how']}"


def _contests(contests: Sequence[Row], names: Mapping[str, str]) -> Iterator[str]:
    lost = [one for one in contests if one["winner"] != one["against"]]
    yield f"{len(lost)} lost by the one attacked, {len(contests) - len(lost)} won"
    for one in lost:
        yield (
            f"{one['date']}  {_name(one['against'], names)} on {one['issue']}: "
            f"{one['votes_for']} against, {one['votes_against']} for him"
        )


def _orders(periods: Sequence[Row]) -> Iterator[str]:
    for one in periods:
        yield str(one)


def _name(person: str, names: Mapping[str, str]) -> str:
    return names.get(person, person)


def _share(value: float | None) -> str:
    return "   -" if value is None else f"{value:4.0%}"


def _print(console: Console, line: str) -> None:
    console.print(line, soft_wrap=True)
