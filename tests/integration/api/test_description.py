"""The description is true: schemathesis finds nothing that it does not say.

`make fuzz-api` looks for longer.
"""

from __future__ import annotations

from tests.integration.api.fuzz import fuzz


def test_the_api_is_what_its_description_says() -> None:
    found = fuzz("--max-time", "25", "--max-examples", "4", "--generation-deterministic")
    assert found.returncode == 0, found.stdout
    assert "Tested: 16" in found.stdout
