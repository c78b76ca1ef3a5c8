"""Every limit of what an editor may send, in one place."""

from __future__ import annotations

_MEGABYTE = 1_000_000

# Files --------------------------------------------------------------------------------

LARGEST_ARTICLE = 5 * _MEGABYTE
"""Bytes of a source."""
LARGEST_PICTURE = 20 * _MEGABYTE
"""Bytes of a picture's file."""
MOST_PIXELS = 40_000_000
"""Width times height of a picture."""
MOST_COPIED = 4_000_000
"""The same of a copy: of a picture that is very tall, only the narrow ones are made."""
MOST_SCANS = 50
"""Of a JPEG: each may go over the whole picture and take a few bytes. Cameras write one, the web ten."""
MOST_SEGMENTS = 10_000
"""Of a JPEG, bytes that fill included. Twenty megabytes may hold five million, which take 9 s."""
LONGEST_NAME = 900
"""Bytes of UTF-8 of a path; a key of S3 has at most 1,024, and ours are longer than the id by a prefix."""

LONGEST_SAMPLE = 64 * 1024
"""Bytes of a text from which its charset is guessed."""

# The article --------------------------------------------------------------------------

LONGEST_TEXT = 1_000_000
"""Characters that can be read in an article."""
MOST_LINES = 50_000
"""Of plain text."""
LONGEST_TITLE = 300
LONGEST_FIELD = 2_000
"""Characters of any other field of one line."""
LONGEST_TERM = 100
"""Characters of a tag, a section or a byline."""
LONGEST_SLUG = 80
LONGEST_ADDRESS = 2_000
MOST_TERMS = 32
"""Tags, sections, authors and old addresses together: each is a list or the like, and so are its pictures,
and all that an article stands on change in one transaction of a hundred actions, two a list."""
MOST_ALIASES = 16
LONGEST_ALIAS = 900
"""Bytes of the path of an old address."""
MOST_AUTHORS = 20
MOST_CORRECTIONS = 50
LONGEST_ABOUT = 10_000
"""Characters that can be read about an author."""
MOST_LINKS = 16
"""Of an author."""

# Front matter and JSON ----------------------------------------------------------------

LARGEST_FRONT_MATTER = 64 * 1024
"""Characters."""
MOST_OPEN_YAML = 1_000
"""Brackets that may be opened; what its parser does with them grows with the square."""
MOST_DOTS_TOML = 1_000
"""Of one line: a key of thirty thousand parts takes 14 s and more than 3 GB, each part being a table."""
DEEPEST_FRONT_MATTER = 6
DEEPEST_JSON = 50

# Markup -------------------------------------------------------------------------------

DEEPEST = 100
"""How deep elements may be nested in an article."""
MOST_OPEN = 1_000
"""Tags of a page that may be open at once: a parser takes 2 ms for a thousand, 1.5 s for twenty thousand."""
MOST_ATTRIBUTES = 200
"""Of one tag."""
MOST_WORK = 150_000
"""Tags of a page, each counted once more for every `<b>` and the like that is open around it."""
MOST_PICTURES = 1_000
"""Of one article."""
MOST_ESCAPED = 200_000
"""Characters of a text that are `<`, `>` or `&`, or stand among the signs of Latin-1, as `©` and `»`."""
MOST_HIDDEN = 20_000
"""What looks like tags inside the scripts and styles of a page."""
MOST_SHORTCODES = 10_000
"""Words of other systems in Markdown."""
MOST_MARKDOWN_WORK = 2_000_000
"""Of the parser, in microseconds as estimated before it begins; a million characters of prose are less."""
MOST_REPEATED = 10_000_000
"""Characters that addresses named once and used often may come to in Markdown."""
DEEPEST_MARKDOWN = 100
"""How deep quotations may be nested in Markdown; a list and its item count as two."""
