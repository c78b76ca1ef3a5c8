"""One thin module for each Lambda function."""

from __future__ import annotations

from broadsheet.runtime import start

start.begin()
