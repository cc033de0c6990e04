"""``ieum convert`` makes each kind of file of each, tells what is lost, and leaves nothing half done."""

import json
import os
import sys
from pathlib import Path

import pytest

from ieum.cli import main
from ieum.documents.model import (
    Bullet,
    Cell,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Picture,
    Run,
    Table,
    text,
)
from ieum.documents.reading import read_document
from ieum.documents.styles.sheet import read_styles
from ieum.documents.writers.json import write_json
from ieum.documents.writing import WRITABLE, write_document

DOCUMENT = Document(
    title="2023년 주요업무 보고",
    organisation="기획예산과",
    blocks=(
        Heading(1, text("일반현황"), number="Ⅰ"),
        Bullet("□", 1, text("인력")),
        Table(
            cells=(
                Cell(0, 0, (text("구분"),)),
                Cell(0, 1, (text("인원"),)),
                Cell(1, 0, (text("정원"),)),
                Cell(1, 1, (text("25"),)),
            ),
            unit="명",
        ),
    ),
)
MAGIC = {
    ".hwpx": b"PK\x03\x04",
    ".pdf": b"%PDF",
    ".docx": b"PK\x03\x04",
    ".xlsx": b"PK\x03\x04",
    ".html": b"<!DOCTYPE",
    ".md": b"# ",
    ".json": b"{",
}
TOLD = {".xlsx": "표 밖의 제목과 글 2줄은 .xlsx 파일에 담기지 않습니다.\n"}
"""What converting tells; nothing where all is held."""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "보고.json"
    path.write_bytes(write_json(DOCUMENT))
    return path


def _convert(source: Path, target: Path) -> int:
    return main(["convert", str(source), str(target)])


def _refusal(capsys: pytest.CaptureFixture[str], source: Path, target: Path) -> str:
    assert _convert(source, target) == 2
    return capsys.readouterr().err


@pytest.mark.parametrize("extension", WRITABLE)
def test_every_kind_is_written_and_tells_only_what_is_lost(source, capsys, extension):
    target = source.with_name(f"결과{extension.upper()}")

    assert _convert(source, target) == 0

    assert target.read_bytes().startswith(MAGIC[extension])
    assert capsys.readouterr() == ("", TOLD.get(extension, ""))
    assert sorted(path.name for path in source.parent.iterdir()) == sorted(["보고.json", target.name])


@pytest.mark.parametrize("extension", WRITABLE)
def test_the_same_document_gives_the_same_bytes(extension):
    assert write_document(DOCUMENT, extension) == write_document(DOCUMENT, extension)


def test_hwpx_json_and_back_is_the_same_document(source):
    hwpx, again = source.with_name("보고.hwpx"), source.with_name("다시.json")

    assert (_convert(source, hwpx), _convert(hwpx, again)) == (0, 0)

    assert read_document(again) == DOCUMENT


def test_text_becomes_json_with_its_tables_and_bullets(tmp_path):
    source, target = tmp_path / "보고.txt", tmp_path / "보고.json"
    source.write_text("Ⅰ 일반현황\n\n□ 인력\n\n(단위 : 명)\n\n구분\t인원\n정원\t25\n현원\t26\n", "utf-8")

    assert _convert(source, target) == 0

    blocks = json.loads(target.read_bytes())["blocks"]
    table = next(block for block in blocks if block["type"] == "table")
    assert (table["unit"], table["columns"], table["rows"]) == (
        "명",
        ["구분", "인원"],
        [["정원", "25"], ["현원", "26"]],
    )
    assert [block["text"] for block in blocks if block["type"] == "bullet"] == ["인력"]


def test_what_markdown_cannot_hold_is_told_in_a_sentence_each(tmp_path, capsys):
    inner = Table((Cell(0, 0, (text("가"),)),))
    blocks = (
        Table((Cell(0, 0, (text("구분"),), column_span=2), Cell(1, 0, ()), Cell(1, 1, (), tables=(inner,)))),
        Paragraph((Run("25", figure="org.staff"),)),
        Picture("조직도", "image/png", b"\x89PNG"),
        PageBreak(),
    )
    source = tmp_path / "보고.json"
    source.write_bytes(write_json(Document(blocks=blocks)))

    assert _convert(source, tmp_path / "보고.md") == 0

    assert capsys.readouterr().err == (
        "숫자 1개의 근거 연결은 .md 파일에 담기지 않습니다.\n"
        "그림 1개는 설명만 적었습니다.\n"
        "합친 칸 1개를 풀어, 머리글은 열마다 되풀이하고 본문은 왼쪽 위 칸에만 적었습니다.\n"
        "칸 안의 표 1개는 글자만 그 칸에 이어 적었습니다.\n"
        "쪽 나눔 1곳은 가로줄로 적었습니다.\n"
    )


def test_characters_that_the_pdf_fonts_lack_are_told(tmp_path, capsys):
    source = tmp_path / "보고.json"
    source.write_bytes(write_json(Document(blocks=(Paragraph(text("웃음 \U0001f600 區")),))))

    assert _convert(source, tmp_path / "보고.pdf") == 0

    assert capsys.readouterr().err == "글꼴에 없는 글자 \U0001f600 자리에 〓를 찍었습니다.\n"


