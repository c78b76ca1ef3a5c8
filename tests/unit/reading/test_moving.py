"""`broadsheet import`, as it is typed: exports of other systems become a folder of articles."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from broadsheet import reading
from broadsheet.article import UNDATED, Article, Source
from broadsheet.cli.main import app
from broadsheet.errors import Rejected
from tests.effort import tries

WXR = """<?xml version="1.0" encoding="UTF-8" ?>
<!-- made by WordPress -->
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>The Harbour</title><language>en</language>
<wp:author><wp:author_login>desk</wp:author_login>
<wp:author_display_name><![CDATA[Harbour Desk]]></wp:author_display_name></wp:author>
<item><title>Night ferry</title><link>https://old.example/2019/05/night-ferry/</link>
<dc:creator>desk</dc:creator><content:encoded><![CDATA[The ferry is <b>back</b>.
It leaves at ten.

[caption id="a_9" width="300"]<img src="https://old.example/f.jpg" alt="A ferry" /> The ferry[/caption]

https://www.youtube.com/watch?v=abcdefghijk

[gallery ids="1,2"]
<ul><li>One</li></ul>
&nbsp;

Fares stay & wait.]]></content:encoded>
<excerpt:encoded><![CDATA[In short.]]></excerpt:encoded>
<wp:post_id>7</wp:post_id><wp:post_date>2019-05-04 12:00:00</wp:post_date>
<wp:post_date_gmt>2019-05-04 10:00:00</wp:post_date_gmt><wp:post_name>night-ferry</wp:post_name>
<wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
<category domain="category" nicename="city">City &amp; River</category>
<category domain="post_tag" nicename="boats">boats</category>
<category domain="post_tag" nicename="quay">quay</category>
<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>9</wp:meta_value></wp:postmeta></item>
<item><title>A draft</title><dc:creator>ghost</dc:creator>
<content:encoded><![CDATA[<!-- wp:paragraph --><p>Not yet.</p><!-- /wp:paragraph -->]]></content:encoded>
<wp:post_id>8</wp:post_id><wp:post_date_gmt>0000-00-00 00:00:00</wp:post_date_gmt>
<wp:status>draft</wp:status><wp:post_type>post</wp:post_type></item>
<item><title>Nothing</title><content:encoded></content:encoded><wp:post_id>10</wp:post_id>
<wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>
<item><title>Thrown away</title><content:encoded>x</content:encoded><wp:post_id>11</wp:post_id>
<wp:status>trash</wp:status><wp:post_type>post</wp:post_type></item>
<item><title>f</title><wp:post_id>9</wp:post_id><wp:post_type>attachment</wp:post_type>
<wp:attachment_url>https://old.example/lead.jpg</wp:attachment_url><wp:status>inherit</wp:status></item>
</channel></rss>
"""
GHOST = {
    "db": [
        {
            "meta": {"version": "5.1"},
            "data": {
                "posts": [
                    {"id": "1", "title": "Quay", "slug": "quay", "html": "<p>The quay.</p>", "type": "post"},
                    {"id": "2", "title": "About", "slug": "about", "html": "<p>Us.</p>", "type": "page"},
                ],
                "posts_meta": [{"post_id": "1", "feature_image_alt": "A quay"}],
                "tags": [{"id": "t", "name": "City"}, {"id": "u", "name": "boats"}],
                "posts_tags": [
                    {"post_id": "1", "tag_id": "u", "sort_order": 1},
                    {"post_id": "1", "tag_id": "t", "sort_order": 0},
                ],
                "users": [{"id": "a", "name": "Harbour Desk"}],
                "posts_authors": [{"post_id": "1", "author_id": "a", "sort_order": 0}],
            },
        }
    ]
}


def typed(text: str, folder: Path) -> Result:
    (folder / "export").write_text(text, encoding="utf-8")
    return CliRunner().invoke(app, ["import", str(folder / "export"), "--out", str(folder / "out")])


def imported(text: str, folder: Path) -> tuple[Result, dict[str, Article]]:
    done = typed(text, folder)
    files = sorted((folder / "out").glob("*")) if (folder / "out").exists() else []
    sources = (Source(path.name, path.read_bytes(), "tag", None, UNDATED) for path in files)
    return done, {source.id: reading.read(source) for source in sources}


def test_an_export_of_wordpress_becomes_its_posts(tmp_path: Path) -> None:
    done, made = imported(WXR, tmp_path)
    assert (done.exit_code, list(made)) == (1, ["a-draft.md", "night-ferry.md"])
    assert "Nothing\n  This JSON has no text." in done.output
    ferry = made["night-ferry.md"]
    assert (ferry.title, ferry.slug, ferry.standfirst) == ("Night ferry", "night-ferry", "In short.")
    assert ferry.published_at.isoformat() == "2019-05-04T10:00:00+00:00"
    assert [term.name for term in (*ferry.tags, *ferry.authors)] == ["boats", "quay", "Harbour Desk"]
    assert ferry.section
    assert ferry.section.name == "City & River"
    assert ferry.aliases == ("2019/05/night-ferry",)
    assert ferry.pictures == ("https://old.example/lead.jpg", "https://old.example/f.jpg")
    assert [paragraph.text for paragraph in ferry.paragraphs] == [
        "The ferry is back. It leaves at ten.",
        "https://www.youtube.com/watch?v=abcdefghijk",
        "Fares stay & wait.",
    ]
    assert "<figcaption>The ferry</figcaption>" in ferry.html
    assert "<ul><li>One</li>\n</ul>" in ferry.html
    assert (made["a-draft.md"].draft, made["a-draft.md"].paragraphs[0].text) == (True, "Not yet.")


def test_an_export_of_ghost_becomes_its_posts(tmp_path: Path) -> None:
    done, made = imported(json.dumps(GHOST), tmp_path)
    assert (done.exit_code, list(made)) == (0, ["quay.md"])
    quay = made["quay.md"]
    assert quay.section
    assert [term.name for term in (quay.section, *quay.tags, *quay.authors)] == [
        "City",
        "boats",
        "Harbour Desk",
    ]


@pytest.mark.parametrize("name", ["items", "posts", None])
def test_a_list_becomes_a_file_for_each(name: str | None, tmp_path: Path) -> None:
    items = [
        {"title": "Ferry", "content_html": "<p>One.</p>"},
        {"title": "Ferry", "content_html": "<p>Two.</p>"},
    ]
    _, made = imported(json.dumps({"version": "1.1", name: items} if name else items), tmp_path)
    assert {id: article.paragraphs[0].text for id, article in made.items()} == {
        "ferry.md": "One.",
        "ferry-2.md": "Two.",
    }


def test_an_export_in_the_inbox_is_refused_with_what_to_do() -> None:
    with pytest.raises(Rejected, match="`broadsheet import`"):
        reading.admit("export.xml", 1_000, None)
    with pytest.raises(Rejected, match="`broadsheet import`"):
        reading.read(Source("export.json", json.dumps([{"html": "a"}] * 2).encode(), "tag", None, UNDATED))


BOMB = '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
BAD = {
    "entities": WXR.replace("<!-- made by WordPress -->", "<!-- <rss -->" + BOMB).replace("Nothing", "&b;"),
    "a file outside": WXR.replace(
        "<!-- made", '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/hostname">]><!-- m'
    ),
    "XML that breaks off": WXR[:900],
    "no export": "Just words.",
    "no list": '"words"',
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD)
def test_what_is_no_export_is_refused_whole(text: str, tmp_path: Path) -> None:
    done, made = imported(text, tmp_path)
    assert (done.exit_code, made) == (2, {})
    assert "Error" in done.output


def ghost(**said: object) -> str:
    """Ghost's export, with more said of its first post."""
    made: Any = json.loads(json.dumps(GHOST))
    made["db"][0]["data"]["posts"][0] |= said
    return json.dumps(made)


