"""Teams in charge of programmes: what holds on a day, through reorganisations, and what each team spent."""

from datetime import date
from uuid import UUID, uuid4

import pytest

from ieum.budget import operations, queries
from ieum.budget.choices import ExecutedBy, Total
from ieum.budget.queries import Point, teams
from ieum.budget.queries.team_carrying import carry_plan
from ieum.budget.rules.teams import Charge, Coded, Precursor, StatedTeam, charge_on, precursor, standing_heir
from ieum.org.rules.reorganisation import Abolish, Create, Merge, Rename, Split
from ieum.platform.database.tenancy import snapshot
from ieum.platform.operations import Refused
from tests.budget.bills import FINANCE, PLANNING
from tests.budget.ledger import ALL, END, FIRST_DAY, YEAR, Books, day

OPENED, JULY = day(1, 2), day(7, 1)
FIRST, SECOND, THIRD = UUID(int=1), UUID(int=2), UUID(int=3)


def test_the_last_statement_from_a_day_holds_until_the_next_day_that_something_begins():
    stated = [StatedTeam(FIRST, JULY), StatedTeam(SECOND, FIRST_DAY), StatedTeam(THIRD, JULY), StatedTeam(None, END)]

    assert charge_on(stated, date(YEAR - 1, 12, 31)) is None
    assert charge_on(stated, FIRST_DAY) == charge_on(stated, day(6, 30)) == Charge(SECOND, FIRST_DAY, JULY)
    assert charge_on(stated, JULY) == Charge(THIRD, JULY, END)
    assert charge_on(stated, END) is None
    assert charge_on([], JULY) is None


@pytest.mark.parametrize(
    ("standing", "heirs", "found"),
    [
        ({FIRST}, {FIRST: [SECOND]}, FIRST),
        ({THIRD}, {FIRST: [SECOND], SECOND: [THIRD]}, THIRD),
        ({SECOND, THIRD}, {FIRST: [SECOND, THIRD]}, None),
        ({THIRD}, {}, None),
        ({THIRD}, {FIRST: [SECOND], SECOND: [FIRST]}, None),
    ],
)
def test_a_unit_that_is_gone_is_followed_by_the_one_that_alone_took_it_over(standing, heirs, found):
    assert standing_heir(FIRST, standing, heirs) == found


class Desk:
    """The hall with a second team, and money of three programmes, one of another division, and of a whole account."""

    def __init__(self, bureau):
        self.bureau, self.hall, self.books = bureau, bureau.hall, Books(bureau.hall.district)
        self.hall.reorganise(OPENED, Create("평가팀", "TEAM", self.unit("기획예산과"), 2))
        cells = [
            self.books.cell(programme=code, division=division, reported=ALL)
            for code, division in (("0101", PLANNING), ("0102", PLANNING), ("0201", FINANCE))
        ]
        whole = self.books.cell(item="", programme="", policy=("", ""), unit=("", ""), reported=frozenset())
        for kind in ("ORIGINAL", "ALLOTMENT", "COMMITMENT", "EXPENDITURE"):
            self.books.post(kind, dict(zip(cells, (100, 20, 3), strict=True)), day(1, 5))
        self.books.post("ORIGINAL", {whole: 9_000})

    def unit(self, name, on=FIRST_DAY):
        return self.hall.unit(name, on)

    def programmes(self, *codes, at=None):
        return [each.programme.pk for each in self.listed(at or self.books.now()) if each.programme.code in codes]

    def listed(self, at):
        with self.bureau.inside():
            return teams.programmes_in_charge(at, year=YEAR)

    def put(self, unit, *codes, since=OPENED, by="officer", keys=None):
        programmes, unit_id = keys or self.programmes(*codes), self.unit(unit, since) if unit else None
        with self.bureau.inside():
            return operations.put_in_charge(
                programme_ids=programmes, unit_id=unit_id, valid_from=since, basis="업무 분장",
                actor_id=self.bureau.accounts[by], on=since,
            )  # fmt: skip

    def next_year(self):
        at = self.books.now(date(YEAR + 1, 1, 1))
        with self.bureau.inside():
            listed = teams.programmes_in_charge(at, year=YEAR + 1)
        return {each.programme.code: each.team.name for each in listed if each.team}

    def spent(self, at):
        with self.bureau.inside():
            return {row.label: row.total(Total.SPENT) for row in queries.executed_by(at, year=YEAR, by=ExecutedBy.TEAM)}


