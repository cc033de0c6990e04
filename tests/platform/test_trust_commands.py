"""``ieum audit`` and ``ieum privacy`` in a terminal."""

import re
from datetime import date

import pytest
from tests.org.office import Hall, found
from tests.platform.test_chain import alter, decide

from ieum.cli import main
from ieum.org.rules.personnel import PersonnelAction, PersonnelLine
from ieum.platform.personal import keys

pytestmark = pytest.mark.database


@pytest.fixture
def told(capsys):
    """Run a command; its exit code with what it wrote."""

    def run(*arguments):
        code = main([*arguments])
        said = capsys.readouterr()
        return code, (said.out or said.err).strip()

    return run


@pytest.fixture
def hall(district):
    """The small district hall whose 예산팀 팀장 left long ago."""
    hall = found(Hall(district))
    hall.appoint(date(2020, 6, 1), PersonnelLine(PersonnelAction.DEPART, hall.person("P4")))
    return hall


def test_a_whole_chain_is_told_with_its_head(district, told):
    assert told("audit", "verify") == (0, "결정 0건이 모두 온전합니다. 결정이 아직 없습니다.")
    assert told("audit", "head") == (1, "결정이 아직 없습니다.")
    decide(district)

    code, said = told("audit", "head")
    assert (code, bool(re.fullmatch(r"1번째 결정\(\d{4}-\d\d-\d\d \d\d:\d\d\) [0-9a-f]{64}", said))) == (0, True)
    assert told("audit", "verify", "--from-head", said[-64:]) == (0, f"결정 1건이 모두 온전합니다. {said}")
    assert told("audit", "head", "--on", "2020-01-01") == (1, "결정이 아직 없습니다.")


def test_a_hash_is_taken_as_it_is_printed_and_one_that_is_mistyped_accuses_nobody(district, told):
    decide(district)
    whole = told("audit", "head")[1]
    printed, wrong = whole[-64:], "0" * 64

    assert told("audit", "verify", "--from-head", f" {printed[:48].upper()}\n {printed[48:]}")[0] == 0
    for short in (printed[:8], f"{printed}0", printed[:-1] + "g"):
        code, said = told("audit", "verify", "--from-head", short)
        assert (code, said.split(". ")[1]) == (2, f"적은 것은 {len(short)}자리입니다")
    code, said = told("audit", "verify", "--from-head", wrong)
    assert (code, said.split(". ")[1:3]) == (
        1,
        [
            f"적어 둔 해시가 사슬에 없습니다: {wrong}",
            "인쇄된 해시와 한 글자씩 견주어 보고, 같다면 그 뒤에 사슬을 새로 지은 것이니 감사 부서에 알리십시오.",
        ],
    )  # fmt: skip


def test_the_first_altered_row_is_named_and_the_exit_code_is_1(database, district, told):
    first = decide(district)
    decide(district)
    alter(database, "UPDATE platform_operation SET basis = '다른 근거' WHERE id = %s", first)

    said = f"platform_operation {first}: 결정한 뒤에 바뀐 열이 있습니다: basis."
    assert told("audit", "verify") == (1, f"결정의 사슬이 온전하지 않습니다. 1번째에서 끊어졌습니다. {said}")


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "2026-02-30"])
def test_a_day_that_no_office_means_is_refused_where_a_command_asks_for_one(day, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["audit", "head", "--on", day])

    assert (ended.value.code, day in capsys.readouterr().err) == (2, True)


def test_which_municipality_is_asked_where_there_are_several(district, neighbour, told):
    assert told("audit", "verify") == (1, "--municipality로 지방자치단체를 고르십시오: 3170, 3180.")
    assert told("audit", "verify", "--municipality", "3180")[0] == 0
    assert told("audit", "verify", "--municipality", "9999")[0] == 1


def test_a_person_is_erased_by_number_once_the_period_is_over(hall, told):
    person = hall.person("P4")

    assert told("privacy", "erase", "P5", "--basis", "삭제 요구") == (
        1, "아직 임용되어 있는 직원입니다. 퇴직 발령을 낸 뒤 보유기간이 지나면 파기하십시오.",
    )  # fmt: skip
    assert told("privacy", "erase", "P4", "--basis", "보유기간 만료") == (
        0, "P4의 열쇠를 파기했습니다. 이름은 어디에서도, 어느 백업에서도 다시 읽을 수 없습니다.",
    )  # fmt: skip
    assert keys.key_of(person) is None
    assert told("privacy", "erase", "P4", "--basis", "보유기간 만료") == (1, "그 번호를 가진 사람이 없습니다: P4.")
    assert told("audit", "verify")[0] == 0


def test_the_check_destroys_keys_that_came_back_and_finds_lost_ones_and_forged_words(database, hall, told):
    erased, kept = hall.person("P4"), hall.person("P5")
    told("privacy", "erase", "P4", "--basis", "보유기간 만료")
    keys.make_key(erased)

    assert told("privacy", "check") == (0, "파기 기록 1건의 서명이 맞습니다. 되살아난 열쇠 1개를 다시 파기했습니다.")
    keys.destroy_key(kept)
    assert told("privacy", "check") == (
        1, "파기하지 않았는데 열쇠가 없는 사람이 1명 있습니다. 열쇠 폴더의 사본을 되돌려 놓으십시오.",
    )  # fmt: skip
    alter(database, "UPDATE platform_tombstone SET content = replace(content, '만료', '전')")
    assert told("privacy", "check")[1].startswith("서명이 맞지 않는 파기 기록입니다")


def test_nothing_is_disposed_of_before_its_time(hall, told):
    assert told("privacy", "dispose") == (0, "보관기간이 지난 접속기록이 없습니다.")


def test_a_forged_note_of_an_erasure_destroys_no_key(hall, told):
    erased = hall.person("P4")
    told("privacy", "erase", "P4", "--basis", "보유기간 만료")
    signed = keys.erasures()[erased]
    kept = hall.person("P5")
    keys.note_erasure(kept, signed)

    said = told("privacy", "check")
    (keys.folder() / "erased" / str(kept)).unlink()

    assert said == (1, f"열쇠 폴더의 파기 표시가 이 설치에서 쓴 것이 아닙니다: erased/{kept}")
    assert keys.key_of(kept) is not None
