"""CPU time of writing a report of 40 sections as HWPX, beside writing the same Document as DOCX, and as PDF.

The baseline of HWPX is our own DOCX writer, which builds on python-docx: a way to a file for a word processor with the
same paragraphs, tables and merged cells that many offices know. PDF is held to an absolute bar.
"""

from benchmarks.measuring import Result, beside, cpu_seconds, present, within
from ieum.documents.model import Bullet, Cell, Document, Heading, PageBreak, Paragraph, Run, Table, text
from ieum.documents.writing import write_document

SECTIONS = 40
PDF_BAR_SECONDS = 5.0
LEAST_RATIO = 1.0
_YEARS = ("2021년", "2022년", "2023년", "2024년", "2025년")
_FUNDS = ("합 계", "국 비", "시 비", "구 비", "민간자본", "기 타")


def report(sections: int) -> Document:
    """Make a report with as many sections, each a page with a title, its purpose, bullets and a table."""
    blocks = [block for number in range(1, sections + 1) for block in _section(number)]
    return Document("2024년 주요업무 보고", "기획예산과", blocks=(Heading(1, text("추진계획"), "Ⅱ"), *blocks))


def _section(number: int) -> list[PageBreak | Heading | Paragraph | Bullet | Table]:
    return [
        PageBreak(),
        Heading(2, text(f"측정을 위한 사업 {number}"), str(number), "예산팀"),
        Paragraph(text("같은 내용을 여러 형식으로 쓰는 데 걸리는 시간을 재기 위하여 쓴 글임."), "purpose"),
        Bullet("□", 1, (Run("사업 개요", bold=True),)),
        *(
            Bullet("○", 2, text(f"추진 내용 {number}-{line}: 대상 {line * 12}개소, 기간 {line}월"))
            for line in range(1, 7)
        ),
        Bullet("※", 3, text("표의 금액은 측정을 위하여 지은 것임")),
        _funding(number),
    ]


def _funding(number: int) -> Table:
    head = (Cell(0, 0, (text("구 분"),), row_span=2), Cell(0, 1, (text("연차별 소요재원"),), column_span=len(_YEARS)))
    years = (Cell(1, column, (text(year),)) for column, year in enumerate(_YEARS, 1))
    labels = (Cell(row, 0, (text(fund),)) for row, fund in enumerate(_FUNDS, 2))
    amounts = (
        Cell(row, column, (text(f"{number * row * column * 137:,}"),))
        for row in range(2, 2 + len(_FUNDS))
        for column in range(1, 1 + len(_YEARS))
    )
    cells = sorted((*head, *years, *labels, *amounts), key=lambda cell: (cell.row, cell.column))
    return Table(tuple(cells), header_rows=2, caption="소요재원", unit="천원")


def measure() -> list[Result]:
    """The medians of all three, in the same run."""
    document = report(SECTIONS)
    hwpx, docx, pdf = cpu_seconds(
        lambda: write_document(document, ".hwpx"),
        lambda: write_document(document, ".docx"),
        lambda: write_document(document, ".pdf"),
    )
    return [
        beside(f"write {SECTIONS} sections as HWPX", hwpx, docx, of="DOCX by python-docx", bar=LEAST_RATIO),
        within(f"write {SECTIONS} sections as PDF", pdf, bar=PDF_BAR_SECONDS),
    ]


if __name__ == "__main__":
    present(__doc__ or "", measure)
