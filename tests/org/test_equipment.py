"""Equipment: registered from files, kept by units and posts, due for replacement, put out of use and disposed of."""

from datetime import date

import pytest

from ieum.org import operations, queries
from ieum.org.figures import equipment_observations
from ieum.org.operations import FileRefused, OrderRefused, Place
from ieum.org.rules.equipment import Holdable, is_due, life_of, place_of, served_until
from ieum.org.rules.reorganisation import Abolish, ClosePost, Create, Merge, OpenPost
from ieum.org.states import EQUIPMENT
from ieum.platform.database.tenancy import municipality
from ieum.platform.search.queries import Question, find, items
from tests.org.office import FOUNDED

DAY = date(2021, 3, 1)
HEADING = "물품번호,품명,규격,취득일,취득금액,수량,부서,직위,상태\n"
FILE = (
    HEADING
    + "A-1,개인용 컴퓨터,사무용,2018-03-02,900000,1,예산팀,팀장,사용\n"
    + "A-2,PC,사무용,2020-05-06,900000,1,예산팀,,사용\n"
    + 'A-3,프린터,,2016. 1. 4.,"300,000",2,기획예산과,,보관\n'
    + "A-4,회의용 탁자,,2001-01-01,,10,재무과,,\n"
)


@pytest.fixture
def stocked(hall):
    """The hall with four entries of equipment."""
    hall.take(DAY, FILE)
    return hall


def pieces(hall, day=DAY):
    """What is there on a day, by its number."""
    with municipality(hall.district.code):
        return {each.number: each for each in queries.equipment_on(day)}


def places(hall, day=DAY):
    """Who has what on a day."""
    standing = hall.on(day)
    return {number: place_of(each, standing) for number, each in pieces(hall, day).items()}


def change(hall, number, day, **more):
    """Change one piece."""
    piece = pieces(hall, day)[number]
    with municipality(hall.district.code):
        return operations.change_equipment(
            equipment_id=piece.id, effective_date=day, actor_id=hall.district.officer_id, basis="물품관리", **more
        )


def faults(hall, rows, day=DAY):
    """What a file is refused for."""
    with pytest.raises(FileRefused) as refused:
        hall.take(day, HEADING + rows)
    return [str(each) for each in refused.value.faults]


def held(item, acquired_on, state="IN_USE"):
    """A piece somewhere."""
    return Holdable(None, "A-1", item, "", acquired_on, None, 1, None, None, state)


def test_a_useful_life_follows_the_table_of_the_day_and_names_its_source():
    of_2003 = life_of("P·C", on=date(2010, 1, 1))
    of_2025 = life_of("개인용컴퓨터", on=date(2025, 1, 1))

    assert (of_2003.item, of_2003.years, of_2003.is_first_hand) == ("개인용 컴퓨터", 3, True)
    assert (of_2025.years, of_2025.is_first_hand) == (5, False)
    assert life_of("회의용 탁자", on=date(2010, 1, 1)) is None
    assert life_of("프린터", on=date(2002, 12, 31)) is None


@pytest.mark.parametrize(
    ("item", "before", "since"),
    [
        ("데스크톱컴퓨터", 3, 5),
        ("노트북컴퓨터", None, 6),
        ("프린터", 5, 5),
        ("잉크젯프린터", 5, 5),
        ("레이저프린터", 5, 6),
    ],
)
def test_useful_lives_are_those_of_the_report_of_2003_and_of_the_notice_of_2024(item, before, since):
    found = [life_of(item, on=each) for each in (date(2024, 12, 31), date(2025, 1, 1))]

    assert [each and each.years for each in found] == [before, since]


@pytest.mark.parametrize(
    ("acquired_on", "years", "until"),
    [
        (date(2020, 5, 6), 3, date(2023, 5, 6)),
        (date(2020, 2, 29), 3, date(2023, 2, 28)),
        (date(2020, 2, 29), 4, date(2024, 2, 29)),
    ],
)
def test_a_life_ends_on_the_same_day_of_the_month_or_on_its_last(acquired_on, years, until):
    assert served_until(acquired_on, years) == until


