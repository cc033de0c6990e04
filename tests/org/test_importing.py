"""Spreadsheets of units, quotas, posts and personnel: taken in whole, or each faulty row named."""

from datetime import date, timedelta

import pytest

from ieum.documents.model import Cell, Document, Table, text
from ieum.documents.writers.xlsx.writer import write_xlsx
from ieum.org import queries
from ieum.org.choices import Service
from ieum.org.models import Person
from ieum.org.operations import FileRefused, OrderRefused
from ieum.platform.database.tenancy import municipality
from ieum.platform.personal import keys
from tests.org.office import FOUNDED

pytestmark = pytest.mark.database
DAY = date(2022, 1, 1)
UNITS = """구분,부서,상위부서,순서,분장사무
구청장,구청장,,,
국,기획재정국,구청장,1,
과,기획예산과,기획재정국,1,예산편성; 기금 운영
팀,예산팀,기획예산과,1,
"""
QUOTAS = "부서,직종,직급,정원\n기획예산과,일반직,6급,8\n기획예산과,일반직,7급,11\n"
PEOPLE = """직원번호,이름,부서,직위,직종,직급,직렬,발령
1001,예산팀장,예산팀,팀장,일반직,6급,행정,
1002,예산 담당 1,예산팀,주무관,일반직,7급,행정,
1003,예산 담당 2,예산팀,주무관,일반직,8급,전산,
"""
PROMOTED = """직원번호,이름,부서,직위,직종,직급,직렬
1002,예산 담당 1,예산팀,팀장,일반직,6급,행정
1001,예산팀장,기획예산과,과장,일반직,5급,행정
"""
NUMBERLESS = (
    "직원번호,이름,부서,직위,직종,직급\n,홍 담당,예산팀,주무관,일반직,7급\n7,길 담당,없는팀,주무관,일반직,7급\n"
)


def workbook(table):
    """The table as an officer's spreadsheet holds it."""
    rows = [line.split(",") for line in table.strip().splitlines()]
    cells = [Cell(row, column, (text(value),)) for row, line in enumerate(rows) for column, value in enumerate(line)]
    return write_xlsx(Document(blocks=(Table(tuple(cells)),)))


def test_the_head_of_a_city_or_county_is_called_as_there_in_a_file_of_units(empty):
    empty.take(DAY, "구분,부서,상위부서\n군수,군수,\n부군수,부군수,군수\n과,기획예산과,부군수\n")

    kinds = {each.name: each.kind for each in empty.on(DAY).units.values()}
    assert kinds == {"군수": "MAYOR", "부군수": "VICE_MAYOR", "기획예산과": "DIVISION"}


def test_units_with_their_duties_stand_from_the_day_of_the_file(empty):
    told = empty.take(DAY, UNITS)

    assert told.changes == (
        "부서 신설: 구청장 (구청장)", "부서 신설: 기획재정국 (국)", "부서 신설: 기획재정국 기획예산과 (과)",
        "부서 신설: 기획재정국 기획예산과 예산팀 (팀)",
    )  # fmt: skip
    with municipality(empty.district.code):
        assert queries.duties_of(empty.unit("기획예산과", DAY), DAY) == ["예산편성", "기금 운영"]


def test_quotas_and_people_follow_and_posts_that_lack_are_opened(empty):
    empty.take(DAY, UNITS)
    empty.take(DAY, QUOTAS)
    empty.take(DAY, PEOPLE)

    standing = empty.on(DAY)
    assert [standing.label(each.id) for each in standing.posts_of(empty.unit("예산팀", DAY))] == [
        "예산팀 팀장", "예산팀 주무관", "예산팀 주무관",
    ]  # fmt: skip
    assert [(each.person.reveal(), each.grade, each.series) for each in standing.holdings] == [
        ("예산팀장", "6급", "행정"), ("예산 담당 1", "7급", "행정"), ("예산 담당 2", "8급", "전산"),
    ]  # fmt: skip
    assert empty.who("예산팀 팀장", DAY) == "예산팀장"


def test_a_workbook_says_the_same_as_a_text_file(empty):
    told = empty.take(DAY, workbook(UNITS), name="조직.xlsx", is_preview=True)

    assert told.changes == empty.take(DAY, UNITS.encode("cp949")).changes


def test_a_later_file_moves_only_whom_it_names(empty):
    for file in (UNITS, PEOPLE):
        empty.take(DAY, file)
    later = date(2022, 7, 1)

    told = empty.take(
        later,
        PEOPLE.splitlines()[0]
        + "\n1002,예산 담당 1,예산팀,팀장,일반직,6급,행정,\n1001,예산팀장,기획예산과,과장,일반직,5급,행정,\n",
    )

    assert told.changes == (
        "직위 신설: 기획예산과 과장",
        "인사: 예**장: 예산팀 팀장 6급(임용) → 기획예산과 과장 5급(임용)",
        "인사: 예* 담* 1*: 예산팀 주무관 7급(임용) → 예산팀 팀장 6급(임용)",
    )
    assert told.handovers == 2


def test_the_same_file_again_is_told_to_change_nothing(empty):
    empty.take(DAY, UNITS)
    empty.take(DAY, PEOPLE)

    with pytest.raises(OrderRefused) as refusal:
        empty.take(DAY, PEOPLE)

    assert str(refusal.value) == "파일의 내용이 이미 그대로 등록되어 있습니다."


ABSENT = "직원번호,이름,부서,직위,직종,직급,발령,마지막날\n"


