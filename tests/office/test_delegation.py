"""The dated table of delegated decisions: a municipality's own from a day, the shipped one for the rest."""

from datetime import date

import psycopg
import pytest
from django.db import DatabaseError

from ieum.kernel.row_faults import RowsRefused
from ieum.office import operations, queries
from ieum.office.delegation_rows import LONGEST_ARTICLE, read_delegation_rows
from ieum.office.models import DelegationTable
from ieum.office.operations import CaseRefused
from ieum.office.rules.approval import PlannedStep
from ieum.office.rules.delegation import DelegatedKind
from ieum.org.choices import UnitKind
from ieum.platform.operations import BasisMissing
from tests.office.offices import DAY

pytestmark = pytest.mark.database
NAME = "영등포구 사무전결 처리 규칙"
HEAD = "구분\t전결권자\t조항\n"


def own(desk, kinds, *, valid_from=DAY, name=NAME, basis="훈령 제123호"):
    """Set the municipality's own table."""
    with desk.inside():
        return operations.set_delegation(
            name=name, valid_from=valid_from, kinds=kinds, actor_id=desk.accounts["head"], basis=basis
        )


def decider(desk, kind, day=DAY):
    with desk.inside():
        return queries.delegation_on(day)[kind].decider


def submit(desk, case, *posts):
    steps = [PlannedStep("REVIEW", desk.hall.post(each)) for each in posts[:-1]]
    line = [*steps, PlannedStep("DECIDE", desk.hall.post(posts[-1]))]
    return desk.do("submit", case, by="officer", title="회신", body="표와 같음", steps=line)


def test_an_own_table_holds_from_its_day_and_the_shipped_one_for_what_it_leaves_out(desk):
    own(desk, {"REQUEST": DelegatedKind(UnitKind.BUREAU, "별표 1 제3호")})

    assert decider(desk, "REQUEST", date(2021, 3, 1)) is UnitKind.DIVISION
    assert decider(desk, "REQUEST") is UnitKind.BUREAU
    assert decider(desk, "POLICY") is UnitKind.MAYOR
    assert [desk.hall.on(DAY).label(each.post_id) for each in desk.line(desk.working())] == [
        "예산팀 팀장", "기획예산과 과장", "기획재정국 국장",
    ]  # fmt: skip


def test_of_one_day_the_last_word_holds_and_the_first_stays_to_be_read(desk):
    own(desk, {"REQUEST": DelegatedKind(UnitKind.BUREAU)})
    own(desk, {"REQUEST": DelegatedKind(UnitKind.TEAM)})
    own(desk, {"REQUEST": DelegatedKind(UnitKind.MAYOR)}, valid_from=date(2020, 1, 1))

    assert decider(desk, "REQUEST") is UnitKind.TEAM
    with desk.inside():
        assert [(each.valid_from, each.version) for each in queries.delegation_tables()] == [
            (DAY, 2), (DAY, 1), (date(2020, 1, 1), 1),
        ]  # fmt: skip


def test_a_line_below_the_own_table_is_refused_with_the_rule_and_changes_nothing(desk):
    own(desk, {"REQUEST": DelegatedKind(UnitKind.BUREAU, "별표 1 제3호")})
    case = desk.working()

    with pytest.raises(CaseRefused) as refusal:
        submit(desk, case, "예산팀 팀장", "기획예산과 과장")

    assert str(refusal.value) == (
        "업무 요청의 결재는 국장 이상이 합니다(영등포구 사무전결 처리 규칙 별표 1 제3호, 2021-03-02 시행). "
        "결재선의 끝에 국장이나 그 윗사람을 두십시오."
    )
    with desk.inside():
        assert queries.drafts(case.pk) == []
    assert desk.state(case) == "ASSIGNED"
    assert submit(desk, case, "예산팀 팀장", "구청장").state == "IN_APPROVAL"


def test_a_line_below_the_shipped_table_is_refused_too(desk):
    with pytest.raises(CaseRefused, match=r"^업무 요청의 결재는 과장 이상이 합니다\(행정 효율과 협업 촉진에 관한 규정"):
        submit(desk, desk.working(), "예산팀 팀장")


def test_who_does_not_stand_above_the_drafter_does_not_decide_however_high(desk):
    with pytest.raises(CaseRefused, match="결재는 기안한 직위의 윗사람이 합니다"):
        submit(desk, desk.working(), "예산팀 팀장", "재무과 과장")


def test_an_own_table_may_let_a_lead_decide_and_the_step_is_marked_as_delegated(desk):
    own(desk, {"REQUEST": DelegatedKind(UnitKind.TEAM)})
    case = desk.working()

    submit(desk, case, "예산팀 팀장")

    with desk.inside():
        assert [(each.role, each.is_delegated) for each in queries.steps(queries.drafts(case.pk)[0])] == [
            ("DECIDE", True)
        ]


def test_a_table_is_not_set_without_name_kinds_or_basis_and_never_changed(desk):
    kinds = {"REQUEST": DelegatedKind(UnitKind.BUREAU)}
    for given, refusal in (({"name": " "}, CaseRefused), ({"basis": " "}, BasisMissing)):
        with pytest.raises(refusal):
            own(desk, kinds, **given)
    with pytest.raises(CaseRefused):
        own(desk, {})
    made = own(desk, kinds)

    with desk.inside(), pytest.raises(DatabaseError) as refused:
        DelegationTable.objects.filter(pk=made.pk).update(name="다른 규칙")

    assert isinstance(refused.value.__cause__, psycopg.errors.InsufficientPrivilege)


def test_rows_are_read_whatever_blanks_and_empty_cells_stand_in_them():
    read = read_delegation_rows(f"{HEAD}\n 업무 요청 \t국장\t별표 1  제3호\t\n방침\t부구청장\n")

    assert read == {
        "REQUEST": DelegatedKind(UnitKind.BUREAU, "별표 1 제3호"), "POLICY": DelegatedKind(UnitKind.VICE_MAYOR),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "1행: 머리글은 구분, 전결권자, 조항입니다."),
        ("전결권자\t구분\t조항\n", "1행: 머리글은"),
        (HEAD, "1행: 자료가 없습니다."),
        (f"{HEAD}예산\t국장\t", "2행: 구분 '예산': 업무 요청, 요청사항·지시"),
        (f"{HEAD}방침\t계장\t", "2행: 전결권자 '계장': 구청장, 부구청장"),
        (f"{HEAD}방침\t\t", "2행: 전결권자 '': "),
        (f"{HEAD}방침\t국장\t\n\n방침\t과장\t", "4행: 방침의 전결권자를 두 번 적었습니다."),
        (f"{HEAD}방침\t국장\t가\t나", "2행: 열이 3개보다 많습니다."),
        (f"{HEAD}방침\t국장\t{'가' * (LONGEST_ARTICLE + 1)}", "2행: 조항은 100자까지"),
    ],
)
def test_a_row_that_cannot_be_understood_is_refused_with_its_line(text, said):
    with pytest.raises(RowsRefused) as refusal:
        read_delegation_rows(text)

    assert str(refusal.value).startswith(said)


def test_all_wrong_rows_are_told_at_once():
    with pytest.raises(RowsRefused) as refusal:
        read_delegation_rows(f"{HEAD}예산\t국장\n업무 요청\t과장\n방침\t계장")

    assert [each.line for each in refusal.value.faults] == [2, 4]
