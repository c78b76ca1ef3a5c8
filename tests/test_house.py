"""The laws of the house."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "functions" / "broadsheet"

# From the top of the house to its ground: a room may import from its own floor only itself.
FLOORS = (
    {"cli"},
    {"handlers"},
    {"api", "runtime"},
    {"pipeline", "verify"},
    {"pressrun"},
    {"turns"},
    {"entries", "pages", "pictures", "reach", "rounds", "writer"},
    {"reading", "summary", "site", "stores"},
    {"entry", "media", "profile"},
    {"article", "errors", "publication", "words"},
)
HEIGHT = {room: len(FLOORS) - floor for floor, rooms in enumerate(FLOORS) for room in rooms}
# Siblings on one floor that may see each other, and why.
ALLOWED = {("verify", "pipeline")}

MODULES = sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


NAMES = {name_of(path) for path in MODULES}


def room_of(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def imports_of(path: Path) -> Iterator[str]:
    """Every module that a file names in an import, wherever in the file."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            yield from (_module(node.module or "", alias.name) for alias in node.names)


def _module(package: str, name: str) -> str:
    """What `from package import name` imports: the module of that name, or else the package."""
    inner = f"{package}.{name}"
    return inner if inner in NAMES else package


def test_every_room_has_a_floor() -> None:
    rooms = {room_of(name_of(path)) for path in MODULES} - {""}
    assert rooms == set(HEIGHT)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_run_down(path: Path) -> None:
    here = room_of(name_of(path))
    for imported in imports_of(path):
        there = room_of(imported) if imported.startswith("broadsheet.") else ""
        if there in HEIGHT and there != here and (here, there) not in ALLOWED:
            assert HEIGHT[there] < HEIGHT[here], f"{here} may not know {there}"


def test_no_circles() -> None:
    graph = {name_of(path): NAMES & set(imports_of(path)) for path in MODULES}
    while leaves := {module for module, seen in graph.items() if not seen & graph.keys()}:
        graph = {module: seen for module, seen in graph.items() if module not in leaves}
    assert not graph


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_the_stores_speak_aws(path: Path) -> None:
    if room_of(name_of(path)) != "stores":
        assert not {module.split(".")[0] for module in imports_of(path)} & {"boto3", "botocore"}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_the_environment_is_read_in_one_place(path: Path) -> None:
    # The command sets up the process that it runs in; nothing of it goes to Lambda.
    if room_of(name_of(path)) != "cli" and name_of(path) != "broadsheet.runtime.settings":
        assert "os" not in set(imports_of(path)), "ask runtime.settings"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_files_hold_one_idea(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 300


def test_no_function_is_longer_than_a_screen() -> None:
    long = [
        f"{path.relative_to(ROOT)}: {node.name}"
        for path in (*MODULES, *sorted((ROOT / "infra").rglob("*.py")))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= 40
    ]
    assert long == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_every_module_says_what_it_is_for(path: Path) -> None:
    said = ast.get_docstring(ast.parse(path.read_text("utf-8")))
    assert said
    assert said.splitlines()[0].endswith((".", ":"))


def test_every_module_imports_alone_and_importing_does_nothing() -> None:
    """In one interpreter without any environment, each module with nothing of ours imported before."""
    program = """
import importlib, sys, threading
for name in sys.argv[1:]:
    for known in [known for known in sys.modules if known.split(".")[0] == "broadsheet"]:
        del sys.modules[known]
    importlib.import_module(name)
    aws = sys.modules.get("broadsheet.stores.aws")
    clients = aws and (
        *(aws.s3, aws.dynamodb, aws.sqs, aws.events, aws.bedrock),
        *(aws.cloudformation, aws.dynamodbstreams),
    )
    made = aws and sum(client.cache_info().currsize for client in clients)
    assert not made, f"{name} makes a client"
    assert threading.active_count() == 1, f"{name} starts a thread"
"""
    names = [name_of(path) for path in MODULES]
    done = subprocess.run(
        [sys.executable, "-c", program, *names], env={}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


REMEMBERED = {"bedrock", "_api", "numbers", "negations", "_read", "policy", "_environment", "_decoder"}
"""By what there are few of: regions, settings, languages, kinds of pages and pictures."""


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_what_a_process_remembers_has_a_bound(path: Path) -> None:
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef) and "cache" in map(ast.unparse, node.decorator_list):
            assert not ast.unparse(node.args) or node.name in REMEMBERED, node.name


def handlers() -> set[str]:
    return {path.stem for path in (PACKAGE / "handlers").glob("*.py")} - {"__init__"}


class Loader(yaml.SafeLoader):
    """Reads CloudFormation, whose short forms (`!Ref`, `!Sub`) do not matter here."""


Loader.add_multi_constructor("!", lambda *_: None)


def test_the_template_and_the_handlers_name_the_same_functions() -> None:
    template = yaml.load((ROOT / "infra" / "template.yaml").read_text("utf-8"), Loader)  # noqa: S506
    named = {
        resource["Properties"]["Handler"]
        for resource in template["Resources"].values()
        if resource["Type"] == "AWS::Serverless::Function"
    }
    assert named == {f"broadsheet.handlers.{name}.handler" for name in handlers()}


def test_every_function_has_a_sample_event() -> None:
    for name in handlers():
        assert list((ROOT / "events" / name).glob("*.json")), f"events/{name}/ is empty"


TEXTS = {".py", ".md", ".toml", ".yaml", ".json", ".html", ".css"}


def test_nothing_in_the_project_refers_to_what_is_not_there() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    shared = re.compile(r"(?<![\w.])/(home|root|Users|work)/")
    for name in tracked.stdout.split("\n"):
        path = ROOT / name
        if path.suffix in TEXTS and path.is_file() and path != Path(__file__):
            assert not shared.search(path.read_text("utf-8")), name
