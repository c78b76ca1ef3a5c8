"""A site of sample pages, served, and a browser that looks at it."""

from __future__ import annotations

import json
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from broadsheet.cli.local import newsroom
from broadsheet.cli.main import app

HERE = Path(__file__).parent
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
MISSING = next(
    (
        what
        for what, there in {
            "Chromium is not installed": CHROMIUM,
            "Node.js is not installed": shutil.which("node"),
            "`make browser` has not been run": (HERE / "node_modules").is_dir(),
        }.items()
        if not there
    ),
    None,
)

Look = Callable[..., dict[str, Any]]

ATTACK = '"><script>alert(1)</script><img src=x onerror=alert(2)><svg onload=alert(3)>'
HOSTILE = f"""---
title: '{ATTACK}'
date: 2026-11-01
section: '{ATTACK}'
tags: ['{ATTACK}']
authors: ['{ATTACK}']
standfirst: '{ATTACK}'
slug: hostile
translation_key: '{ATTACK}'
corrections: [{{date: 2026-11-03, text: '{ATTACK}'}}]
picture: {{url: pictures/bandstand.png, alt: '{ATTACK}', caption: '{ATTACK}'}}
---
{ATTACK}

[a](javascript:alert(4)) <a href="java&#9;script:alert(5)">b</a>

<iframe srcdoc="<script>alert(6)</script>"></iframe>

<math><mtext></math><style><img src onerror=alert(7)>
"""
ARABIC = """---
title: عودة العبّارة الليلية إلى الميناء
date: 2026-11-02
lang: ar
slug: arabic
translation_key: "><script>alert(1)</script><img src=x onerror=alert(2)><svg onload=alert(3)>"
tags: [transport]
---
عادت العبّارة الليلية إلى العمل بعد أسبوعين في حوض الإصلاح.
وقال متحدث باسم الميناء إن الرحلة الأولى غادرت في موعدها.

دفع المجلس تكلفة الإصلاح كاملة. ولن تتغير أسعار التذاكر هذا العام، كما أكدت البلدية أمس.

يستخدم العبّارة نحو أربعين راكبًا كل ليلة. وكانت الحافلة تحتاج إلى ساعة كاملة للدوران حول الخليج.
"""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample newsroom, one article that means harm, and one from right to left, as files."""
    source, out = tmp_path_factory.mktemp("newsroom") / "all", tmp_path_factory.mktemp("site")
    shutil.copytree(newsroom(), source)
    (source / "hostile.md").write_text(HOSTILE, "utf-8")
    (source / "arabic.md").write_text(ARABIC, "utf-8")
    result = CliRunner().invoke(app, ["build", str(source), "--out", str(out)])
    assert result.exit_code == 0, result.output
    return out


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing."""


@pytest.fixture(scope="session")
def origin(site: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def look(origin: str) -> Look:
    """Has a browser do a task on pages of the site; gives what it found, by path."""

    def run(task: str, *paths: str) -> dict[str, Any]:
        words = ["node", str(HERE / "look.mjs"), str(CHROMIUM), origin, task, *paths]
        done = subprocess.run(words, capture_output=True, text=True, timeout=300, check=False)
        assert done.returncode == 0, done.stderr
        lines = map(json.loads, done.stdout.splitlines())
        return {line["path"]: line["found"] for line in lines}

    return run
