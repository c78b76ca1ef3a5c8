"""The cold start: no garbage is looked for until the first answer, and nothing of the start ever again.

What a start makes, stays; the collector would go through all of it again and again
while it grows: without that, ingest's imports and clients take 0.86 of the time.
"""

from __future__ import annotations

import gc
import sys
from functools import cache


def begin() -> None:
    """To be called before anything heavy is imported."""
    if _on_lambda():
        gc.disable()


@cache
def done() -> None:
    """To be called after each answer; only the first counts."""
    if _on_lambda():
        gc.freeze()
        gc.enable()


def _on_lambda() -> bool:
    """Whether Lambda's runtime client has this process; what it runs in else keeps its collector."""
    return "awslambdaric" in sys.modules
