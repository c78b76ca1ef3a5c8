"""Front matter in YAML: the plain part of it that people write, without anchors and tags of its own.

An alias makes much of little: some hundred bytes of them are billions of items
to whoever walks them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from broadsheet.reading.fields import Field, Plain
from broadsheet.reading.frontmatter.broken import broken
from broadsheet.reading.limits import DEEPEST_FRONT_MATTER, MOST_OPEN_YAML

if TYPE_CHECKING:
    import yaml

_TRUE = {"yes", "true", "on", "y"}


def read(head: str) -> Mapping[str, Field]:
    """The fields in some lines, the first of which is the second of the file."""
    import yaml

    if head.count("[") + head.count("{") > MOST_OPEN_YAML:
        raise broken("The front matter has too many brackets. Is it front matter?", 1)
    try:
        _refuse_aliases(head)
        node = yaml.compose(head, Loader=_loader())
    except yaml.YAMLError as error:
        said = f"The front matter is no YAML that we can read: {_problem(error)}."
        raise broken(f"{said} Is a text with `:` in it in quotes?", *_where(error)) from error
    except RecursionError as error:
        raise broken("The front matter is nested too deep.", 1) from error
    if node is None:
        return {}
    if not isinstance(node, yaml.MappingNode):
        raise broken("The front matter should be lines like `title: A headline`.", *_at(node))
    return dict(_field(key, value) for key, value in node.value)


@cache
def _loader() -> Any:
    import yaml

    # PyYAML without its C library is slower, and says the same.
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _refuse_aliases(head: str) -> None:
    import yaml

    for event in yaml.parse(head, Loader=_loader()):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise broken(
                "Anchors and aliases (`&`, `*`) are not for front matter; put the text in quotes.",
                *_at(event),
            )


def _field(key: yaml.Node, value: yaml.Node) -> tuple[str, Field]:
    if not isinstance(key.value, str):
        raise broken("The name of a field should be plain text.", *_at(key))
    return key.value, Field(_plain(value), _at(key)[0])


def _plain(node: yaml.Node, depth: int = 1) -> Plain:
    if depth > DEEPEST_FRONT_MATTER:
        raise broken("The front matter is nested too deep.", *_at(node))
    match node.id:  # type: ignore[attr-defined]
        case "sequence":
            return [_plain(item, depth + 1) for item in node.value]
        case "mapping":
            return {str(key.value): _plain(value, depth + 1) for key, value in node.value}
    if node.tag == "tag:yaml.org,2002:null":
        return None
    if node.tag == "tag:yaml.org,2002:bool":
        return str(node.value).lower() in _TRUE
    return str(node.value)


def _at(thing: Any) -> tuple[int, int]:
    """The line and the column in the file, where the fence is the first line."""
    mark: yaml.Mark = thing.start_mark
    return mark.line + 2, mark.column + 1


def _where(error: yaml.YAMLError) -> tuple[int | None, int | None]:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    return (mark.line + 2, mark.column + 1) if mark else (None, None)


def _problem(error: yaml.YAMLError) -> str:
    return str(getattr(error, "problem", None) or "there are characters that it may not hold")
