"""How far summarisers are above the first sentences, drawn."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

_OURS, _OTHERS, _BAR = "#b3261e", "#5f6368", "#9aa0a6"
_WIDTH, _ROW = 2.2, 0.24
"""Inches of a set and of a maker."""


class Lead(NamedTuple):
    """A difference in points of ROUGE F1, and the interval that holds 95 of 100 bootstrap samples of it."""

    mean: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.mean:+.2f} [{self.low:+.2f}, {self.high:+.2f}]"


def draw(leads: Mapping[str, Mapping[str, Lead]], ours: str, file: Path) -> None:
    """A panel for each set, and in it a point with its interval for each maker, the best on top."""
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "broadsheet", "font.size": 8})
    from matplotlib import pyplot

    names = list(dict.fromkeys(name for made in leads.values() for name in made))
    names.sort(key=lambda name: sum(made[name].mean for made in leads.values()))
    size = (_WIDTH * len(leads) + 1, _ROW * len(names) + 0.8)
    figure, panels = pyplot.subplots(1, len(leads), figsize=size, sharey=True, squeeze=False)
    for panel, (title, made) in zip(panels[0], leads.items(), strict=True):
        _panel(panel, title, [made[name] for name in names], [_ink(name, ours) for name in names])
        panel.set_yticks(range(len(names)), names)
    figure.tight_layout()
    figure.savefig(file, metadata={"Date": None})


def _ink(name: str, ours: str) -> str:
    return _OURS if name == ours else _OTHERS


def _panel(panel: Any, title: str, leads: list[Lead], inks: list[str]) -> None:
    panel.axvline(0, color=_BAR, linewidth=0.8)
    for row, (lead, ink) in enumerate(zip(leads, inks, strict=True)):
        panel.plot((lead.low, lead.high), (row, row), color=ink, linewidth=1.2)
        panel.plot(lead.mean, row, "o", color=ink, markersize=3.5)
    panel.set_title(title, fontsize=8)
    panel.tick_params(length=0)
    for side in ("top", "right", "left"):
        panel.spines[side].set_visible(False)
