"""CPU time of writing a report of 60 pages and 40 tables as HWPX, beside python-hwpx, and as PDF.

python-hwpx writes the same lines and tables with the same merged cells, but in its plain style: no bands, indents,
shading or widths. PDF is held to an absolute bar.
"""

import warnings

from hwpx import HwpxDocument

from benchmarks.measuring import Result, beside, cpu_seconds, present, within
from ieum.documents.model import Bullet, Cell, Document, Heading, PageBreak, Paragraph, Run, Table, plain, text
from ieum.documents.writing import write_document

SECTIONS = 40
LEAST_RATIO = 20.0
PDF_BAR_SECONDS = 1.0
_YEARS = ("2021년", "2022년", "2023년", "2024년", "2025년")
_FUNDS = ("합 계", "국 비", "시 비", "구 비", "민간자본", "기 타")


def report(sections: int, *, second_pages: bool = False) -> Document:
    """Make a report with as many sections, each a page with a title, its purpose, bullets and a table.

    :param second_pages: whether every other section goes on for a page
    """
    blocks = [Heading(1, text("추진계획"), "Ⅱ"), *_section(1)]
    for number in range(2, sections + 1):
        blocks += [PageBreak(), *_section(number)]
        if second_pages and number % 2 == 0:
            blocks += [PageBreak(), *_second_page(number)]
    return Document("2024년 주요업무 보고", "기획예산과", blocks=tuple(blocks))


def _section(number: int) -> list[Heading | Paragraph | Bullet | Table]:
    return [
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


def _second_page(number: int) -> list[Bullet]:
    steps = [
        Bullet("○", 2, text(f"{step}단계: 부서 {number + step}곳의 의견을 듣고 계획을 고침")) for step in range(1, 9)
    ]
    details = [Bullet("-", 3, text(f"결과는 {line}월까지 보고하고 다음 계획에 반영함")) for line in range(1, 9)]
    return [Bullet("□", 1, text("추진 방법")), *steps, Bullet("□", 1, text("결과 활용")), *details]


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


def by_python_hwpx(document: Document) -> bytes:
    """Write the lines and tables of a document with python-hwpx."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        written = HwpxDocument.new()
        for block in document.blocks:
            if isinstance(block, Table):
                _add_table(written, block)
            elif isinstance(block, Heading | Paragraph | Bullet):
                written.add_paragraph(" ".join(filter(None, (getattr(block, "marker", ""), plain(block.content)))))
        data: bytes = written.to_bytes()
        return data


def _add_table(written: HwpxDocument, table: Table) -> None:
    written.add_paragraph(f"{table.caption} (단위 : {table.unit})")
    added = written.add_table(table.row_count, table.column_count)
    for cell in table.cells:
        if cell.row_span * cell.column_span > 1:
            added.merge_cells(cell.row, cell.column, cell.row + cell.row_span - 1, cell.column + cell.column_span - 1)
        added.set_cell_text(cell.row, cell.column, cell.text)


def measure() -> list[Result]:
    """The medians of all three, in the same run."""
    document = report(SECTIONS, second_pages=True)
    hwpx, other, pdf = cpu_seconds(
        lambda: write_document(document, ".hwpx"),
        lambda: by_python_hwpx(document),
        lambda: write_document(document, ".pdf"),
    )
    return [
        beside("write 60 pages as HWPX", hwpx, other, of="python-hwpx", bar=LEAST_RATIO),
        within("write 60 pages as PDF", pdf, bar=PDF_BAR_SECONDS),
    ]


if __name__ == "__main__":
    present(__doc__ or "", measure)
