"""Files that nobody should hand in: each ends the command with exit code 2 and one Korean sentence, soon.

The command runs as a process of its own with bounded memory, so that a crash, a hang or a swelling file shows.
"""

import io
import os
import resource
import socket
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

COMMAND = "import sys; from ieum.cli import main; sys.exit(main())"
MOST_SECONDS = 60
MOST_MEMORY = 3 * 2**30
DAMAGED = "손상되어 읽을 수 없습니다"
NOT_TEXT = "글이 아니라 이진 자료가 들어 있습니다. 텍스트(UTF-8 또는 CP949)로 저장하여 다시 올려 주십시오."
UNKNOWABLE = "손상되어 내용을 알아볼 수 없습니다. 원본을 다시 받거나"
AGAIN = "에서 다시 저장하여 올려 주십시오."
NO_CHARACTERS = "글자를 읽을 수 없습니다. 텍스트(UTF-8 또는 CP949)로 저장하여 다시 올려 주십시오."
EMPTY = "파일이 비어 있습니다. 내용이 있는 파일을 올려 주십시오."
NOT_READ = "은 읽을 수 없습니다. 한글에서 HWPX나 텍스트로 저장하여 다시 올려 주십시오."
SAVE_AGAIN = "한글에서 다시 저장한 뒤 올려 주십시오."
NAMESPACES = (
    'xmlns:hs="http://www.hancom.co.kr/hwpml/2011/section" xmlns:hp="http://www.hancom.co.kr/hwpml/2011/paragraph"'
    ' xmlns:hh="http://www.hancom.co.kr/hwpml/2011/head"'
)
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
ENTITY_BOMB = (
    f'<!DOCTYPE hs:sec [<!ENTITY l0 "ha">{LAUGHS}]><hs:sec {NAMESPACES}><hp:p><hp:run><hp:t>&l11;</hp:t></hp:run>'
    "</hp:p></hs:sec>"
)
OUTSIDE_ENTITY = (
    f'<!DOCTYPE hs:sec [<!ENTITY secret SYSTEM "file:///etc/hostname">]><hs:sec {NAMESPACES}><hp:p><hp:run>'
    "<hp:t>&secret;</hp:t></hp:run></hp:p></hs:sec>"
)
DEEP_XML = f"<hs:sec {NAMESPACES}>" + "<hp:p>" * 50_000 + "</hp:p>" * 50_000 + "</hs:sec>"


def ieum(*arguments, **surroundings):
    """Run the command with little memory and time."""
    return subprocess.run(
        [sys.executable, "-c", COMMAND, *map(os.fspath, arguments)],
        capture_output=True,
        env=os.environ | surroundings,
        timeout=MOST_SECONDS,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY)),
    )


def refusal(path, folder):
    """The sentence with which checking and converting a file are refused, without the file's name."""
    checked = ieum("check", path, "--format", "json", "--output", folder / "findings.json")
    converted = ieum("convert", path, folder / "out.html")
    assert (checked.returncode, converted.returncode) == (2, 2), checked.stderr.decode()[-1000:]
    assert not (folder / "out.html").exists()
    said = {each.stderr.decode() for each in (checked, converted)}
    assert len(said) == 1
    (sentence,) = said
    assert (sentence.count("\n"), sentence[-1]) == (1, "\n")
    return sentence.strip().removeprefix(path.name).removeprefix(": ")


