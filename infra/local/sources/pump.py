"""The pump: every source gets its turn, until nothing is left or for as long as it runs."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from threading import Event, RLock, Thread

from infra.local.sources.mapping import Source
from infra.local.sources.schedule import Schedule

_BREATH = 0.002
"""Seconds until a message that was brought back can be seen."""
_SLOWEST_LOOK = 60.0


class Unsettled(TimeoutError):
    """Something was still under way when the time was over; says where."""


class Pump:
    """Moves batches from sources to functions, one batch a source and round."""

    def __init__(
        self, sources: Sequence[Source], schedules: Sequence[Schedule], run: Callable[[Schedule], object]
    ) -> None:
        self._sources, self._schedules, self._run = sources, schedules, run
        self._turn = RLock()
        self._woken, self._stopped = Event(), Event()
        self._thread: Thread | None = None

    def wake(self) -> None:
        """There may be something new."""
        self._woken.set()

    def settle(self, timeout: float) -> None:
        """Work until every source is empty; raises `Unsettled` when that takes longer than `timeout` seconds.

        What fails is tried again at once, as often as the template says.
        """
        until = time.monotonic() + timeout
        with self._turn:
            while True:
                if not self._round(patient=False):
                    if not any(source.waiting() for source in self._sources):
                        return
                    time.sleep(_BREATH)
                if time.monotonic() > until:
                    left = {source.mapping.id: source.waiting() for source in self._sources}
                    raise Unsettled(f"after {timeout} s: { {id: n for id, n in left.items() if n} }")

    def forget(self) -> None:
        """Let go of all that is under way."""
        with self._turn:
            for source in self._sources:
                source.forget()

    def start(self) -> None:
        """Work in the background, and run schedules by the clock, until `stop`."""
        self._stopped.clear()
        self._thread = Thread(target=self._work, name="pump", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Finish the batch at hand, and rest."""
        self._stopped.set()
        self._woken.set()
        if self._thread:
            self._thread.join()
            self._thread = None

    def _work(self) -> None:
        due = {schedule.id: time.monotonic() + schedule.seconds for schedule in self._schedules}
        while not self._stopped.is_set():
            self._woken.clear()
            while self._take_turn() and not self._stopped.is_set():
                pass
            self._run_what_is_due(due)
            times = [at for source in self._sources if (at := source.next_at())]
            wait = min([*times, *due.values()], default=time.monotonic() + _SLOWEST_LOOK) - time.monotonic()
            self._woken.wait(max(0.0, min(wait, _SLOWEST_LOOK)))

    def _take_turn(self) -> bool:
        with self._turn:
            return self._round(patient=True)

    def _round(self, *, patient: bool) -> bool:
        """Whether any source had a batch; those that wait for full batches come when the others are empty."""
        eager = [source for source in self._sources if not source.mapping.window]
        windowed = [source for source in self._sources if source.mapping.window]
        busy = [source.work(patient=patient, quiet=False) for source in eager]
        busy += [source.work(patient=patient, quiet=not any(busy)) for source in windowed]
        return any(busy)

    def _run_what_is_due(self, due: dict[str, float]) -> None:
        for schedule in self._schedules:
            if time.monotonic() >= due[schedule.id]:
                due[schedule.id] = time.monotonic() + schedule.seconds
                self._run(schedule)