GUARDED = {
    "a password": WXR.replace("<wp:post_id>7<", "<wp:post_password>ahoy</wp:post_password><wp:post_id>7<"),
    "members": ghost(visibility="members", status="published"),
    "who pays": ghost(visibility="paid"),
    "tiers": ghost(visibility=["gold"]),
}


@pytest.mark.parametrize("text", GUARDED.values(), ids=GUARDED)
def test_what_was_not_for_everybody_becomes_a_draft_and_its_editor_hears_of_it(
    text: str, tmp_path: Path
) -> None:
    done, made = imported(text, tmp_path)
    (name,) = made.keys() - {"a-draft.md"}
    assert made[name].draft
    assert f"{name}\n  `visibility` says that not everybody may read this; it stays a draft." in done.output


def test_what_was_for_everybody_is_published(tmp_path: Path) -> None:
    text = WXR.replace("<wp:post_id>7<", "<wp:post_password></wp:post_password><wp:post_id>7<")
    assert not imported(text, tmp_path)[1]["night-ferry.md"].draft
    assert not imported(ghost(visibility="public"), tmp_path)[1]["quay.md"].draft


def test_blank_lines_take_no_time_of_their_own(tmp_path: Path) -> None:
    _, made = imported(WXR.replace("Fares stay", "\n" * 200_000 + "Fares stay"), tmp_path)
    assert made["night-ferry.md"].paragraphs[-1].text == "Fares stay & wait."


FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "items": [
        {
            "id": "1",
            "title": "Ferry",
            "content_html": "<p>One.</p>",
            "date_published": "2019-05-04",
            "tags": ["boats"],
            "authors": [{"name": "Harbour Desk"}],
            "image": "https://old.example/f.jpg",
        }
    ],
}
KINDS: st.SearchStrategy[Any] = st.sampled_from(
    (
        None,
        True,
        7,
        -1.5,
        "",
        "first",
        "\ud800",
        "\0",
        "http://[",
        "9" * 5_000,
        [],
        ["a", [{}]],
        {},
        {"id": []},
    )
)


def ways(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every place of some JSON: what holds it, and under which name or number."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, held in inside:
        yield value, name
        yield from ways(held)


@tries(50)
@given(data=st.data(), export=st.sampled_from([GHOST, FEED]))
def test_json_of_which_something_is_wrong_ends_in_no_traceback(
    data: st.DataObject, export: object, tmp_path_factory: pytest.TempPathFactory
) -> None:
    made: Any = json.loads(json.dumps(export))
    for _ in range(data.draw(st.integers(1, 2))):
        holder, name = data.draw(st.sampled_from(list(ways(made))))
        if data.draw(st.booleans()):
            holder[name] = data.draw(KINDS)
        else:
            del holder[name]
        if not list(ways(made)):
            break
    done = typed(json.dumps(made), tmp_path_factory.mktemp("fuzz"))
    assert done.exception is None or isinstance(done.exception, SystemExit), (made, done.exc_info)


@tries(40)
@given(data=st.data())
def test_xml_of_which_something_is_wrong_ends_in_no_traceback(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    made = ElementTree.fromstring(WXR)  # noqa: S314 # our own
    for _ in range(2):
        places = [(holder, inner) for holder in made.iter() for inner in holder]
        holder, inner = data.draw(st.sampled_from(places))
        if data.draw(st.booleans()):
            inner.text = data.draw(st.sampled_from(("", "first", "http://[", "[embed", "9" * 5_000, "a;b")))
        elif inner.tag != "channel":
            holder.remove(inner)
    done = typed(ElementTree.tostring(made, encoding="unicode"), tmp_path_factory.mktemp("fuzz"))
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info


@pytest.mark.parametrize(
    ("table", "row"), [("posts_tags", {"sort_order": "first"}), ("tags", {"id": []}), ("posts", {"id": {}})]
)
def test_ids_and_places_that_are_none_are_refused_in_words(
    table: str, row: dict[str, object], tmp_path: Path
) -> None:
    made: Any = json.loads(json.dumps(GHOST))
    made["db"][0]["data"][table][0] |= row
    done = typed(json.dumps(made), tmp_path)
    assert (done.exit_code, "A row of" in done.output) == (2, True)


@pytest.mark.parametrize(
    ("whole", "broken"),
    [("https://old.example/2019/05/night-ferry/", "http://["), ("<wp:post_id>9</wp:post_id>", "")],
    ids=["a link that is none", "a picture without a number"],
)
def test_one_broken_field_costs_no_other(whole: str, broken: str, tmp_path: Path) -> None:
    _, made = imported(WXR.replace(whole, broken), tmp_path)
    assert made["night-ferry.md"].paragraphs