def test_a_file_says_until_when_somebody_is_away_and_another_acts_for_the_same_post(hall):
    start, last = date(2021, 7, 1), date(2021, 12, 31)
    away = "P4,직원P4,,,,,휴직,2021-12-31\nP5,직원P5,예산팀,팀장,,,직무대리,2021. 12. 31.\n"

    hall.take(start, ABSENT + away)

    days = (start, last, last + timedelta(days=1))
    assert [hall.who("예산팀 팀장", day) for day in days] == ["직원P5", "직원P5", "직원P4"]
    assert [post.title for post in hall.on(start).posts_of(hall.unit("예산팀"))].count("팀장") == 1


@pytest.mark.parametrize("text", ["내년 말", "9999-12-31", "2021-02-30"])
def test_a_last_day_that_is_no_day_is_refused_with_its_row(hall, text):
    with pytest.raises(FileRefused) as refusal:
        hall.take(DAY, f"{ABSENT}P4,직원P4,,,,,휴직,{text}\n")

    assert str(refusal.value) == f"2행: 마지막날은 2026-12-31처럼 적습니다: {text}."


def test_a_head_who_comes_while_the_one_before_is_not_in_the_file_opens_no_second_post(hall):
    file = "직원번호,이름,부서,직위,직종,직급\nN1,새 팀장,예산팀,팀장,일반직,6급\n"

    with pytest.raises(FileRefused) as refusal:
        hall.take(DAY, file)

    said = "그 사람의 발령을 함께 적거나 겸임·직무대리로 적으십시오."
    assert str(refusal.value) == f"2행: 예산팀의 부서장 직위에는 이미 사람이 있습니다. {said}"


def test_a_preview_leaves_no_trace_and_an_undo_takes_the_file_back(empty):
    empty.take(DAY, UNITS, is_preview=True)
    before = empty.names(DAY)
    done = empty.take(DAY, UNITS)

    empty.undo(done)

    assert (before, empty.names(DAY)) == ([], [])


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("", ["1행: 빈 파일입니다. 첫 줄에 머리글을 적으십시오."]),
        (QUOTAS.splitlines()[0], ["1행: 자료가 없습니다. 머리글 아래에 한 줄에 하나씩 적으십시오."]),
        (b"\0\1", ["1행: 엑셀(XLSX)이나 CSV 파일이 아닙니다."]),
        (b"\xff\xfe\xff", ["1행: 글자를 읽을 수 없습니다. 엑셀(XLSX)이나 CSV(UTF-8)로 저장하십시오."]),
        ("부서,직종,직급,정원,색\n", ["1행: 정원 파일에서 쓰지 않는 열: 색. 지우고 올려 주십시오."]),
        ("부서,부서,직위\n", ["1행: 두 번 나온 열: 부서."]),
        (
            QUOTAS + "기획예산과,일반직,6급,2\n기획예산과,별난직,6급,-1\n기획예산과,일반직\n",
            [
                "4행: 2행과 같은 부서·직종·직급입니다. 한 줄만 남기십시오.",
                "5행: 정원은 0에서 9999까지의 수여야 합니다: -1.",
                f"5행: 직종 '별난직'은 쓸 수 없습니다. 쓸 수 있는 것: {', '.join(Service.labels)}.",
                "6행: 칸이 2개입니다. 머리글처럼 4개여야 합니다.",
            ],
        ),
        (
            "부서,직종,직급,정원\n없는과,일반직,6급,1\n기획예산과,기능직,9급,1\n기획예산과,일반직,12급,1\n",
            [
                "2행: 그날에 없는 부서입니다: 없는과.",
                "3행: 그날에는 없는 직종입니다.",
                "4행: 그 직종에 없는 직급입니다: 12급.",
            ],
        ),
        (
            NUMBERLESS,
            ["2행: 직원번호가 비어 있습니다."],
        ),
    ],
)  # fmt: skip
def test_each_faulty_row_is_named_and_nothing_is_taken_in(hall, file, said):
    with pytest.raises(OrderRefused) as refusal:
        hall.take(DAY, file)

    assert str(refusal.value).splitlines() == said
    assert hall.names(DAY) == hall.names(FOUNDED)


def test_a_name_that_several_units_bear_must_be_said_with_those_above(hall):
    hall.take(DAY, "구분,부서,상위부서\n팀,총무팀,기획예산과\n팀,총무팀,재무과\n")
    with pytest.raises(OrderRefused) as refusal:
        hall.take(DAY, "부서,직위\n총무팀,팀장\n기획예산과 총무팀,팀장\n")

    paths = "기획재정국 기획예산과 총무팀, 기획재정국 재무과 총무팀"
    assert str(refusal.value) == f"2행: 같은 이름의 부서가 여럿입니다. 상위 부서부터 적으십시오: {paths}."


def test_a_row_about_somebody_whose_key_is_lost_is_named_and_nothing_is_taken_in(empty):
    for file in (UNITS, QUOTAS, PEOPLE):
        empty.take(DAY, file)
    with municipality(empty.district.code):
        lost = Person.objects.get(number="1002")
    keys.destroy_key(lost.pk)

    with pytest.raises(OrderRefused) as refused:
        empty.take(date(2023, 1, 1), PROMOTED)

    assert str(refused.value) == (
        "2행: 직원번호 1002의 개인정보 열쇠가 없어 이름을 견줄 수 없습니다. "
        "열쇠 폴더의 사본을 되돌려 놓고(ieum privacy check) 다시 하십시오."
    )
    assert keys.key_of(lost.pk) is None
