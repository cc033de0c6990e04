"""What the tests of the demo's files share: the datasets and figure tables of all apps."""

import importlib
from pathlib import Path

import pytest

import ieum
from ieum.kernel import registry


@pytest.fixture(scope="session", autouse=True)
def known_facts():
    """Register what the apps know, as Django does when it starts."""
    for path in sorted(Path(ieum.__file__).parent.glob("*/apps.py")):
        if path.with_name("figures.py").exists():
            figures = importlib.import_module(f"ieum.{path.parent.name}.figures")
            registry.datasets.register(*figures.DATASETS)
            registry.figure_tables.register(*figures.FIGURE_TABLES)
