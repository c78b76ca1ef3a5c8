"""Until when AWS may be called, where several handlers run in one process, as on this machine."""

from __future__ import annotations

from threading import Event, Thread

import pytest

from broadsheet.errors import OutOfTime
from broadsheet.stores.deadline import heed, heeding


def test_of_handlers_that_overlap_none_leaves_its_end_behind() -> None:
    begun, over = Event(), Event()

    def late() -> None:
        with heeding(lambda: 0.0):
            begun.set()
            over.wait(10)

    first = Thread(target=late)
    first.start()
    assert begun.wait(10)
    with pytest.raises(OutOfTime):
        heed()
    with heeding(lambda: 60.0):
        heed()
        over.set()
        first.join()
        heed()
    heed()
