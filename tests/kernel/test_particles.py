"""Particles after words, figures, codes and file names."""

import pytest

from ieum.kernel.particles import with_particles


@pytest.mark.parametrize(
    ("left_open", "expected"),
    [
        ("예산을(를) 적습니다.", "예산을 적습니다."),
        ("단위을(를) 적습니다.", "단위를 적습니다."),
        ("부서이(가) 비어 있습니다.", "부서가 비어 있습니다."),
        ("품명이(가) 비어 있습니다.", "품명이 비어 있습니다."),
        ("상태 '고장'은(는) 쓸 수 없습니다.", "상태 '고장'은 쓸 수 없습니다."),
        ("상태 '폐기'은(는) 쓸 수 없습니다.", "상태 '폐기'는 쓸 수 없습니다."),
        ("담당(2명)과(와) 팀장", "담당(2명)과 팀장"),
        ("서울(으)로, 매각(으)로, 금천구(으)로", "서울로, 매각으로, 금천구로"),
        ("2011을(를) 201-01(으)로 읽었습니다.", "2011을 201-01로 읽었습니다."),
        ("10은(는) 2을(를) 3(으)로", "10은 2를 3으로"),
        ("CSV을(를) xlsx(으)로", "CSV를 xlsx로"),
        ("owner이(가) 없습니다. HR이(가) 없습니다.", "owner가 없습니다. HR이 없습니다."),
        ("report.html은(는) 읽을 파일입니다.", "report.html은 읽을 파일입니다."),
    ],
)
def test_the_particle_fits_the_last_sound(left_open, expected):
    assert with_particles(left_open) == expected


@pytest.mark.parametrize("sentence", ["''을(를)", "△은(는)", "豫算이(가)", "을(를)", "사건을 읽는 이(가명)"])
def test_after_what_cannot_be_read_it_stays_open(sentence):
    assert with_particles(sentence) == sentence
