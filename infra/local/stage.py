"""The stage: one handler at a time is on it, and one that sleeps steps aside meanwhile.

A handler has the process's environment to itself. On AWS each has a machine of
its own, so that one may wait for what another does; here it has to make room.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from threading import RLock, local

from infra.local.engine import replaced

Scene = Callable[[], AbstractContextManager[object]]
"""Sets up what a handler finds around it, and takes it down again."""

_sleep = time.sleep


class Stage:
    """Where handlers run."""

    def __init__(self) -> None:
        self._turn = RLock()
        self._on = local()

    @contextmanager
    def taken(self, *scenes: Scene) -> Iterator[None]:
        """The stage for one handler, as long as the context lasts."""
        with ExitStack() as stack:
            self._enter(stack, scenes)
            yield

    def _enter(self, stack: ExitStack, scenes: tuple[Scene, ...]) -> None:
        def step_aside(seconds: float) -> None:
            if not getattr(self._on, "stage", False):
                return _sleep(seconds)  # another thread, that is not on the stage
            stack.close()
            try:
                return _sleep(seconds)
            finally:
                self._enter(stack, scenes)

        stack.enter_context(self._turn)
        self._on.stage = True
        stack.callback(setattr, self._on, "stage", False)
        stack.enter_context(replaced(time, "sleep", step_aside))
        for scene in scenes:
            stack.enter_context(scene())
