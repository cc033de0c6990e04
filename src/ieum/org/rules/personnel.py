"""Personnel orders: what each line means, and what is wrong with it before anything is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from ieum.kernel.parameters import NotYetInForce
from ieum.kernel.wording import worded
from ieum.org.rules.grades import GradeRange
from ieum.org.rules.staffing import grade_fault
from ieum.org.rules.standing import AWAY, HOLDERS, Standing


class PersonnelAction(StrEnum):
    """What a line of a personnel order does."""

    APPOINT = "APPOINT"
    """To a post, from whatever post there was before: 신규, 전보, 승진, 복직."""
    CONCUR = "CONCUR"
    ACT = "ACT"
    SECOND_IN = "SECOND_IN"
    SUBSTITUTE = "SUBSTITUTE"
    SECOND_OUT = "SECOND_OUT"
    LEAVE = "LEAVE"
    ABSENT = "ABSENT"
    """For days (휴가, 출장, 교육): counted as there, with somebody else who acts."""
    RETURN = "RETURN"
    """From leave, secondment or days away to the post that was kept."""
    RELIEVE = "RELIEVE"
    """Of posts held beside one's own or acted for."""
    DEPART = "DEPART"
    """퇴직, 전출: from everything."""


LABELS = {
    PersonnelAction.APPOINT: "임용·전보·승진",
    PersonnelAction.CONCUR: "겸임",
    PersonnelAction.ACT: "직무대리",
    PersonnelAction.SECOND_IN: "파견 받음",
    PersonnelAction.SUBSTITUTE: "대체인력",
    PersonnelAction.SECOND_OUT: "파견 나감",
    PersonnelAction.LEAVE: "휴직",
    PersonnelAction.ABSENT: "휴가·출장",
    PersonnelAction.RETURN: "복직·복귀",
    PersonnelAction.RELIEVE: "겸임·대리 해제",
    PersonnelAction.DEPART: "퇴직·전출",
}
GIVES = {
    PersonnelAction.APPOINT: "REGULAR",
    PersonnelAction.CONCUR: "CONCURRENT",
    PersonnelAction.ACT: "ACTING",
    PersonnelAction.SECOND_IN: "SECONDED_IN",
    PersonnelAction.SUBSTITUTE: "SUBSTITUTE",
    PersonnelAction.SECOND_OUT: "SECONDED_OUT",
    PersonnelAction.LEAVE: "LEAVE",
    PersonnelAction.ABSENT: "ABSENT",
}
"""The kind of appointment that a line begins; the others begin none."""
ENDS = {
    PersonnelAction.APPOINT: HOLDERS | AWAY,
    PersonnelAction.SECOND_IN: HOLDERS | AWAY,
    PersonnelAction.SUBSTITUTE: HOLDERS | AWAY,
    PersonnelAction.RETURN: AWAY,
    PersonnelAction.RELIEVE: frozenset({"CONCURRENT", "ACTING"}),
    PersonnelAction.DEPART: HOLDERS | AWAY | {"CONCURRENT", "ACTING"},
}
"""The kinds of appointment that a line ends; the others end none."""
TO_A_POST = frozenset({"REGULAR", "CONCURRENT", "ACTING", "SECONDED_IN", "SUBSTITUTE"})


@dataclass(frozen=True, slots=True)
class PersonnelLine:
    """One line: who, what, where to, in which grade, until when."""

    action: PersonnelAction
    person_id: UUID
    post_id: UUID | None = None
    """None where the line leads to no other post."""
    service: str = ""
    """"" for the service, grade and series that the person has."""
    grade: str = ""
    series: str = ""
    until: date | None = None
    """The first day on which it no longer holds; None while no end is set."""
    reason: str = ""
    """Why somebody outside of the post's range of grades is appointed to it; "" where nobody says that."""

    @property
    def gives(self) -> str:
        """The kind of appointment that it begins; "" where it begins none."""
        return GIVES.get(self.action, "")


