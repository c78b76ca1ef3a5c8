"""What botocore is told of each service, cut down to what the functions ask of it.

A client is made by reading a model of its service: of S3, a megabyte that describes a hundred operations in
prose. With the few that are used, without the prose, and not packed twice (the zip packs them too), the
clients of S3 and DynamoDB take half the processor's time to make (24 ms against 47, in one run).
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

OPERATIONS = {
    "bedrock-runtime": {"Converse"},
    "dynamodb": {"BatchGetItem", "Query", "Scan", "TransactWriteItems", "UpdateItem"},
    "events": {"PutEvents"},
    "s3": {
        "CreateBucket",  # botocore signs forms for uploads as if for this one
        "DeleteObject",
        "GetObject",
        "HeadBucket",  # which botocore asks where a bucket is in another region than was thought
        "HeadObject",
        "ListObjectVersions",
        "ListObjectsV2",
        "PutObject",
    },
    "sqs": {"SendMessageBatch"},
}
"""What `stores/` calls, by service; a test has all of it done with what is left."""


def keep_few(data: Path) -> None:
    """Rewrite the models in botocore's folder of data; raises `KeyError` where one lacks an operation."""
    for service, operations in OPERATIONS.items():
        for packed in sorted((data / service).glob("*/*.json.gz")):
            model = json.loads(gzip.decompress(packed.read_bytes()))
            if packed.name.startswith("service-2."):
                model |= _without_prose(_only(model, operations))
            packed.with_suffix("").write_text(json.dumps(model, separators=(",", ":")), "utf-8")
            packed.unlink()


def _only(model: dict[str, Any], operations: set[str]) -> dict[str, Any]:
    """The operations, and the shapes that they are about."""
    kept = {name: model["operations"][name] for name in sorted(operations)}
    shapes, found = model["shapes"], dict[str, Any]()
    wanted = set(_shapes_in(kept))
    while new := wanted - found.keys():
        found |= {name: shapes[name] for name in new}
        wanted = {name for shape in new for name in _shapes_in(shapes[shape])}
    return {"operations": kept, "shapes": dict(sorted(found.items()))}


def _shapes_in(said: Any) -> Iterator[str]:
    """The names of all shapes that some part of a model is about."""
    if isinstance(said, dict):
        if isinstance(name := said.get("shape"), str):
            yield name
        for part in said.values():
            yield from _shapes_in(part)
    elif isinstance(said, list):
        for part in said:
            yield from _shapes_in(part)


def _without_prose(said: Any) -> Any:
    if isinstance(said, dict):
        kept = ((name, part) for name, part in said.items() if not _is_prose(name, part))
        return {name: _without_prose(part) for name, part in kept}
    return [_without_prose(part) for part in said] if isinstance(said, list) else said


def _is_prose(name: str, part: Any) -> bool:
    """Of a text; what is called so and is none is a member of that name."""
    return name in {"documentation", "documentationUrl"} and isinstance(part, str)
