"""The formats there are, and the one way to write any of them."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from raspred.errors import Problem, WritingError, nearest
from raspred.register.writing import whole_file

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from raspred.register.formats.losses import Loss
    from raspred.register.register import Register

_ROOM = "raspred.register.formats"


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file that other programs read.

    Attributes:
        name: What users call it, as in `raspred export DIR NAME`.
        about: One line about it.
        ending: How its files end, as in `.gexf`; "" for a folder.
        writer: Module and function that write it; imported when first asked.
    """

    name: str
    about: str
    ending: str
    writer: str

    def write(self, register: Register, target: Path) -> tuple[Loss, ...]:
        """Write a register in this format, whole or not at all.

        Args:
            register: What to write.
            target: The file, or the folder; what stands there is replaced.

        Returns:
            What the format cannot carry.

        Raises:
            WritingError: The system refused; what stood there before still stands.
        """
        module, function = self.writer.split(":")
        writer: Callable[[Register, Path], tuple[Loss, ...]]
        writer = getattr(import_module(f"{_ROOM}.{module}"), function)
        if not self.ending:
            return writer(register, target)
        with whole_file(target) as growing:
            return writer(register, growing)


_ALL = (
    Format("csv", "the register's own folder, tables as CSV", "", "folders:write_csv"),
    Format("parquet", "the register's own folder, tables as Parquet", "", "folders:write_parquet"),
    Format("popolo", "Popolo JSON, specification 1.0", ".popolo.json", "popolo:write"),
    Format("ftm", "FollowTheMoney, an entity a line", ".ftm.json", "ftm:write"),
    Format("graphml", "the network of people, posts and bodies", ".graphml", "graphml:write"),
    Format("gexf", "the network along a timeline, for Gephi", ".gexf", "gexf:write"),
    Format("sts", "careers, a row a person, a column a month", ".sts.csv", "sequences:write_sts"),
    Format("spell", "careers, a row a spell in one post", ".spell.csv", "sequences:write_spell"),
)
FORMATS: Mapping[str, Format] = MappingProxyType({one.name: one for one in _ALL})


def format_named(name: str) -> Format:
    """Return a format by name.

    Raises:
        WritingError: There is no such format.
    """
    if name not in FORMATS:
        problem = Problem(f"format {name!r}", "there is no such format", nearest(name, FORMATS))
        raise WritingError(problem)
    return FORMATS[name]


def export(register: Register, name: str, target: Path | str) -> tuple[Loss, ...]:
    """Write a register in a format, whole or not at all; return what it cannot carry.

    Args:
        register: What to write.
        name: The format, as in `FORMATS`.
        target: The file, or the folder for `csv` and `parquet`.

    Raises:
        WritingError: There is no such format, or the system refused.
    """
    return format_named(name).write(register, Path(target))