def fault(line: PersonnelLine, standing: Standing, day: date) -> str:
    """Say what is wrong with a line on the day of the order; "" where nothing is."""
    held = {each.kind for each in standing.holdings if each.person_id == line.person_id}
    if line.gives in TO_A_POST and line.post_id not in standing.posts:
        return "그날에 있는 직위를 골라야 합니다."
    if line.until is not None and line.until <= day:
        return "마지막 날은 시행일보다 앞설 수 없습니다."
    if line.gives in AWAY and not held & HOLDERS:
        return "직위가 없는 사람은 휴직하거나 파견, 휴가, 출장을 갈 수 없습니다."
    if line.action == PersonnelAction.ABSENT and line.until is None:
        return "휴가·출장은 마지막 날을 적어 주십시오."
    if not line.gives and not held & ENDS[line.action]:
        return worded("끝낼 것이 없습니다: {action}.", action=worded(LABELS[line.action]))
    return _grade_fault(line, day) if line.service else _own_grade_fault(line, held)


def outside(line: PersonnelLine, grade: str, ranges: Mapping[UUID, GradeRange], standing: Standing) -> str:
    """Say that a line appoints somebody outside of the range of the post; "" where it does not, or says why it does.

    직무대리 takes the post's work over and not its grade, so that it may be of any.
    """
    own = ranges.get(line.post_id) if line.post_id is not None else None
    if own is None or line.gives not in TO_A_POST - {"ACTING"} or own.holds(grade) or line.reason.strip():
        return ""
    return worded(
        "{post}은(는) {range}의 직위인데 직급이 {grade}입니다. 직급을 고치거나 범위 밖에서 임용하는 사유를 적으십시오.",
        post=standing.label(line.post_id) if line.post_id else "", range=str(own), grade=grade or "없음",
    )  # fmt: skip


def occupied(line: PersonnelLine, lines: Sequence[PersonnelLine], standing: Standing) -> str:
    """Say that the post that a line fills is held by somebody whom the order leaves there, or filled twice; else ""."""
    if line.gives not in HOLDERS or line.post_id is None:
        return ""
    moved = {line.person_id, *(each.person_id for each in lines if ENDS.get(each.action, frozenset()) & HOLDERS)}
    stays = [each for each in standing.holders(line.post_id) if each.kind in HOLDERS and each.person_id not in moved]
    post = standing.label(line.post_id)
    if sum(each.gives in HOLDERS and each.post_id == line.post_id for each in lines) > 1:
        return worded("{post}에 두 사람을 함께 임용합니다.", post=post)
    if stays:
        return worded("{post}에는 이미 사람이 있습니다. 그 사람의 발령을 함께 적으십시오.", post=post)
    return ""


def idle(line: PersonnelLine, lines: Sequence[PersonnelLine], standing: Standing) -> bool:
    """Whether somebody is to act for a post whose holder is there, and so has nothing to do yet."""
    if line.action != PersonnelAction.ACT or line.post_id is None:
        return False
    leave = {each.person_id for each in lines if each.gives in AWAY or ENDS.get(each.action, frozenset()) & HOLDERS}
    found = standing.responsible(line.post_id)
    return bool(found and not found.is_acting and not found.is_superior and found.holding.person_id not in leave)


def repeated(lines: Sequence[PersonnelLine]) -> set[UUID]:
    """Persons who are sent to two posts of their own by one order."""
    sent = [each.person_id for each in lines if each.gives in HOLDERS]
    return {person for person in sent if sent.count(person) > 1}


def _grade_fault(line: PersonnelLine, day: date) -> str:
    try:
        return grade_fault(line.service, line.grade, on=day)
    except NotYetInForce as error:
        return str(error)


def _own_grade_fault(line: PersonnelLine, held: set[str]) -> str:
    return "" if held or not line.gives else "처음 임용하는 사람은 직종과 직급을 적어야 합니다."
