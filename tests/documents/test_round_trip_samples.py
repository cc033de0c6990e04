"""Every real file beside the repository comes back from each kind of file that holds all it says."""

from pathlib import Path

import pytest
from tests.documents.canonical import Canonical

from ieum.documents.errors import UnreadableDocument
from ieum.documents.model import Document
from ieum.documents.reading import read_bytes, read_document
from ieum.documents.writers.images import is_shown
from ieum.documents.writing import write_document

pytestmark = pytest.mark.shared

REFUSED = ["distribution.hwp"]
"""Files that say themselves that they must not be read."""


@pytest.fixture(scope="module")
def real(shared) -> dict[str, Document]:
    """All samples and seeds that can be read, by name."""
    files = sorted([*(shared / "samples").glob("*.*"), *(shared / "seeds").glob("*.txt")])
    documents = {path.name: _read(path) for path in files if path.suffix != ".tsv"}
    return {name: document for name, document in documents.items() if document}


def _read(path: Path) -> Document | None:
    try:
        return read_document(path)
    except UnreadableDocument:
        assert path.name in REFUSED
        return None


@pytest.mark.parametrize("extension", [".hwpx", ".docx", ".html", ".json"])
def test_every_real_file_comes_back(real, extension):
    is_page = extension == ".html"
    kept = Canonical(
        figures=is_page,
        lost_titles=is_page,
        covered_rows=is_page,
        shows=lambda picture: is_shown(picture, extension),
    )

    changed = [
        name
        for name, document in real.items()
        if read_bytes(write_document(document, extension), name)
        != (document if extension == ".json" else kept.document(document))
    ]

    assert len(real) == 38
    assert changed == []
