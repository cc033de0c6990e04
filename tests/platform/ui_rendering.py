"""Runs the example content through the components once for all tests."""

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@cache
def rendered() -> dict[str, str]:
    """Pages and pieces by name, as ``ui_sample`` prints them."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.platform.ui_sample"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return json.loads(done.stdout)
