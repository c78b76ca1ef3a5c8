"""A round of a press run: some objects of the site, how they were seen, and how they should be."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from broadsheet.publication import Page
from broadsheet.site.plan import Target, What
from broadsheet.stores.bucket import Seen
from broadsheet.stores.converge import Due, Place, Sight, Sights


@dataclass(frozen=True)
class Round:
    """What of that comes, changes and goes."""

    targets: Mapping[Place[Page], Target]
    sights: Sights[Page]
    wanted: Due[Page]
    gone: Collection[Place[Page]]
    """What is not to be any more, but is for others to remove."""

    def key(self, place: Place[Page]) -> str:
        return self.targets[place].key

    def there(self, place: Place[Page]) -> bool:
        """Whether anything stands there."""
        return self.sights[place].differs(None)

    def body(self, place: Place[Page]) -> bytes:
        return body_of(self.sights[place])

    def articles(self, places: Collection[Place[Page]]) -> Iterator[Place[Page]]:
        """Those of them that are pages of articles."""
        return (place for place in places if self.targets[place].what is What.ARTICLE)

    @cached_property
    def changing(self) -> Mapping[Place[Page], Page]:
        """The pages that are to be written."""
        wanted = self.wanted.items()
        return {place: page for place, page in wanted if page and self.sights[place].differs(page)}

    @cached_property
    def going(self) -> Sequence[Place[Page]]:
        """What is there and should not be, but for what has no place here: nothing leads to that."""
        gone = (place for place, page in self.wanted.items() if page is None and self.there(place))
        return [place for place in gone if self.targets[place].is_kept]

    @cached_property
    def staying(self) -> Sequence[Place[Page]]:
        """What is there and should not be, and is for others to remove."""
        return [place for place in self.gone if self.there(place)]


def body_of(sight: Sight[Page]) -> bytes:
    """What was seen there, as far as it was read."""
    return sight.body if isinstance(sight, Seen) else b""
