"""CPU time of reading the five real reports, beside a Markdown parser on the same characters.

The baseline is markdown-it-py, a careful parser in the same language. It looks at every line and every character once,
but finds none of what a report of plain text means: no tables whose columns are lost, no outline, no cover. The bar is
therefore a ratio below 1: reading may take twice as long as such a parser, and no longer.
"""

from functools import partial

from markdown_it import MarkdownIt

from benchmarks.measuring import Result, beside, cpu_seconds, present, real_reports
from ieum.documents.readers.text import read_text

LEAST_RATIO = 0.5


def measure() -> list[Result]:
    """The medians of both, in the same run."""
    reports = [path.read_bytes() for path in real_reports()]
    texts = [data.decode() for data in reports]
    ours, baseline = cpu_seconds(partial(_read, reports), partial(_parse, texts))
    return [beside(f"read {len(reports)} reports", ours, baseline, of="markdown-it-py", bar=LEAST_RATIO)]


def _read(reports: list[bytes]) -> None:
    for data in reports:
        read_text(data, "report.txt")


def _parse(texts: list[str]) -> None:
    parser = MarkdownIt().enable("table")
    for characters in texts:
        parser.parse(characters)


if __name__ == "__main__":
    present(__doc__ or "", measure)
