"""Taking in a spreadsheet of the organisation, its people, equipment or facilities as one order, all or nothing."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from uuid import UUID

from ieum.kernel.parameters import NotYetInForce
from ieum.kernel.row_faults import RowFault
from ieum.kernel.wording import worded
from ieum.org import queries
from ieum.org.choices import GONE, EquipmentState, FacilityKind, FacilityState, OrderKind, Service
from ieum.org.operations import facilities
from ieum.org.operations.desk import Desk
from ieum.org.operations.equipment import EquipmentDraft, Place, fault_of, take_drafts
from ieum.org.operations.facilities import FacilityDraft
from ieum.org.operations.joining import join_listed
from ieum.org.operations.orders import OrderDraft, OrderRefused, Outcome, write_order
from ieum.org.operations.personnel import KeyLost, line_faults, place, register_person, with_reasons
from ieum.org.operations.reorganising import rebuild
from ieum.org.rules.grades import read_range
from ieum.org.rules.personnel import TO_A_POST, PersonnelAction, PersonnelLine
from ieum.org.rules.reorganisation import Create, OpenPost, Rename, SetDuties, SetQuota, Step, is_called_head
from ieum.org.rules.staffing import grade_fault
from ieum.org.rules.standing import HOLDERS, Standing, StandingUnit
from ieum.org.staff_files import (
    YES,
    FileKind,
    FileRow,
    StaffFile,
    action_of,
    amount_in,
    area_in,
    day_in,
    kind_of,
    last_day_in,
    read_staff_file,
)


class FileRefused(OrderRefused):
    """A file cannot be taken in; each fault names its row, and nothing of the file was."""

    def __init__(self, faults: Sequence[RowFault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = tuple(faults)


def import_file(
    *, name: str, data: bytes, effective_date: date, actor_id: UUID, basis: str, is_preview: bool = False
) -> Outcome:
    """Let what a file lists hold from a day; what it does not list stays as it is.

    :raises FileRefused: naming each row that cannot be taken in
    :raises OrderRefused: if the whole would leave something standing on nothing
    """
    file = read_staff_file(data, name)
    if file.faults:
        raise FileRefused(file.faults)
    kind = OrderKind.FACILITY if file.kind is FileKind.FACILITIES else OrderKind.IMPORT
    said = with_reasons(basis, [f"{row.line}행 {row['사유']}" for row in file.rows if row["사유"]])
    draft = OrderDraft(kind, f"{file.kind} 파일 {name}"[:120], effective_date, actor_id, said)
    work: Mapping[FileKind, Callable[[Desk, StaffFile], None]] = {
        FileKind.UNITS: _take_units,
        FileKind.QUOTAS: _take_quotas,
        FileKind.POSTS: _take_posts,
        FileKind.PERSONNEL: _take_personnel,
        FileKind.EQUIPMENT: _take_equipment,
        FileKind.FACILITIES: _take_facilities,
    }
    return write_order(draft, lambda desk: work[file.kind](desk, file), is_preview=is_preview)


def _take_units(desk: Desk, file: StaffFile) -> None:
    names = _Names(queries.standing(desk.day))
    steps: list[Step] = []
    faults = []
    for row in file.rows:
        try:
            steps += _unit_steps(row, names)
        except OrderRefused as refused:
            faults.append(RowFault(row.line, str(refused)))
    _carry_out(desk, steps, faults)


def _unit_steps(row: FileRow, names: "_Names") -> Iterator[Step]:
    """The steps for a row; a unit is known by its name under the unit above it, so a move is an order of its own."""
    parent = names.find(row["상위부서"]) if row["상위부서"] else None
    known = names.below(parent, row["부서"])
    if known is None:
        yield Create(row["부서"], kind_of(row), parent, int(row["순서"] or 0))
        names.made.add(row["부서"])
    elif known.kind != kind_of(row):
        yield Rename(known.id, known.name, kind_of(row))
    if row["분장사무"]:
        lines = tuple(line.strip() for line in row["분장사무"].split(";") if line.strip())
        yield SetDuties(known.id if known else row["부서"], lines)


def _take_quotas(desk: Desk, file: StaffFile) -> None:
    names = _Names(queries.standing(desk.day))
    steps: list[Step] = []
    faults = []
    for row in file.rows:
        service = next(each for each in Service if each.label == row["직종"])
        problem = _grade_problem(service, row["직급"], desk.day)
        try:
            unit = names.find(row["부서"])
            steps.append(SetQuota(unit, service.value, row["직급"], int(row["정원"])))
        except OrderRefused as refused:
            problem = str(refused)
        if problem:
            faults.append(RowFault(row.line, problem))
    _carry_out(desk, steps, faults)


def _take_posts(desk: Desk, file: StaffFile) -> None:
    names = _Names(queries.standing(desk.day))
    steps: list[Step] = []
    faults = []
    for row in file.rows:
        try:
            unit = names.find(row["부서"])
        except OrderRefused as refused:
            faults.append(RowFault(row.line, str(refused)))
            continue
        grades = read_range(row["직급범위"])
        steps.append(OpenPost(unit, row["직위"], row["부서장"] in YES or None, int(row["순서"] or 0), grades))
    _carry_out(desk, steps, faults)


def _take_personnel(desk: Desk, file: StaffFile) -> None:
    """Open the posts that are lacking, then carry the rows out as lines of a personnel order."""
    standing = queries.standing(desk.day)
    people = _people(file)
    _join(desk, file, people)
    seats = _Seats(standing, people.values())
    faults, lacking = [], []
    headed = {each.unit_id for each in standing.posts.values() if each.is_head}
    for row in file.rows:
        try:
            unit = _Names(standing).find(row["부서"]) if row["부서"] else None
        except OrderRefused as refused:
            faults.append(RowFault(row.line, str(refused)))
            continue
        if isinstance(unit, UUID) and not seats.take(row, people[row.line], unit):
            if problem := _second_head(row, unit, standing, headed):
                faults.append(RowFault(row.line, problem))
            lacking.append((row, unit))
    if faults:
        raise FileRefused(faults)
    if lacking:
        rebuild(desk, [OpenPost(unit, row["직위"]) for row, unit in lacking])
        standing = queries.standing(desk.day)
        seats.fill(standing, [(row.line, unit, row["직위"]) for row, unit in lacking])
    _place(desk, file, people, {**seats.taken, **seats.beside}, standing)


def _second_head(row: FileRow, unit_id: UUID, standing: Standing, headed: set[UUID]) -> str:
    """Say that a row would open another head of a unit; "" where it does not, and then the unit has one."""
    if not is_called_head(standing.units[unit_id].kind, row["직위"]):
        return ""
    if unit_id in headed:
        return worded(
            "{unit}의 부서장 직위에는 이미 사람이 있습니다. 그 사람의 발령을 함께 적거나 겸임·직무대리로 적으십시오.",
            unit=row["부서"],
        )
    headed.add(unit_id)
    return ""


def _take_equipment(desk: Desk, file: StaffFile) -> None:
    names = _Names(queries.standing(desk.day))
    states = {each.number: each.state for each in queries.equipment_on(desk.day)}
    drafts, faults = [], []
    for row in file.rows:
        try:
            draft = _equipment_draft(row, names)
        except OrderRefused as refused:
            faults.append(RowFault(row.line, str(refused)))
            continue
        drafts.append(draft)
        problem = fault_of(draft, states.get(draft.number), desk.day)
        if problem:
            faults.append(RowFault(row.line, problem))
    if faults:
        raise FileRefused(faults)
    take_drafts(desk, drafts)


def _equipment_draft(row: FileRow, names: "_Names") -> EquipmentDraft:
    state = next((each for each in EquipmentState if each.label == row["상태"]), EquipmentState.IN_USE)
    return EquipmentDraft(
        row["물품번호"],
        row["품명"],
        day_in(row["취득일"]) or date.min,
        Place() if state in GONE else _place_in(row, names),
        state,
        row["규격"],
        amount_in(row["취득금액"]),
        amount_in(row["수량"]) or 1,
    )


def _place_in(row: FileRow, names: "_Names") -> Place:
    """The unit that a row names, or its post; where several posts are called so, no row can tell which.

    :raises OrderRefused: if there is none, or several
    """
    unit = names.find(row["부서"])
    if not isinstance(unit, UUID):
        raise OrderRefused(worded("그날에 없는 부서입니다: {name}.", name=row["부서"]))
    if not row["직위"]:
        return Place(unit_id=unit)
    alike = [post.id for post in names.standing.posts_of(unit) if post.title == row["직위"]]
    if len(alike) != 1:
        named = {"unit": row["부서"], "post": row["직위"]}
        raise OrderRefused(
            worded("같은 이름의 직위가 여럿입니다. 직위를 비우고 부서에 두십시오: {unit} {post}.", **named)
            if alike
            else worded("없는 직위입니다: {unit} {post}.", **named)
        )
    return Place(post_id=alike[0])


def _take_facilities(desk: Desk, file: StaffFile) -> None:
    names = _Names(queries.standing(desk.day))
    states = {each.number: each.state for each in queries.facilities_on(desk.day)}
    drafts, faults = [], []
    for row in file.rows:
        try:
            draft = _facility_draft(row, names)
        except OrderRefused as refused:
            faults.append(RowFault(row.line, str(refused)))
            continue
        drafts.append(draft)
        problem = facilities.fault_of(draft, states.get(draft.number), desk.day)
        if problem:
            faults.append(RowFault(row.line, problem))
    if faults:
        raise FileRefused(faults)
    facilities.take_drafts(desk, drafts)


def _facility_draft(row: FileRow, names: "_Names") -> FacilityDraft:
    state = next((each for each in FacilityState if each.label == row["상태"]), FacilityState.OPEN)
    unit = None if state is FacilityState.CLOSED else _place_in(row, names).unit_id
    return FacilityDraft(
        row["시설번호"],
        row["시설명"],
        next(each for each in FacilityKind if each.label == row["시설구분"]),
        unit,
        state,
        row["소재지"],
        amount_in(row["개소"]) or 1,
        area_in(row["연면적"]),
        amount_in(row["지상층"]),
        amount_in(row["지하층"]),
        amount_in(row["준공연도"]),
        row["비고"],
    )


def _people(file: StaffFile) -> dict[int, UUID]:
    """Whom each row is about, made known where they were not."""
    people, faults = {}, []
    for row in file.rows:
        try:
            people[row.line] = register_person(number=row["직원번호"], name=row["이름"])
        except KeyLost as lost:
            faults.append(RowFault(row.line, str(lost)))
    if faults:
        raise FileRefused(faults)
    return people


def _join(desk: Desk, file: StaffFile, people: Mapping[int, UUID]) -> None:
    """Join whom rows name with an account to it; where a row has none, they keep what they have."""
    listed = [(row.line, people[row.line], row["계정"]) for row in file.rows if row["계정"]]
    operation = desk.order.operation
    joined, faults = join_listed(listed, actor_id=operation.actor_id, basis=operation.basis)
    if faults:
        raise FileRefused(faults)
    if joined:
        desk.tell("계정을 이은 직원", joined, "명")


def _place(
    desk: Desk, file: StaffFile, people: Mapping[int, UUID], posts: Mapping[int, UUID], standing: Standing
) -> None:
    lines = {row.line: _line(row, people[row.line], posts.get(row.line)) for row in file.rows}
    changed = {number: line for number, line in lines.items() if not _is_so_already(line, standing, desk.day)}
    faults = [RowFault(number, said) for number, said in line_faults(changed, standing, desk.day).items()]
    if faults:
        raise FileRefused(faults)
    if changed:
        place(desk, list(changed.values()))
    elif not desk.told:
        raise OrderRefused("파일의 내용이 이미 그대로 등록되어 있습니다.")


def _line(row: FileRow, person_id: UUID, post_id: UUID | None) -> PersonnelLine:
    service = next((each.value for each in Service if each.label == row["직종"]), "")
    until = queries.day_after(last_day_in(row))
    return PersonnelLine(action_of(row), person_id, post_id, service, row["직급"], row["직렬"], until, row["사유"])


def _is_so_already(line: PersonnelLine, standing: Standing, day: date) -> bool:
    """Whether a post is held so on a day; a line that sets no end leaves that which is set."""
    is_held = line.gives in TO_A_POST and any(
        (each.person_id, each.kind, each.service, each.grade, each.series)
        == (line.person_id, line.gives, line.service, line.grade, line.series)
        for each in standing.holders(line.post_id or line.person_id)
    )
    if line.until is None or line.post_id is None or not is_held:
        return is_held
    return line.until == queries.end_of(line.person_id, line.post_id, line.gives, day)


def _carry_out(desk: Desk, steps: list[Step], faults: list[RowFault]) -> None:
    if faults:
        raise FileRefused(faults)
    if not steps:
        raise OrderRefused("파일의 내용이 이미 그대로 등록되어 있습니다.")
    rebuild(desk, steps)


def _grade_problem(service: Service, grade: str, day: date) -> str:
    try:
        return grade_fault(service.value, grade, on=day)
    except NotYetInForce as error:
        return str(error)


class _Names:
    """Units by name, or by path where several bear one name; also those that the file makes."""

    def __init__(self, standing: Standing) -> None:
        self.standing = standing
        self.made: set[str] = set()

    def find(self, name: str) -> UUID | str:
        """The unit of a name, or of names from some unit above it on.

        :raises OrderRefused: if there is none, or several
        """
        if name in self.made:
            return name
        found = [each for each in self.standing.units if f" {self.standing.path(each)}".endswith(f" {name}")]
        if len(found) > 1:
            paths = ", ".join(sorted(self.standing.path(each) for each in found))
            raise OrderRefused(worded("같은 이름의 부서가 여럿입니다. 상위 부서부터 적으십시오: {paths}.", paths=paths))
        if not found:
            raise OrderRefused(worded("그날에 없는 부서입니다: {name}.", name=name))
        return found[0]

    def below(self, parent: UUID | str | None, name: str) -> StandingUnit | None:
        """The unit of that name directly below another; None where there is none."""
        units = [] if isinstance(parent, str) else self.standing.children(parent)
        return next((each for each in units if each.name == name), None)


class _Seats:
    """Which post each row of a file takes: the one that the person has, else one that nobody keeps."""

    def __init__(self, standing: Standing, people: Iterable[UUID]) -> None:
        self._standing = standing
        self._coming = set(people)
        self.taken: dict[int, UUID] = {}
        self.beside: dict[int, UUID] = {}

    def take(self, row: FileRow, person_id: UUID, unit_id: UUID) -> bool:
        """Take a post for a row; False where a new one is needed. 겸임 and 직무대리 take one that somebody has."""
        alike = [post for post in self._standing.posts_of(unit_id) if post.title == row["직위"]]
        if action_of(row) in (PersonnelAction.CONCUR, PersonnelAction.ACT) and alike:
            self.beside[row.line] = alike[0].id
            return True
        own = [post.id for post in alike if person_id in self._keepers(post.id)]
        free = [
            post.id
            for post in alike
            if not self._keepers(post.id) - self._coming and post.id not in self.taken.values()
        ]
        found = next(iter((*own, *free)), None)
        if found is not None:
            self.taken[row.line] = found
        return found is not None

    def fill(self, standing: Standing, lacking: Sequence[tuple[int, UUID, str]]) -> None:
        """Give the rows that lacked one the posts that were opened for them."""
        for line, unit_id, title in lacking:
            used = set(self.taken.values())
            opened = [
                each.id
                for each in standing.posts_of(unit_id)
                if each.title == title and each.id not in self._standing.posts
            ]
            self.taken[line] = next(each for each in opened if each not in used)

    def _keepers(self, post_id: UUID) -> set[UUID]:
        return {each.person_id for each in self._standing.holders(post_id) if each.kind in HOLDERS}
