"""Compare our summaries with those of other summarisers: `make bench-summary DATA=folder`.

Every maker gets the same budget of words; whoever goes beyond it is cut there.
A score is the mean of ROUGE-1, 2 and L as F1 against the nearest reference; the
intervals hold 95 of 100 bootstrap samples, and the difference to the first
sentences is paired, article by article.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np

from broadsheet import summary
from broadsheet.summary.lead import SHORT_WORDS
from broadsheet.summary.sentences import sentences_in
from tests.bench.chart import Lead, draw
from tests.bench.peers import IMPORTS, PEERS, Best
from tests.bench.rouge import Reference, Scores, best, tokenizer
from tests.bench.texts import Text, texts_of

OURS, FIRST, ORACLE = "broadsheet", "first sentences", "greedy oracle"
_TIMED = 100
"""Articles; a few dozen are too few, as some makers take much longer over the longest."""
Maker = Callable[[Text, int], str]
"""Of a text, a summary of at most so many words."""


def _sentences(text: Text) -> list[str]:
    return [
        paragraph.text[start:end]
        for paragraph in summary.paragraphs_of(text.text)
        for start, end, _ in sentences_in(paragraph.text, text.lang)
    ]


def _ours(text: Text, words: int) -> str:
    paragraphs = summary.paragraphs_of(text.text)
    return " ".join(each.text for each in summary.extract(paragraphs, text.lang, text.title, words=words))


def _first(text: Text, words: int) -> str:
    return " ".join(text.text.split()[:words])


def _one(text: Text, words: int) -> str:
    paragraphs = summary.paragraphs_of(text.text)
    told = summary.extract(paragraphs, text.lang, text.title, sentences=1, words=words)
    return " ".join(each.text for each in told)


def _first_one(text: Text, _words: int) -> str:
    return next(iter(_sentences(text)), "")


def _oracle(text: Text, words: int) -> str:
    """The sentences that, one after the other, raise the score most."""
    cut = tokenizer(text.lang)
    references = [Reference(cut(each)) for each in text.references]
    sentences = _sentences(text)
    taken: set[int] = set()
    reached = 0.0
    while True:
        drafts = [taken | {at} for at in range(len(sentences)) if at not in taken]
        fits = [draft for draft in drafts if _length(sentences, draft) <= words]
        scored = [(best(cut(_joined(sentences, draft)), references).mean, sorted(draft)) for draft in fits]
        score, draft = max(scored, default=(0.0, []))
        if score <= reached:
            return _joined(sentences, taken)
        reached, taken = score, set(draft)


def _joined(sentences: Sequence[str], draft: set[int]) -> str:
    return " ".join(sentences[at] for at in sorted(draft))


def _length(sentences: Sequence[str], draft: set[int]) -> int:
    return sum(len(sentences[at].split()) for at in draft)


def _filled(peer: Best) -> Maker:
    """A peer that is asked for more sentences until they fill the budget."""

    def make(text: Text, words: int) -> str:
        sentences = _sentences(text)
        for count in range(1, len(sentences) + 1):
            made = " ".join(peer(text, sentences, count)).split()
            if len(made) >= words or count == len(sentences):
                return " ".join(made[:words])
        return ""

    return make


def _milliseconds(name: str, texts: Sequence[Text]) -> float:
    """Processor time for one summary of three sentences, splitting included."""
    sample = texts[:_TIMED]
    begun = time.process_time()
    for text in sample:
        if name in PEERS:
            PEERS[name](text, _sentences(text), 3)
        else:
            summary.extract(summary.paragraphs_of(text.text), text.lang, text.title, sentences=3)
    return 1000 * (time.process_time() - begun) / len(sample)


def _scores(make: Maker, texts: Sequence[Text], words: int) -> Any:
    """One row an article: ROUGE-1, 2 and L, in points."""
    found: list[Scores] = []
    for text in texts:
        cut = tokenizer(text.lang)
        found.append(best(cut(make(text, words)), [Reference(cut(each)) for each in text.references]))
    return 100 * np.array(found)


def _lead(points: Any) -> Lead:
    """How far one is ahead of another, from the difference article by article."""
    dice = np.random.default_rng(1)
    means = points[dice.integers(0, len(points), (2000, len(points)))].mean(1)
    low, high = np.percentile(means, (2.5, 97.5))
    return Lead(float(points.mean()), float(low), float(high))


def _row(name: str, scores: Any, bar: Any, spent: str) -> str:
    ones, twos, longest = scores.mean(0)
    mean = scores.mean(1)
    ahead = mean - bar.mean(1)
    told = "" if name == FIRST else str(_lead(ahead))
    return f"| {name} | {ones:.2f} | {twos:.2f} | {longest:.2f} | {mean.mean():.2f} | {told} | {spent} |"


def tell(texts: Sequence[Text], words: int, names: Sequence[str]) -> dict[str, Lead]:
    """Print the table of one set; gives how far each maker is ahead of the first sentences."""
    print(f"\n{texts[0].set}: {len(texts)} articles, {words} words\n")
    print("| maker | R1 | R2 | RL | mean | above the first sentences | ms |\n|---|---|---|---|---|---|---|")
    bar = _scores(_first, texts, words)
    makers = {OURS: _ours, FIRST: _first, **{name: _filled(PEERS[name]) for name in names}, ORACLE: _oracle}
    found = dict[str, Any]()
    for name, make in makers.items():
        found[name] = bar if name == FIRST else _scores(make, texts, words)
        timed = name == OURS or name in PEERS
        print(_row(name, found[name], bar, f"{_milliseconds(name, texts):.2f}" if timed else ""), flush=True)
    means = {name: scores.mean(1) for name, scores in found.items()}
    if rival := max(names, key=lambda name: means[name].mean(), default=None):
        ahead = _lead(means[OURS] - means[rival])
        print(f"\n{OURS} above the best of the other makers, {rival}: {ahead}", flush=True)
    return {name: _lead(mean - means[FIRST]) for name, mean in means.items() if name not in (FIRST, ORACLE)}


def tell_one(texts: Sequence[Text]) -> None:
    """Print what the short summary, which is one sentence, reaches beside the first sentence."""
    ours, first = (_scores(make, texts, SHORT_WORDS) for make in (_one, _first_one))
    ahead = _lead(ours.mean(1) - first.mean(1))
    print(f"\none sentence: {ours.mean():.2f}, the first: {first.mean():.2f}, ahead {ahead}", flush=True)


def tell_imports() -> None:
    """Print what importing each package costs, compiled already, beyond a bare interpreter."""
    compiled = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    print("\n| package | import ms | peak MB |\n|---|---|---|")
    for name, statement in IMPORTS.items():
        program = (
            "import time; begun = time.process_time()\n"
            f"{statement}\n"
            "spent = 1000 * (time.process_time() - begun)\n"
            "peak = next(line for line in open('/proc/self/status') if line.startswith('VmHWM'))\n"
            "print(f'{spent:.0f} | {int(peak.split()[1]) / 1024:.0f}')"
        )
        for _ in range(2):  # the first may have to compile
            told = subprocess.check_output([sys.executable, "-c", program], env=compiled, text=True)
        print(f"| {name} | {told.strip()} |")


def main() -> None:
    ask = argparse.ArgumentParser(description="Compare summaries with those of other summarisers.")
    ask.add_argument("data", type=Path, help="a .jsonl file, or a folder of them")
    ask.add_argument("--words", type=int, default=60)
    ask.add_argument("--articles", type=int, default=200, help="at most so many of each set")
    ask.add_argument("--half", type=int, choices=(0, 1), help="only this half of each set")
    ask.add_argument("--peers", nargs="*", default=list(PEERS), choices=list(PEERS))
    ask.add_argument("--chart", type=Path, help="draw how far each is above the first sentences, as SVG")
    asked = ask.parse_args()
    leads = dict[str, dict[str, Lead]]()
    for name, each in groupby(texts_of(asked.data), key=lambda text: text.set):
        texts = [text for text in each if asked.half in (None, text.half)][: asked.articles]
        leads[name] = tell(texts, asked.words, asked.peers)
        tell_one(texts)
    tell_imports()
    if asked.chart:
        draw(leads, OURS, asked.chart)


if __name__ == "__main__":
    main()
