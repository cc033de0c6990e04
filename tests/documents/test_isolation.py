"""Reading in a process of its own: the same Document and refusals; what breaks or overruns ends as a sentence."""

import io
import os
import re
import signal
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import ieum.demo
from ieum.documents.errors import DocumentError, ReadingStopped, UnknownFormat, UnreadableDocument
from ieum.documents.isolation import Limits, calling, read_isolated, read_rows_isolated
from ieum.documents.model import Bullet, Cell, Document, Heading, Table, text
from ieum.documents.readers.json import read_json
from ieum.documents.readers.xlsx.rows import SheetRows, read_rows
from ieum.documents.reading import read_bytes
from ieum.documents.writing import write_document

SOURCES = sorted((Path(ieum.demo.__file__).parent / "sources").glob("*.json"))
LONG = ("○ 예산 1,234천원을 1월부터 12월까지 쓴다\n" * 60_000).encode()
"""A text of many bullets, which takes seconds."""
BROKEN_OFF = (
    "읽는 중에 문제가 생겨 멈췄습니다. 손상된 파일일 수 있습니다. 만든 프로그램에서 다시 저장하여 올려 주십시오."
)
TOO_LONG = "읽는 데 시간이 너무 오래 걸려 멈췄습니다. 문서를 나누어 저장하여 다시 올려 주십시오."
TOO_LARGE = "문서가 너무 커서 읽기를 멈췄습니다. 나누어 저장하여 다시 올려 주십시오."


def told(data, limits, name="보고.txt"):
    """The sentence with which reading stops."""
    with pytest.raises(ReadingStopped) as stopped:
        read_isolated(data, name, limits)
    return str(stopped.value).removeprefix(f"{name}: ")


def worker():
    """The process that readers are forked from."""
    read_isolated("□ 글".encode(), "보고.txt")
    return calling._FORKS._process.pid


