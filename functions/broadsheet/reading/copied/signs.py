"""What one line of a copied page looks like."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto


class Sign(Enum):
    BUTTON = auto()
    """Of the summary button: all its words, or half of them next to the other half."""
    HALF = auto()
    """Half of them alone, which may be an author's own words."""
    LABEL = auto()
    """`Next Article`, and the headline is the line after it."""
    LABELLED = auto()
    """`Next Article: School wins`."""
    LISTING = auto()
    """Over a list of other articles, or over comments."""
    SMALL = auto()
    """Share this, subscribe, a copyright line."""
    NONE = auto()


_HALVES = ("no time to read", "get a summary")
_BUTTON = re.compile(r"no time to read\W{0,5}get a summary")
_LABEL = re.compile(r"(?:previous|prev|next) (?:article|post|story)")
_LABELLED = re.compile(
    r"[\W_]{0,5}(?:previous|prev|next)\s+(?:article|post|story)(\s*[:|»›>→–—-]|\s)\s*(\S.*)", re.IGNORECASE
)
_LISTING = re.compile(
    r"(?:related|recommended|popular|latest|featured|more)"
    r"(?: (?:articles|stories|news|posts|content|topics|reading|links|for you))?"
    r"|more (?:from|on|in) .{1,60}|you (?:may|might) also (?:like|enjoy|be interested in)"
    r"|(?:read|see) (?:also|next|more)|also read|what to read next|most (?:read|popular|viewed|shared)"
    r"|trending(?: now)?|top stories|don['’]t miss|editor['’]?s['’]? picks?|up next"
    r"|(?:(?:\d+|no|leave a|post a|add a|view|show|all) )?(?:comments?|reply)(?: \(\d+\))?"
    r"|join the (?:conversation|discussion)"
)
_LISTED = re.compile(
    r"(?:related(?: (?:articles|stories|news|posts))?|(?:read|see) (?:also|next|more)|also read) ?: ?"
    r"\S.{0,200}"
)
_SMALL = re.compile(
    r"share(?: (?:this|on|via|with|by|the) .{1,40}| this)?|copy link|e-?mail(?: this.{0,20})?|tweet"
    r"|print(?: this)?(?: article| page| story)?|facebook|twitter|x|linkedin|whatsapp|telegram|reddit"
    r"|pinterest|bluesky|(?:sign up|subscribe|follow us)(?: .{1,100})?"
    r"|(?:our |the )?(?:daily |weekly )?newsletters?|get (?:our|the) .{0,60}newsletter.{0,40}"
    r"|enter your e-?mail.{0,40}|advertisement"
    r"|(?:©|\(c\)|copyright (?:©|\(c\)|\d{4})).{0,300}|copyright|.{0,80}all rights reserved"
    r"|(?:tags|tagged|topics|filed under|keywords|categories)(?: ?: ?.{1,150})?"
    r"|terms(?: (?:of (?:use|service)|and conditions))?|privacy(?: policy)?|cookies?(?: policy| settings)?"
    r"|\d{1,2}\.? \w{3,9}\.?(?: \d{4})?|\w{3,9}\.? \d{1,2},? \d{4}|\d{4}-\d\d-\d\d"
    r"|\d{1,3} (?:min(?:ute)?|hour|day|week)s? (?:ago|read)"
    r"|imprint|contact(?: us)?|about(?: us)?|advertise(?: with us)?|back to (?:the )?top"
)
_LONGEST = 200
"""Characters of a headline or of any other small thing."""
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"\w")
_ENDS_TEXT = (".", ",", ";", ":", '."', ".”", ".»")


def plainly(line: str) -> str:
    """A line without capitals and without the signs that stand around a label."""
    if len(line) > 2 * _LONGEST:  # no label, and a title that long is no title
        return line
    return _SPACE.sub(" ", line).strip(" :·|«»‹›<>←→*_?.!").casefold()


def signs_of(lines: Sequence[str]) -> list[Sign]:
    said = [plainly(line) for line in lines]
    return [_sign(lines[n], plain, said[max(n - 1, 0) : n + 2]) for n, plain in enumerate(said)]


def is_rule(line: str) -> bool:
    """Whether a line has signs and no words, as `* * *`."""
    return bool(line) and not _WORD.search(line)


def headline_in(line: str) -> str:
    """The headline behind `Next Article` on the same line."""
    found = _LABELLED.fullmatch(line)
    return found[2].strip() if found else ""


def is_short(line: str) -> bool:
    return len(line) <= _LONGEST


def is_headline(line: str) -> bool:
    """Whether a line may be a headline: short, and not the end of a sentence."""
    return is_short(line) and not line[:1].islower() and not line.rstrip().endswith(_ENDS_TEXT)


def _sign(line: str, plain: str, near: Sequence[str]) -> Sign:
    if _BUTTON.fullmatch(plain) or (plain in _HALVES and not set(_HALVES) - set(near)):
        return Sign.BUTTON
    if plain in _HALVES:
        return Sign.HALF
    if _LABEL.fullmatch(plain):
        return Sign.LABEL
    if len(line) <= 2 * _LONGEST and (found := _LABELLED.fullmatch(line.strip())):
        # Without a sign between them, `Next article of the treaty` begins a sentence.
        return Sign.LABELLED if found[1].strip() or is_headline(found[2]) else Sign.NONE
    if _LISTING.fullmatch(plain):
        return Sign.LISTING
    small = is_rule(line) or _SMALL.fullmatch(plain) or _LISTED.fullmatch(plain)
    return Sign.SMALL if small and line else Sign.NONE
