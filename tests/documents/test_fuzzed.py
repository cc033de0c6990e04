"""What fuzzing found (docs/fuzzing.md): each file is read, or refused in a sentence that begins with its name."""

from pathlib import Path

import pytest

from ieum.documents.errors import DocumentError
from ieum.documents.isolation import Limits, read_isolated
from ieum.documents.model import Document

FOUND = sorted((Path(__file__).parent / "fixtures/fuzzed").iterdir())
LITTLE = Limits(cpu_seconds=20, wall_seconds=60, megabytes=512)


def outcome(path):
    """The Document, or the sentence."""
    try:
        return read_isolated(path.read_bytes(), path.name, LITTLE)
    except DocumentError as refusal:
        return str(refusal)


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.name)
def test_what_once_broke_a_reader_does_so_no_more(path):
    found = outcome(path)

    assert isinstance(found, Document) or found.startswith(f"{path.name}: ")
