"""Bytes to lines: every encoding of Korean offices, and a sentence for what is no text."""

import pytest

from ieum.documents.errors import UnreadableDocument
from ieum.documents.readers.text import read_text
from ieum.documents.readers.text.decoding import decode_lines

TEXT = "□ 예산현황\n- 집행률 52.1%"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp949"])
def test_each_encoding_gives_the_same_lines(encoding):
    assert decode_lines(TEXT.encode(encoding), "보고.txt") == ("□ 예산현황", "- 집행률 52.1%")


def test_utf_16_is_read_in_either_byte_order():
    little = b"\xff\xfe" + TEXT.encode("utf-16-le")
    big = b"\xfe\xff" + TEXT.encode("utf-16-be")

    assert decode_lines(little, "보고.txt") == decode_lines(big, "보고.txt")


def test_every_line_end_divides_lines_and_no_other_sign_does():
    assert decode_lines("가\r\n나\r다\n\x0b라\x0c\u2028마\n".encode(), "보고.txt") == (
        "가",
        "나",
        "다",
        "\x0b라\x0c\u2028마",
    )


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xef\xbb\xbf", " \t\n　".encode()])
def test_an_empty_file_is_refused(data):
    with pytest.raises(UnreadableDocument) as refusal:
        read_text(data, "보고.txt")

    assert str(refusal.value) == "보고.txt: 파일이 비어 있습니다. 내용이 있는 파일을 올려 주십시오."


@pytest.mark.parametrize("data", [b"\x00\x01", b"abc\x00def", bytes(range(1, 32)) * 9, b"PK\x03\x04\x14\x00\x00"])
def test_binary_data_is_refused(data):
    with pytest.raises(UnreadableDocument) as refusal:
        read_text(data, "보고.txt")

    assert str(refusal.value) == (
        "보고.txt: 글이 아니라 이진 자료가 들어 있습니다. 텍스트(UTF-8 또는 CP949)로 저장하여 다시 올려 주십시오."
    )


@pytest.mark.parametrize("data", [b"\xff\xff\xff", b"\xef\xbb\xbf\xff", b"\xff\xfe\x00"])
def test_unknown_bytes_are_refused(data):
    with pytest.raises(UnreadableDocument) as refusal:
        read_text(data, "보고.txt")

    assert str(refusal.value) == (
        "보고.txt: 글자를 읽을 수 없습니다. 텍스트(UTF-8 또는 CP949)로 저장하여 다시 올려 주십시오."
    )


def test_a_text_longer_than_any_report_is_refused():
    with pytest.raises(UnreadableDocument) as caught:
        decode_lines(b"a" * (10 * 2**20 + 1), "보고.txt")

    assert str(caught.value) == "보고.txt: 글이 너무 깁니다(10MB까지). 나누어 저장하여 다시 올려 주십시오."