@pytest.mark.parametrize(
    ("piece", "due"),
    [
        (held("프린터", date(2016, 12, 31)), True),
        (held("프린터", date(2017, 1, 1)), False),
        (held("프린터", date(2010, 1, 1), "CONDEMNED"), False),
        (held("회의용 탁자", date(1990, 1, 1)), False),
    ],
)
def test_what_reaches_its_life_within_the_year_is_due(piece, due):
    assert is_due(piece, on=date(2021, 1, 1)) is due


@pytest.mark.database
def test_a_file_registers_equipment_of_units_and_posts(hall):
    told = hall.take(DAY, FILE)

    assert told.changes == (
        "물품 등록: 개인용 컴퓨터 1점", "물품 등록: PC 1점", "물품 등록: 프린터 2점", "물품 등록: 회의용 탁자 10점",
    )  # fmt: skip
    assert places(hall) == {"A-1": "예산팀 팀장", "A-2": "예산팀", "A-3": "기획예산과", "A-4": "재무과"}
    printer = pieces(hall)["A-3"]
    assert (printer.acquired_on, printer.price, printer.quantity, printer.state) == (
        date(2016, 1, 4), 300_000, 2, "STORED",
    )  # fmt: skip


@pytest.mark.database
def test_a_preview_of_a_file_registers_nothing(hall):
    told = hall.take(DAY, FILE, is_preview=True)

    assert len(told.changes) == 4
    assert pieces(hall) == {}


@pytest.mark.database
def test_the_same_file_again_is_told_and_a_changed_one_changes_what_differs(stocked):
    with pytest.raises(OrderRefused, match="이미 그대로"):
        stocked.take(DAY, FILE)

    told = stocked.take(
        date(2021, 4, 1), FILE.replace("예산팀,,사용", "평가팀,,사용").replace(",재무과,,", ",재무과,,불용")
    )

    assert told.changes == ("물품 이동: PC 1점", "물품 불용: 회의용 탁자 10점")
    assert places(stocked, date(2021, 4, 1))["A-2"] == "평가팀"
    assert places(stocked, DAY)["A-2"] == "예산팀"


@pytest.mark.database
def test_each_row_that_cannot_be_taken_in_is_named(stocked):
    assert faults(
        stocked,
        "B-1,개인용 컴퓨터,,2021-02-30,,0,예산팀,,사용\n"
        "B-2,,,2020-01-02,-5,,예산팀,,고장\n"
        "B-3,의자,,2020-01-02,,1,,,사용\n"
        "B-3,의자,,2020-01-02,,1,예산팀,,사용\n",
    ) == [
        "2행: 수량은 1에서 999999까지의 수여야 합니다: 0.",
        "2행: 취득일은 2024-03-02처럼 적습니다: 2021-02-30.",
        "3행: 상태 '고장'은 쓸 수 없습니다. 쓸 수 있는 것: 사용, 보관, 불용, 매각, 양여, 폐기.",
        "3행: 취득금액은 원 단위의 수여야 합니다: -5.",
        "3행: 품명이 비어 있습니다.",
        "4행: 부서가 비어 있습니다.",
        "5행: 4행과 같은 물품번호입니다. 한 줄만 남기십시오.",
    ]
    assert faults(
        stocked,
        "B-1,의자,,2020-01-02,,1,없는과,,사용\n"
        "B-2,의자,,2020-01-02,,1,예산팀,계장,사용\n"
        "B-3,의자,,2021-03-02,,1,예산팀,,사용\n"
        "B-4,의자,,2020-01-02,,1,예산팀,,폐기\n"
        "A-2,PC,,2020-05-06,,1,예산팀,,매각\n",
    ) == [
        "2행: 그날에 없는 부서입니다: 없는과.",
        "3행: 없는 직위입니다: 예산팀 계장.",
        "4행: 취득일이 시행일보다 늦습니다: 2021-03-02.",
        "5행: 등록되지 않은 물품은 처분할 수 없습니다. 먼저 등록하십시오.",
        "6행: 상태를 사용에서 매각으로 바꿀 수 없습니다. 먼저 불용 결정을 하십시오.",
    ]
    assert sorted(pieces(stocked)) == ["A-1", "A-2", "A-3", "A-4"]


