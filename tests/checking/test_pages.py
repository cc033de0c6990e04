"""The pages of the checks are complete, and each check is tried by some test."""

import re
from pathlib import Path

import pytest
from tests.conftest import ROOT

from ieum.checking.judging import COMPLAINTS, MIXED_ROUNDING

CODES = {*COMPLAINTS, MIXED_ROUNDING}
PAGE = (ROOT / "docs" / "checks" / "README.md").read_text(encoding="utf-8")
KINDS = PAGE.partition("## What is checked")[2].partition("\n## ")[0]
TESTS = "\n".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py"))


def test_the_list_of_checks_has_each_code_once():
    linked = re.findall(r"^\| \[([\w-]+)\]\(\1\.md\) \| .+ \|$", PAGE, re.MULTILINE)

    assert sorted(linked) == sorted(CODES)


def test_the_table_of_what_a_report_says_names_every_code_and_no_other():
    rows = re.findall(r"^\| .+ \| (.+) \|$", KINDS, re.MULTILINE)

    assert {code for row in rows for code in re.findall(r"`([\w-]+)`", row)} == CODES


@pytest.mark.parametrize("code", sorted(CODES))
def test_each_check_has_its_reason_examples_limits_and_source(code):
    page = (ROOT / "docs" / "checks" / f"{code}.md").read_text(encoding="utf-8")

    parts = re.findall(r"^\*\*(Right|Wrong|Limits\.|Source\.)\*\*", page, re.MULTILINE)
    assert parts == ["Right", "Wrong", "Limits.", "Source."]


@pytest.mark.parametrize("code", sorted(CODES))
def test_each_check_is_named_by_a_test(code):
    assert f'"{code}"' in TESTS
