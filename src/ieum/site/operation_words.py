"""What kinds of operations are called on the pages that auditors read."""

from collections.abc import Iterable, Mapping
from typing import Any

from ieum.budget.choices import MatterKind
from ieum.kernel.registry import machines
from ieum.kernel.shipped import shipped
from ieum.kernel.states import Transition
from ieum.org.choices import OrderKind
from ieum.platform.ui.languages import translated

_OWN = {
    "CORRECT": "관측값 정정",
    "WITHDRAW": "관측값 취소",
    "RULE": "채택 결정",
    "REGISTER_SOURCE": "출처 등록",
    "platform.request_erasure": "개인정보 파기 요청",
    "platform.decide_erasure": "개인정보 파기 결정",
    "platform.set_retention": "개인정보 보유기간 정하기",
    "platform.erase_person": "개인정보 파기",
    "platform.dispose_readings": "접속기록 폐기",
    "platform.check_readings": "접속기록 점검",
    "platform.open_account": "계정 만들기",
    "platform.close_account": "계정 닫음",
    "platform.reopen_account": "계정 다시 엶",
    "platform.renew_password": "비밀번호 새로 정함",
    "platform.set_account_period": "계정을 쓰는 기간 정함",
    "platform.change_role": "계정의 역할 바꿈",
    "platform.remove_factors": "인증 수단 지움",
    "platform.change_own_password": "자기 비밀번호 바꿈",
    "platform.change_own_factors": "자기 인증 수단 바꿈",
    "platform.issue_token": "API 열쇠 발급",
    "platform.revoke_token": "API 열쇠 폐기",
    "platform.delegate": "권한 위임",
    "platform.end_delegation": "권한 위임 취소",
    "platform.close_day": "자치단체 휴무일 정함",
    "platform.reopen_day": "자치단체 휴무일 취소",
    "platform.ask_job": "작업 맡김",
    "platform.choose_notices": "알림 받는 방법 고침",
    "platform.open_calendar": "기한 달력 주소 만들기",
    "platform.revoke_calendar": "기한 달력 주소 폐기",
    "api.record_observation": "값 등록(API)",
    "org.join_account": "직원과 계정 잇기",
    "org.leave_account": "직원에서 계정 떼기",
    "org.designate": "회계관직 지정",
    "org.relieve": "회계관직 해제",
    "org.receive_handover": "인수 확인",
    "files.attach": "파일 붙임",
    "files.version": "파일의 새 판",
    "files.take_off": "파일 뗌",
    "files.restore": "뗀 파일 되돌림",
    "files.dispose": "파일 처분",
    "files.request_disposal": "파일 폐기 요청",
    "files.decide_disposal": "파일 폐기 결정",
    "files.hold": "파일 폐기 보류",
    "files.turn_away": "감염된 파일을 받지 않음",
    "office.save_view": "보기 저장",
    "office.change_view": "보기 고침",
    "office.remove_view": "보기 지움",
    "office.restore_view": "보기 되돌림",
    "office.receive": "업무 접수",
    "office.set_delegation": "위임전결표 정함",
    "office.set_reminders": "기한 알림 시점 정함",
    "office.state_contact": "위원 연락처 적기",
    "office.answer": "의견 회신",
    "office.register_committee": "위원회 등록",
    "office.revise_committee": "위원회 고침",
    "office.end_committee": "위원회 폐지",
    "office.appoint_member": "위원 위촉",
    "office.renew_member": "위원 연임",
    "office.remove_member": "위원 해촉",
    "office.meeting_plan": "회의 준비",
    "budget.post": "예산 원장 등록",
    "budget.post_unit": "재배정·재배정 부서의 원인행위 등록",
    "budget.reverse": "예산 원장 취소",
    "budget.decide_proposal": "예산 원장 등록의 확인·반려·회수",
    "budget.post_revenue": "세입 원장 등록",
    "budget.seal_round": "세입세출예산 확정",
    "budget.open_fiscal_year": "회계연도 열기",
    "budget.close_fiscal_year": "회계연도 마감",
    "budget.open_version": "예산안 열기",
    "budget.write_provisions": "계속비·채무부담행위·명시이월비 고침",
    "budget.contract_debt": "채무부담행위의 계약 적기",
    "budget.enclose": "예산안 첨부서류 정하기",
    "budget.report_duty": "뒤따르는 할 일을 마침",
    "budget.carry_over": "이월액 넘겨받기",
    "budget.register_cell": "예산과목 하나 등록",
    "budget.register_cells": "예산과목 등록",
    "budget.register_revenue_cell": "세입과목 등록",
    "budget.request": "예산 변경 요청",
    "budget.reconcile": "원장 대사",
    "budget.explain_difference": "대사의 차이 사유 적기",
    "budget.void_reconciliation": "대사 무효",
    "budget.take_in_codes": "코드표 올리기",
    "budget.withdraw_codes": "코드표 취소",
    "budget.record_successors": "코드 승계 적기",
    "budget.end_succession": "코드 승계 취소",
    "budget.put_in_charge": "세부사업 담당 팀 정하기",
    "budget.carry_teams": "지난해 담당 팀 이어받기",
    "budget.undo_carried_teams": "담당 팀 이어받기 되돌리기",
    "budget.set_execution_target": "집행 목표 정하기",
    "budget.set_saving_target": "절감 목표 정하기",
    "budget.state_forecasts": "연말 예상 집행액 적기",
    "budget.state_saving": "절감 실적 적기",
    "budget.ask_spending": "품의 적기",
    "budget.say_advance": "정산할 지출로 적기",
    "budget.match_return": "반납을 정산한 지출과 잇기",
    "budget.unmatch_return": "반납을 이은 것 취소",
    "budget.settle_advance": "지출 정산하기",
    "budget.withdraw_advance": "지출의 정산 취소",
    "budget.draft_allotment_plan": "예산배정계획 올리기",
    "budget.withhold_allotment": "배정유보",
    "budget.release_hold": "배정유보 해제",
    "budget.register_programme": "사업 등록",
    "budget.write_sheet": "산출표 적기",
    "budget.join_grant_movement": "외부재원을 예산 사건·수납과 잇기",
    "budget.state_clauses": "이용 조항 적기",
    "budget.matter_record": "재정 심사·계획 적기",
    "reports.save_definition": "보고서 문장 고침",
    "reports.take_in": "보고서 올리기",
    "reports.confirm": "표 확인",
    "reports.build_edition": "보고서 호 만들기",
    "reports.make_file": "보고서 파일 만들기",
}
_STEPS = {
    "office.case": "office.{}", "office.meeting": "office.meeting_{}", "budget.version": "budget.{}",
    "platform.job": "platform.{}_job",
}  # fmt: skip
"""What the operations of a machine's steps are called in the code."""


