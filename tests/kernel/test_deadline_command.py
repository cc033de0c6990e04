"""``ieum deadline``: a due date in words, and one sentence where it cannot be told."""

import pytest

from ieum.cli import main
from ieum.kernel.deadlines.rules import rules

EFFECT = (
    "ORDINANCE_EFFECT  조례·규칙의 효력 발생(따로 정하지 않았을 때): 공포한 날부터 20일이 지난 날"
    " (지방자치법 제32조제8항)"
)
HINT = "'ieum deadline --list'에서 고르십시오."


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    assert main(["deadline", *arguments]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out.splitlines()


def refusal(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["deadline", *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    return err


def test_a_due_date_comes_with_its_basis_its_event_and_its_way_of_counting(capsys):
    lines = told(capsys, "DISCLOSURE_DECISION", "--from", "2023-10-04")

    assert lines[:6] == [
        "정보공개 여부 결정 (DISCLOSURE_DECISION)",
        "근거: 공공기관의 정보공개에 관한 법률 제11조제1항·제2항, 제29조제2항제1호 (2020-12-22부터)",
        "기산: 2023-10-04(수) 청구를 받은 날",
        "기간: 10일, 2023-10-18(수)까지",
        "셈법: 첫날 산입, 토요일·공휴일 불산입",
        "기한: 2023-10-18(수)",
    ]
    assert lines[6].startswith("달력: 2003-2027:")
    assert len(lines) == 7


def test_a_rule_may_be_called_by_its_label_or_in_small_letters(capsys):
    by_label = told(capsys, "답변서", "--from", "2023-09-01")

    assert by_label == told(capsys, "answer", "--from", "2023-09-01")
    assert by_label[5] == "기한: 2023-10-04(수)"


def test_an_extension_in_bare_days_and_days_left_out_are_counted(capsys):
    lines = told(
        capsys,
        *("DISCLOSURE_DECISION", "--from", "2023-10-04"),
        *("--suspend", "2023-10-10..2023-10-11", "--suspend", "2023-10-12", "--extend", "5"),
    )

    assert lines[3:7] == [
        "기간: 10일, 2023-10-23(월)까지",
        "연장: 5일, 2023-10-30(월)까지",
        "셈법: 첫날 산입, 토요일·공휴일 불산입",
        "기한: 2023-10-30(월)",
    ]


def test_an_explanation_follows_day_by_day(capsys):
    lines = told(capsys, "DISCLOSURE_THIRD_PARTY_REQUEST", "--from", "2023-10-06", "--explain")

    assert lines[7:] == [
        "",
        "2023-10-06(금)  -  첫날은 세지 않음",
        "2023-10-07(토)  1일째  토요일",
        "2023-10-08(일)  2일째  일요일",
        "2023-10-09(월)  3일째  한글날",
        "2023-10-10(화)  -  말일이 쉬는 날이어서 밀림, 기한",
    ]


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["APPEAL", "--from", "2023-10-04"], "기한: 2023-10-18(수), 불변기간"),
        (["ORDINANCE_EFFECT", "--from", "2023-12-28"], "효력: 2024-01-18(목)"),
        (
            ["BUDGET_SUBMISSION", "--from", "2027-01-01"],
            "기한: 2026-11-21(토), 쉬는 날이므로 2026-11-20(금)까지 하여야 함",
        ),
        (
            ["CIVIL_PETITION_HOURS", "--from", "2023-12-22T15:00", "--length", "3일"],
            "기한: 2023-12-28(목) 15:00",
        ),
    ],
)
def test_the_due_line_says_what_one_must_know(capsys, arguments, line):
    assert line in told(capsys, *arguments)


