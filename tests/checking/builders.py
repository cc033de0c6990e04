"""Documents for tests, written as text: in a table "<" continues the cell to the left and "^" the one above."""

from ieum.checking.checks import Examination, examine
from ieum.checking.claims import Finding, Severity
from ieum.documents.model import Block, Bullet, Cell, Document, Heading, Paragraph, Table, text

MARKERS = {"□": 1, "○": 2, "-": 3, "·": 4}


def make_table(drawn: str, *, header_rows: int = 1, unit: str = "", caption: str = "") -> Table:
    grid = [line.strip(" ").split("\t") for line in drawn.strip("\n").split("\n")]
    cells = []
    for row, line in enumerate(grid):
        for column, content in enumerate(line):
            if content in ("<", "^"):
                continue
            width = _run(line[column + 1 :], "<")
            height = _run([grid[r][column] for r in range(row + 1, len(grid))], "^")
            lines = (text(content),) if content else ()
            cells.append(Cell(row, column, lines, row_span=height, column_span=width))
    return Table(tuple(cells), header_rows=header_rows, unit=unit, caption=caption)


def _run(contents: list[str], mark: str) -> int:
    length = 1
    for content in contents:
        if content != mark:
            break
        length += 1
    return length


def make_blocks(written: str) -> list[Block]:
    """Bullets by their marker, "# " and "## " headings with "N. " numbers, and paragraphs."""
    return [_block(line.strip()) for line in written.strip().split("\n") if line.strip()]


def _block(line: str) -> Block:
    if line.startswith("#"):
        marks, _, title = line.partition(" ")
        number, dot, rest = title.partition(". ")
        return Heading(len(marks), text(rest if dot else title), number=number if dot else "")
    if line[0] in MARKERS:
        return Bullet(line[0], MARKERS[line[0]], text(line[1:].strip()))
    return Paragraph(text(line))


def examine_blocks(*blocks: Block) -> Examination:
    return examine(Document(blocks=blocks))


def examine_text(written: str) -> Examination:
    return examine_blocks(*make_blocks(written))


def faults(examination: Examination) -> list[tuple[str, str, str, str]]:
    """Code, severity, printed and computed value of each finding."""
    return [(f.code, f.severity.value, f.printed, f.computed) for f in examination.findings]


def errors(examination: Examination) -> list[Finding]:
    return [finding for finding in examination.findings if finding.severity is Severity.ERROR]


def claims(examination: Examination, code: str) -> list[tuple[str, tuple[str, ...], str]]:
    """Printed result, printed operands and verdict of the claims of one code."""
    return [
        (claim.result.printed, tuple(operand.printed for operand in claim.operands), verdict.value)
        for claim, verdict in examination.judged
        if claim.code == code
    ]
