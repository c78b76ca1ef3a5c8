"""The cold start: nothing is compiled anew, and no garbage is looked for until the first answer.

What a start makes, stays, and is never looked at again; the collector would go through all of it again
and again while it grows: without that, ingest's imports and clients take 0.86 of the time.
"""

from __future__ import annotations

import gc
import sys
from functools import cache

from broadsheet.runtime import precompiled


def begin() -> None:
    """To be called before anything heavy is imported."""
    if _on_lambda():
        gc.disable()
        precompiled.use()


@cache
def done() -> None:
    """To be called after each answer; only the first counts."""
    if _on_lambda():
        gc.freeze()
        gc.enable()


def _on_lambda() -> bool:
    """Whether Lambda's runtime client has this process; what it runs in else keeps its collector."""
    return "awslambdaric" in sys.modules
