"""What is said of an article, changed by a JSON Merge Patch, and all else left as it is.

https://www.rfc-editor.org/rfc/rfc7396; each field of front matter that stays, stays as it is written.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, tzinfo
from http import HTTPStatus as Status
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, JsonValue

from broadsheet import reading
from broadsheet.api.problems import Problem, of_rejection
from broadsheet.api.staleness import noted_digest
from broadsheet.article import Source
from broadsheet.errors import Rejected
from broadsheet.reading.formats import Format, format_of
from broadsheet.reading.frontmatter import in_toml
from broadsheet.reading.limits import LARGEST_FRONT_MATTER
from broadsheet.reading.names import known

if TYPE_CHECKING:
    from yaml import MappingNode

MERGE_PATCH = "application/merge-patch+json"

_YAML = re.compile(r"\A---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_TOML = re.compile(r"\A\+\+\+[ \t]*\r?\n(.*?)^\+\+\+[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)


class Patch(BaseModel):
    """The fields to change, by name; null takes one away."""

    model_config = ConfigDict(
        extra="allow", json_schema_extra={"examples": [{"tags": ["river", "transport"], "draft": None}]}
    )
    __pydantic_extra__: dict[str, JsonValue]


@dataclass(frozen=True)
class Patched:
    """A source before and after."""

    before: bytes
    body: bytes
    arrived: datetime
    summary_of: str | None
    """What is to be noted beside it, of its editor's summary."""


def patched(source: Source, patch: Patch, zone: tzinfo) -> Patched:
    """The source with the patch applied; raises a `Problem` where it then could not be published."""
    try:
        text = source.body.decode("utf-8-sig")
        is_json = format_of(source.id, source.content_type) is Format.JSON
        body = _changed(text, is_json, patch.model_extra or {}).encode()
        after = reading.read(replace(source, body=body, summary_of=None), zone=zone)
    except Rejected as no:
        raise of_rejection(no) from no
    except (ValueError, RecursionError) as error:
        said = "What this source says of itself cannot be read well enough to be changed. Send it whole."
        raise Problem(Status.UNPROCESSABLE_ENTITY, "unpatchable", said) from error
    return Patched(source.body, body, source.arrived, noted_digest(after, lambda: source))


def _anew(said: dict[str, Any], patch: dict[str, Any]) -> dict[str, Any]:
    """Whoever writes a summary anew writes it for the text as it is, whatever was said of the old one."""
    if not any(_is("summary", name) for name in patch):
        return patch
    return {name: None for name in said if _is("summary_of", name)} | patch


def _is(ours: str, name: object) -> bool:
    """Whether a field is the one that we call so; YAML has names that are no text, too."""
    return (known(str(name)) or ("", 0))[0] == ours


def merged(target: Any, patch: Any) -> Any:
    """RFC 7396, section 2."""
    if not isinstance(patch, dict):
        return patch
    found = dict(target) if isinstance(target, dict) else {}
    for name, value in patch.items():
        found[name] = merged(found.get(name), value)
    return {name: value for name, value in found.items() if patch.get(name, value) is not None}


def _changed(text: str, is_json: bool, patch: dict[str, Any]) -> str:
    if is_json:
        said = json.loads(text)
        if not isinstance(said, dict):
            raise ValueError("no object")
        return json.dumps(merged(said, _anew(said, patch)), ensure_ascii=False, indent=2) + "\n"
    found = _YAML.match(text) or _TOML.match(text)
    if found and len(found[1]) > LARGEST_FRONT_MATTER:
        raise ValueError("too long")
    if found and text.startswith("-"):
        return f"---\n{_front(found[1], patch)}---\n{text[found.end() :]}"
    if found:
        said = _plain(in_toml.loads(found[1]))
        return f"---\n{_block(merged(said, _anew(said, patch)))}---\n{text[found.end() :]}"
    block = _block(merged({}, patch))
    return f"---\n{block}---\n{text}" if block else text


def _front(text: str, patch: dict[str, Any]) -> str:
    """YAML with some fields changed where they stand, and new ones at its end."""
    said, parts = _read(text)
    patch = _anew(said, patch)
    whole = merged(said, patch)
    if not parts:
        return _block(whole)
    kept = [
        part if name not in patch else _block({name: whole[name]} if name in whole else {})
        for name, part in parts
    ]
    return "".join(kept) + _block({name: whole[name] for name in patch if name in whole and name not in said})


def _read(text: str) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """What YAML says, and the text of each field; no text where the fields do not stand line by line."""
    import yaml

    try:
        if any(isinstance(token, yaml.AliasToken) for token in yaml.scan(text)):
            raise ValueError("aliases")
        root = yaml.compose(text, yaml.SafeLoader)
        said = _loader()(text).get_single_data() or {}
    except yaml.YAMLError as error:
        raise ValueError("no YAML") from error
    if not isinstance(said, dict):
        raise ValueError("no mapping")
    if isinstance(root, yaml.MappingNode) and not root.flow_style:
        return said, list(_parts(text, root))
    return said, []


def _parts(text: str, root: MappingNode) -> Iterator[tuple[str, str]]:
    """The text of each field, comments before the next one included, what precedes all first."""
    starts = [(str(key.value), key.start_mark.index) for key, _ in root.value]
    yield "\0", text[: starts[0][1]] if starts else text
    ends = [*(start for _, start in starts[1:]), len(text)]
    yield from ((name, text[start:end]) for (name, start), end in zip(starts, ends, strict=True))


def _loader() -> Any:
    """YAML's own scalars, but dates as they are written."""
    import yaml

    class Loader(yaml.SafeLoader):
        """SafeLoader, to be told what not to make of text."""

    Loader.yaml_implicit_resolvers = {
        first: [each for each in known if each[0] != "tag:yaml.org,2002:timestamp"]
        for first, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    return Loader


def _block(fields: dict[str, Any]) -> str:
    """Fields as YAML, each value as JSON, which is YAML as well."""
    return "".join(
        f"{_name(name)}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in fields.items()
    )


def _name(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z_][A-Za-z0-9_-]*", name) else json.dumps(name, ensure_ascii=False)


def _plain(value: Any) -> Any:
    match value:
        case dict():
            return {name: _plain(item) for name, item in value.items()}
        case list():
            return [_plain(item) for item in value]
        case datetime() | date() | time():
            return value.isoformat()
        case _:
            return value