def hwpx(section):
    """A package that looks like HWPX, with one section of these bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("mimetype", "application/hwp+zip", zipfile.ZIP_STORED)
        package.writestr("Contents/header.xml", f"<hh:head {NAMESPACES}/>", zipfile.ZIP_DEFLATED)
        package.writestr("Contents/section0.xml", section, zipfile.ZIP_DEFLATED)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "make", "sentence"),
    [
        ("보고.txt", lambda: b"", EMPTY),
        ("보고.txt", lambda: b" \r\n\t\n" * 1000, EMPTY),
        ("보고.txt", lambda: bytes(range(256)) * 100, NO_CHARACTERS),
        ("보고.txt", lambda: bytes(5000), NOT_TEXT),
        ("보고.txt", lambda: b"a" * (50 * 2**20), "글이 너무 깁니다(10MB까지). 나누어 저장하여 다시 올려 주십시오."),
        ("보고.txt", lambda: "보고".encode("utf-32"), NOT_TEXT),
        ("보고.txt", lambda: b"\xed\xa0\x80" * 100, NO_CHARACTERS),
        ("보고.txt", lambda: "□ \x1b[2J합계\x07 3\n".encode() * 20, NOT_TEXT),
        ("보고.hwpx", lambda: b"PK\x03\x04" + bytes(100), f"{UNKNOWABLE} 한글{AGAIN}"),
        ("보고.docx", lambda: b"PK\x03\x04" + bytes(100), f"{UNKNOWABLE} 워드{AGAIN}"),
        ("보고.hwp", lambda: bytes(5000), f"{UNKNOWABLE} 한글{AGAIN}"),
        ("보고.zip", lambda: b"PK\x03\x04" + bytes(100), f"HWPX가 아닌 압축 파일{NOT_READ}"),
        ("보고.hwpx", lambda: hwpx(b"<"), f"{DAMAGED}(Contents/section0.xml 1번째 줄). {SAVE_AGAIN}"),
        ("보고.hwpx", lambda: hwpx(DEEP_XML), f"{DAMAGED}(Contents/section0.xml 1번째 줄). {SAVE_AGAIN}"),
        ("보고.hwpx", lambda: hwpx(ENTITY_BOMB), f"{DAMAGED}(Contents/section0.xml 1번째 줄). {SAVE_AGAIN}"),
        (
            "보고.hwpx",
            lambda: hwpx(OUTSIDE_ENTITY),
            "허용되지 않는 선언(DOCTYPE)이 Contents/section0.xml에 있습니다. 한글에서 다시 저장해 주십시오.",
        ),
        (
            "보고.hwpx",
            lambda: hwpx(b" " * (200 * 2**20)),
            "Contents/section0.xml의 압축률이 비정상이라 열지 않았습니다. 한글에서 다시 저장해 주십시오.",
        ),
        (
            "보고.json",
            lambda: b'{"version":1,"blocks":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
            "괄호가 너무 깊이 겹쳐 있어 읽을 수 없습니다.",
        ),
        ("보고.json", lambda: b'{"version":1,"title":"\\ud800"}', "의 title: 온전하지 않은 유니코드 글자가 있습니다."),
        ("보고.json", lambda: b'{"version":', " 1째 줄 12째 글자: JSON 문법에 맞지 않습니다."),
        (
            "보고.json",
            lambda: b'{"version":1,"blocks":[{"type":"table","header_rows":1,"cells":['
            b'{"row":0,"column":0,"row_span":99999,"column_span":99999}]}]}',
            "의 blocks[0]: 표가 너무 큽니다. 칸은 1,000,000개까지 됩니다.",
        ),
        ("보고.hwpx", lambda: b"\x89PNG\r\n\x1a\n", f"그림 파일{NOT_READ}"),
    ],
)  # fmt: skip
def test_a_hostile_file_is_refused_in_one_sentence(tmp_path, name, make, sentence):
    path = tmp_path / name
    path.write_bytes(make())

    assert refusal(path, tmp_path) == sentence


def test_a_folder_and_a_missing_file_are_refused(tmp_path):
    (tmp_path / "폴더.hwpx").mkdir()

    assert refusal(tmp_path / "폴더.hwpx", tmp_path) == "폴더입니다. 그 안의 파일을 지정하여 주십시오."
    assert refusal(tmp_path / "없음.txt", tmp_path) == "파일이 없습니다. 이름과 위치를 확인하여 주십시오."


def test_a_socket_is_refused(tmp_path):
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "소켓.txt"))

        assert refusal(tmp_path / "소켓.txt", tmp_path).startswith("파일을 열 수 없습니다(")


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="the system has no device without end")  # noqa: PTH110 - a device is no Path of ours
def test_a_device_without_end_is_refused(tmp_path):
    said = refusal(Path("/dev/zero"), tmp_path)

    assert said == "파일이 너무 큽니다(100MB까지). 나누어 저장하여 다시 올려 주십시오."


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_refused(tmp_path):
    path = tmp_path / "보고.txt"
    path.write_text("□ 글", encoding="utf-8")
    path.chmod(0)

    assert refusal(path, tmp_path) == "파일을 열 수 없습니다(Permission denied)."


@pytest.mark.parametrize("name", ["보고.hwpx", "보고.json", "보고.pdf", "보고"])
def test_a_text_under_another_name_is_read_for_what_it_is(tmp_path, name):
    (tmp_path / name).write_text("□ 글 100\n", encoding="utf-8")

    assert ieum("check", tmp_path / name).returncode == 0


def test_a_name_in_no_encoding_is_no_fault(tmp_path):
    path = os.fsencode(tmp_path) + b"/\xff.txt"
    Path(os.fsdecode(path)).write_text("□ 글 100\n", encoding="utf-8")

    done = ieum("check", os.fsdecode(path), PYTHONIOENCODING="utf-8")

    assert (done.returncode, done.stderr) == (0, b"")
    assert b"\\udcff.txt" in done.stdout


@pytest.mark.parametrize("encoding", ["ascii", "cp949", "utf-8"])
def test_a_terminal_in_an_old_encoding_costs_characters_and_not_the_command(tmp_path, encoding):
    (tmp_path / "a.txt").write_text("□ 글⁾ 100\n", encoding="utf-8")

    checked, missing = (ieum("check", tmp_path / name, PYTHONIOENCODING=encoding) for name in ("a.txt", "b.txt"))

    assert (checked.returncode, missing.returncode) == (0, 2)
    assert missing.stderr == f"b.txt: {'파일이 없습니다. 이름과 위치를 확인하여 주십시오.'}\n".encode(
        encoding, errors="backslashreplace"
    )


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="the system has no device that is always full")  # noqa: PTH110 - a device is no Path of ours
def test_a_full_disk_is_told_in_one_sentence(tmp_path):
    (tmp_path / "a.txt").write_text("□ 글 100\n", encoding="utf-8")
    with open("/dev/full", "wb") as full:  # noqa: PTH123 - as above
        done = subprocess.run(
            [sys.executable, "-c", COMMAND, "check", str(tmp_path / "a.txt")],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )

    assert (done.returncode, done.stderr.decode()) == (
        2,
        "결과를 다 쓰지 못했습니다: 디스크에 남은 자리가 없습니다. 자리를 비우고 다시 실행하십시오.\n",
    )


def test_a_pipe_is_written_to_and_not_replaced(tmp_path):
    (tmp_path / "a.txt").write_text("□ 글 100\n", encoding="utf-8")
    os.mkfifo(tmp_path / "pipe")
    reading = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)

    done = ieum("check", tmp_path / "a.txt", "--output", tmp_path / "pipe")

    written = os.read(reading, 1000)
    os.close(reading)
    assert (done.returncode, done.stdout, (tmp_path / "pipe").is_fifo()) == (0, b"", True)
    assert written == ieum("check", tmp_path / "a.txt").stdout
