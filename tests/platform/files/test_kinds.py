"""What a file is by its content, and what is not kept: bombs, programs in disguise, locked and damaged documents."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ieum.documents.model import Document, Paragraph, text
from ieum.documents.writing import write_document
from ieum.platform.files import kinds
from ieum.platform.files.kinds import KINDS, LONGEST_NAME, FileRefused, kind_of, safe_name

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)
PDF = b"%PDF-1.7\n%%EOF"
NOT_KEPT = f"붙일 수 없는 파일입니다. 붙일 수 있는 것은 {kinds.ACCEPTED}입니다."


def written(extension):
    """A small document as a file of a kind."""
    return write_document(Document(blocks=(Paragraph(text("붙임 문서")),)), extension)


def package(parts, method=zipfile.ZIP_DEFLATED):
    """A workbook with further parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as made:
        for name, data in {"xl/workbook.xml": b"<workbook/>", **parts}.items():
            made.writestr(name, data)
    return file.getvalue()


def refusal(data, name="자료.xlsx"):
    """What is said of a file that is not kept."""
    with pytest.raises(FileRefused) as refused:
        kind_of(data, name)
    return str(refused.value)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (written(".hwpx"), "hwpx"),
        (written(".docx"), "docx"),
        (written(".xlsx"), "xlsx"),
        (written(".md"), "text"),
        (written(".json"), "text"),
        ("구분,금액\n본예산,1\n".encode("cp949"), "text"),
        ("\ufeff글".encode("utf-16"), "text"),
        (PDF, "pdf"),
        (PNG, "png"),
        (b"\xff\xd8\xff\xe0" + bytes(9), "jpeg"),
        (b"GIF89a" + bytes(9), "gif"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "webp"),
        (b"\xd0\xcf\x11\xe0" + bytes(600) + b"HWP Document File", "hwp5"),
    ],
)
def test_a_kind_is_told_by_the_content_whatever_the_name_says(data, code):
    assert kind_of(data, "이름.exe").code == code


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"MZ\x90\x00" + bytes(64), "계산기.pdf"),
        (b"\x7fELF" + bytes(64), "자료.txt"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "옛 문서.hwp"),
        (b"<!doctype html><script>alert(1)</script>", "글.txt"),
        (b"<html><body>", "그림.png"),
        (b"PK\x03\x04" + bytes(60), "자료.zip"),
        (bytes(range(256)), "자료.bin"),
    ],
)
def test_a_program_a_page_or_an_unknown_file_is_not_kept(data, name):
    assert refusal(data, name) == f"{name}: {NOT_KEPT}"


def test_a_drawing_with_a_script_is_kept_as_text_alone():
    kind = kind_of(b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "그림.svg")

    assert (kind.media_type, safe_name("그림.svg", kind)) == ("text/plain; charset=utf-8", "그림.svg.txt")


def test_an_image_with_a_page_behind_it_stays_an_image():
    polyglot = b"GIF89a/*" + b"*/=1;</script><script>alert(1)</script><!doctype html>"

    assert kind_of(polyglot, "그림.html").media_type == "image/gif"
    assert safe_name("그림.html", KINDS["gif"]) == "그림.html.gif"


def test_what_is_empty_or_too_large_is_told(monkeypatch):
    monkeypatch.setattr(kinds, "MOST_BYTES", 2**20)

    assert refusal(b"", "빈.txt") == "빈.txt: 빈 파일입니다. 다른 파일을 고르십시오."
    assert refusal(b"a" * (2**20 + 1), "큰.txt") == "큰.txt: 파일이 너무 큽니다(1MB까지). 나누어 올려 주십시오."


def test_a_bomb_is_refused_without_unpacking_it():
    bomb = package({"xl/media/zeros": bytes(30 * 2**20)})

    assert len(bomb) < 2**16
    assert refusal(bomb) == "자료.xlsx: 풀면 지나치게 커지는 파일이라 받지 않습니다. 다시 저장하여 올려 주십시오."


def test_too_many_parts_are_a_bomb_too(monkeypatch):
    monkeypatch.setattr(kinds, "MOST_PARTS", 3)

    assert "지나치게 커지는" in refusal(package({f"xl/{number}.xml": b"" for number in range(3)}))


def test_parts_that_share_bytes_are_a_bomb():
    data = bytearray(package({"xl/a.xml": bytes(range(256)) * 8}, zipfile.ZIP_STORED))
    where = data.rindex(b"PK\x01\x02") + 20
    data[where : where + 8] = (10**6).to_bytes(4, "little") * 2

    assert "지나치게 커지는" in refusal(bytes(data))


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "..\\boot.ini", "C:/boot.ini"])
def test_parts_whose_names_lead_out_are_refused(name):
    assert refusal(package({name: b"x"})) == (
        "자료.xlsx: 안에 든 이름이 잘못된 파일이라 받지 않습니다. 다시 저장하여 올려 주십시오."
    )


def test_a_part_that_is_there_twice_is_refused():
    data = package({"xl/workbook.xmk": b"<workbook/>"}).replace(b"xl/workbook.xmk", b"xl/workbook.xml")

    assert "안에 든 이름이 잘못된" in refusal(data)


def test_macros_are_refused():
    assert refusal(package({"xl/vbaProject.bin": b"x"})) == (
        "자료.xlsx: 매크로가 든 파일은 받지 않습니다. 매크로 없이 저장하여 올려 주십시오."
    )


def test_a_locked_document_is_refused():
    data = bytearray(package({}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1

    assert "암호가 걸린" in refusal(bytes(data))


def test_a_document_that_is_cut_off_is_refused():
    assert refusal(package({})[:60]).endswith("손상된 파일입니다. 만든 프로그램에서 다시 저장하여 올려 주십시오.")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../계획.pdf", "계획.pdf"),
        ("C:\\Users\\me\\계획.pdf", "계획.pdf"),
        (".htaccess", "htaccess.pdf"),
        ("계획\u202efdp.exe", "계획fdp.exe.pdf"),
        ("계획\r\nSet-Cookie: a.pdf", "계획Set-Cookie a.pdf"),
        ("<img src=x>.PDF", "img src=x.pdf"),
        ("", "이름 없는 파일.pdf"),
        ("..", "이름 없는 파일.pdf"),
        ("가" * 300 + ".pdf", "가" * (LONGEST_NAME - 4) + ".pdf"),
    ],
)
def test_a_name_is_made_harmless_and_ends_as_its_kind(given, kept):
    assert safe_name(given, KINDS["pdf"]) == kept


@given(st.text(max_size=300))
def test_no_name_leads_anywhere_or_breaks_a_header(given):
    name = safe_name(given, KINDS["png"])

    assert 0 < len(name) <= LONGEST_NAME
    assert name.endswith(".png")
    assert not set(name) & set('\\/:*?"<>|\r\n\t\0')
    assert safe_name(name, KINDS["png"]) == name