@pytest.mark.database
def test_equipment_is_condemned_then_sold_and_keeps_its_history(stocked):
    change(stocked, "A-2", date(2021, 5, 1), action="condemn")
    told = change(stocked, "A-2", date(2021, 6, 1), action="sell")

    assert told.changes == ("물품 매각: PC 1점",)
    sold = pieces(stocked, date(2021, 6, 1))["A-2"]
    assert (sold.is_gone, sold.unit_id, sold.post_id) == (True, None, None)
    assert pieces(stocked, date(2021, 5, 31))["A-2"].state == "CONDEMNED"
    with municipality(stocked.district.code):
        states = [each.state for each in queries.equipment_history(sold.id)]
    assert states == ["SOLD", "CONDEMNED", "IN_USE"]


@pytest.mark.database
def test_steps_that_the_table_does_not_have_are_refused_and_leave_no_trace(stocked):
    reached = {"A-1": ["condemn", "sell"], "A-2": ["condemn", "give"], "A-3": ["condemn"], "A-4": []}
    for number, steps in reached.items():
        for month, step in enumerate(steps, 4):
            change(stocked, number, date(2021, month, 1), action=step)
    day = date(2021, 9, 1)
    before = pieces(stocked, day)

    for number, piece in before.items():
        for action in (action for state, action in EQUIPMENT.forbidden() if state == piece.state):
            with pytest.raises(OrderRefused, match="상태에서는 할 수 없는 일입니다"):
                change(stocked, number, day, action=action)

    assert pieces(stocked, day) == before
    assert [each.state for each in before.values()] == ["SOLD", "GIVEN", "CONDEMNED", "IN_USE"]


@pytest.mark.database
def test_an_earlier_day_cannot_pass_over_what_happened_later(stocked):
    change(stocked, "A-2", date(2021, 5, 1), place=Place(unit_id=stocked.unit("평가팀")))

    with pytest.raises(OrderRefused, match="A-2: 시행일 뒤에 바뀐 것이 있습니다"):
        change(stocked, "A-2", date(2021, 4, 1), action="condemn")


@pytest.mark.database
def test_equipment_goes_where_its_unit_and_its_post_go(stocked):
    day = date(2022, 1, 1)
    budget, review = stocked.unit("예산팀"), stocked.unit("평가팀")

    told = stocked.reorganise(day, Merge((budget, review), "예산평가팀", "TEAM"))

    assert told.changes[-1] == "물품 이동: PC 1점"
    assert places(stocked, day) == {
        "A-1": "예산평가팀 팀장", "A-2": "예산평가팀", "A-3": "기획예산과", "A-4": "재무과",
    }  # fmt: skip
    stocked.undo(told)
    assert places(stocked, day)["A-2"] == "예산팀"


@pytest.mark.database
def test_the_equipment_of_a_post_that_is_closed_goes_to_the_one_that_takes_over(stocked):
    day = date(2022, 1, 1)
    stocked.reorganise(FOUNDED, OpenPost(stocked.unit("평가팀"), "주무관"))
    spare = stocked.post("평가팀 주무관")
    change(stocked, "A-2", DAY, place=Place(post_id=spare))

    stocked.reorganise(day, ClosePost(spare, stocked.post("예산팀 주무관")))

    assert places(stocked, day)["A-2"] == "예산팀 주무관"


@pytest.mark.database
def test_a_unit_that_ends_leaves_no_equipment_behind(stocked):
    day = date(2022, 1, 1)

    stocked.reorganise(
        day, Create("총무과", "DIVISION", stocked.unit("기획재정국"), 3), Abolish(stocked.unit("재무과"), "총무과")
    )

    assert places(stocked, day)["A-4"] == "총무과"


