"""What the apps know, registered without starting Django."""

from importlib import import_module
from pathlib import Path

import ieum
from ieum.kernel import registry


def register_all() -> None:
    """Register the datasets and figure tables of all apps, as Django does when it starts."""
    for path in sorted(Path(ieum.__file__).parent.glob("*/apps.py")):
        if not (path.with_name("figures.py").exists() or path.with_name("figures").is_dir()):
            continue
        figures = import_module(f"ieum.{path.parent.name}.figures")
        registry.datasets.register(*figures.DATASETS)
        registry.figure_tables.register(*figures.FIGURE_TABLES)
