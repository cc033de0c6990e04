"""Reorganisation as one operation: units change, posts go along, and work, quotas and duties find their new place."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import singledispatchmethod
from typing import Any
from uuid import UUID

from ieum.kernel.registry import post_work
from ieum.kernel.wording import worded
from ieum.org import queries
from ieum.org.choices import OrderKind
from ieum.org.models import (
    Appointment,
    Duty,
    Post,
    PostClosing,
    PostGrades,
    PostTerm,
    Quota,
    StaffingForm,
    Succession,
    Unit,
    UnitTerm,
)
from ieum.org.operations import equipment, facilities
from ieum.org.operations.desk import Desk
from ieum.org.operations.orders import OrderDraft, OrderRefused, Outcome, write_order
from ieum.org.rules import reorganisation as rules
from ieum.org.rules.reorganisation import Step, UnitName
from ieum.org.rules.staffing import crossed, form_of, grade_fault
from ieum.org.rules.standing import OWN


def reorganise(
    *, title: str, effective_date: date, steps: Sequence[Step], actor_id: UUID, basis: str, is_preview: bool = False
) -> Outcome:
    """Change units and posts on one day, all steps in their order.

    :raises OrderRefused: naming each step that cannot be carried out, or what would be left standing on nothing
    :raises BasisMissing: without basis
    """
    draft = OrderDraft(OrderKind.REORGANISATION, title, effective_date, actor_id, basis)
    return write_order(draft, lambda desk: _reorganise(desk, steps), is_preview=is_preview)


def _reorganise(desk: Desk, steps: Sequence[Step]) -> None:
    """Carry the steps out, and tell of those that no unit, post or person shows."""
    rebuild(desk, steps)
    for step in steps:
        if type(step) in _SET:
            desk.tell(*_SET[type(step)])


_TWO_HEADS = "{unit}의 부서장은 하나입니다. 부서장인 직위를 하나만 고르십시오."
_SET: Mapping[type, tuple[str, int, str]] = {
    rules.SetDuties: ("분장사무를 정한 부서", 1, "곳"),
    rules.SetQuota: ("정원을 정한 직급", 1, "개"),
    rules.SetGrades: ("직급 범위를 정한 직위", 1, "개"),
    rules.SetForm: ("인력표 서식을 정한 부서", 1, "곳"),
}


def rebuild(desk: Desk, steps: Sequence[Step]) -> Mapping[str, UUID]:
    """Carry steps out as part of an order; the units that they made, by name.

    :raises OrderRefused: naming each step that cannot be carried out
    """
    problems = list(rules.faults(steps, queries.standing(desk.day)))
    if problems or not steps:
        raise OrderRefused("\n".join(problems) or "바꿀 것이 없습니다.")
    builder = _Builder(desk)
    for step in steps:
        builder.carry_out(step)
    builder.settle_heads()
    return builder.made


class _Builder:
    """Carries out the steps of one order, knowing the units that earlier ones made."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.made: dict[str, UUID] = {}
        self._heads: dict[UUID, bool] = {}
        """Posts that steps made the head of a unit, and whether that was said."""

    def settle_heads(self) -> None:
        """Let a unit have one head once all steps are done: who is said to be, else who was, before one by its title.

        :raises OrderRefused: where two are said to be the head of a unit
        """
        for post_id, is_said in self._heads.items():
            for row in self._desk.from_day(PostTerm, post_id=post_id, is_head=True):
                heads = self._desk.from_day(PostTerm, unit_id=row.unit_id, is_head=True)
                others = [each for each in heads if each.post_id != post_id]
                if is_said and any(self._heads.get(each.post_id) for each in others):
                    raise OrderRefused(worded(_TWO_HEADS, unit=self._terms(row.unit_id)[0].name))
                if others and not is_said:
                    self._desk.tell(f"부서장이 이미 있어 부서장이 아닌 직위: {row.title}", 1, "개")
                for each in others if is_said else [row][: len(others)]:
                    self._desk.change(each, is_head=False)

    @singledispatchmethod
    def carry_out(self, step: Step) -> None:
        raise NotImplementedError(step)

    @carry_out.register
    def _(self, step: rules.Create) -> None:
        parent = self._id(step.parent) if step.parent is not None else None
        self._new_unit(step.name, step.kind, parent, step.position)

    @carry_out.register
    def _(self, step: rules.Rename) -> None:
        kind = {"kind": step.kind} if step.kind else {}
        self._change_unit(step.unit, name=step.name, **kind)

    @carry_out.register
    def _(self, step: rules.Move) -> None:
        self._change_unit(step.unit, parent_id=self._id(step.parent))

    @carry_out.register
    def _(self, step: rules.Merge) -> None:
        first = self._terms(step.units[0])[0]
        head = self._head_of_all(step)
        heir = self._new_unit(step.name, step.kind, first.parent_id, first.position)
        for unit in step.units:
            self._absorb(self._id(unit), lambda _: heir, heads=lambda row: row.post_id == head)

    @carry_out.register
    def _(self, step: rules.Split) -> None:
        old = self._terms(step.unit)[0]
        parts = {name: self._new_unit(name, old.kind, old.parent_id, old.position) for name in step.names}
        first = parts[step.names[0]]
        places = {each: parts[name] for each, name in step.places.items()}
        self._absorb(old.unit_id, lambda each: places.get(each, first), heirs=tuple(parts.values()))

    @carry_out.register
    def _(self, step: rules.Abolish) -> None:
        heir = self._id(step.into)
        kind = self._terms(heir)[0].kind
        self._absorb(
            self._id(step.unit), lambda _: heir,
            heads=lambda row: rules.is_called_head(kind, row.title) and not self._is_headed(heir),
        )  # fmt: skip

    @carry_out.register
    def _(self, step: rules.OpenPost) -> None:
        post, unit = self._desk.identify(Post), self._id(step.unit)
        is_head = self._is_head(post.pk, unit, step.title, said=step.is_head)
        self._desk.add(
            PostTerm, post=post, unit_id=unit, title=step.title, is_head=is_head, position=step.position
        )  # fmt: skip
        if step.grades is not None:
            self._desk.add(PostGrades, post=post, highest=step.grades.highest, lowest=step.grades.lowest)

    @carry_out.register
    def _(self, step: rules.SetGrades) -> None:
        for row in self._desk.from_day(PostGrades, post_id=step.post):
            self._desk.end(row)
        if step.grades is None:
            return
        self._desk.add(PostGrades, post_id=step.post, highest=step.grades.highest, lowest=step.grades.lowest)
        held = (each for each in queries.standing(self._desk.day).holders(step.post) if each.kind in OWN)
        outside = sum(not step.grades.holds(each.grade) for each in held)
        if outside:
            self._desk.tell("직급 범위 밖에 있는 사람(지금 임용은 그대로이며 다음 임용부터 봅니다)", outside, "명")

    @carry_out.register
    def _(self, step: rules.MovePost) -> None:
        unit = self._id(step.unit)
        for row in self._desk.from_day(PostTerm, post_id=step.post):
            self._desk.change(row, unit_id=unit, is_head=self._is_head(step.post, unit, row.title, said=step.is_head))

    @carry_out.register
    def _(self, step: rules.ClosePost) -> None:
        if queries.posts_that_end([step.into]):
            raise OrderRefused("일을 이어받을 직위도 없어지는 직위입니다. 그대로 있을 직위를 고르십시오.")
        for work in post_work:
            for seat in work.seats(step.post, self._desk.day):
                self._desk.tell(f"당연직 위원이 없어지는 위원회: {seat}", 1, "자리")
        self._desk.add(PostClosing, post_id=step.post, into_id=step.into)
        equipment.follow_post(self._desk, step.post, step.into)
        for model in (Appointment, PostGrades, PostTerm):
            for row in self._desk.from_day(model, post_id=step.post):
                self._desk.end(row)

    @carry_out.register
    def _(self, step: rules.SetQuota) -> None:
        fault = grade_fault(step.service, step.grade, on=self._desk.day)
        if fault:
            raise OrderRefused(fault)
        unit = self._id(step.unit)
        for row in self._desk.from_day(Quota, unit_id=unit):
            # What is counted as this one from the day on is laid down anew with it.
            if (step.service, step.grade) in (
                (row.service, row.grade),
                crossed(row.service, row.grade, on=self._desk.day),
            ):
                self._desk.end(row)
        if step.number:
            self._desk.add(Quota, unit_id=unit, service=step.service, grade=step.grade, number=step.number)

    @carry_out.register
    def _(self, step: rules.SetDuties) -> None:
        self._set(Duty, self._id(step.unit), lines="\n".join(step.lines))

    @carry_out.register
    def _(self, step: rules.SetForm) -> None:
        self._set(StaffingForm, self._id(step.unit), form=form_of(step.form).code)

    def _id(self, name: UnitName) -> UUID:
        return self.made[name] if isinstance(name, str) else name

    def _is_head(self, post_id: UUID, unit_id: UUID, title: str, *, said: bool | None) -> bool:
        """What is said, else what the title says in a unit of that kind."""
        is_head = rules.is_called_head(self._terms(unit_id)[0].kind, title) if said is None else said
        if is_head:
            self._heads[post_id] = said is not None
        return is_head

    def _is_headed(self, unit_id: UUID) -> bool:
        return bool(self._desk.from_day(PostTerm, unit_id=unit_id, is_head=True))

    def _head_of_all(self, step: rules.Merge) -> UUID | None:
        """Which post heads what units become: of the first that has one called so, else of the first that has one."""
        units = map(self._id, step.units)
        heads = [row for unit in units for row in self._desk.from_day(PostTerm, unit_id=unit, is_head=True)]
        called = [row for row in heads if rules.is_called_head(step.kind, row.title)]
        return next((row.post_id for row in (*called, *heads)), None)

    def _terms(self, name: UnitName) -> list[UnitTerm]:
        return self._desk.from_day(UnitTerm, unit_id=self._id(name))

    def _new_unit(self, name: str, kind: str, parent_id: UUID | None, position: int) -> UUID:
        unit = self._desk.identify(Unit)
        self._desk.add(UnitTerm, unit=unit, name=name, kind=kind, parent_id=parent_id, position=position)
        self.made[name] = unit.pk
        return self.made[name]

    def _change_unit(self, unit: UnitName, **columns: object) -> None:
        for row in self._terms(unit):
            self._desk.change(row, **columns)

    def _set(self, model: type[Duty | StaffingForm], unit_id: UUID, **columns: Any) -> None:
        for row in self._desk.from_day(model, unit_id=unit_id):
            self._desk.end(row)
        self._desk.add(model, unit_id=unit_id, **columns)

    def _absorb(
        self, unit_id: UUID, heir_of: Callable[[UUID], UUID], heirs: tuple[UUID, ...] = (),
        heads: Callable[[PostTerm], bool] = lambda _: True,
    ) -> None:  # fmt: skip
        """End a unit; its posts and units below go where ``heir_of`` says, all else to the heir of the unit itself.

        Its head heads the heir where ``heads`` says so.
        """
        desk, heir = self._desk, heir_of(unit_id)
        for child in desk.from_day(UnitTerm, parent_id=unit_id):
            desk.change(child, parent_id=heir_of(child.unit_id))
        for post in desk.from_day(PostTerm, unit_id=unit_id):
            desk.change(post, unit_id=heir_of(post.post_id), is_head=post.is_head and heads(post))
        for quota in desk.from_day(Quota, unit_id=unit_id):
            self._add_quota(heir, quota)
            desk.end(quota)
        self._pass_on(unit_id, heir)
        equipment.follow_unit(desk, unit_id, heir)
        facilities.follow_unit(desk, unit_id, heir)
        for each in heirs or (heir,):
            desk.add(Succession, predecessor_id=unit_id, successor_id=each)
        for row in desk.from_day(UnitTerm, unit_id=unit_id):
            desk.end(row)

    def _add_quota(self, unit_id: UUID, more: Quota) -> None:
        start = max(self._desk.day, more.valid_from)
        same = self._desk.from_day(Quota, unit_id=unit_id, service=more.service, grade=more.grade)
        if same:
            self._desk.change(same[0], number=same[0].number + more.number)
        else:
            self._desk.add(
                Quota, valid_from=start, valid_until=more.valid_until, unit_id=unit_id, service=more.service,
                grade=more.grade, number=more.number,
            )  # fmt: skip

    def _pass_on(self, unit_id: UUID, heir: UUID) -> None:
        """Duties are added to those of the heir; a form is kept only where the heir has none."""
        desk = self._desk
        for duty in desk.from_day(Duty, unit_id=unit_id):
            own = desk.from_day(Duty, unit_id=heir)
            lines = "\n".join([*(each.lines for each in own[:1]), duty.lines])
            self._set(Duty, heir, lines=lines)
            desk.end(duty)
        for form in desk.from_day(StaffingForm, unit_id=unit_id):
            if not desk.from_day(StaffingForm, unit_id=heir):
                desk.add(StaffingForm, unit_id=heir, form=form.form)
            desk.end(form)