def forks_of(pid):
    """The readers at work; one that has ended and waits to be told is none."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(child) for child in children if " Z " not in Path(f"/proc/{child}/stat").read_text()]


def wait_until(holds):
    """Wait, for some seconds at most."""
    for _ in range(500):
        if holds():
            return
        time.sleep(0.01)


@pytest.mark.parametrize("suffix", [".json", ".md", ".hwpx", ".docx", ".xlsx", ".pdf"])
def test_a_file_of_any_kind_gives_the_same_document(suffix):
    data = write_document(read_json(SOURCES[0].read_bytes(), SOURCES[0].name), suffix)

    found = read_isolated(data, f"보고{suffix}")

    assert found == read_bytes(data, f"보고{suffix}")
    assert found.source == f"보고{suffix}"


def test_a_text_keeps_its_lines_for_excerpts():
    data = "Ⅰ. 일반현황\n□ 인력 25명\n\n○ 예산 1,000천원\n".encode()

    found, direct = read_isolated(data, "보고.txt"), read_bytes(data, "보고.txt")

    assert (found, found.source_lines) == (direct, direct.source_lines)
    assert [block.place for block in found.blocks] == [block.place for block in direct.blocks]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", UnreadableDocument),
        (b"%PDF-1.7 cut", UnreadableDocument),
        (b"\x89PNG\r\n\x1a\n", UnknownFormat),
        (b"PK\x03\x04" + bytes(100), UnreadableDocument),
        (b'{"version":1,"title":"\\ud800"}', UnreadableDocument),
    ],
)
def test_a_refusal_keeps_its_kind_and_its_sentence(data, kind):
    with pytest.raises(DocumentError) as direct:
        read_bytes(data, "보고\udcff.hwp")
    with pytest.raises(kind) as found:
        read_isolated(data, "보고\udcff.hwp")

    assert (type(found.value), str(found.value)) == (type(direct.value), str(direct.value))


def test_reading_that_takes_too_much_processor_time_is_stopped():
    begun = time.monotonic()

    assert told(LONG, Limits(cpu_seconds=1)) == TOO_LONG
    assert time.monotonic() - begun < 20


def test_reading_that_takes_too_long_is_stopped():
    assert told(LONG, Limits(wall_seconds=1)) == TOO_LONG


def test_reading_that_takes_too_much_memory_is_stopped():
    assert told(LONG, Limits(megabytes=120)) in (TOO_LARGE, BROKEN_OFF)


def test_a_document_that_would_come_back_too_large_is_refused():
    assert told("□ 글 100\n".encode() * 100, Limits(answer_bytes=2000)) == TOO_LARGE


def test_a_reader_that_is_killed_ends_as_a_sentence_and_the_next_file_is_read():
    first = worker()
    wait_until(lambda: not forks_of(first))
    with ThreadPoolExecutor(1) as pool:
        reading = pool.submit(told, LONG, Limits())
        wait_until(lambda: forks_of(first))
        forks = forks_of(first)
        for fork in forks:
            os.kill(fork, signal.SIGSEGV)
        sentence = reading.result(timeout=60)

    assert (len(forks), sentence) == (1, BROKEN_OFF)
    assert read_isolated("□ 글".encode(), "보고.txt").blocks == (Bullet("□", 1, text("글")),)
    assert worker() == first


def test_where_the_process_has_ended_it_is_started_again():
    first = worker()
    os.kill(first, signal.SIGKILL)
    time.sleep(0.2)

    assert worker() != first


def test_files_of_several_threads_are_read_at_once_and_not_mixed_up():
    documents = [
        Document(blocks=(Heading(1, text(f"제목 {number}"), "Ⅰ"), Bullet("□", 1, text("글" * number)), Table(())))
        for number in range(1, 25)
    ]
    files = [write_document(document, ".json") for document in documents]

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda data: read_isolated(data, "보고.json"), files))

    assert found == documents


def test_the_process_knows_nothing_of_its_surroundings(monkeypatch):
    monkeypatch.setenv("IEUM_SECRET_KEY", "hush")
    calling._FORKS.end()

    surroundings = Path(f"/proc/{worker()}/environ").read_bytes()

    assert b"hush" not in surroundings
    assert b"PATH=" in surroundings


def test_a_fork_is_cheap():
    worker()
    taken = []
    for _ in range(9):
        begun = time.monotonic()
        read_isolated("□ 글 100".encode(), "보고.txt")
        taken.append(time.monotonic() - begun)

    assert sorted(taken)[4] < 0.25


def workbook() -> bytes:
    """A list of two rows whose last is merged over two lines."""
    words = {(0, 0): "과목", (0, 1): "금액", (1, 0): "물품", (1, 1): "1000"}
    cells = (Cell(*at, (text(each),), row_span=1 + (at == (1, 1))) for at, each in words.items())
    return write_document(Document(blocks=(Table((*cells, Cell(2, 0, (text("여비"),)))),)), ".xlsx")


def with_a_far_cell(data: bytes) -> bytes:
    """The same with its last cell at the far end of the sheet."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                part = re.sub(rb'r="A3"', b'r="XFD1048576"', re.sub(rb'<row r="3"', b'<row r="1048576"', part))
            new.writestr(name, part)
    return changed.getvalue()


def test_rows_come_back_as_they_stand():
    rows = read_rows(workbook(), "목록.xlsx")

    assert rows == SheetRows([["과목", "금액"], ["물품", "1000"], ["여비", ""]], frozenset({2, 3}))
    assert read_rows_isolated(workbook(), "목록.xlsx") == rows


@pytest.mark.parametrize("data", [b"PK\x03\x04" + bytes(100), workbook()[:500]])
def test_rows_that_cannot_be_read_are_refused_as_they_are_here(data):
    with pytest.raises(UnreadableDocument) as direct:
        read_rows(data, "목록.xlsx")
    with pytest.raises(UnreadableDocument) as found:
        read_rows_isolated(data, "목록.xlsx")

    assert str(found.value) == str(direct.value)


def test_a_sheet_that_spans_more_than_memory_holds_is_stopped():
    with pytest.raises(ReadingStopped) as stopped:
        read_rows_isolated(with_a_far_cell(workbook()), "목록.xlsx", Limits(megabytes=200))

    assert str(stopped.value).removeprefix("목록.xlsx: ") in (TOO_LARGE, BROKEN_OFF)


def test_a_refusal_still_remembers_its_words_behind_the_process():
    with pytest.raises(UnreadableDocument) as refused:
        read_isolated(b"PK\3\4 broken", "{보고}.hwpx")

    said = str(refused.value)
    assert (said.template, said.values["name"], said.values["fault"].values["program"]) == (
        "{name}: {fault}", "{보고}.hwpx", "한글",
    )  # fmt: skip
