"""`broadsheet import`, as it is typed: exports of other systems become a folder of articles."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from broadsheet import reading
from broadsheet.article import UNDATED, Article, Source
from broadsheet.cli.main import app
from broadsheet.errors import Rejected

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


def imported(text: str, folder: Path) -> tuple[Result, dict[str, Article]]:
    (folder / "export").write_text(text, encoding="utf-8")
    done = CliRunner().invoke(app, ["import", str(folder / "export"), "--out", str(folder / "out")])
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
