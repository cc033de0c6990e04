"""Forms of reorganisations: each line is one change, its units named as the office names them."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django import forms

from ieum.org.choices import UnitKind
from ieum.org.rules.reorganisation import (
    Abolish,
    ClosePost,
    Create,
    Merge,
    Move,
    OpenPost,
    Rename,
    Split,
    Step,
    UnitName,
)
from ieum.platform.ui.languages import translated
from ieum.site.names import named_input

MOST_LINES = 30
CHANGES = {
    "CREATE": "신설: 상위 부서 아래에 새 부서",
    "RENAME": "이름 변경",
    "MOVE": "소속 변경: 상위 부서 아래로",
    "MERGE": "통합: 여러 부서를 새 부서로",
    "SPLIT": "분리: 한 부서를 여러 새 부서로",
    "ABOLISH": "폐지: 받을 부서에 모두 넘김",
    "OPEN_POST": "직위 신설",
    "CLOSE_POST": "직위 폐지: 받을 직위에 일을 넘김",
}


class ChangeForm(forms.Form):
    """One change; a line without a unit and a name says nothing."""

    change = forms.ChoiceField(label="변경", choices=list(CHANGES.items()))
    unit = forms.CharField(
        label="부서나 직위", required=False, max_length=300, widget=named_input("places", of_day=True),
        help_text="통합은 쉼표로 여럿",
    )  # fmt: skip
    name = forms.CharField(label="새 이름", required=False, max_length=300, help_text="분리는 쉼표로 여럿")
    kind = forms.ChoiceField(label="구분", required=False, choices=[("", "그대로"), *UnitKind.choices])
    into = forms.CharField(
        label="상위 부서나 받을 곳", required=False, max_length=130, widget=named_input("places", of_day=True)
    )

    def step(self, units: Mapping[str, UUID], posts: Mapping[str, UUID], made: set[str]) -> Step | None:
        """What the line says; None where it says nothing or names what is not there. ``made`` are earlier new names."""
        given: dict[str, Any] = self.cleaned_data
        if not given["unit"] and not given["name"]:
            return None
        known = posts if given["change"] == "CLOSE_POST" else {**units, **{name: name for name in made}}
        named = [self._found("unit", each, known) for each in _listed(given["unit"])]
        into = self._found("into", given["into"].strip(), known) if given["into"].strip() else None
        self._check(given, named, into)
        if self.errors:
            return None
        made.update(_listed(given["name"]))
        return _MAKE[given["change"]](named, given, into)

    def _found(self, field: str, name: str, known: Mapping[str, Any]) -> Any:
        found = known.get(name)
        if found is None:
            self.add_error(field, translated("목록에 없습니다: {name}", name=name))
        return found

    def _check(self, given: Mapping[str, Any], named: list[Any], into: Any) -> None:
        change = given["change"]
        if change != "CREATE" and not named and "unit" not in self.errors:
            self.add_error("unit", "바꿀 부서나 직위를 적어 주십시오.")
        if change in ("CREATE", "MOVE", "ABOLISH", "CLOSE_POST") and into is None and "into" not in self.errors:
            self.add_error("into", "상위 부서나 받을 곳을 적어 주십시오.")
        if change in ("CREATE", "MERGE") and not given["kind"]:
            self.add_error("kind", "새 부서의 구분을 골라 주십시오.")
        if change in ("CREATE", "RENAME", "MERGE", "SPLIT", "OPEN_POST") and not _listed(given["name"]):
            self.add_error("name", "새 이름을 적어 주십시오.")


ChangeFormSet = forms.formset_factory(ChangeForm, extra=0, max_num=MOST_LINES, absolute_max=MOST_LINES)

_Make = Callable[[list[UnitName], Mapping[str, Any], Any], Step]
_MAKE: Mapping[str, _Make] = {
    "CREATE": lambda _, given, into: Create(given["name"].strip(), given["kind"], into),
    "RENAME": lambda named, given, _: Rename(named[0], given["name"].strip(), given["kind"]),
    "MOVE": lambda named, _, into: Move(named[0], into),
    "MERGE": lambda named, given, _: Merge(tuple(named), given["name"].strip(), given["kind"]),
    "SPLIT": lambda named, given, _: Split(named[0], tuple(_listed(given["name"]))),
    "ABOLISH": lambda named, _, into: Abolish(named[0], into),
    "OPEN_POST": lambda named, given, _: OpenPost(named[0], given["name"].strip()),
    "CLOSE_POST": lambda named, _, into: ClosePost(named[0], into),  # type: ignore[arg-type]  # found among posts
}


def _listed(text: str) -> list[str]:
    return [each.strip() for each in text.split(",") if each.strip()]
