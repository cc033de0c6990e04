"""The form of official documents, which is looked at only where asked for."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ieum.checking.checks import examine
from ieum.cli import main
from ieum.documents.model import Bullet, Document, text

from .builders import make_blocks


def style(*blocks):
    examination = examine(Document(blocks=blocks), with_style=True)
    return [(f.code, f.printed, f.computed) for f in examination.findings if f.code.startswith("style-")]


def style_of(line):
    return style(*make_blocks(line))


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("2023. 5. 1. 시행", []),
        ("2023. 5. 1.(월) 시행", []),
        ("2023. 5. 시행", []),
        ("2023.5.1. 시행", [("style-date", "2023.5.1.", "2023. 5. 1.")]),
        ("2023. 05. 01. 시행", [("style-date", "2023. 05. 01.", "2023. 5. 1.")]),
        ("2023. 5. 1 시행", [("style-date", "2023. 5. 1", "2023. 5. 1.")]),
        ("2023년 5월 1일 시행", [("style-date", "2023년 5월 1일", "2023. 5. 1.")]),
        ("2023. 5. 1일간 시행", []),
        ("192.168.0.1.5", []),
        ("2023.5.1.2 판", []),
    ],
)
def test_days_are_printed_in_digits_and_stops(line, found):
    assert [each for each in style_of(line) if each[0] == "style-date"] == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("15:20 회의", []),
        ("오후 3시 20분 회의", [("style-time", "오후 3시 20분", "15:20")]),
        ("오전 12시 회의", [("style-time", "오전 12시", "00:00")]),
        ("9시 30분 회의", [("style-time", "9시 30분", "09:30")]),
        ("14시 회의", [("style-time", "14시", "14:00")]),
        ("오후 3:20 회의", [("style-time", "오후 3:20", "15:20")]),
        ("25시 편의점", []),
        ("서울시 3개소", []),
        ("17개 시·도, 시 지원", []),
        ("3시군 통합", []),
    ],
)
def test_times_are_printed_on_the_clock_of_24_hours(line, found):
    assert [each for each in style_of(line) if each[0] == "style-time"] == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("- 예산 2,493,486천원", []),
        ("- 예산 2493486천원", [("style-amount", "2493486", "2,493,486")]),
        ("- 접수 12건\n- 처리 11건\n- 반려 1 건", [("style-amount", "1 건", "1건")]),
        ("- 접수 12 건\n- 처리 11 건\n- 반려 1건", [("style-amount", "1건", "1 건")]),
        ("- 접수 12건\n- 반려 1 건", []),
    ],
)
def test_amounts_are_printed_in_one_way(line, found):
    assert style_of(line) == found


def bullets(*marked):
    return [Bullet(marker, depth, text(f"내용 {n}")) for n, (marker, depth) in enumerate(marked)]


@pytest.mark.parametrize(
    ("marked", "found"),
    [
        ([("□", 1), ("○", 2), ("-", 3), ("·", 4)], []),
        ([("■", 1), ("ㅇ", 2), ("―", 3), ("※", 4)], []),
        ([("1.", 1), ("가.", 2), ("1)", 3), ("2)", 3), ("나.", 2), ("2.", 1)], []),
        ([("□", 1), ("-", 2), ("-", 2)], [("style-marker", "-", "○")]),
        ([("1.", 1), ("1)", 2), ("2)", 2), ("2.", 1)], [("style-marker", "1)", "가.")]),
        ([("□", 1), ("※", 2), ("1)", 2), ("2)", 2)], []),
        ([("1)", 2), ("○", 3)], [("style-lone-item", "1)", "번호 없음")]),
    ],
)
def test_markers_stand_in_their_order(marked, found):
    assert style(*bullets(*marked)) == found


def test_a_habit_is_told_once_with_the_number_of_places():
    examination = examine(Document(blocks=tuple(make_blocks("2023.5.1.\n2023.5.2.\n2023.5.3."))), with_style=True)

    assert [(f.severity.value, f.formula) for f in examination.findings] == [("info", "온점 뒤를 한 칸 띄움 (3곳)")]


def test_the_form_is_looked_at_only_where_asked_for(tmp_path, capsys):
    path = tmp_path / "보고.txt"
    path.write_text("1. 접수 현황\n\n- 접수 : 2023.5.1. 총 12건(요청 5건 / 지시 7건)\n", encoding="utf-8")

    codes = []
    for options in ([], ["--style"]):
        assert main(["check", str(path), "--format", "json", *options]) == 0
        codes.append([f["code"] for f in json.loads(capsys.readouterr().out)["files"][0]["findings"]])

    assert codes == [[], ["style-date"]]


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="0123456789. :년월일시분오전후건천원□○-가나)(", max_size=40))
def test_any_line_has_a_form(line):
    examine(Document(blocks=(Bullet("-", 3, text(line)), Bullet("□", 1, text(line)))), with_style=True)