@pytest.mark.database
def test_an_order_of_equipment_can_be_taken_back(stocked):
    outcome = change(stocked, "A-1", date(2021, 5, 1), action="condemn")

    told = stocked.undo(outcome)

    assert told.changes == ("물품 되돌림: 개인용 컴퓨터 1점",)
    assert pieces(stocked, date(2021, 5, 1))["A-1"].state == "IN_USE"


@pytest.mark.database
def test_a_file_that_was_taken_back_can_be_taken_in_again(hall):
    outcome = hall.take(DAY, FILE)
    hall.undo(outcome)
    assert pieces(hall) == {}

    hall.take(DAY, FILE)

    assert sorted(pieces(hall)) == ["A-1", "A-2", "A-3", "A-4"]


@pytest.mark.database
def test_another_municipality_sees_and_changes_nothing_of_it(stocked, neighbour):
    piece = pieces(stocked)["A-1"]

    with municipality(neighbour.code):
        assert queries.equipment_on(DAY) == []
        with pytest.raises(queries.NotInOrganisation):
            operations.change_equipment(
                equipment_id=piece.id, effective_date=DAY, action="condemn", actor_id=neighbour.officer_id,
                basis="남의 것",
            )  # fmt: skip


def counted_on(hall, day):
    """What is stated of the equipment from a day on, by division, kind and measure."""
    with municipality(hall.district.code):
        return {
            (dict(each.subject)["division"], dict(each.subject)["item"], each.measure): int(each.value)
            for each in equipment_observations()
            if each.effective_date == day
        }


@pytest.mark.database
def test_what_is_held_due_and_condemned_is_counted_for_each_division_and_kind(stocked):
    assert counted_on(stocked, DAY) == {
        ("기획예산과", "개인용 컴퓨터", "held"): 2, ("기획예산과", "개인용 컴퓨터", "due"): 1,
        ("기획예산과", "개인용 컴퓨터", "condemned"): 0,
        ("기획예산과", "프린터", "held"): 2, ("기획예산과", "프린터", "due"): 2,
        ("기획예산과", "프린터", "condemned"): 0,
        ("재무과", "회의용 탁자", "held"): 10, ("재무과", "회의용 탁자", "due"): 0,
        ("재무과", "회의용 탁자", "condemned"): 0,
    }  # fmt: skip


@pytest.mark.database
def test_a_kind_that_a_division_gave_away_is_nothing_there_and_then_told_no_more(stocked):
    day, after = date(2021, 5, 1), date(2022, 1, 1)

    change(stocked, "A-3", day, place=Place(unit_id=stocked.unit("재무과")))

    assert counted_on(stocked, day)["기획예산과", "프린터", "held"] == 0
    assert counted_on(stocked, day)["재무과", "프린터", "held"] == 2
    assert ("기획예산과", "프린터", "held") not in counted_on(stocked, after)


def found(hall, text, kind="org.equipment"):
    """What a search finds of the organisation."""
    with municipality(hall.district.code):
        return sorted(each.title for each in items(find(Question(text, (kind,), hall.district.officer_id)).items))


def test_equipment_is_found_by_name_number_specification_and_state(stocked):
    assert found(stocked, "회의용 탁자") == ["회의용 탁자 (A-4)"]
    assert found(stocked, '"A-2"') == ["PC (A-2)"]
    assert found(stocked, "사무용") == ["PC (A-2)", "개인용 컴퓨터 (A-1)"]
    assert found(stocked, "보관") == ["프린터 (A-3)"]


def test_equipment_is_found_as_it_stands_and_its_order_by_what_it_rests_on(stocked):
    taken = stocked.take(date(2021, 6, 1), HEADING + "A-9,빔프로젝터,,2021-05-01,,1,재무과,,\n")
    assert found(stocked, "빔프로젝터") == ["빔프로젝터 (A-9)"]
    before = found(stocked, "파일", kind="org.order")

    stocked.undo(taken)
    assert found(stocked, "빔프로젝터") == []
    assert (len(before), len(found(stocked, "잘못 냄", kind="org.order"))) == (2, 1)
