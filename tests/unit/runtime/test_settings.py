"""What the template tells a function."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from broadsheet.runtime.settings import settings

NEEDED = {
    "INBOX_BUCKET": "inbox",
    "CONTENT_BUCKET": "content",
    "INDEX_TABLE": "index",
    "SITE_BUCKET": "site",
}


@pytest.fixture(autouse=True)
def _told(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in NEEDED.items():
        monkeypatch.setenv(name, value)


def test_stores_are_named_by_the_environment() -> None:
    stores = settings().stores
    assert (stores.inbox_bucket, stores.content_bucket) == ("inbox", "content")
    assert (stores.index_table, stores.site_bucket) == ("index", "site")


@pytest.mark.parametrize("name", NEEDED)
def test_what_is_missing_is_named(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(name)
    with pytest.raises(ValidationError, match=name.lower()):
        settings()


def test_a_step_is_told_of_no_queue_that_it_does_not_need() -> None:
    assert settings().index_queue_url == ""


def test_the_environment_is_read_anew_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    assert settings().stores.site_bucket == "site"
    monkeypatch.setenv("SITE_BUCKET", "another")
    assert settings().stores.site_bucket == "another"


def test_the_publication_has_an_address_without_a_closing_slash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://news.example/")
    monkeypatch.setenv("SITE_TITLE", "The Quay")
    publication = settings().publication
    assert (publication.url, publication.title) == ("https://news.example", "The Quay")
