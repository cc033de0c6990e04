"""Forms of reorganisations: each line is one change, its units named as the office names them."""

import re
from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django import forms

from ieum.org.choices import Service, UnitKind
from ieum.org.rules.grades import read_range
from ieum.org.rules.reorganisation import (
    Abolish,
    ClosePost,
    Create,
    Merge,
    Move,
    MovePost,
    OpenPost,
    Rename,
    SetDuties,
    SetForm,
    SetGrades,
    SetQuota,
    Split,
    Step,
    UnitName,
    names_made,
)
from ieum.org.rules.staffing import forms as staffing_forms
from ieum.org.rules.standing import Standing
from ieum.platform.ui.languages import translated
from ieum.site.names import PostNames, named_input, units_by_name

MOST_LINES = 30
_FEWEST_PARTS = 2
_PLACE = "place_"
"""So begins the field of each post and unit below of a unit that is split."""
CHANGES = {
    "CREATE": "신설: 상위 부서 아래에 새 부서",
    "RENAME": "이름 변경",
    "MOVE": "소속 변경: 상위 부서 아래로",
    "MERGE": "통합: 여러 부서를 새 부서로",
    "SPLIT": "분리: 한 부서를 여러 새 부서로",
    "ABOLISH": "폐지: 받을 부서에 모두 넘김",
    "OPEN_POST": "직위 신설",
    "MOVE_POST": "직위 이동: 사람과 일을 그대로 받을 부서로",
    "CLOSE_POST": "직위 폐지: 받을 직위에 일을 넘김",
    "SET_GRADES": "직급 범위 정하기: 직위에 임용할 직급",
    "SET_DUTIES": "분장사무 정하기",
    "SET_QUOTA": "정원 정하기",
    "SET_FORM": "인력표 서식 정하기",
}
_NAMING = ("CREATE", "RENAME", "MERGE", "SPLIT", "OPEN_POST")
_PLACING = ("CREATE", "MOVE", "ABOLISH", "MOVE_POST", "CLOSE_POST")
_OF_POSTS = ("MOVE_POST", "CLOSE_POST", "SET_GRADES")
_FREE = "없음"
"""What is written for the range of a post that is free."""


def _forms() -> list[tuple[str, str]]:
    return [("", "그대로"), *((code, each.label) for code, each in staffing_forms().items())]


