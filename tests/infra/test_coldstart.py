"""What the start of a function is measured by does its work: a bench that nobody runs breaks unseen."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from infra.packing.package import ROOT
from tests.bench.coldstart import figures
from tests.bench.coldstart.__main__ import Machine, environment, is_good, stubbed, variants
from tests.bench.coldstart.figures import BARE, EMPTY, Run

FUNCTIONS = ROOT / "functions"

_PROGRAM = """
import importlib, json, sys, types
context = types.SimpleNamespace(
    function_name="f", memory_limit_in_mb=1, invoked_function_arn="a", aws_request_id="r",
    get_remaining_time_in_millis=lambda: 60_000,
)
answers, sys.stdout = sys.stdout, sys.stderr
for name, event in zip(sys.argv[1::2], sys.argv[2::2]):
    module, _, function = name.rpartition(".")
    answer = getattr(importlib.import_module(module), function)(json.loads(event), context)
    print(json.dumps(answer, separators=(",", ":")), file=answers, flush=True)
"""


def test_every_function_does_on_the_stub_what_it_is_asked(tmp_path: Path) -> None:
    ours = [one for one in variants(FUNCTIONS, ROOT) if one.handler.startswith("broadsheet.")]
    with stubbed(tmp_path) as port:
        pem = tmp_path / "stub.pem"
        on = Machine(Path(sys.executable), FUNCTIONS, port, pem, pem)
        asked = [part for one in ours for part in (one.handler, one.event.decode())]
        done = subprocess.run(
            [sys.executable, "-c", _PROGRAM, *asked],
            env=environment(ours[0], on, ""),
            capture_output=True,
            check=False,
        )
    answers = done.stdout.splitlines()
    assert len(answers) == len(ours), done.stderr.decode()
    assert [one.name for one, answer in zip(ours, answers, strict=True) if not is_good(answer)] == []


def test_figures_stand_in_the_readme_once_however_often_they_are_written(tmp_path: Path) -> None:
    readme, drawing = tmp_path / "README.md", tmp_path / "start.svg"
    readme.write_text("# A\n\n## What a publish costs\n\nNothing.\n", "utf-8")
    for wall in (2.0, 3.0):
        taken = {EMPTY: [Run(0.5, 0.1)] * 3, BARE: [Run(2.0, 1.0)] * 3, "index": [Run(wall, 0.5)] * 3}
        figures.write(taken, readme, drawing)
    said = readme.read_text("utf-8")
    assert said.count("## How fast it starts") == said.count("## What a publish costs") == 1
    assert said.startswith("# A\n")
    assert said.endswith("Nothing.\n")
    assert (
        "| index | 1.50 (1.50-1.50) | 6.00 (6.00-6.00) | 3000 | 0.50 (0.50-0.50) | 5.00 (5.00-5.00) | 500 |"
        in said
    )
    assert "](start.svg)" in said
    assert ">1.50</text>" in drawing.read_text("utf-8")
