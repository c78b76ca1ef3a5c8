"""Learn the maker's weights from articles with summaries that people wrote.

    python -m tests.bench.train DATA [--out functions/broadsheet/summary/weights.json]

For every article there is a pool of drafts, each a set of sentences that fills
the budget, with its ROUGE score. The weights are those under which a draw from
the pool, each draft as likely as the exponential of its worth, scores most on
average (minimum risk training). The drafts that the maker then chooses, with
weights a little shaken, join the pools, and all is learnt again: so it sees its
own mistakes. Every set of articles counts the same, however large it is.

Before it writes anything it tells what the same learning reaches on articles
that it has not seen: the other half of every set, then whole sets left out.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from tests.bench.drafts import SENTENCES, SIGNS, TERMS, Array, Article, Draft
from tests.bench.texts import texts_of

WORDS = 60
_RANDOM_DRAFTS = 90
_SHAKEN_DRAFTS = 10
_SHAKE = 0.5
_ROUNDS = 2
_STEADINESS = 0.5
"""How much large weights cost, on the scale of signs with a standard deviation of one (L2)."""


class Pool:
    """The drafts of an article that were seen so far, with their signs and their scores."""

    def __init__(self, article: Article, dice: random.Random) -> None:
        self.article = article
        self._seen: dict[Draft, tuple[Array, float]] = {}
        self.add(article.near(WORDS))
        for _ in range(_RANDOM_DRAFTS):
            self.add(article.random(WORDS, dice))

    def add(self, draft: Draft) -> float:
        """The score of a draft, which is in the pool from now on."""
        if draft not in self._seen:
            self._seen[draft] = self.article.signs(draft), self.article.score(draft)
        return self._seen[draft][1]

    @property
    def signs(self) -> Array:
        return np.array([signs for signs, _ in self._seen.values()], float)

    @property
    def scores(self) -> Array:
        return np.array([score for _, score in self._seen.values()])


def fit(pools: Sequence[Pool]) -> Array:
    """The weights under which the drafts that are worth most are those that score most."""
    counts = Counter(pool.article.set for pool in pools)
    share = np.array([1 / counts[pool.article.set] for pool in pools])
    share *= 100 / share.sum()
    signs = [pool.signs for pool in pools]
    sizes = [len(each) for each in signs]
    centred = np.vstack([each - each.mean(0) for each in signs])
    scores = np.concatenate([pool.scores - pool.scores.mean() for pool in pools])
    scale = centred.std(0) + 1e-6
    centred /= scale
    starts = np.cumsum([0, *sizes[:-1]])

    def risk(weights: Array) -> tuple[float, Array]:
        worth = centred @ weights
        odds = np.exp(worth - np.repeat(np.maximum.reduceat(worth, starts), sizes))
        odds /= np.repeat(np.add.reduceat(odds, starts), sizes)
        expected = np.add.reduceat(odds * scores, starts)
        slope = (np.repeat(share, sizes) * odds * (scores - np.repeat(expected, sizes))) @ centred
        cost = _STEADINESS * (weights @ weights) / 2 - share @ expected
        return float(cost), _STEADINESS * weights - slope

    return minimize(risk, np.zeros(SIGNS), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x / scale


def shaken(pools: Sequence[Pool], weights: Array, dice: Array) -> None:
    """Let the maker choose with these weights, and with weights near them."""
    for pool in pools:
        pool.add(pool.article.chosen(weights, WORDS))
        for _ in range(_SHAKEN_DRAFTS):
            pool.add(pool.article.chosen(weights * (1 + _SHAKE * dice.standard_normal(SIGNS)), WORDS))


Split = Callable[[Article], object]
"""What an article is held back with: its half, or its set."""


def judged(pools: Sequence[Pool], split: Split) -> dict[str, str]:
    """How far beyond the first sentences each set comes, in points, learning from the other parts alone."""
    gains: dict[str, list[float]] = {}
    for part in sorted({split(pool.article) for pool in pools}, key=str):
        weights = fit([pool for pool in pools if split(pool.article) != part])
        for pool in pools:
            if split(pool.article) == part:
                score = pool.article.score(pool.article.chosen(weights, WORDS))
                gains.setdefault(pool.article.set, []).append(100 * (score - pool.article.first(WORDS)))
    return {name: _interval(np.array(each)) for name, each in gains.items()}


def _interval(points: Array) -> str:
    """The mean, and what holds 95 of 100 bootstrap samples of it."""
    dice = np.random.default_rng(1)
    low, high = np.percentile(points[dice.integers(0, len(points), (2000, len(points)))].mean(1), (2.5, 97.5))
    return f"{points.mean():+.2f} [{low:+.2f}, {high:+.2f}]"


def learn(articles: Sequence[Article]) -> tuple[Array, dict[str, dict[str, str]]]:
    dice = random.Random(1)  # noqa: S311
    pools = [Pool(article, dice) for article in articles if article.lines]
    shakes = np.random.default_rng(1)
    for _ in range(_ROUNDS):
        # Each half gets the drafts of the other's weights, so that judging by halves stays fair.
        halves = [[pool for pool in pools if pool.article.half == half] for half in (0, 1)]
        fitted = [fit(half) for half in halves]
        for half, weights in zip(halves, reversed(fitted), strict=True):
            shaken(half, weights, shakes)
    told = {
        "other_half": judged(pools, lambda article: article.half),
        "set_left_out": judged(pools, lambda article: article.set),
    }
    return fit(pools), told


def main() -> None:
    ask = argparse.ArgumentParser(description="Learn the weights of the extractive maker.")
    ask.add_argument("data", type=Path, help="a .jsonl file, or a folder of them")
    ask.add_argument("--out", type=Path, help="where the weights go; else they are only judged")
    asked = ask.parse_args()
    articles = [Article(text) for text in texts_of(asked.data)]
    weights, told = learn(articles)
    print(json.dumps(told, indent=1))
    if asked.out:
        asked.out.write_text(_file(weights, Counter(article.set for article in articles), told), "utf-8")


def _file(weights: Array, counts: Counter[str], told: dict[str, dict[str, str]]) -> str:
    figures = [round(float(weight), 3) for weight in weights]
    content = {
        "made_by": "python -m tests.bench.train DATA --out functions/broadsheet/summary/weights.json",
        "learnt_from": dict(sorted(counts.items())),
        "budget_in_words": WORDS,
        "points_above_the_first_sentences": told,
        "terms": dict(zip(TERMS, figures, strict=False)),
        "sentences": dict(zip(SENTENCES, figures[len(TERMS) :], strict=True)),
    }
    return json.dumps(content, indent=1) + "\n"


if __name__ == "__main__":
    main()
