"""Each test that the threat model names exists."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NAMED = re.compile(r"(tests/[\w/]+\.py)::(test_\w+)")


def missing(text: str) -> list[tuple[str, str]]:
    """Tests that are named and are not there."""
    return [
        (path, name)
        for path, name in NAMED.findall(text)
        if not (ROOT / path).is_file()
        or not re.search(rf"^def {name}\(", (ROOT / path).read_text(encoding="utf-8"), re.MULTILINE)
    ]


def test_each_test_of_the_threat_model_exists():
    text = (ROOT / "docs" / "threat-model.md").read_text(encoding="utf-8")

    assert missing(text) == []


def test_each_threat_names_a_test():
    text = (ROOT / "docs" / "threat-model.md").read_text(encoding="utf-8")

    rows = re.findall(r"^\| [STRIDE] \|.*$", text, re.MULTILINE)
    assert [row for row in rows if not NAMED.search(row)] == []
    assert len(rows) > 20


def test_a_test_that_is_not_there_is_found():
    assert missing("tests/test_threat_model.py::test_nothing, tests/none.py::test_a") == [
        ("tests/test_threat_model.py", "test_nothing"),
        ("tests/none.py", "test_a"),
    ]
