"""Asking the steps, by their queues, to look at things again."""

from __future__ import annotations

from collections.abc import Iterable

from broadsheet.runtime.settings import Settings
from broadsheet.site.plan import keys_in_order
from broadsheet.verify import Difference


def ask(told: Settings, differences: Iterable[Difference]) -> None:
    """Send each difference to the step that can mend it."""
    differences = sorted(differences)
    for step in dict.fromkeys(each.step for each in differences):
        names = [each.name for each in differences if each.step == step]
        told.queue(step).tell(keys_in_order(names) if step == "publish" else _in_turn(names, told))


def _in_turn(names: Iterable[str], told: Settings) -> Iterable[str]:
    """Of the index, articles come before what many of them share, which is right as their records have it."""
    return sorted(names, key=lambda name: not told.stores.summaries.holds(name))
