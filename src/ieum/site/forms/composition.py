"""How many members of which kind a committee has, and which share, as lines of a form."""

import re
from abc import ABC, abstractmethod
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from ieum.office.choices import MemberGroup, Seat, ShareBase
from ieum.office.rules.deciding import FaultyRule, Threshold
from ieum.platform.ui.languages import translated

_LINE = re.compile(r"([^\d~]+?) *(\d{0,3}) *~ *(\d{0,3})")
_NUMBER = re.compile(r"(\d{1,3})|(\d{0,3}) *~ *(\d{0,3})")
_OF_APPOINTED = f"({Seat.APPOINTED.label})"
_BY_LABEL = {str(each.label): each.value for each in MemberGroup}
_SEATS = {str(each.label): each.value for each in Seat}
_BETWEEN = "·"


class LinesField(forms.CharField, ABC):
    """Lines, each of which says one thing that a stored rule holds."""

    widget = forms.Textarea(attrs={"rows": 3})

    @abstractmethod
    def read(self, line: str) -> dict[str, Any] | None:
        """What a line says; None where it cannot be read."""

    @abstractmethod
    def written(self, said: dict[str, Any]) -> str:
        """The line that says it."""

    @abstractmethod
    def fault(self, number: int, line: str) -> str:
        """Why a line cannot be read, and how it is written."""

    def to_python(self, value: Any) -> Any:
        """The stored form of each line.

        :raises ValidationError: naming the line that cannot be read
        """
        lines = enumerate((each.strip() for each in str(value or "").splitlines()), 1)
        found = [(number, line, self.read(line)) for number, line in lines if line]
        for number, line, said in found:
            if said is None:
                raise ValidationError(self.fault(number, line))
        return [said for _, _, said in found]

    def prepare_value(self, value: Any) -> Any:
        """The lines of what is stored; what somebody wrote stays as it is."""
        return value if isinstance(value, str) or value is None else "\n".join(map(self.written, value))


class CountsField(LinesField):
    """Lines such as "공무원 1~3", "민간위원·주민 5~" or "당연직 2~2", as the counts of a stored rule."""

    def read(self, line: str) -> dict[str, Any] | None:
        """Groups or a kind of seat, with from how many to how many."""
        found = _LINE.fullmatch(line)
        if found is None or not found[2] + found[3]:
            return None
        bounds = [int(each) if each else None for each in found.group(2, 3)]
        if found[1] in _SEATS:
            return {"seat": _SEATS[found[1]], "bounds": bounds}
        groups = _groups(found[1])
        return {"groups": groups, "bounds": bounds} if groups else None

    def written(self, said: dict[str, Any]) -> str:
        """As it was read."""
        least, most = ("" if each is None else str(each) for each in said["bounds"])
        return f"{Seat(said['seat']).label if 'seat' in said else _labels(said)} {least}~{most}"

    def fault(self, number: int, line: str) -> str:
        """With what may be counted."""
        return translated(
            "{number}번째 줄 '{line}': '공무원 1~3'처럼 적어 주십시오. 쓸 수 있는 구분: {groups}.",
            number=number, line=line, groups=", ".join(map(translated, [*_BY_LABEL, *_SEATS])),
        )  # fmt: skip


class SharesField(LinesField):
    """Lines such as "민간위원 3분의 2 이상" or "공무원 2분의 1 이하 (위촉직)", as the shares of a stored rule."""

    def read(self, line: str) -> dict[str, Any] | None:
        """Groups with their share, of all members or of those appointed."""
        of = ShareBase.APPOINTED if line.endswith(_OF_APPOINTED) else ShareBase.ALL
        named, _, share = line.removesuffix(_OF_APPOINTED).strip().partition(" ")
        groups = _groups(named)
        try:
            threshold = Threshold.said(share.strip())
        except FaultyRule:
            return None
        return {"groups": groups, "threshold": threshold.stored, "of": of.value} if groups else None

    def written(self, said: dict[str, Any]) -> str:
        """As it was read."""
        of_whom = f" {_OF_APPOINTED}" if said.get("of") == ShareBase.APPOINTED else ""
        return f"{_labels(said)} {Threshold.read(said['threshold'])}{of_whom}"

    def fault(self, number: int, line: str) -> str:
        """With the groups that have shares."""
        return translated(
            "{number}번째 줄 '{line}': '민간위원 3분의 2 이상'이나 '공무원 2분의 1 이하 (위촉직)'처럼 적어 주십시오. "
            "쓸 수 있는 구분: {groups}.",
            number=number, line=line, groups=", ".join(map(translated, _BY_LABEL)),
        )  # fmt: skip


class BoundsField(forms.CharField):
    """One number or from how many to how many: "1", "1~2", "~2"; empty where none is set."""

    def to_python(self, value: Any) -> Any:
        """As a stored rule holds it.

        :raises ValidationError: if it is neither
        """
        said = str(value or "").strip()
        found = _NUMBER.fullmatch(said)
        if said and (found is None or said == "~"):
            raise ValidationError(translated("'1'이나 '1~2'처럼 적어 주십시오."))
        exact, *bounds = found.groups() if found else (None, None, None)
        return [int(each) if each else None for each in ([exact, exact] if exact else bounds)]

    def prepare_value(self, value: Any) -> Any:
        """What is stored, in its shortest form; what somebody wrote stays as it is."""
        if isinstance(value, str) or value is None:
            return value
        least, most = ("" if each is None else str(each) for each in value)
        return least if least == most else f"{least}~{most}"


def _groups(words: str) -> list[str]:
    """The groups that are named between dots; none where one of them is no group."""
    named = [each.strip() for each in words.split(_BETWEEN)]
    return [] if set(named) - _BY_LABEL.keys() else [_BY_LABEL[each] for each in named]


def _labels(said: dict[str, Any]) -> str:
    return _BETWEEN.join(str(MemberGroup(each).label) for each in said["groups"])
