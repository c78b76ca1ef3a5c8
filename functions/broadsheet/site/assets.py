"""The stylesheet and the script, which stand in the page itself: a page is one request.

A page says in its own head which style and which script may run in it, by their
hashes, so that page and policy can never come apart, not even while a new
version of the site is on its way.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

_HERE = Path(__file__).parent


@cache
def style() -> str:
    """The stylesheet as it stands between `<style>` and `</style>`."""
    return _read("style.css")


@cache
def script() -> str:
    """What article pages run, as it stands between `<script>` and `</script>`; they work without it, too."""
    return _read("script.js")


@cache
def policy(*, scripted: bool) -> str:
    """The Content-Security-Policy of a page: its own style and script, pictures, and its own site.

    https://www.w3.org/TR/CSP3/#grammardef-hash-source
    """
    scripts = f"'{_hash(script())}'" if scripted else "'none'"
    return (
        f"default-src 'none'; style-src '{_hash(style())}'; script-src {scripts}; "
        "img-src 'self' https: data:; connect-src 'self'; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


def _read(name: str) -> str:
    return (_HERE / name).read_text("utf-8").strip()