def operation_word(kind: str) -> str:
    """What a kind is called, in the language of the page; itself where nobody has given it a name."""
    matter, *steps = map(translated, _words().get(kind, (kind,)))
    return f"{matter}: {'·'.join(steps)}" if steps else matter


@shipped
def _words() -> Mapping[str, tuple[str, ...]]:
    """All names, once the apps have registered their machines: what is done, or the matter and its steps."""
    machine_steps = {
        _STEPS[machine.name].format(action): (machine.label, *names)
        for machine in machines
        if machine.name in _STEPS
        for action, names in _named(machine.transitions).items()
    }
    own = {kind: (label,) for kind, label in _OWN.items()}
    return {
        **machine_steps,
        **_matter_steps(),
        **own,
        **{f"org.{each.value.lower()}": (str(each.label),) for each in OrderKind},
    }


def _matter_steps() -> Mapping[str, tuple[str, ...]]:
    """Steps of reviews and plans; kinds that call the same step otherwise give all its names."""
    rows = (row for kind in MatterKind for row in machines[f"budget.{kind.value.lower()}"].transitions)
    return {f"budget.matter_{action}": ("재정 심사·계획", *names) for action, names in _named(rows).items()}


def _named(rows: Iterable[Transition[Any]]) -> dict[str, dict[str, None]]:
    """The names of each action, in order: one that leads on from several states is called by each of them."""
    names: dict[str, dict[str, None]] = {}
    for row in rows:
        names.setdefault(row.action, {})[row.label] = None
    return names
