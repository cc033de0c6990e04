"""CPU time of checking: the command on the five real reports, and reports of up to 5,000 pages beyond their reading.

The first counts the start of the interpreter as well. The pages of the others are made: each has a title, thirty lines
of the kinds that reports have and a table. The bars are absolute, so the baseline is the bar; that the cost grows with
the pages alone is told as how many times as long a page takes in a report of 5,000 pages as in one of 500.
"""

import os
import random
import statistics
import subprocess
import sys
import time

from benchmarks.checking_mutants import budget
from benchmarks.measuring import RUNS, Result, present, real_reports, within
from ieum.checking.checks import examine
from ieum.documents.model import Block, Bullet, Cell, Document, Heading, Place, Table, text

BAR_SECONDS = 1.0
BAR_SECONDS_OF_60_PAGES = 0.5
BAR_GROWTH = 1.3
LINES = 30
FEW, MANY = (500, 5_000) if RUNS > 1 else (5, 50)
"""The pages of the two reports that are set against each other; small ones where only the form is looked at."""


def cpu_seconds_of_command(command: list[str]) -> float:
    """User and system time of one run of a command."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    return usage.ru_utime + usage.ru_stime


def report(pages: int, *, has_titles: bool = True) -> Document:
    """A report of so many pages; without titles all of it is one item."""
    chance = random.Random(4)  # noqa: S311 - drawn again alike
    blocks: list[Block] = []
    for page in range(pages):
        if has_titles:
            level, number = (1, page // 20) if page % 20 == 0 else (2, page % 20)
            blocks.append(Heading(level, text(f"{page}번째 일 추진"), str(number), place=Place(element=len(blocks))))
        for line in range(LINES):
            marker, depth = (("□", 1), ("○", 2), ("-", 3))[line % 3]
            blocks.append(Bullet(marker, depth, text(_sentence(line, chance)), place=Place(element=len(blocks))))
        blocks.append(_table(chance, len(blocks)))
    return Document(blocks=tuple(blocks))


def _sentence(line: int, chance: random.Random) -> str:
    first, second = chance.randint(10, 999), chance.randint(10, 999)
    return (
        f"소요예산 : 총 {first + second:,}천원(국비 {first}천원, 구비 {second}천원)",
        f"추진기간 : 2024. {1 + first % 9}. 1 ~ 12. 31",
        f"접수 {first + second}건 중 처리 {first}건, 처리하지 않은 일은 다음 달에 다시 살핌",
        "어려운 일을 겪는 이웃을 찾아 돕고 그 결과를 분기마다 모아 다음 계획에 담음",
        f"모임 운영 : {first}회 {second}명, 3개 분야(길, 물, 숲)",
    )[line % 5]


def _table(chance: random.Random, element: int) -> Table:
    cells = [
        Cell(row, column, (text(words),), place=Place(part=f"table{element}", element=row * 100 + column))
        for row, line in enumerate(budget(chance))
        for column, words in enumerate(line)
    ]
    return Table(tuple(cells), unit="천원")


def seconds_of(document: Document, *, runs: int = 1) -> float:
    """CPU seconds of examining a document, the best of some runs."""
    taken = []
    for _ in range(runs):
        begun = time.process_time()
        examine(document)
        taken.append(time.process_time() - begun)
    return min(taken)


def growth(*, has_titles: bool) -> float:
    """How many times as long a page takes in a report of many pages as in one of few."""
    few, many = (seconds_of(report(pages, has_titles=has_titles)) / pages for pages in (FEW, MANY))
    return many / few


def measure() -> list[Result]:
    """The command, a report of 60 pages, and how the cost of a page grows."""
    files = [str(path) for path in real_reports()]
    command = [sys.executable, "-c", "from ieum.cli import main; main()", "check", *files]
    ours = statistics.median(cpu_seconds_of_command(command) for _ in range(RUNS))
    return [
        within(f"check {len(files)} reports", ours, bar=BAR_SECONDS),
        within("examine 60 pages", seconds_of(report(60), runs=RUNS), bar=BAR_SECONDS_OF_60_PAGES),
        within(f"a page of {MANY:,} beside one of {FEW}", growth(has_titles=True), bar=BAR_GROWTH, unit="times"),
        within("the same without titles", growth(has_titles=False), bar=BAR_GROWTH, unit="times"),
    ]


if __name__ == "__main__":
    present(__doc__ or "", measure)