@pytest.fixture
def desk(bureau) -> Desk:
    return Desk(bureau)


@pytest.mark.database
def test_what_each_team_spent_adds_up_to_the_whole_and_leads_to_its_events(desk):
    desk.put("예산팀", "0101")
    desk.put("평가팀", "0102")
    at = desk.books.now()

    with desk.bureau.inside():
        rows = queries.executed_by(at, year=YEAR, by=ExecutedBy.TEAM)
        divisions = queries.executed_by(at, year=YEAR, by=ExecutedBy.DIVISION)
        behind = [
            sum(
                each.amount
                for each in queries.events_behind(
                    epoch=at.epoch, year=YEAR, since=FIRST_DAY, until=at.as_of, by=ExecutedBy.TEAM, key=row.key
                )
            )
            for row in rows
        ]

    assert [(row.label, row.total(Total.SPENT), row.beside(Total.AVAILABLE)) for row in rows] == [
        ("기획예산과 예산팀", 100, 0), ("기획예산과 평가팀", 20, 0), ("팀 미지정", 3, 9_000),
    ]  # fmt: skip
    assert behind == [100, 20, 3]
    assert queries.whole_of(rows).executing == queries.whole_of(divisions).executing


@pytest.mark.database
def test_a_dashboard_as_known_before_does_not_know_a_later_statement_and_of_an_earlier_day_shows_who_it_was_then(desk):
    desk.put("예산팀", "0101")
    before = desk.books.now()
    desk.put("평가팀", "0101", since=JULY)
    now = desk.books.now()

    assert desk.spent(before) == desk.spent(Point(day(6, 30), now.epoch)) == {"기획예산과 예산팀": 100, "팀 미지정": 23}
    assert desk.spent(now) == {"기획예산과 평가팀": 100, "팀 미지정": 23}
    (charge,) = [each.charge for each in desk.listed(Point(JULY, now.epoch)) if each.programme.code == "0101"]
    assert charge == Charge(desk.unit("평가팀", JULY), JULY, None)


@pytest.mark.database
def test_what_a_team_took_over_or_gave_away_is_a_reason_why_its_row_changed(desk):
    desk.put("예산팀", "0101")
    desk.put("평가팀", "0102")
    desk.put("평가팀", "0101", since=JULY)
    now = desk.books.now()
    before, after = Point(day(6, 30), now.epoch), now

    def told(team):
        of = queries.ExecutedPart(YEAR, ExecutedBy.TEAM, (team,))
        with desk.bureau.inside():
            values = [queries.amount(at, of=of, total=Total.SPENT) for at in (before, after)]
            return values, queries.why(before, after, of=of, total=Total.SPENT)

    (lost, left), (won, taken), (same, nothing) = (
        told(team) for team in (str(desk.unit("예산팀")), str(desk.unit("평가팀", JULY)), "")
    )
    assert (lost, won, same) == ([100, 0], [20, 120], [3, 3])
    assert [(each.sentence, each.amount, each.event_id) for each in (*left, *taken, *nothing)] == [
        ("세부사업 사업 0101을 이 팀이 더는 맡지 않아 집행액 100원이 줄었습니다.", -100, None),
        ("세부사업 사업 0101을 이 팀이 맡게 되어 집행액 100원이 늘었습니다.", 100, None),
    ]


@pytest.mark.database
@pytest.mark.parametrize(
    ("steps", "label"),
    [
        (lambda desk: [Rename(desk.unit("예산팀"), "재정팀")], "기획예산과 재정팀"),
        (lambda desk: [Abolish(desk.unit("예산팀"), desk.unit("평가팀", JULY))], "기획예산과 평가팀"),
        (
            lambda desk: [Merge((desk.unit("예산팀"), desk.unit("평가팀", JULY)), "기획재정팀", "TEAM")],
            "기획예산과 기획재정팀",
        ),
        (lambda desk: [Split(desk.unit("예산팀"), ("예산1팀", "예산2팀"))], "팀 미지정"),
    ],
)
def test_charge_goes_through_reorganisations_where_it_is_clear_to_whom(desk, steps, label):
    desk.put("예산팀", "0101")

    desk.hall.reorganise(JULY, *steps(desk))

    at = desk.books.now()
    assert desk.spent(Point(day(6, 30), at.epoch))["기획예산과 예산팀"] == 100
    assert desk.spent(at)[label] == (123 if label == "팀 미지정" else 100)


