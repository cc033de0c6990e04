"""The golden claims of two real reports: which are found, with which verdict, and why the others are not."""

import re
from pathlib import Path

import pytest

from ieum.checking.checks import examine
from ieum.documents.reading import read_document

from .recall import VERDICTS, decidable, found

KNOWN = Path(__file__).resolve().parents[2] / "docs" / "checks" / "known.md"
SEEDS = ("001", "002")


def examined(shared, number):
    return examine(read_document(next((shared / "seeds").glob(f"seed-{number}-*.txt"))))


@pytest.mark.shared
@pytest.mark.parametrize("number", SEEDS)
def test_at_least_95_of_100_golden_claims_are_found(shared, number):
    golden = decidable(number)

    assert len(found(number, examined(shared, number).judged)) >= 0.95 * len(golden)


@pytest.mark.shared
@pytest.mark.parametrize("number", SEEDS)
def test_what_is_found_has_the_golden_verdict_and_no_other(shared, number):
    golden = {claim["id"]: claim for claim in decidable(number)}

    matched = found(number, examined(shared, number).judged)

    given = {name: {verdict for _, verdict in pairs} for name, pairs in matched.items()}
    assert given == {name: {VERDICTS[golden[name]["verdict"]]} for name in matched}


@pytest.mark.shared
def test_each_golden_claim_that_is_not_found_is_explained(shared):
    missed = set()
    for number in SEEDS:
        missed |= {claim["id"] for claim in decidable(number)} - set(found(number, examined(shared, number).judged))

    explained = re.findall(r"^\| (C\d{3}) \|", KNOWN.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert sorted(explained) == sorted(missed)
