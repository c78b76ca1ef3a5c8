"""What stands in the small town, and what editors may do to it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

from broadsheet.cli.local import newsroom
from tests.darkroom import photograph
from tests.town import ARRIVED, Town

TEXT = """The town will run a second boat after midnight from December. The council agreed on
Monday evening to pay for the crew. Passengers have asked for it for years.

The first boat leaves the north quay at ten past one, and the second at half past two. Both
call at the island on the way back. A ticket costs as much as by day.
"""

Change = Callable[[Town], None]


def story(title: str, date: str, more: str = "") -> str:
    return f"---\ntitle: {title}\ndate: {date}\nsection: City\ntags: [river]\n{more}---\n{TEXT}"


FERRY = story("Night ferry", "2026-11-03", "authors: [Crew]\n")
"""The only one by its author: where it goes, his list goes too."""
NEW = story("New boat", "2026-11-04", "authors: [Desk]\n")
BRIDGE = story("Bridge opens", "2026-10-30").replace("Both", "All")
"""An older one, changed."""


HIDDEN = ("A secret draft", "A secret embargo", "A secret past")
"""What no reader is to find, under these titles."""


def hidden_in(page: str) -> list[str]:
    return [title for title in HIDDEN if title in page or title.lower().replace(" ", "-") in page]


def furnish(town: Town) -> None:
    """Three articles beside each other, the last with a picture; a fourth waits for the address of the
    second, and three are hidden."""
    put(town, "bridge.md", story("Bridge opens", "2026-10-30"))
    put(town, "ferry.md", FERRY)
    put(town, "boat.jpg", photograph(600, 400), "image/jpeg")
    put(town, "quay.md", story("Quay closes", "2026-11-05", "picture: boat.jpg\n"))
    put(town, "rival.md", story("Night ferry", "2026-11-06"))
    put(town, "draft.md", story(HIDDEN[0], "2026-11-03T01:00:00Z", "draft: true\n"))
    put(town, "embargo.md", story(HIDDEN[1], "2026-12-03"))
    put(town, "past.md", story(HIDDEN[2], "2026-11-03T02:00:00Z", "expires: 2026-11-10\n"))


def put(town: Town, id: str, text: str | bytes, content_type: str = "text/markdown") -> None:
    body = text.encode() if isinstance(text, str) else text
    town.stores.inbox.put(id, body, content_type, ARRIVED)


def delete(town: Town, id: str = "ferry.md") -> None:
    town.stores.inbox.delete(id)


def odd(number: int) -> str:
    """An article of a section, an author and tags that no other has but its like."""
    return story(f"Odd {number}", f"2026-11-0{number}", "authors: [Stranger]\n").replace(
        "section: City\ntags: [river]", f"section: Elsewhere\ntags: [odd, odd-{number}]"
    )


def come(*numbers: int) -> Change:
    def change(town: Town) -> None:
        for number in numbers:
            put(town, f"odd-{number}.md", odd(number))

    return change


def go(*numbers: int) -> Change:
    def change(town: Town) -> None:
        for number in numbers:
            delete(town, f"odd-{number}.md")

    return change


def traces(keys: Iterable[str]) -> list[str]:
    """What of the odd ones and their lists is left."""
    return [key for key in keys if "odd" in key or "elsewhere" in key or "stranger" in key]


CHANGES: dict[str, Change] = {
    "create": lambda town: put(town, "new.md", NEW),
    "update": lambda town: put(town, "ferry.md", FERRY.replace("second boat", "third boat")),
    "delete": delete,
    "give another slug": lambda town: put(
        town, "ferry.md", story("Night ferry", "2026-11-03", "slug: boat\n")
    ),
    "give another date": lambda town: put(town, "ferry.md", story("Night ferry", "2026-10-02")),
    "take an address": lambda town: put(town, "bridge.md", story("Night ferry", "2026-10-30")),
    "take back": lambda town: put(town, "ferry.md", story("Night ferry", "2026-11-03", "draft: true\n")),
    "break": lambda town: put(town, "ferry.md", "---\ntitle: [\n---\nText\n"),
    "send a smaller picture": lambda town: put(town, "boat.jpg", photograph(300, 200), "image/jpeg"),
    "send a broken picture": lambda town: put(town, "boat.jpg", b"no picture", "image/jpeg"),
}
"""What may happen to one article, or to its picture, by what it is called."""
RARE = {"send a broken picture"}
"""Of which the first step is enough where not every point is tried."""

HTML = f"<html><head><title>New boat</title></head><body><article><p>{TEXT}</p></article></body></html>"
JSON = json.dumps({"title": "New boat", "date": "2026-11-04", "body": TEXT})
PICTURE = (newsroom() / "pictures" / "bandstand.png").read_bytes()

FORMATS: dict[str, Change] = {
    "html": lambda town: put(town, "new.html", HTML, "text/html"),
    "text": lambda town: put(town, "new.txt", f"New boat\n\n{TEXT}", "text/plain"),
    "json": lambda town: put(town, "new.json", JSON, "application/json"),
    "picture": lambda town: put(town, "new.png", PICTURE, "image/png"),
}
