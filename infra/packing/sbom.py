"""What is in the package: names, versions and licences, in CycloneDX 1.6.

https://cyclonedx.org/docs/1.6/json/
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Any


def components_in(folder: Path) -> list[dict[str, Any]]:
    """The packages that are installed in a folder, before it is trimmed."""
    return sorted(map(_component, distributions(path=[str(folder)])), key=lambda one: str(one["purl"]))


def _component(told: Distribution) -> dict[str, Any]:
    name = told.metadata["Name"].lower().replace("_", "-")
    return {
        "type": "library",
        "name": name,
        "version": told.version,
        "purl": f"pkg:pypi/{name}@{told.version}",
        "licenses": [{"license": {"name": licence}} for licence in _licences(told)],
    }


def _licences(told: Distribution) -> Iterator[str]:
    """As the package states it: in a field of its own, or by classifiers."""
    about = told.metadata.json
    stated = about.get("license_expression") or about.get("license")
    if isinstance(stated, str) and len(stated) <= 80:
        yield stated
        return
    for classifier in about.get("classifier", ()):
        if classifier.startswith("License ::"):
            yield classifier.rpartition(" :: ")[2]


def write(target: Path, components: list[dict[str, Any]], archive: Path) -> None:
    """The document for an archive; the same archive gives the same bytes, so no date and no number in it."""
    digest = hashlib.sha256(archive.read_bytes()).hexdigest()
    said = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "name": "broadsheet",
                "hashes": [{"alg": "SHA-256", "content": digest}],
            }
        },
        "components": components,
    }
    target.write_text(json.dumps(said, indent=2) + "\n", "utf-8")
