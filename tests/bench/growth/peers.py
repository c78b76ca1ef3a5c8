"""Generators of static sites, which set the whole site again for one more article.

Each gets the same articles, and makes about what we make of them: a page an
article that leads to those before and after it, pages of sections, tags and
authors, and feeds. Their own defaults do the rest. Hugo, the fastest of them, is
there twice: as bare as the others, and with all else that we make.
"""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.bench.growth.newsroom import Told


class Peer(NamedTuple):
    """A generator of static sites."""

    program: str
    """Where it stands in the folder where all of them are installed, as a glob pattern."""
    words: tuple[str, ...]
    """What the program is told, in the site's folder."""
    files: Mapping[str, str]
    """What the site has besides articles, by path."""
    place: Callable[[Told], str]
    """Where an article stands."""
    text: Callable[[Told], str]


def _site(name: str) -> Mapping[str, str]:
    """The files of `sites/` that are this peer's."""
    folder = Path(__file__).parent / "sites" / name
    return {str(path.relative_to(folder)): path.read_text("utf-8") for path in folder.rglob("*.*")}


def program(peer: Peer, programs: Path) -> Path | None:
    """The peer's program, or nothing where it is not installed."""
    return next(programs.absolute().glob(peer.program), None)


def one_more(
    peer: Peer, program: Path, folder: Path, told: Sequence[Told], extras: Sequence[Told]
) -> list[float]:
    """Seconds until the site of `told` is built again with one more article, and then with each other one."""
    for path, text in peer.files.items():
        _write(folder / path, text)
    for each in told:
        _write(folder / peer.place(each), peer.text(each))
    _run(peer, program, folder)
    seconds = []
    for extra in extras:
        _write(folder / peer.place(extra), peer.text(extra))
        seconds.append(_run(peer, program, folder))
    return seconds


def _run(peer: Peer, program: Path, folder: Path) -> float:
    began = time.perf_counter()
    done = subprocess.run([program, *peer.words], cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{program.name}: {done.stdout[-1000:]}{done.stderr[-1000:]}")
    return time.perf_counter() - began


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _front_matter(told: Told, **more: str) -> str:
    said = {"title": f'"{told.title}"', "date": told.date.isoformat(), **more}
    return "".join(f"{name}: {value}\n" for name, value in said.items())


# Hugo ------------------------------------------------------------------------------------

HUGO = Peer(
    "lib/python3*/site-packages/hugo/binaries/hugo",
    ("--quiet",),
    {**_site("hugo"), **_site("whole-hugo")},
    lambda told: f"content/news/{told.name}.md",
    lambda told: (
        "---\n"
        + _front_matter(
            told, tags=_listed(told.tags), categories=_listed([told.section]), authors=_listed([told.author])
        )
        + f"---\n{told.text}\n"
    ),
)
BARE_HUGO = HUGO._replace(files=_site("hugo"))
"""Without feeds of whole texts in three formats, an archive, metadata and related articles."""


def _listed(names: Sequence[str]) -> str:
    return f"[{', '.join(names)}]"


# Pelican ---------------------------------------------------------------------------------

PELICAN = Peer(
    "bin/pelican",
    ("content", "-s", "pelicanconf.py", "-o", "output", "--fatal", "errors"),
    {
        "pelicanconf.py": "SITENAME = 'Courier'\nSITEURL = 'https://news.example'\nTIMEZONE = 'UTC'\n"
        "FEED_ALL_ATOM = 'feed.xml'\nCATEGORY_FEED_ATOM = 'category/{slug}.xml'\n"
        "TAG_FEED_ATOM = 'tag/{slug}.xml'\nAUTHOR_FEED_ATOM = 'author/{slug}.xml'\n"
    },
    lambda told: f"content/{told.name}.md",
    lambda told: (
        f"Title: {told.title}\nDate: {told.date:%Y-%m-%d %H:%M}\nCategory: {told.section}\n"
        f"Tags: {', '.join(told.tags)}\nAuthor: {told.author}\nSlug: {told.name}\n\n{told.text}\n"
    ),
)

# Eleventy --------------------------------------------------------------------------------

_ELEVENTY_LIST = """---
pagination: {data: collections, size: 1, alias: tag, filter: [all]}
permalink: /tag/{{ tag | slugify }}/
eleventyExcludeFromCollections: true
---
<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ tag }}</title></head><body>
{%- for post in collections[tag] | reverse %}{% if loop.index <= 30 %}
<h2><a href="{{ post.url }}">{{ post.data.title }}</a></h2>{% endif %}{% endfor %}</body></html>
"""
_ELEVENTY_FEED = """---
permalink: /feed.xml
eleventyExcludeFromCollections: true
---
<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Courier</title>
{%- for post in collections.news | reverse %}{% if loop.index <= 30 %}
<entry><title>{{ post.data.title }}</title><id>{{ post.url }}</id>
<content type="html">{{ post.content | escape }}</content></entry>{% endif %}{% endfor %}</feed>
"""
ELEVENTY = Peer(
    "node_modules/.bin/eleventy",
    ("--quiet", "--input=.", "--output=_site"),
    {
        "_includes/post.njk": '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ title }}'
        "</title></head><body><h1>{{ title }}</h1><time>{{ page.date }}</time>{{ content | safe }}"
        "{% set before = collections.news | getPreviousCollectionItem %}{% if before %}"
        '<a href="{{ before.url }}">{{ before.data.title }}</a>{% endif %}'
        "{% set after = collections.news | getNextCollectionItem %}{% if after %}"
        '<a href="{{ after.url }}">{{ after.data.title }}</a>{% endif %}</body></html>\n',
        "tags.njk": _ELEVENTY_LIST,
        "feed.njk": _ELEVENTY_FEED,
    },
    lambda told: f"news/{told.name}.md",
    lambda told: (
        "---\nlayout: post.njk\n"
        + _front_matter(told, tags=_listed(["news", *told.tags, told.section, told.author]))
        + f"---\n{told.text}\n"
    ),
)

PEERS = {"Hugo": HUGO, "bare Hugo": BARE_HUGO, "Pelican": PELICAN, "Eleventy": ELEVENTY}
