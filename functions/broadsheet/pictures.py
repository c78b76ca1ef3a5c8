"""What stands of a picture: the picture and its copies on the site, and the record that names them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import takewhile

from broadsheet.article import ArticleId, Refusal
from broadsheet.media import EDITION, PictureFile, is_ours, key_of, names_of, source_of
from broadsheet.publication import Page
from broadsheet.stores import Stores
from broadsheet.stores.converge import Place, Step
from broadsheet.stores.inbox import Arrival

Made = PictureFile | Refusal | None


def making(
    id: ArticleId, stores: Stores, read: Callable[[Arrival | None], Made], *, tidy: bool = False
) -> Step[Page]:
    """The places of the copies and of the picture, then of the record that names them, and of the refusal.

    What is no longer made of the source stays, for pages show it until they have heard of the new record: who
    has set them asks to `tidy`, and then that goes which the record does not name.
    """
    media: dict[str, Place[Page]] = {name: stores.site.place(key_of(id, name)) for name in _names(id)}
    records, refused = stores.pictures.records, stores.refusals.place(id)
    recorded, known = records.place(id), dict[str, Made]()
    places: tuple[Place[Page], ...] = (*media.values(), recorded, refused)

    def derive(_: Sequence[Place[Page]]) -> Mapping[Place[Page], Page | None]:
        made = dict[Place[Page], Page | None].fromkeys(places)
        arrival = stores.inbox.find(id)
        etag = arrival.etag if arrival else ""
        if etag not in known:  # or it would be made twice: whoever writes looks again
            known[etag] = read(arrival)
        match known[etag]:
            case PictureFile() as picture:
                size = picture.size(etag)
                for name, body in picture.objects.items():
                    made[media[name]] = Page(key_of(id, name), body, size.type_of(name), etag)
                made[recorded] = records.page(id, size)
            case Refusal() as refusal:
                made[refused] = stores.refusals.page(id, refusal)
        left = {name for name, place in media.items() if made[place] is None}
        for name in left & _named(id, stores) if tidy else left:
            del made[media[name]]
        return made

    return Step(places, derive)


def _names(id: ArticleId) -> tuple[str, ...]:
    """Of all that may stand of a picture. What has the name of a copy is refused, and the copy is another's;
    so is what has a name so long that its copies' would be no keys."""
    from broadsheet import reading
    from broadsheet.reading.limits import LONGEST_NAME

    refused = is_ours(id) or len(id.encode(errors="replace")) > LONGEST_NAME
    return (*names_of(id), "") if reading.is_picture(id) and not refused else ()


def _named(id: ArticleId, stores: Stores) -> set[str]:
    """What the record names; where nobody can read it, nothing."""
    try:
        size = stores.pictures.records.find(id)
    except ValueError:
        return set()
    return set(size.objects) if size else set()


def stands(id: ArticleId, stores: Stores) -> bool:
    """Whether all is there that was made of a picture as it is now, or why it was refused.

    It is compared with what its record says: to make it again takes too long, and too much memory, for who
    looks at everything. Another edition of how copies are made counts as not there.
    """
    source, refusal = stores.inbox.etag(id), stores.refusals.find(id)
    size, record = stores.pictures.records.find(id), stores.pictures.records.place(id).look()
    if source is None or refusal:
        return source is None or (size is None and refusal is not None and refusal.source == source)
    if size is None or record.differs(stores.pictures.records.page(id, size)):
        return False
    seen = {name: stores.site.place(key_of(id, name)).look() for name in size.objects}
    return (size.source, size.edition) == (source, EDITION) and all(
        seen[name].holds(md5, size.type_of(name), source) for name, md5 in size.objects.items()
    )


def left_of(id: ArticleId, stores: Stores) -> tuple[str, ...]:
    """The keys of what stands of a picture, and its record does not name."""
    root, named = key_of(id), _named(id, stores)
    standing = takewhile(lambda key: key < f"{root}-.", stores.site.keys_under(root))
    return tuple(key for key in standing if source_of(key)[0] == id and source_of(key)[1] not in named)


def strays(id: ArticleId, stores: Stores) -> Step[Page]:
    """The places of what is left under a name that nothing of a picture has: somebody has put it there."""
    names = _names(id)
    left = (key for key in left_of(id, stores) if source_of(key)[1] not in names)
    return Step(tuple(map(stores.site.place, left)), dict[Place[Page], Page | None].fromkeys)


def is_named(id: ArticleId, name: str, stores: Stores) -> bool:
    """Whether the record of a picture names a copy of this name, or under none the picture itself."""
    size = stores.pictures.records.find(id)
    return size is not None and name in size.objects
