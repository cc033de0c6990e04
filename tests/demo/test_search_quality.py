"""How well search finds the work items of the five reports, held against labels, beside what one would do without."""

import math
import re
from collections import Counter
from functools import cache
from pathlib import Path
from uuid import UUID

import pytest
import yaml

from ieum.kernel.registry import figure_tables
from ieum.kernel.search import Findable
from ieum.platform.database.tenancy import municipality
from ieum.platform.search import operations
from ieum.platform.search.queries import Question, alike, find, items
from ieum.platform.search.words import normalised
from tests.database import District
from tests.registered import register_all

pytestmark = pytest.mark.database
REPORTS = Path(__file__).resolve().parents[2] / "src/ieum/demo/reports"
LABELS = yaml.safe_load(Path(__file__).with_name("search_labels.yaml").read_text(encoding="utf-8"))
KIND, NOBODY = "reports.edition", UUID(int=0)
PLACED = re.compile(r"^\s*\[(?:표 (\S+))?.*\]$", re.MULTILINE)
"""A line that places a table or a picture."""


@cache
def work_items() -> dict[str, tuple[str, str]]:
    """Title and text of each item by its label: "y2014 Ⅱ-5"."""
    register_all()
    found = {}
    for path in sorted(REPORTS.glob("*.yaml")):
        place, _, year = path.stem.partition("-")
        for chapter in yaml.safe_load(path.read_text(encoding="utf-8"))["chapters"]:
            for item in chapter["items"]:
                text = f"{item.get('purpose', '')}\n{PLACED.sub(printed, item['body'])}"
                found[f"{place[0]}{year} {chapter['number']}-{item['number']}"] = (item["title"], text)
    return found


def printed(placed: re.Match[str]) -> str:
    """What is read where a table stands: its caption."""
    return figure_tables[placed[1].rstrip("]")].caption if placed[1] else ""


@pytest.fixture
def indexed(district) -> District:
    """A district in which all work items can be found."""
    with municipality(district.code):
        found = (Findable(label, title, text, "/", part=label) for label, (title, text) in work_items().items())
        operations._add(KIND, found)
    return district


def same_work() -> dict[str, set[str]]:
    """Items of the same work as each that has any."""
    same: dict[str, set[str]] = {}
    for group in LABELS["similar"]:
        for label in group:
            same.setdefault(label, set()).update(set(group) - {label})
    return same


def precision_and_recall(found: dict[str, set[str]]) -> tuple[float, float]:
    """Means over all questions; a question that finds nothing has found nothing rightly."""
    true = {text: len(found[text] & set(labels)) for text, labels in LABELS["queries"].items()}
    precision = sum(true[text] / len(found[text]) for text in true if found[text]) / len(true)
    recall = sum(true[text] / len(labels) for text, labels in LABELS["queries"].items()) / len(true)
    return round(precision, 3), round(recall, 3)


def first_and_five(ranked: dict[str, list[str]]) -> tuple[float, float]:
    """How often the first one is of the same work, and how many of them are among the first five."""
    same = same_work()
    first = sum(ranked[label][:1] != [] and ranked[label][0] in others for label, others in same.items())
    five = sum(len(set(ranked[label][:5]) & others) / min(len(others), 5) for label, others in same.items())
    return round(first / len(same), 3), round(five / len(same), 3)


def test_labels_name_items_that_there_are():
    named = {label for group in [*LABELS["queries"].values(), *LABELS["similar"]] for label in group}

    assert named - set(work_items()) == set()


def test_words_are_found_whatever_their_spacing_particles_and_compounds(indexed):
    with municipality(indexed.code):
        ours = {
            text: {each.part for each in items(find(Question(text, [KIND], NOBODY)).items)}
            for text in LABELS["queries"]
        }
    like = {
        text: {
            label for label, (title, body) in work_items().items() if normalised(text) in normalised(f"{title} {body}")
        }
        for text in LABELS["queries"]
    }

    precision, recall = precision_and_recall(ours)
    assert (precision >= 0.95, recall >= 0.96) == (True, True)
    assert precision_and_recall(like) < (0.88, 0.82)


def test_items_of_the_same_work_are_like_each_other(indexed):
    with municipality(indexed.code):
        ours = {
            label: [each.item.part for each in alike(*work_items()[label], [KIND], NOBODY, besides=label)]
            for label in same_work()
        }

    first, five = first_and_five(ours)
    assert (first >= 0.81, five >= 0.7) == (True, True)
    assert first_and_five({label: by_plain_words(label) for label in same_work()}) < (0.56, 0.55)


def by_plain_words(label: str) -> list[str]:
    """The others by words as they are written, weighed by how rare they are: what a plain text search would do."""
    words = {each: set(normalised(" ".join(text)).split()) for each, text in work_items().items()}
    counted = Counter(word for held in words.values() for word in held)

    def likeness(other: str) -> float:
        shared = sum(math.log(len(words) / counted[word]) ** 2 for word in words[label] & words[other])
        return shared / math.sqrt(max(len(words[other]), 1))

    return sorted(words.keys() - {label}, key=lambda other: (-likeness(other), other))[:5]
