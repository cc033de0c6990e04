"""Each word of the code has its Korean, once, in docs/glossary.md."""

import inspect
import pkgutil
import re
from enum import Enum
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps

from ieum.kernel.registry import datasets

ROOT = Path(__file__).resolve().parents[1]
ROW = re.compile(r"^\| (?P<korean>.+?) \| (?P<codes>`.+?`) \| (?:(?P<avoid>.*) )?\|$", re.MULTILINE)
SPOKEN = ("ieum.kernel", "ieum.documents.model", "ieum.checking", "ieum.platform", "ieum.reports")
"""Packages whose classes are words of the office; what stands deeper serves them."""
SILENT = ("migrations", "database", "ui", "login", "finders", "presentations", "middleware", "figure_grid._Resolver")


def rows() -> list[tuple[str, str]]:
    """Each Korean word with each code of its row."""
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    return [
        (korean, code)
        for row in ROW.finditer(text)
        for korean in re.sub(r" \(.*\)$", "", row["korean"]).split(", ")
        for code in re.findall(r"`([^`]+)`", row["codes"])
    ]


ROWS = set(rows())
CODES = {code for _, code in ROWS}


def spoken_modules():
    for name in SPOKEN:
        package = import_module(name)
        yield package
        for found in pkgutil.walk_packages(getattr(package, "__path__", []), f"{name}."):
            if not set(found.name.split(".")) & set(SILENT):
                yield import_module(found.name)


def spoken_classes():
    for module in spoken_modules():
        for name, each in vars(module).items():
            is_own = inspect.isclass(each) and each.__module__ == module.__name__
            if is_own and not name.startswith("_") and not issubclass(each, Exception) and not name.endswith("Config"):
                yield each


@pytest.mark.parametrize("dataset", list(datasets), ids=lambda dataset: dataset.name)
def test_datasets_with_their_dimensions_and_measures_have_rows(dataset):
    measures = [(measure.label, key) for key, measure in dataset.measures.items()]
    words = [(dataset.label, dataset.name), *((label, key) for key, label in dataset.dimensions.items()), *measures]

    assert [each for each in words if each not in ROWS] == []


def test_models_have_rows_with_the_name_that_they_are_shown_by():
    models = [model for model in apps.get_models() if model.__module__.startswith("ieum.")]

    assert [model.__name__ for model in models if model.__name__ not in CODES] == []


def test_classes_have_rows():
    names = {each.__name__ for each in spoken_classes() if not each.__name__.endswith("Manager")}

    assert sorted(names - CODES) == []


def test_code_words_have_rows():
    words = {member.name for each in spoken_classes() if issubclass(each, Enum) for member in each}

    assert sorted(words - CODES) == []


def test_each_code_of_a_row_stands_in_the_code():
    sources = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src" / "ieum").rglob("*.py"))
    words = set(re.findall(r"[A-Za-z_][\w.]*", sources)) | set(re.findall(r"\w+", sources))

    assert sorted(CODES - words) == []


def test_no_row_is_written_twice():
    written = rows()

    assert sorted({each for each in written if written.count(each) > 1}) == []