def test_a_style_sheet_is_followed_and_a_faulty_one_writes_nothing(source, capsys):
    sheet, target = source.with_name("우리.yaml"), source.with_name("보고.hwpx")
    sheet.write_text("styles: {이음 본문: {size: 크게}}", "utf-8")

    assert main(["convert", str(source), str(target), "--styles", str(sheet)]) == 2
    assert capsys.readouterr().err == ("우리.yaml 1째 줄: styles > 이음 본문 > size: 1에서 200 사이의 수가 아닙니다.\n")
    assert not target.exists()

    sheet.write_text("styles: {이음 본문: {size: 15}}", "utf-8")

    assert main(["convert", str(source), str(target), "--styles", str(sheet)]) == 0
    assert target.read_bytes() == write_document(DOCUMENT, ".hwpx", styles=read_styles(sheet))
    assert target.read_bytes() != write_document(DOCUMENT, ".hwpx")


def test_an_unknown_extension_is_refused_before_anything_is_read(tmp_path, capsys):
    kinds = ".hwpx, .pdf, .docx, .xlsx, .html, .md, .json 중 하나로 끝나는 이름을 쓰십시오.\n"

    assert _refusal(capsys, tmp_path / "없음.txt", tmp_path / "a.xyz") == f".xyz 파일은 만들 수 없습니다. {kinds}"
    assert _refusal(capsys, tmp_path / "없음.txt", tmp_path / "a") == f"확장자가 없는 파일은 만들 수 없습니다. {kinds}"


def test_the_same_file_in_and_out_is_refused_by_whatever_name(source, capsys):
    link, before = source.with_name("다른이름.json"), source.read_bytes()
    link.symlink_to(source)

    for target in (source, link, source.parent / "." / source.name):
        assert _refusal(capsys, source, target) == (f"{target}은 읽을 파일과 같은 파일입니다. 다른 이름을 쓰십시오.\n")
    assert source.read_bytes() == before


def test_a_place_that_cannot_be_written_is_refused_in_one_sentence(source, capsys):
    folder = source.parent / "폴더.md"
    folder.mkdir()
    long_name = source.parent / f"{'가' * 200}.md"

    assert _refusal(capsys, source, source.parent / "없음" / "a.md") == (
        f"{source.parent / '없음' / 'a.md'}에 쓸 수 없습니다: 그 폴더가 없습니다. 폴더를 먼저 만드십시오.\n"
    )
    assert _refusal(capsys, source, source / "a.md") == (
        f"{source / 'a.md'}에 쓸 수 없습니다: 폴더가 아닌 것을 폴더로 적었습니다.\n"
    )
    assert _refusal(capsys, source, folder) == f"{folder}는 폴더입니다. 파일 이름까지 적으십시오.\n"
    assert _refusal(capsys, source, long_name) == f"{long_name}에 쓸 수 없습니다: 파일 이름이 너무 깁니다.\n"
    assert sorted(path.name for path in source.parent.iterdir()) == ["보고.json", "폴더.md"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_without_permission_is_refused(source, capsys):
    locked = source.parent / "잠김"
    locked.mkdir(mode=0o500)

    assert _refusal(capsys, source, locked / "a.md") == f"{locked / 'a.md'}에 쓸 수 없습니다: 쓸 권한이 없습니다.\n"


@pytest.mark.skipif(sys.platform != "linux", reason="needs a limit on the size of files")
def test_a_full_disk_leaves_the_old_file_as_it_was(source, capsys):
    import resource  # noqa: PLC0415 - not there on every system
    import signal  # noqa: PLC0415

    target = source.with_name("보고.md")
    target.write_text("앞의 것", "utf-8")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, before[1]))
    try:
        code = _convert(source, target)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)

    assert (code, target.read_text("utf-8")) == (2, "앞의 것")
    assert capsys.readouterr().err == f"{target}에 쓸 수 없습니다: 파일이 이 디스크에 담을 수 있는 크기를 넘습니다.\n"
    assert sorted(path.name for path in source.parent.iterdir()) == ["보고.json", "보고.md"]


def test_an_old_file_is_replaced_through_a_link_and_keeps_the_link(source):
    real, link = source.with_name("진짜.md"), source.with_name("가리킴.md")
    real.write_text("앞의 것", "utf-8")
    link.symlink_to(real)

    assert _convert(source, link) == 0

    assert (link.is_symlink(), real.read_bytes()) == (True, write_document(DOCUMENT, ".md"))


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b'{"version": 1,\n"title": }', "보고.json 2째 줄 10째 글자: JSON 문법에 맞지 않습니다.\n"),
        (
            b"\x89PNG\r\n",
            "보고.json: 그림 파일은 읽을 수 없습니다. 한글에서 HWPX나 텍스트로 저장하여 다시 올려 주십시오.\n",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_and_nothing_is_written(tmp_path, capsys, data, fault):
    source = tmp_path / "보고.json"
    source.write_bytes(data)

    assert _refusal(capsys, source, tmp_path / "보고.md") == fault
    assert [path.name for path in tmp_path.iterdir()] == ["보고.json"]


@pytest.mark.shared
@pytest.mark.parametrize("extension", WRITABLE)
def test_every_real_report_is_written_as_every_kind(shared, tmp_path, extension):
    reports = sorted((shared / "seeds").glob("*.txt"))

    codes = [_convert(report, tmp_path / f"{report.stem}{extension}") for report in reports]

    assert codes == [0] * 5
    assert len(list(tmp_path.iterdir())) == 5


def test_hwpx_shows_pictures_and_tells_of_those_it_cannot(tmp_path, capsys):
    source = tmp_path / "보고.json"
    source.write_bytes(write_json(Document(blocks=(Picture("점", "image/webp", b"RIFF"),))))

    assert _convert(source, tmp_path / "보고.hwpx") == 0

    assert capsys.readouterr().err == "그림 1개는 설명만 적었습니다.\n"
