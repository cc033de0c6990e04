"""A file's kind is told by what is in it."""

import os
import subprocess
import sys

import pytest

from ieum.documents.errors import UnknownFormat, UnreadableDocument
from ieum.documents.model import Bullet, Cell, Document, Heading, Table, text
from ieum.documents.reading import detect_format, read_bytes, read_document
from ieum.documents.writers.json import write_json
from ieum.documents.writers.markdown import write_markdown

DOCUMENT = Document(
    title="2023년 업무 보고",
    blocks=(
        Heading(1, text("일반현황"), "Ⅰ"),
        Bullet("□", 1, text("인력")),
        Table(
            (
                Cell(0, 0, (text("구분"),)),
                Cell(0, 1, (text("계"),)),
                Cell(1, 0, (text("정원"),)),
                Cell(1, 1, (text("25"),)),
            )
        ),
    ),
)
TEXT = "2023년 업무 보고\n\nⅠ. 일반현황\n\n□ 인력\n\n구분\t계\n정원\t25"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (TEXT.encode(), "text"),
        (TEXT.encode("utf-16"), "text"),
        (TEXT.encode("cp949"), "text"),
        ("# 2014년 보고\n\n## □ 개요\n\n- 하나".encode(), "text"),
        (b"", "text"),
        (b"{ 1 }", "text"),
        (b' \xef\xbb\xbf{"version": 1}', "text"),
        (b'\xef\xbb\xbf {"version": 1}', "json"),
        (b"{}", "json"),
        (write_json(DOCUMENT), "json"),
        (write_markdown(DOCUMENT), "markdown"),
        ("# 제목\n\n글".encode(), "markdown"),
        ("가|나\r\n-|-\r\n1|2".encode(), "markdown"),
        (b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/hwp+zip", "hwpx"),
        (b"PK\x03\x04" + bytes(26) + b"mimetype" + bytes(28) + b"application/hwp+zip", "hwpx"),
        (b"PK\x03\x04" + bytes(26) + b"settings.xml<a/>" + bytes(200) + b"Contents/section0.xml", "hwpx"),
    ],
)
def test_the_kind_is_told_by_the_content(data, kind):
    assert detect_format(data, "보고") == kind


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"PK\x03\x04" + bytes(26) + b"[Content_Types].xml", "HWPX가 아닌 압축 파일은"),
        (b"HWP Document File V3.00 \x1a", "한글 3.0 이하(HWP) 문서는"),
        (b"\x89PNG\r\n", "그림 파일은"),
    ],
)
def test_other_kinds_are_refused_by_name(data, kind):
    with pytest.raises(UnknownFormat) as refusal:
        read_bytes(data, "보고.txt")

    assert str(refusal.value) == (
        f"보고.txt: {kind} 읽을 수 없습니다. 한글에서 HWPX나 텍스트로 저장하여 다시 올려 주십시오."
    )


def test_the_same_report_comes_from_every_kind_of_file(tmp_path):
    for name, data in (
        ("a.hwpx", TEXT.encode()),
        ("b.txt", write_json(DOCUMENT)),
        ("c.json", write_markdown(DOCUMENT)),
    ):
        (tmp_path / name).write_bytes(data)

        document = read_document(tmp_path / name)

        assert (document.title, len(document.blocks)) == ("2023년 업무 보고", 3)
        assert next(document.tables()).columns == ("구분", "계")


def test_a_file_that_is_missing_or_a_folder_is_refused_with_a_sentence(tmp_path):
    with pytest.raises(UnreadableDocument) as missing:
        read_document(tmp_path / "없음.txt")
    with pytest.raises(UnreadableDocument) as folder:
        read_document(tmp_path)

    assert str(missing.value) == "없음.txt: 파일이 없습니다. 이름과 위치를 확인하여 주십시오."
    assert str(folder.value) == f"{tmp_path.name}: 폴더입니다. 그 안의 파일을 지정하여 주십시오."


def test_a_file_that_is_too_large_is_refused_unread(tmp_path):
    path = tmp_path / "큰.txt"
    with path.open("wb") as file:
        os.truncate(file.fileno(), 100 * 1024 * 1024 + 1)

    with pytest.raises(UnreadableDocument) as refusal:
        read_document(path)

    assert str(refusal.value) == "큰.txt: 파일이 너무 큽니다(100MB까지). 나누어 저장하여 다시 올려 주십시오."


def test_reading_a_text_loads_no_library_for_other_formats():
    program = (
        "import sys; from ieum.documents.reading import read_bytes;"
        "read_bytes('□ 개요'.encode(), 'a');"
        "others = {'lxml', 'docx', 'typst', 'yaml', 'django', 'zipfile'};"
        "print(sorted({name.split('.')[0] for name in sys.modules} & others))"
    )

    printed = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert printed.stdout == "[]\n"
