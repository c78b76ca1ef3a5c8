"""The package that Lambda gets: complete, small, compiled for good, and the same bytes each time."""

from __future__ import annotations

import ast
import hashlib
import json
import re
import shutil
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from broadsheet.cli.local import template
from infra.local.cloud import Cloud, Step
from infra.packing import archive, compiled, roots
from infra.packing.package import CODE, REQUIREMENTS, ROOT, Package, fill
from infra.packing.wheels import HERE, LAMBDA, NotInstalled
from tests.infra import journey
from tests.infra.packaged import processes

UNCHECKED = 0b01
"""The flags of a `.pyc`: made by hash, and not to be checked. https://peps.python.org/pep-0552/"""


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package for this machine, not compiled."""
    folder = tmp_path_factory.mktemp("package")
    try:
        fill(folder, HERE)
    except NotInstalled as no:
        pytest.skip(f"the package's wheels are not to be had here: {no}")
    return folder


def test_the_trimmed_package_does_all_of_the_journey(filled: Path) -> None:
    """Every function of the template, each in a process that can import nothing but the package."""
    steps: list[Step] = []
    with processes(filled, "") as running:
        wired = {"NewsWire": "true"}
        with Cloud.deploy(template(), wired, observe=steps.append, run=running.run) as cloud:
            running.endpoint = cloud.endpoint
            journey.take(cloud, datetime.now(UTC))
            assert cloud.request("GET", "/api/docs").status == 200
            assert b"swagger" in cloud.request("GET", "/api/docs").body
        assert not [step for step in steps if step.error or step.failed]
        assert {step.function for step in steps} >= {
            f"{name}Function" for name in ("Api", "Publish", "Sweep")
        }
        assert running.called >= operations()
        assert all(file.startswith((str(filled), sys.base_prefix)) for file in running.files), (
            "something was imported that is not in the package"
        )


# Stores that only the command knows: it brings boto3's own models.
FOR_THE_COMMAND = {"letters.py", "stack.py", "stream.py"}
# What clients do without calling AWS, or for those alone who switch a model on.
NO_OPERATIONS = {"get_paginator", "generate_presigned_post", "converse", "update_item"}


def operations() -> set[str]:
    """Every AWS operation that the stores name, as `PutObject`."""
    calls = (
        node
        for path in (CODE / "stores").glob("*.py")
        if path.name not in FOR_THE_COMMAND
        for node in ast.walk(ast.parse(path.read_text()))
    )
    named = set()
    for node in calls:
        if isinstance(node, ast.Attribute) and _is_client(node.value) and node.attr not in NO_OPERATIONS:
            named.add(node.attr)
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "get_paginator":
            named.add(ast.literal_eval(node.args[0]))
    return {"".join(word.capitalize() for word in name.split("_")) for name in named}


def _is_client(node: ast.expr) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "aws"
    )


def test_the_package_holds_nothing_that_lambda_does_not_run(filled: Path) -> None:
    names = {path.relative_to(filled).as_posix() for path in filled.rglob("*")}
    assert not [name for name in names if re.search(r"(^|/)tests?/|\.pyi$|^bin/|^broadsheet/cli", name)]
    models = {name.split("/")[2] for name in names if re.match(r"botocore/data/[^/]+/", name)}
    assert models == {"bedrock-runtime", "dynamodb", "events", "s3", "sqs"}


def test_the_package_speaks_all_languages_of_the_site(filled: Path) -> None:
    spoken = {path.stem for path in (CODE / "site" / "catalogues").glob("*.toml")}
    known = {path.stem for path in (filled / "babel" / "locale-data").glob("*.dat")}
    assert "root" in known
    assert spoken <= known


def test_every_licence_comes_along(filled: Path) -> None:
    packages = {path.name for path in filled.glob("*.dist-info")}
    licences = {
        path.relative_to(filled).parts[0] for path in filled.glob("*.dist-info/**/*") if path.is_file()
    }
    assert len(packages) > 20
    # Its wheel has no file for the licence that its metadata states.
    assert {name.split("-")[0] for name in packages - licences} == {"sentencex"}


def test_only_the_roots_of_aws_are_trusted(filled: Path) -> None:
    bundle = (filled / "botocore" / "cacert.pem").read_text("utf-8")
    assert bundle.count("BEGIN CERTIFICATE") == len(roots.LABELS)
    assert not (filled / "certifi").exists(), "botocore would take certifi's roots before its own"


# What needs Lambda's own Python ------------------------------------------------------------


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Package:
    """The package for Lambda, with its zip."""
    return _made(tmp_path_factory.mktemp("build"))


def _made(home: Path) -> Package:
    made = Package(home, LAMBDA)
    try:
        made.make()
    except (compiled.NoPython, NotInstalled) as no:
        pytest.skip(str(no))
    made.archive()
    return made


def test_the_zip_is_small_enough(package: Package) -> None:
    assert package.zip.stat().st_size <= archive.LIMIT


def test_two_builds_are_the_same_bytes(package: Package, tmp_path: Path) -> None:
    again = _made(tmp_path)
    assert again.zip.read_bytes() == package.zip.read_bytes()
    assert again.bom.read_bytes() == package.bom.read_bytes()


def test_every_module_is_compiled_whatever_date_the_zip_gives_it(package: Package) -> None:
    with zipfile.ZipFile(package.zip) as made:
        names = set(made.namelist())
        assert {entry.date_time[0] for entry in made.infolist()} == {1980}
        for name in (name for name in names if name.endswith(".py")):
            folder, _, module = name.rpartition("/")
            there = "/".join(filter(None, (folder, "__pycache__", f"{module[:-3]}.cpython-313.pyc")))
            assert int.from_bytes(made.read(there)[4:8], "little") == UNCHECKED, name


_WITHOUT_A_PARSER = """
import sys, types
sys.path.insert(0, sys.argv[1])
sys.modules["awslambdaric"] = types.ModuleType("awslambdaric")
import broadsheet.handlers
import re
del re._parser.parse
import urllib3.util.url, markdown_it
"""


def test_a_start_on_lambda_compiles_no_expression_of_the_libraries_anew(package: Package) -> None:
    python = compiled.python_of(LAMBDA.python)
    told = (python, "-I", "-S", "-B", "-c", _WITHOUT_A_PARSER, package.folder)
    done = subprocess.run(told, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_compiled_libraries_are_for_lambdas_processor(package: Package) -> None:
    with zipfile.ZipFile(package.zip) as made:
        libraries = [name for name in made.namelist() if name.endswith(".so")]
        assert len(libraries) >= 5
        for name in libraries:
            assert int.from_bytes(made.read(name)[18:20], "little") == 183, f"{name} is not for arm64"


def test_compiled_libraries_find_what_they_are_linked_to(package: Package) -> None:
    """Wheels bring libraries under names with a digest in them; whoever needs one has its name inside."""
    with zipfile.ZipFile(package.zip) as made:
        bodies = {name: made.read(name) for name in made.namelist() if re.search(r"\.so(\.|$)", name)}
    there = {name.rpartition("/")[2].encode() for name in bodies}
    named = re.compile(rb"lib\w+-[0-9a-f]{8}\.so[.0-9]*")
    needed = {found for body in bodies.values() for found in named.findall(body)}
    assert needed
    assert needed <= there


def test_the_bill_of_materials_names_what_is_required(package: Package) -> None:
    told = json.loads(package.bom.read_text("utf-8"))
    pinned = set(re.findall(r"^([a-z0-9-]+)==(\S+)", REQUIREMENTS.read_text("utf-8"), re.MULTILINE))
    named = {(part["name"].replace(".", "-"), part["version"]) for part in told["components"]}
    assert named == pinned
    assert all(part["licenses"] for part in told["components"])
    (digest,) = told["metadata"]["component"]["hashes"]
    assert digest["content"] == hashlib.sha256(package.zip.read_bytes()).hexdigest()


def test_who_has_not_lambdas_python_is_told_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(compiled.NoPython, match=r"no python3\.13 on PATH"):
        Package(tmp_path / "build", LAMBDA).make()


def test_a_package_is_not_made_again_of_the_same_files(package: Package) -> None:
    (package.folder / "mark").touch()
    package.make()
    assert (package.folder / "mark").exists()
    (package.folder / "mark").unlink()


def test_sam_builds_each_function_by_the_package() -> None:
    """`functions/Makefile` has a target for whatever SAM asks for."""
    assert shutil.which("make")
    told = (ROOT / "functions" / "Makefile").read_text("utf-8")
    assert "build-%:" in told
