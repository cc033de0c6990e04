"""Reorganisation: the steps that an order may contain, and what is wrong with them before anything is written."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from ieum.kernel.wording import worded
from ieum.org.choices import UnitKind
from ieum.org.rules.grades import GradeRange
from ieum.org.rules.standing import Standing

UnitName = UUID | str
"""A unit that stands, or the name of one that the same order made before."""


@dataclass(frozen=True, slots=True)
class Create:
    """신설."""

    name: str
    kind: str
    parent: UnitName | None
    position: int = 0


@dataclass(frozen=True, slots=True)
class Rename:
    """이름 변경; the kind changes with it where one is given."""

    unit: UnitName
    name: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """소속 변경."""

    unit: UnitName
    parent: UnitName


@dataclass(frozen=True, slots=True)
class Merge:
    """통합: several units become a new one, which gets their posts, units below, quotas and duties.

    The head of the first unit that has one called as the new kind's head is called, else of the first, heads it alone.
    """

    units: tuple[UnitName, ...]
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Split:
    """분리: a unit becomes several new ones of its kind; posts and units below that are not placed go to the first."""

    unit: UnitName
    names: tuple[str, ...]
    places: Mapping[UUID, str] = field(default_factory=dict)
    """Post or unit below, and the name of the part that gets it."""


@dataclass(frozen=True, slots=True)
class Abolish:
    """폐지: what the unit had goes to another one, whose head stays its head."""

    unit: UnitName
    into: UnitName


@dataclass(frozen=True, slots=True)
class OpenPost:
    """직위 신설."""

    unit: UnitName
    title: str
    is_head: bool | None = None
    """None where its title says it: 과장 of a 과 (``is_called_head``)."""
    position: int = 0
    grades: GradeRange | None = None
    """None for a post that is free."""


@dataclass(frozen=True, slots=True)
class SetGrades:
    """직급 범위 정하기: in which grades whoever is appointed to a post from then on is."""

    post: UUID
    grades: GradeRange | None
    """None to make it free."""


@dataclass(frozen=True, slots=True)
class MovePost:
    """직위 이동: a post goes to another unit with who holds it, its work and its equipment."""

    post: UUID
    unit: UnitName
    is_head: bool | None = None
    """Of the unit that it goes to; None where its title says it."""


@dataclass(frozen=True, slots=True)
class ClosePost:
    """직위 폐지: its work goes to another post."""

    post: UUID
    into: UUID


@dataclass(frozen=True, slots=True)
class SetQuota:
    """정원 조정."""

    unit: UnitName
    service: str
    grade: str
    number: int


@dataclass(frozen=True, slots=True)
class SetDuties:
    """분장사무 조정."""

    unit: UnitName
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SetForm:
    """In which columns the unit prints its staffing."""

    unit: UnitName
    form: str


Step = (
    Create | Rename | Move | Merge | Split | Abolish | OpenPost | MovePost | ClosePost | SetGrades | SetQuota
    | SetDuties | SetForm
)  # fmt: skip

HEADS = {
    UnitKind.MAYOR: ("구청장", "시장", "군수", "도지사"),
    UnitKind.VICE_MAYOR: ("부구청장", "부시장", "부군수", "부지사"),
    UnitKind.BUREAU: ("국장",),
    UnitKind.CENTRE: ("소장",),
    UnitKind.OFFICE: ("담당관",),
    UnitKind.DIVISION: ("과장",),
    UnitKind.TEAM: ("팀장",),
    UnitKind.NEIGHBOURHOOD: ("동장",),
    UnitKind.COUNCIL_OFFICE: ("사무국장",),
    UnitKind.CORPORATION: ("이사장",),
    UnitKind.FUNDED_BODY: ("이사장", "원장", "대표이사"),
}
"""What the head of a unit is called, in 자치구, 시, 군 and 도 (지방자치법 제106조, 제123조)."""


def kind_called(text: str) -> UnitKind | None:
    """The kind of unit that a word names: its label, or what the head of a 시, 군 or 도 is called; None for none."""
    labels = {str(each.label): each for each in UnitKind}
    tops = {title: kind for kind in (UnitKind.MAYOR, UnitKind.VICE_MAYOR) for title in HEADS[kind]}
    return (labels | tops).get(text)


def is_called_head(kind: str, title: str) -> bool:
    """Whether a post of that title is the head of a unit of that kind, where nobody says otherwise."""
    return title in HEADS[UnitKind(kind)]


def faults(steps: Sequence[Step], standing: Standing) -> Iterator[str]:
    """Say what is wrong with steps, each by its number; units that a step ends are gone for the later ones."""
    made: set[str] = set()
    gone: set[UnitName] = set()
    for number, step in enumerate(steps, start=1):
        problem = _missing(step, standing, made, gone) or _CHECKS.get(type(step), _nothing)(step, standing)
        if problem:
            yield f"{number}번째 단계: {problem}"
        made |= set(names_made(step))
        gone |= set(_units_ended(step))


def named(step: Step) -> tuple[UnitName, ...]:
    """The units that a step speaks of as standing."""
    match step:
        case Create():
            return (step.parent,) if step.parent is not None else ()
        case Move():
            return step.unit, step.parent
        case Merge():
            return step.units
        case Abolish():
            return step.unit, step.into
        case ClosePost() | SetGrades():
            return ()
        case _:
            return (step.unit,)


def _missing(step: Step, standing: Standing, made: set[str], gone: set[UnitName]) -> str:
    for unit in named(step):
        if unit in gone or (unit not in made if isinstance(unit, str) else unit not in standing.units):
            return "그날에 없는 부서입니다."
    return ""


def names_made(step: Step) -> tuple[str, ...]:
    """The units that a step makes, by which later ones may call them."""
    match step:
        case Create() | Merge():
            return (step.name,)
        case Split():
            return step.names
        case _:
            return ()


def _units_ended(step: Step) -> tuple[UnitName, ...]:
    match step:
        case Merge():
            return step.units
        case Split() | Abolish():
            return (step.unit,)
        case _:
            return ()


def _nothing(_step: object, _standing: Standing) -> str:
    return ""


def _merge(step: Merge, _standing: Standing) -> str:
    if len(set(step.units)) < 2:
        return "통합할 부서를 둘 이상 골라야 합니다."
    return _blank(step.name)


def _split(step: Split, standing: Standing) -> str:
    if len(set(step.names)) < 2 or any(_blank(name) for name in step.names):
        return "나눌 부서의 이름을 서로 다르게 둘 이상 적어야 합니다."
    movable = {each.id for each in standing.posts.values()} | set(standing.units)
    strange = set(step.places.values()) - set(step.names) or set(step.places) - movable
    return "나눈 부서가 아닌 곳으로 옮길 수 없습니다." if strange else ""


def _move(step: Move, standing: Standing) -> str:
    if isinstance(step.unit, UUID) and step.parent in standing.within(step.unit):
        return "부서를 자기 자신이나 그 아래로 옮길 수 없습니다."
    return ""


def _abolish(step: Abolish, standing: Standing) -> str:
    if isinstance(step.unit, UUID) and step.into in standing.within(step.unit):
        return "폐지하는 부서 자신이나 그 아래는 이어받을 수 없습니다."
    return ""


def _move_post(step: MovePost, standing: Standing) -> str:
    if step.post not in standing.posts:
        return "그날에 없는 직위입니다."
    if standing.posts[step.post].unit_id == step.unit:
        return "이미 그 부서에 있는 직위입니다."
    return ""


def _close_post(step: ClosePost, standing: Standing) -> str:
    if step.post not in standing.posts or step.into not in standing.posts:
        return "그날에 없는 직위입니다."
    if step.post == step.into:
        return "없애는 직위가 자기 일을 이어받을 수 없습니다."
    if any(each.kind != "ACTING" for each in standing.holders(step.post)):
        return worded("{post}에 사람이 있습니다. 먼저 인사발령으로 옮기십시오.", post=standing.label(step.post))
    return ""


def _set_grades(step: SetGrades, standing: Standing) -> str:
    return _upside_down(step, standing) if step.post in standing.posts else "그날에 없는 직위입니다."


def _upside_down(step: SetGrades | OpenPost, _standing: Standing) -> str:
    is_well = step.grades is None or step.grades.highest <= step.grades.lowest
    return "" if is_well else "직급 범위는 높은 급부터 적어야 합니다. 예: 4급~5급"


def _blank(text: str) -> str:
    return "" if text.strip() else "이름을 적어야 합니다."


def _named_well(step: Create | Rename, _standing: Standing) -> str:
    return _blank(step.name)


_CHECKS: Mapping[type, Callable[..., str]] = {
    Create: _named_well,
    Rename: _named_well,
    Merge: _merge,
    Split: _split,
    Move: _move,
    Abolish: _abolish,
    MovePost: _move_post,
    ClosePost: _close_post,
    OpenPost: _upside_down,
    SetGrades: _set_grades,
}
