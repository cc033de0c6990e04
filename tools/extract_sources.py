"""Writes the demo's sources: the tables of the five reports that intake reads, at their lines, with the titles around.

    python tools/extract_sources.py FOLDER_OF_THE_REPORTS

Sentences stay behind; what a table of no registered shape says is not carried over either.
"""

import sys
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from ieum.documents.model import Document, Heading, Table
from ieum.documents.readers.text import read_text
from ieum.documents.writers.json import write_json
from ieum.kernel import registry
from ieum.reports.intake.matching import match

TARGET = Path(__file__).resolve().parents[1] / "src/ieum/demo/sources"
REPORTS = {
    "seed-000-yeongdeungpo-2014.txt": "yeongdeungpo-2014",
    "seed-001-yeongdeungpo-2020.txt": "yeongdeungpo-2020",
    "seed-002-yeongdeungpo-2003.txt": "yeongdeungpo-2003",
    "seed-003-yeongdeungpo-2023.txt": "yeongdeungpo-2023",
    "seed-004-geumcheon-2020.txt": "geumcheon-2020",
}
APPS = (
    "org", "budget", "plans", "legal", "council", "participation", "subsidies", "performance", "statistics", "learning",
)  # fmt: skip


def extract(document: Document) -> Document:
    """Keep the titles and the tables that intake reads."""
    kept = tuple(
        block
        for block in document.blocks
        if (isinstance(block, Heading) and block.level <= 2)
        or (isinstance(block, Table) and match(block, registry.figure_tables))
    )
    return replace(document, blocks=kept, source="", source_lines=())


def main(folder: Path) -> None:
    """Write one file for each report."""
    for app in APPS:
        figures = import_module(f"ieum.{app}.figures")
        registry.datasets.register(*figures.DATASETS)
        registry.figure_tables.register(*figures.FIGURE_TABLES)
    for name, identity in REPORTS.items():
        target = TARGET / f"{identity}.json"
        target.write_bytes(write_json(extract(read_text((folder / name).read_bytes(), name))))
        print(f"{target.name}: {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
