"""What was compiled with the package is what Python would compile, and only its own Python takes it."""

from __future__ import annotations

import marshal
import subprocess
import sys
from pathlib import Path

import pytest

from broadsheet.runtime import precompiled

ROOT = Path(__file__).parents[3]
RECORDING = ROOT / "infra" / "packing" / "recording.py"

_USING = """
import marshal, sys
from pathlib import Path
from broadsheet.runtime import precompiled

file = Path(sys.argv[1])
_, expressions, methods = marshal.loads(file.read_bytes())
import dataclasses, re
anew = {key: re.compile(*key) for key in expressions}
re.purge()
print(precompiled.use(file))

for key, expression in anew.items():
    taken = re.compile(*key)
    assert taken is not expression and taken == expression, key
    assert taken.groupindex == expression.groupindex and taken.groups == expression.groups, key
for text, code in methods.items():
    assert marshal.loads(code) == compile(text, "<string>", "exec"), text

@dataclasses.dataclass(frozen=True, order=True)
class Never:
    seen: int
assert Never(1) < Never(2) and Never.__init__.__annotations__["seen"] is int
assert re.compile("never seen").match("never seen")
"""


@pytest.fixture(scope="module")
def noted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What this Python compiles for the functions as they are."""
    file = tmp_path_factory.mktemp("noted") / "precompiled.bin"
    folder, newsroom = ROOT / "functions", ROOT / "events" / "newsroom"
    subprocess.run(
        [sys.executable, RECORDING, folder, newsroom, file],
        env={"AWS_DEFAULT_REGION": "us-east-1"},
        check=True,
    )
    return file


def test_it_is_what_python_would_compile(noted: Path) -> None:
    done = subprocess.run([sys.executable, "-c", _USING, noted], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "True\n"), done.stderr


def test_it_holds_nearly_all_that_a_function_compiles(noted: Path) -> None:
    _, expressions, methods = marshal.loads(noted.read_bytes())  # noqa: S302
    assert len(expressions) > 300
    assert len(methods) > 100


@pytest.mark.parametrize("gone", ["del re._compiler", "del re._compiler.compile"])
def test_a_start_is_slower_where_python_has_moved_what_is_hooked(noted: Path, gone: str) -> None:
    program = (
        "import dataclasses, re, sys\nfrom pathlib import Path\nfrom broadsheet.runtime import precompiled\n"
        f"{gone}\nprecompiled.use(Path(sys.argv[1]))\n"
        "scope = {}\ndataclasses.exec('def two(): return 2', scope, scope)\nprint(scope['two']())"
    )
    done = subprocess.run([sys.executable, "-c", program, noted], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "2\n"), done.stderr


def test_what_another_python_has_noted_is_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "precompiled.bin"
    file.write_bytes(marshal.dumps(((b"another", 1), {}, {})))
    assert precompiled.use(file) is False


def test_without_a_file_all_is_compiled_as_ever(tmp_path: Path) -> None:
    assert precompiled.use(tmp_path / "none.bin") is False
