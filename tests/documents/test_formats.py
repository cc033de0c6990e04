"""docs/formats.md says what each kind of file loses, and writing says the same."""

import re

import pytest
from tests.conftest import ROOT

from ieum.documents.charts import chart
from ieum.documents.losses import LOSSES, losses
from ieum.documents.model import (
    Bullet,
    Cell,
    Contents,
    ContentsEntry,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Picture,
    Run,
    Table,
    text,
)
from ieum.documents.writing import WRITABLE

PAGE = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
COLUMNS = {"HWPX": ".hwpx", "PDF": ".pdf", "DOCX": ".docx", "HTML": ".html", "XLSX": ".xlsx", "Markdown": ".md"}
EVERYTHING = Document(
    "보고",
    running_head="머리말",
    blocks=(
        Heading(11, (Run("제목\t둘", figure="a.b"),), from_contents=True),
        Bullet("○", 7, (Run("글", footnote=text("각주")),)),
        Paragraph(text("글"), role="memo"),
        Contents((ContentsEntry("1", "가", level=4),)),
        Table((Cell(0, 0, column_span=2, tables=(Table(()),)),), 0, kind="banner"),
        Picture("조직도", "image/tiff", b"II"),
        chart(
            Table((Cell(0, 0), Cell(0, 1, (text("수"),)), Cell(1, 0, (text("가"),)), Cell(1, 1, (text("1"),)))), "bar"
        ),
        PageBreak(landscape=True),
    ),
)
"""A document that has one of each thing that some kind of file loses."""


def _table(heading: str) -> list[list[str]]:
    section = PAGE.split(f"## {heading}\n")[1].split("\n## ")[0]
    rows = [line.strip("| ") for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in re.split(r"\|", row)] for row in rows if not row.startswith("---")]


def test_the_page_names_every_loss_of_every_kind_of_file():
    header, *rows = _table("What is lost")

    told = {row[0]: {COLUMNS[name] for name, mark in zip(header[1:], row[1:], strict=False) if mark} for row in rows}

    assert told == {loss.thing: set(loss.sentences) for loss in LOSSES}


def test_the_page_names_every_kind_that_is_written():
    written = {row[0] for row in _table("Read and written")[1:] if row[2] != "no"}

    assert written == {*COLUMNS, "JSON"}
    assert {*COLUMNS.values(), ".json"} == set(WRITABLE)


@pytest.mark.parametrize("extension", WRITABLE)
def test_each_loss_is_told_once_in_a_sentence(extension):
    told = losses(EVERYTHING, extension)

    assert len(told) == len({loss.thing for loss in LOSSES if extension in loss.sentences})
    assert all(sentence.endswith("다.") and "{" not in sentence for sentence in told)


@pytest.mark.parametrize("extension", WRITABLE)
def test_a_document_without_anything_special_loses_nothing(extension):
    table = Table((Cell(0, 0, (text("구분"),)), Cell(1, 0, (text("25"),))), caption="인력")

    assert losses(Document("보고", blocks=(table,)), extension) == []
