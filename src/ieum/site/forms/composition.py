"""How many members of each group a committee has, as lines of a form."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from ieum.office.choices import MemberGroup
from ieum.platform.ui.languages import translated

_LINE = re.compile(r"([^\d~]+?) *(\d{0,3}) *~ *(\d{0,3})")
_BY_LABEL = {str(each.label): each.value for each in MemberGroup}
_BETWEEN = "·"


class CountsField(forms.CharField):
    """Lines such as "공무원 1~3" or "민간위원·주민 5~", as the counts of a stored rule."""

    widget = forms.Textarea(attrs={"rows": 3})

    def to_python(self, value: Any) -> Any:
        """The stored form of each line.

        :raises ValidationError: naming the line that cannot be read
        """
        lines = enumerate(str(value or "").splitlines(), 1)
        return [_read(line.strip(), number) for number, line in lines if line.strip()]

    def prepare_value(self, value: Any) -> Any:
        """The lines of what is stored; what somebody wrote stays as it is."""
        return value if isinstance(value, str) or value is None else "\n".join(map(_written, value))


def _read(line: str, number: int) -> dict[str, Any]:
    found = _LINE.fullmatch(line)
    groups = [each.strip() for each in found[1].split(_BETWEEN)] if found else []
    if found is None or not found[2] + found[3] or set(groups) - _BY_LABEL.keys():
        said = translated(
            "{number}번째 줄 '{line}': '공무원 1~3'처럼 적어 주십시오. 쓸 수 있는 구분: {groups}.",
            number=number, line=line, groups=", ".join(map(translated, _BY_LABEL)),
        )  # fmt: skip
        raise ValidationError(said)
    least, most = (int(each) if each else None for each in found.group(2, 3))
    return {"groups": [_BY_LABEL[each] for each in groups], "bounds": [least, most]}


def _written(count: dict[str, Any]) -> str:
    names = _BETWEEN.join(str(MemberGroup(each).label) for each in count["groups"])
    least, most = ("" if each is None else str(each) for each in count["bounds"])
    return f"{names} {least}~{most}"
