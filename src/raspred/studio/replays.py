"""What needs a run to be lived again: why, and what a person felt. One at a time, kept."""

from __future__ import annotations

from collections import OrderedDict
from contextlib import contextmanager
from threading import Lock, Semaphore
from typing import TYPE_CHECKING

from raspred.errors import Problem
from raspred.scenario.catalog import scenario_names
from raspred.studio.models.explanations import Explained
from raspred.studio.models.people import InnerLife
from raspred.studio.people.page import position
from raspred.studio.refusals import BusyError, ConflictError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from raspred.studio.models.base import Shape
    from raspred.studio.opened import Opened

KEPT = 500
"""Answers kept in memory; some kilobytes each."""
WAITING = 8
"""Questions that may wait; each takes as long as the run itself."""


class Replays:
    """Answers that cost a run, given once and kept."""

    def __init__(self) -> None:
        self._answers: OrderedDict[tuple[str, ...], Shape] = OrderedDict()
        self._places = Semaphore(WAITING)
        self._living = Lock()

    def why(self, opened: Opened, asked: str) -> Explained:
        """Explain an order, a vote or a turn of a life.

        Raises:
            RegisterError: There is nothing of that name.
            ScenarioError: The scenario has changed since the run.
            ConflictError: The history was read, not simulated.
            BusyError: Too many ask already.
        """

        def make() -> Explained:
            from raspred.simulation.explaining import why

            return Explained.model_validate(why(opened.register, asked).as_dict())

        answer = self._kept(opened, ("why", asked), make)
        assert isinstance(answer, Explained)
        return answer

    def inner(self, opened: Opened, person: str) -> InnerLife:
        """Tell what a person felt and what his card said, month by month.

        Raises:
            UnknownError: The history has no such person.
            ScenarioError: The scenario has changed since the run.
            ConflictError: The history was read, not simulated.
            BusyError: Too many ask already.
        """
        position(opened, person)

        def make() -> InnerLife:
            from raspred.simulation.explaining.inner import Inner, inner_life

            rows = [list(month) for month in inner_life(opened.register, person)]
            return InnerLife(person=person, columns=list(Inner._fields), rows=rows)

        answer = self._kept(opened, ("inner", person), make)
        assert isinstance(answer, InnerLife)
        return answer

    def _kept(self, opened: Opened, asked: tuple[str, str], make: Callable[[], Shape]) -> Shape:
        if not opened.simulated:
            what = "it was read from records, so nothing that was weighed can be had back"
            raise ConflictError(Problem(opened.title, what, "Ask it of the history of a run."))
        scenario = str(opened.register.provenance.details.get("scenario"))
        if scenario not in scenario_names():
            what = f"its scenario {scenario!r} is none of the bundled ones"
            remedy = "Ask `raspred why` or `raspred follow`, with --scenario."
            raise ConflictError(Problem(opened.title, what, remedy))
        key = (opened.id, str(opened.folder.state), *asked)
        if key not in self._answers:
            with self._turn():
                if key not in self._answers:
                    self._answers[key] = make()
                while len(self._answers) > KEPT:
                    self._answers.popitem(last=False)
        return self._answers[key]

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if not self._places.acquire(blocking=False):
            what = f"{WAITING} questions that live a run again are waiting already"
            raise BusyError(Problem("studio", what, "Ask again in a few seconds."))
        try:
            with self._living:
                yield
        finally:
            self._places.release()