class ChangeForm(forms.Form):
    """One change; a line without a unit and a name says nothing."""

    change = forms.ChoiceField(label="변경", choices=list(CHANGES.items()))
    unit = forms.CharField(
        label="부서나 직위", required=False, max_length=300, widget=named_input("places", of_day=True),
        help_text="통합은 쉼표로 여럿. 먼저 적은 부서의 장이 새 부서의 장이 됩니다",
    )  # fmt: skip
    name = forms.CharField(
        label="새 이름이나 내용", required=False, max_length=2000,
        help_text="분리는 쉼표로 여럿. 분장사무는 쌍반점(;)으로 여럿. 정원은 '일반직 6급 8', 직급 범위는 '4급~5급'처럼",
    )  # fmt: skip
    kind = forms.ChoiceField(label="구분", required=False, choices=[("", "그대로"), *UnitKind.choices])
    into = forms.CharField(
        label="상위 부서나 받을 곳", required=False, max_length=130, widget=named_input("places", of_day=True)
    )
    is_head = forms.BooleanField(
        label="부서장인 직위",
        required=False,
        help_text="과의 과장, 팀의 팀장처럼 이름으로 아는 직위는 적지 않아도 됩니다",
    )
    form = forms.ChoiceField(label="인력표 서식", required=False, choices=_forms)

    def __init__(self, *args: Any, standing: Standing, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self._said("change") == "SPLIT":
            self._ask_places(standing)

    def _said(self, name: str) -> str:
        """What is written in a field, before it is checked."""
        written = self.data.get(self.add_prefix(name)) if self.is_bound else self.initial.get(name)
        return str(written or "").strip()

    def _ask_places(self, standing: Standing) -> None:
        """Ask for each post and unit below of a unit that is split to which part it goes."""
        unit, parts = units_by_name(standing).get(self._said("unit")), _listed(self._said("name"))
        if unit is None or len(parts) < _FEWEST_PARTS:
            return
        names = PostNames(standing)
        posts = ((each.id, names.name_of(each.id)) for each in standing.posts_of(unit))
        below = ((each.id, each.name) for each in standing.children(unit))
        for key, name in (*posts, *below):
            self.fields[f"{_PLACE}{key}"] = forms.ChoiceField(
                label=translated("갈 부서: {name}", name=name),
                choices=[("", translated("고르십시오")), *((each, each) for each in parts)],
                error_messages={"required": "나눈 뒤 어느 부서로 갈지 골라 주십시오."},
            )

    def step(self, units: Mapping[str, UUID], posts: Mapping[str, UUID], made: set[str]) -> Step | None:
        """What the line says; None where it says nothing or names what is not there. ``made`` are earlier new names."""
        given: dict[str, Any] = self.cleaned_data
        if not given["unit"] and not given["name"]:
            return None
        change, standing_units = given["change"], {**units, **{name: name for name in made}}
        changed = posts if change in _OF_POSTS else standing_units
        named = [self._found("unit", each, changed) for each in _listed(given["unit"])]
        taking = posts if change == "CLOSE_POST" else standing_units
        into = self._found("into", given["into"].strip(), taking) if given["into"].strip() else None
        self._check(given, named, into)
        if self.errors:
            return None
        step = _MAKE[change](named, given, into)
        made.update(names_made(step))
        return step

    def _found(self, field: str, name: str, known: Mapping[str, Any]) -> Any:
        found = known.get(name)
        if found is None:
            self.add_error(field, translated("목록에 없습니다: {name}", name=name))
        return found

    def _check(self, given: Mapping[str, Any], named: list[Any], into: Any) -> None:
        change = given["change"]
        if change != "CREATE" and not named and "unit" not in self.errors:
            self.add_error("unit", "바꿀 부서나 직위를 적어 주십시오.")
        if change in _PLACING and into is None and "into" not in self.errors:
            self.add_error("into", "상위 부서나 받을 곳을 적어 주십시오.")
        if change in ("CREATE", "MERGE") and not given["kind"]:
            self.add_error("kind", "새 부서의 구분을 골라 주십시오.")
        if change in _NAMING and not _listed(given["name"]):
            self.add_error("name", "새 이름을 적어 주십시오.")
        if change == "SET_DUTIES" and not _listed(given["name"], ";"):
            self.add_error("name", "분장사무를 적어 주십시오. 여럿이면 쌍반점(;)으로 나눕니다.")
        if change == "SET_QUOTA" and _quota(given["name"]) is None:
            self.add_error("name", "정원은 '일반직 6급 8'처럼 직종, 직급, 수를 적어 주십시오.")
        if change == "SET_GRADES" and given["name"].strip() != _FREE and read_range(given["name"]) is None:
            self.add_error("name", "직급 범위는 '4급~5급'이나 '6급'처럼 적어 주십시오. 없애려면 '없음'을 적습니다.")
        if change == "SET_FORM" and not given["form"]:
            self.add_error("form", "인력표 서식을 골라 주십시오.")


ChangeFormSet = forms.formset_factory(ChangeForm, extra=0, max_num=MOST_LINES, absolute_max=MOST_LINES)

_Make = Callable[[list[UnitName], Mapping[str, Any], Any], Step]
_MAKE: Mapping[str, _Make] = {
    "CREATE": lambda _, given, into: Create(given["name"].strip(), given["kind"], into),
    "RENAME": lambda named, given, _: Rename(named[0], given["name"].strip(), given["kind"]),
    "MOVE": lambda named, _, into: Move(named[0], into),
    "MERGE": lambda named, given, _: Merge(tuple(named), given["name"].strip(), given["kind"]),
    "SPLIT": lambda named, given, _: Split(named[0], tuple(_listed(given["name"])), _places(given)),
    "ABOLISH": lambda named, _, into: Abolish(named[0], into),
    "OPEN_POST": lambda named, given, _: OpenPost(named[0], given["name"].strip(), given["is_head"] or None),
    "MOVE_POST": lambda named, given, into: MovePost(named[0], into, given["is_head"] or None),  # type: ignore[arg-type]  # found among posts
    "CLOSE_POST": lambda named, _, into: ClosePost(named[0], into),  # type: ignore[arg-type]  # found among posts
    "SET_GRADES": lambda named, given, _: SetGrades(named[0], read_range(given["name"])),  # type: ignore[arg-type]  # found among posts
    "SET_DUTIES": lambda named, given, _: SetDuties(named[0], tuple(_listed(given["name"], ";"))),
    "SET_QUOTA": lambda named, given, _: SetQuota(named[0], *(_quota(given["name"]) or ("", "", 0))),
    "SET_FORM": lambda named, given, _: SetForm(named[0], given["form"]),
}


def _places(given: Mapping[str, Any]) -> dict[UUID, str]:
    """To which part each post and unit below goes."""
    return {UUID(name.removeprefix(_PLACE)): part for name, part in given.items() if name.startswith(_PLACE)}


def _quota(text: str) -> tuple[str, str, int] | None:
    """Service, grade ("" where the service has none) and number: "일반직 6급 8"; None where it is not written so."""
    found = re.fullmatch(r"(\S+)(?: +(\S+))? +(\d{1,4})", text.strip())
    service = next((each.value for each in Service if found and each.label == found[1]), None)
    return (service, found[2] or "", int(found[3])) if found and service else None


def _listed(text: str, by: str = ",") -> list[str]:
    return [each.strip() for each in text.split(by) if each.strip()]
