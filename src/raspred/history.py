"""A history: a register, read or simulated, that answers questions.

This is what Python users hold in hand. It adds no knowledge of its own: each question
goes to the room that can answer it, fetched when it is first asked.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from raspred.errors import Problem, RegisterError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import polars as pl

    from raspred.register.breach import Breach
    from raspred.register.formats.losses import Loss
    from raspred.register.package import Form
    from raspred.register.register import Register
    from raspred.report import Figure
    from raspred.scenario.parts import Scenario

RUN_PARTS = ("register", "summary.json", "report.html")
"""What the folder of a run holds."""
RECORD_OF = {"ussr-1920": "history"}
"""The source whose records tell what really happened, by the id of the scenario."""


@dataclass(frozen=True, slots=True)
class Measurement:
    """What one measure says of one history.

    Attributes:
        name: Name of the measure, as in `raspred list measures`.
        table: One row a reading, with `low` and `high` beside `value` where dates or
            appointers are uncertain.
    """

    name: str
    table: pl.DataFrame

    def plot(self) -> Figure:
        """Draw the measurement; a notebook shows it, `.save(path)` writes it as SVG."""
        from raspred.report import plot_measure
        from raspred.report.wording import sentence_case

        return plot_measure(self.table, sentence_case(self.name))

    def _repr_html_(self) -> str:
        from raspred.measures import MEASURES
        from raspred.report.notebook import short_table

        return short_table(self.name, MEASURES[self.name].question, self.table)


@dataclass(frozen=True, slots=True)
class History:
    """A register and, where it was simulated, the summary of its run.

    Attributes:
        register: Who held what, who placed whom.
        summary: What `summary.json` holds of a run; empty for real records.
    """

    register: Register
    summary: Mapping[str, Any] = field(default_factory=dict)

    def _repr_html_(self) -> str:
        from raspred.report.notebook import history_card

        return history_card(self.register, self.summary)

    def measure(self, name: str, **options: Any) -> Measurement:
        """Ask one question of the history.

        Args:
            name: A measure, as in `raspred list measures`.
            options: What the measure takes, such as `office="general-secretary"` or
                `on="1925-12-31"`.

        Raises:
            MeasureError: Unknown measure or option, or a register that cannot answer.
        """
        from raspred import measures

        return Measurement(name, measures.measure(self.register, name, **options))

    def check(self) -> tuple[Breach, ...]:
        """Return every breach of the register's laws, hard and soft."""
        from raspred.register.check import check

        return check(self.register)

    def save(self, folder: str | Path, form: Form | None = None) -> Path:
        """Write the register as a data package, whole or not at all; return its folder.

        Args:
            folder: Where; a register that stands there is replaced.
            form: "csv" or "parquet"; none = CSV for real records, which people mend by
                hand, Parquet for simulated ones.

        Raises:
            WritingError: The folder cannot be written; what stood there before still stands.
        """
        from raspred.register import files

        kept_by_hand = self.register.provenance.kind == "read"
        files.write(self.register, folder, form or ("csv" if kept_by_hand else "parquet"))
        return Path(folder)

    def export(self, form: str, path: str | Path) -> tuple[Loss, ...]:
        """Write the register for other programs; return what the format cannot carry.

        Args:
            form: A format, as in `raspred list formats`.
            path: The file, or the folder for `csv` and `parquet`; what stands there is
                replaced.

        Raises:
            WritingError: There is no such format, or it cannot be written.
        """
        from raspred.register.formats.catalog import export

        return export(self.register, form, path)

    def report(self, path: str | Path) -> Path:
        """Write the report, one HTML page that needs nothing beside itself; return its path.

        A run of a bundled scenario is told beside the record of the same years; a register
        without the summary of a run is told by itself.

        Raises:
            WritingError: The page cannot be written; what stood there before still stands.
        """
        from raspred.report import write_register_report, write_report

        if not self.summary:
            write_register_report(self.register, Path(path))
            return Path(path)
        source = RECORD_OF.get(str(self.summary.get("scenario")))
        record = read(source).register if source else None
        write_report(self.register, self.summary, Path(path), record)
        return Path(path)

    def save_run(self, folder: str | Path) -> None:
        """Write `RUN_PARTS` into a folder that stands.

        Raises:
            WritingError: One of them cannot be written.
        """
        import json

        self.save(Path(folder) / "register")
        summary = json.dumps(self.summary, ensure_ascii=False, indent=2, allow_nan=False)
        told = Path(folder) / "summary.json"
        told.write_text(summary + "\n", encoding="utf-8", newline="\n")
        self.report(Path(folder) / "report.html")


def simulate(
    scenario: Scenario,
    seed: int,
    *,
    scale: float | None = None,
    cadres: float = 1.0,
    until: str | None = None,
    without: Sequence[str] = (),
    threads: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> History:
    """Simulate one history.

    Args:
        scenario: As `raspred.load_scenario` returns it.
        seed: Any whole number from 0; the same seed gives the same history.
        scale: Simulated persons for each rank-and-file member, from 0.01 to 1; none =
            the scenario's own.
        cadres: Share of the counted posts and of the section's capacity to keep, 0.05 to 1.
        until: Last month, as a date; none = the scenario's own.
        without: Mechanisms to switch off, as in `raspred list mechanisms`.
        threads: At most so many share out the persons of a large party; the history is the
            same on any number.
        progress: Called with (months done, months in all).

    Raises:
        ScenarioError: An unknown mechanism, or a number out of its range.
    """
    from raspred.simulation import run

    simulated = run.simulate(
        scenario,
        seed,
        scale=scale,
        cadres=cadres,
        until=until,
        without=tuple(without),
        threads=threads,
        progress=progress,
    )
    return History(simulated.register, simulated.summary)


def read(source: str, *paths: str | Path, strict: bool = False) -> History:
    """Read real records into a history; `History.check` tells what was not understood.

    Args:
        source: As in `raspred list sources`, or a mapping file (`*.toml`); "history" is the
            bundled record of 1917-1941.
        paths: Files of the source; none where it is bundled.
        strict: Refuse records of which anything was not understood.

    Raises:
        SourceError: Unknown source, or records that are not as the source promises; in a
            strict reading, whatever was not understood.
    """
    from raspred import sources

    return History(sources.read(source, *map(Path, paths), strict=strict).register)


def open_register(folder: str | Path) -> History:
    """Open a register on disk, or the folder of a run that holds one in `register/`.

    Raises:
        RegisterError: The folder is no whole register.
    """
    from raspred.register import files

    folder = Path(folder)
    inner = folder / "register"
    return History(files.read(inner if inner.is_dir() else folder), _summary(folder))


def _summary(folder: Path) -> dict[str, Any]:
    """Return the summary that stands beside a run's register, if there is one."""
    import json

    path = folder / "summary.json"
    if not path.is_file():
        return {}
    try:
        summary = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        problem = Problem(str(path), f"is no JSON: {error}", "Run again, or delete the file.")
        raise RegisterError(problem) from error
    if not isinstance(summary, dict):
        raise RegisterError(Problem(str(path), "is no JSON object", "Run again, or delete it."))
    return summary