def test_the_list_has_every_rule_once_below_its_field(capsys):
    lines = told(capsys, "--list")

    assert [line.split("  ")[0] for line in lines if not line.startswith("[")] == list(rules())
    assert [line for line in lines if line.startswith("[")] == [
        "[행정 일반]",
        "[정보공개]",
        "[예산·결산]",
        "[자치법규·의회]",
        "[소송·행정심판]",
        "[민원·청원·제안]",
        "[기록물]",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "ANSWER  답변서: 소장 부본을 송달받은 날부터 30일 (민사소송법 제256조제1항)",
        "BUDGET_VOTE  예산안의 의결(시·군·자치구의회): 회계연도가 시작하는 날의 10일 전까지 (지방자치법 제142조제2항)",
        "BOOKS_CLOSED  출납사무의 완결: 회계연도의 마지막 날의 다음 해 02-10까지 (지방회계법 제7조제3항)",
        EFFECT,
        "RESTRICTION  권익을 제한하는 기간(영업정지 등): 기간의 첫날부터 정한 기간 (행정기본법 제6조제2항)",
    ],
)
def test_a_line_of_the_list_reads_as_a_sentence(capsys, line):
    assert line in told(capsys, "--list")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], f"어느 기한인지 정해야 합니다. {HINT}"),
        (["zzzz"], f"그런 기한이 없습니다: zzzz. {HINT}"),
        (["답변"], "그런 기한이 없습니다: 답변. 비슷한 것: 답변서, 행정심판의 답변서."),
        (["ANSVER"], "그런 기한이 없습니다: ANSVER. 비슷한 것: ANSWER."),
        (["ANSWER"], "답변서: --from에 날짜를 주십시오(소장 부본을 송달받은 날, 예: --from 2023-10-04)."),
        (
            ["ANSWER", "--from", "2023-02-29"],
            "날짜는 2023-10-04나 2023-10-04T15:00처럼 적습니다: 2023-02-29",
        ),
        (["ANSWER", "--from", "4.10.2023"], "날짜는 2023-10-04나 2023-10-04T15:00처럼 적습니다: 4.10.2023"),
        (
            ["ANSWER", "--from", "2023-10-04T25:00"],
            "날짜는 2023-10-04나 2023-10-04T15:00처럼 적습니다: 2023-10-04T25:00",
        ),
        (
            ["ANSWER", "--from", "2023-10-04", "--suspend", "2003-01-01..2023-10-10"],
            "세지 않는 기간이 10년을 넘습니다: 2003-01-01..2023-10-10",
        ),
        (
            ["ANSWER", "--from", "2023-10-04", "--suspend", "2023-10-10-13"],
            "세지 않는 기간은 2023-10-10..2023-10-13처럼 적습니다: 2023-10-10-13",
        ),
        (
            ["ANSWER", "--from", "2023-10-04", "--suspend", "2023-10-13..2023-10-10"],
            "세지 않는 기간의 끝(2023-10-10)이 처음(2023-10-13)보다 앞섭니다.",
        ),
        (["ANSWER", "--from", "2023-10-04", "--extend", "5"], "답변서: 연장할 수 없습니다."),
        (
            ["RESTRICTION", "--from", "2023-10-04", "--length", "한 달"],
            "기간은 10일, 2주, 3개월, 1년처럼 적습니다: 한 달",
        ),
        (
            ["ANSWER", "--from", "2002-06-30"],
            "답변서: 2002-06-30에 어떠했는지 등록되어 있지 않습니다. 2002-07-01부터 알 수 있습니다.",
        ),
        (
            ["RETRIAL_LIMIT", "--from", "2023-10-04"],
            "공휴일은 2003년부터 2027년까지 등록되어 있어 그 밖의 날은 셀 수 없습니다.",
        ),
        (
            ["ANSWER", "--from", "9999-12-31"],
            "공휴일은 2003년부터 2027년까지 등록되어 있어 그 밖의 날은 셀 수 없습니다.",
        ),
    ],
)
def test_misuse_ends_in_one_sentence_and_exit_code_2(capsys, arguments, sentence):
    assert refusal(capsys, *arguments) == f"{sentence}\n"