@pytest.mark.database
def test_a_department_puts_teams_in_charge_of_its_own_programmes_alone(desk):
    desk.put("재무과", "0201", by="clerk")

    assert desk.spent(desk.books.now()) == {"재무과": 3, "팀 미지정": 120}
    with pytest.raises(Refused) as refused:
        desk.put("재무과", "0101", "0201", by="clerk")
    assert str(refused.value) == "그 사업의 부서 직원이나 예산팀만 담당 팀을 정할 수 있습니다: 사업 0101."


@pytest.mark.database
def test_nobody_can_be_put_in_charge_again(desk):
    desk.put("예산팀", "0101")
    desk.put(None, "0101", since=JULY)

    assert desk.spent(desk.books.now()) == {"팀 미지정": 123}


@pytest.mark.database
def test_wrong_charges_are_refused(desk):
    other = desk.books.cell(programme="0101", division=PLANNING, year=YEAR + 1)
    assert other
    with desk.bureau.inside():
        later = teams.programmes_in_charge(Point(END, 2**62), year=YEAR + 1)[0].programme.pk
    own = desk.programmes("0101")

    def said(**more):
        with pytest.raises(Refused) as refused:
            desk.put(**({"unit": "예산팀", "keys": own} | more))
        return str(refused.value)

    missing = "담당 팀을 정할 세부사업을 목록에서 하나 이상 고르십시오."
    assert said(keys=[uuid4()]) == said(keys=[*own, uuid4()]) == missing
    assert said(keys=[*own, later]) == "한 회계연도의 세부사업만 함께 고르십시오."
    assert said(unit="기획예산과") == f"{OPENED}에 있는 팀을 고르십시오. 아래에 팀이 있는 부서는 고를 수 없습니다."
    assert said(since=date(YEAR - 1, 12, 31)) == f"시작일을 {FIRST_DAY}부터 {END}까지의 날로 적으십시오."
    with snapshot(desk.hall.district.code) as epoch:
        assert teams.teams_of(Point(END, epoch), year=YEAR) == {}


def coded(number, code, name, account="일반회계"):
    return Coded(UUID(int=number), account, code, name)


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ([coded(1, "0101", "도로"), coded(2, "0102", "도로")], Precursor(coded(1, "0101", "도로"))),
        ([coded(1, "0909", "도로")], Precursor(coded(1, "0909", "도로"))),
        ([coded(1, "0909", "도로"), coded(2, "0910", "도로")], Precursor(None)),
        ([coded(1, "0101", "하수")], Precursor(None, coded(1, "0101", "하수"))),
        ([coded(1, "0101", "도로", "주차장특별회계")], Precursor(None)),
        ([], Precursor(None)),
    ],
)
def test_a_programme_goes_on_from_the_one_with_its_code_and_name_or_its_name_alone(before, found):
    assert precursor(coded(9, "0101", "도로"), before) == found


@pytest.mark.database
def test_teams_go_on_into_the_next_year_with_their_programmes_and_may_be_taken_back(desk):
    desk.put("예산팀", "0101")
    desk.put("평가팀", "0102")
    desk.hall.reorganise(JULY, Split(desk.unit("평가팀", JULY), ("평가1팀", "평가2팀")))
    own = {"year": YEAR + 1, "basis": "새해", "actor_id": desk.bureau.accounts["officer"]}
    for code in ("0101", "0102", "0201", "0301"):
        desk.books.cell(programme=code, division=PLANNING, year=YEAR + 1)

    def plan():
        epoch = desk.books.now().epoch
        with desk.bureau.inside():
            year = queries.find_year(YEAR + 1)
            return [
                (each.programme.code, each.team.name if each.team else each.fault) for each in carry_plan(year, epoch)
            ]

    said = plan()
    with desk.bureau.inside():
        count = operations.carry_teams(**own)
    after, left = desk.next_year(), plan()
    with desk.bureau.inside():
        back = operations.undo_carried_teams(**own)
    undone = desk.next_year()
    with desk.bureau.inside(), pytest.raises(Refused, match="되돌릴 이어받기가 없습니다"):
        operations.undo_carried_teams(**own)
    with desk.bureau.inside():
        again = operations.carry_teams(**own)

    assert said == [
        ("0101", "기획예산과 예산팀"), ("0102", "GONE"), ("0201", "NOBODY"), ("0301", "NEW"),
    ]  # fmt: skip
    assert (count, back, again) == (1, 1, 1)
    assert after == desk.next_year() == {"0101": "기획예산과 예산팀"}
    assert left == said[1:]
    assert undone == {}
