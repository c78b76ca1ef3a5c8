"""Where things are kept: the only room that speaks AWS."""

from __future__ import annotations

from dataclasses import dataclass

from broadsheet.article import Article, Refusal, Summary
from broadsheet.media import Size
from broadsheet.profile import Profile
from broadsheet.stores.bucket import Bucket, Records
from broadsheet.stores.inbox import Inbox
from broadsheet.stores.index import Index
from broadsheet.stores.model import Model
from broadsheet.stores.passes import Passes
from broadsheet.stores.pictures import Pictures
from broadsheet.stores.receipts import Receipts
from broadsheet.stores.rounds import Rounds
from broadsheet.stores.shelf import Shelf
from broadsheet.stores.table import Table


@dataclass(frozen=True)
class Stores:
    """All that is kept, by the names of the buckets and the table."""

    inbox_bucket: str
    content_bucket: str
    index_table: str
    site_bucket: str
    at_once: int = 1
    """How many objects of the site are looked at, or written, at the same time."""

    @property
    def inbox(self) -> Inbox:
        return Inbox(self.inbox_bucket)

    @property
    def articles(self) -> Records[Article]:
        return Records(Bucket(self.content_bucket), "articles/", Article)

    @property
    def summaries(self) -> Records[Summary]:
        return Records(Bucket(self.content_bucket), "summaries/", Summary)

    @property
    def pictures(self) -> Pictures:
        return Pictures(Records(Bucket(self.content_bucket), "pictures/", Size))

    @property
    def profiles(self) -> Records[Profile]:
        """Who authors are."""
        return Records(Bucket(self.content_bucket), "profiles/", Profile)

    @property
    def refusals(self) -> Records[Refusal]:
        """Why sources could not be read; ingest owns them."""
        return Records(Bucket(self.content_bucket), "rejected/ingest/", Refusal)

    @property
    def clashes(self) -> Records[Refusal]:
        """Why articles that were read cannot be published; index owns them."""
        return Records(Bucket(self.content_bucket), "rejected/index/", Refusal)

    @property
    def index(self) -> Index:
        return Index(Table(self.index_table))

    @property
    def receipts(self) -> Receipts:
        return Receipts(Table(self.index_table))

    @property
    def passes(self) -> Passes:
        return Passes(Table(self.index_table))

    @property
    def rounds(self) -> Rounds:
        """Of the daily look."""
        return Rounds(Table(self.index_table), "VERIFY")

    @property
    def rebuilds(self) -> Rounds:
        return Rounds(Table(self.index_table), "REBUILD")

    def shelf(self, name: str, month: str) -> Shelf:
        """A month of a list, by the list's name in the index."""
        return Shelf(self.index, name, month)

    def model(self, name: str, region: str, budget: int) -> Model:
        """A model by its id, its region, and its tokens a day."""
        return Model(name, region, budget, Table(self.index_table))

    @property
    def site(self) -> Bucket:
        return Bucket(self.site_bucket)
