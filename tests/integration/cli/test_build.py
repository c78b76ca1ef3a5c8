from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from tests.darkroom import photograph

Broadsheet = Callable[..., Result]
Folder = Callable[[dict[str, str | bytes]], Path]

STORY = "---\ntitle: {title}\ndate: {date}\nsection: City\ntags: [ferries]\n---\n{text}\n"
PIXEL = photograph(1, 1, "PNG")


def story(title: str, date: str = "2026-11-02", text: str = "The ferry sails again. It is late.") -> str:
    return STORY.format(title=title, date=date, text=text)


def files_in(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


@pytest.fixture
def built(broadsheet: Broadsheet, tmp_path: Path) -> Callable[[Path], tuple[Result, Path, dict[str, Any]]]:
    """Builds a folder; gives the command's result, the site, and the report."""

    def build(source: Path) -> tuple[Result, Path, dict[str, Any]]:
        out, report = tmp_path / "site", tmp_path / "reports" / "report.json"
        result = broadsheet("build", source, "--out", out, "--report", report)
        return result, out, json.loads(report.read_text("utf-8"))

    return build


Built = Callable[[Path], tuple[Result, Path, dict[str, Any]]]


def test_a_folder_becomes_a_site_and_a_report(built: Built, folder: Folder) -> None:
    result, out, report = built(folder({"city/ferry.md": story("The ferry"), "quay.png": PIXEL}))
    assert result.exit_code == 0, result.output
    assert report["published"] == [
        {"id": "city/ferry.md", "slug": "the-ferry", "url": "/the-ferry/", "title": "The ferry"}
    ]
    assert (report["rejected"], report["media"]) == ([], ["quay.png"])
    assert report["aws_calls"]["s3:PutObject"] > 0
    assert report["seconds"] > 0
    page = (out / "the-ferry" / "index.html").read_text("utf-8")
    assert page.count("No time to read?") == 2
    assert (out / "media" / "quay.png").read_bytes() == PIXEL
    assert {"index.html", "feed.xml", "sitemap.xml", "robots.txt", "2026/11/index.html"} <= files_in(
        out
    ).keys()
    assert {"section/city/index.html", "tag/ferries/feed.xml", "tag/ferries/2026/11/index.html"} <= files_in(
        out
    ).keys()


def test_neighbours_know_each_other_whichever_came_first(built: Built, folder: Folder) -> None:
    dates = {"b": "2026-11-02", "c": "2026-11-03", "a": "2026-11-01"}
    _, out, _ = built(folder({f"{name}.md": story(name, date) for name, date in dates.items()}))
    middle = (out / "b" / "index.html").read_text("utf-8")
    assert 'class="previous" rel="prev" href="/a/"' in middle
    assert 'class="next" rel="next" href="/c/"' in middle


def test_the_same_folder_gives_the_same_bytes(broadsheet: Broadsheet, folder: Folder, tmp_path: Path) -> None:
    source = folder({f"{n}.md": story(f"Story {n}", f"2026-11-{n:02}") for n in range(1, 6)})
    broadsheet("build", source, "--out", tmp_path / "once")
    for path in source.iterdir():
        os.utime(path, (0, 0))
    broadsheet("build", source, "--out", tmp_path / "again")
    assert files_in(tmp_path / "once") == files_in(tmp_path / "again")


BAD: dict[str, tuple[str | bytes, str]] = {
    "empty.md": (b"", "empty"),
    "noise.txt": (bytes(range(256)) * 8, "not_text"),
    "broken.md": ('---\ntitle: "open\n---\ntext\n', "front_matter"),
    "large.txt": (b"a" * 50_000_000, "too_large"),
    "letter.docx": (b"PK", "unknown_suffix"),
    "long.txt": ("x" * 10_000 + "\n\nText.\n", "title_too_long"),
    "someday.md": ("---\ndate: someday\n---\nText.\n", "bad_date"),
    "twin.md": (story("The ferry", "2026-11-09"), "slug_taken"),
    "quay.png": (b"GIF89a", "bad_picture"),
}


def test_what_cannot_be_published_is_named_and_the_rest_goes_out(built: Built, folder: Folder) -> None:
    bad = {name: body for name, (body, _) in BAD.items()}
    result, _, report = built(folder({"ferry.md": story("The ferry"), **bad}))
    assert result.exit_code == 1
    assert [article["id"] for article in report["published"]] == ["ferry.md"]
    assert {refused["id"]: refused["code"] for refused in report["rejected"]} == {
        name: code for name, (_, code) in BAD.items()
    }
    for refused in report["rejected"]:
        assert f"rejected {refused['id']}" in result.output
        assert refused["message"] in result.output
        assert refused["message"].endswith((".", "?", "`", "webp"))
    assert "Traceback" not in result.output
    lines = {refused["id"]: refused.get("line") for refused in report["rejected"]}
    assert (lines["broken.md"], lines["someday.md"]) == (2, 2)


def test_drafts_and_dates_to_come_stay_out(built: Built, folder: Folder) -> None:
    source = folder(
        {
            "draft.md": "---\ndraft: true\n---\n# Not yet\n\nText.\n",
            "later.md": story("Later", "2999-01-01"),
            "over.md": "---\ndate: 2020-01-01\nexpires: 2020-02-01\n---\n# Over\n\nText.\n",
        }
    )
    result, out, report = built(source)
    assert result.exit_code == 0
    assert report["published"] == []
    states = {article["id"]: article["state"] for article in report["unpublished"]}
    assert states == {"draft.md": "draft", "later.md": "scheduled", "over.md": "expired"}
    told = b"".join(files_in(out).values())
    assert not any(title in told for title in (b"Not yet", b"Later", b"Over"))


def test_an_editor_hears_of_what_was_left_out(built: Built, folder: Folder) -> None:
    result, _, report = built(folder({"a.md": '# A story\n\nText.\n\n<iframe src="//v.example"></iframe>\n'}))
    assert result.exit_code == 0
    assert [warning["id"] for warning in report["warnings"]] == ["a.md"]
    assert "warning  a.md" in result.output


def test_an_editor_hears_of_a_summary_that_its_article_does_not_bear_out(
    built: Built, folder: Folder
) -> None:
    text = "The harbour of Lowmouth will close for 14 months from November, the council said on Monday."
    written = "---\nsummary: The harbour of Lowmouth will close for 40 months.\n---\n# The harbour closes\n\n"
    result, _, report = built(folder({"a.md": f"{written}{text}\n"}))
    assert result.exit_code == 0
    assert [(warning["id"], warning["code"]) for warning in report["warnings"]] == [
        ("a.md", "summary_number")
    ]
    assert "“40”" in report["warnings"][0]["message"]


def test_an_empty_folder_gives_an_empty_site(built: Built, tmp_path: Path) -> None:
    (tmp_path / "newsroom").mkdir()
    result, out, report = built(tmp_path / "newsroom")
    assert (result.exit_code, report["published"]) == (0, [])
    assert "Nothing has been published yet" in (out / "index.html").read_text("utf-8")


@pytest.mark.parametrize("words", [["build"], ["build", "nowhere", "--out", "x"], ["build", ".", "--what"]])
def test_wrong_usage_ends_with_2(broadsheet: Broadsheet, words: list[str]) -> None:
    assert broadsheet(*words).exit_code == 2


def test_a_site_has_a_language_and_a_time_zone(
    broadsheet: Broadsheet, folder: Folder, tmp_path: Path
) -> None:
    source, out = folder({"a.md": story("A", "2026-11-03T07:05")}), tmp_path / "site"
    assert broadsheet("build", source, "--out", out, "--lang", "de", "--zone", "Asia/Tokyo").exit_code == 0
    front = (out / "index.html").read_text("utf-8")
    assert 'datetime="2026-11-02T22:05:00Z">3. November 2026<' in front
    assert "Startseite" in (out / "archive" / "index.html").read_text("utf-8")
    assert broadsheet("build", source, "--out", out, "--zone", "Mars/Olympus").exit_code == 2


def test_the_site_cannot_be_built_over_its_own_articles(broadsheet: Broadsheet, folder: Folder) -> None:
    source = folder({"a.md": "# A\n\nText.\n"})
    assert broadsheet("build", source, "--out", source.parent).exit_code == 2


def test_a_site_inside_the_folder_is_no_part_of_it(folder: Folder, broadsheet: Broadsheet) -> None:
    source = folder({"a.md": "# A\n\nText.\n"})
    assert broadsheet("build", source, "--out", source / "site").exit_code == 0
    assert broadsheet("build", source, "--out", source / "site").exit_code == 0


def test_a_bare_date_is_in_its_month_wherever_the_site_is(
    broadsheet: Broadsheet, folder: Folder, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    source = folder({"ferry.md": story("The ferry", "2026-11-01")})
    assert broadsheet("build", source, "--out", out, "--zone", "Asia/Tokyo").exit_code == 0
    assert [path.parent.name for path in out.glob("2026/*/index.html")] == ["11"]
    assert (out / "sitemap-2026-11.xml").is_file()


def test_old_addresses_and_addresses_by_path_lead_on(built: Built, folder: Folder) -> None:
    moved = story("The ferry").replace(
        "title:",
        "aliases: [/2019/ferry/, /old.html, /old.html/deep/, /mr.smith/, /article/2019/x/, /a%00b/]\ntitle:",
    )
    quay = story("The quay", text="See [the ferry](ferry.md), [nothing](nothing.md).")
    result, out, _ = built(folder({"city/ferry.md": moved, "city/quay.md": quay}))
    assert result.exit_code == 0, result.output
    by_path = "article/city/ferry.md/index.html", "article/2019/x/index.html"
    for name in ("2019/ferry/index.html", "old.html", "mr.smith/index.html", *by_path):
        assert '<meta http-equiv="refresh" content="0; url=/the-ferry/">' in (out / name).read_text("utf-8")
    assert not (out / "article" / "city" / "nothing.md").exists()
