"""What the maker has learnt: how much each sign speaks for a term or a sentence.

The figures stand in `weights.json`, which `tests/bench/train.py` writes and where
it says what they were learnt from. Every worth is a sum of signs times these
figures, so asking with one weight of 1 and all others 0 tells the sign itself:
that is how the training sees exactly what the maker sees.
"""

# Annotations are no strings here: the room would be imported a twentieth slower for the many that there are.
from functools import cache
from typing import NamedTuple


class Terms(NamedTuple):
    """Signs of a term: a word or a pair of characters, as `words.terms_of` gives them."""

    any: float = 0
    often: float = 0
    """Times the logarithm of the number of sentences that it stands in."""
    often_untitled: float = 0
    """The same where the text has no headline, whose part the words that return then play."""
    share: float = 0
    """Times the share of all sentences that it stands in."""
    once: float = 0
    """For one that stands in a single sentence."""
    span: float = 0
    """Times the share of the text between its first and its last sentence."""
    early: float = 0
    """Divided by the number of the sentence where it first stands, from 1."""
    early_often: float = 0
    late: float = 0
    """Times the logarithm of that number."""
    headline: float = 0
    headline_often: float = 0
    headline_early: float = 0
    figure: float = 0
    long: float = 0
    short: float = 0


class Sentences(NamedTuple):
    """Signs of a sentence. Those that begin with `long_` count by its length, in twenties of words."""

    any: float = 0
    first: float = 0
    second: float = 0
    third: float = 0
    early: float = 0
    late: float = 0
    rest: float = 0
    """Times the share of the text's sentences that stand before it."""
    last: float = 0
    opens_paragraph: float = 0
    later_paragraph: float = 0
    """Times the logarithm of its paragraph's number."""
    few_words: float = 0
    some_words: float = 0
    many_words: float = 0
    quoted: float = 0
    """Times the share of its letters that stand between quotation marks."""
    quotes: float = 0
    opens_quoted: float = 0
    asks: float = 0
    ends: float = 0
    """For one that ends with a full stop or its like."""
    broken: float = 0
    """For a part of a sentence, or one that begins or ends inside a quotation."""
    commas: float = 0
    """Times commas to the word."""
    headline: float = 0
    """Times the share of the headline's terms that it has."""
    returning: float = 0
    """Times the share of its terms that other sentences have as well."""
    long: float = 0
    long_early: float = 0
    long_late: float = 0
    long_rest: float = 0
    long_quoted: float = 0
    long_headline: float = 0
    long_returning: float = 0


class Weights(NamedTuple):
    """All that was learnt."""

    terms: Terms
    sentences: Sentences


@cache
def learnt() -> Weights:
    """The weights of the file beside this module."""
    import json
    from importlib.resources import files

    told = json.loads((files(__package__) / "weights.json").read_text("utf-8"))
    return Weights(Terms(**told["terms"]), Sentences(**told["sentences"]))
