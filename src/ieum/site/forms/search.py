"""The form of search."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from django import forms

from ieum.kernel.search import Searchable
from ieum.org.rules.standing import Standing
from ieum.platform.ui.languages import translated
from ieum.site.days import DayField
from ieum.site.forms.offering import offer

_DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
_DAY_ERRORS = {"invalid": "날을 2023-10-31처럼 적어 주십시오."}


class SearchForm(forms.Form):
    """What is looked for, of which kind, of which unit and of which days."""

    q = forms.CharField(label="찾을 말", max_length=100, required=False)
    kind = forms.ChoiceField(label="종류", required=False)
    unit = forms.ChoiceField(label="부서", required=False)
    since = DayField(label="이 날부터", required=False, widget=_DAY, error_messages=_DAY_ERRORS)
    until = DayField(label="이 날까지", required=False, widget=_DAY, error_messages=_DAY_ERRORS)

    def __init__(self, *args: Any, kinds: Sequence[Searchable], standing: Standing, **more: Any) -> None:
        super().__init__(*args, **more)
        units = sorted(standing.units.values(), key=lambda unit: unit.name)
        offer(self, "kind", ((each.name, translated(each.label)) for each in kinds), empty=translated("모든 종류"))
        offer(self, "unit", ((str(unit.id), unit.name) for unit in units), empty=translated("모든 부서"))

    def clean(self) -> dict[str, Any]:
        """Ask for a period that has days."""
        given: dict[str, Any] = super().clean() or {}
        since, until = given.get("since"), given.get("until")
        if since and until and since > until:
            self.add_error("until", "끝나는 날을 시작하는 날이나 그 뒤로 적어 주십시오.")
        return given


def places_of(standing: Standing, unit_id: str) -> list[str]:
    """What is of a unit: itself with all units below, by id and by name, and their posts; nothing where "" is asked."""
    if not unit_id:
        return []
    units = list(_with_all_below(standing, UUID(unit_id)))
    posts = [post.id for post in standing.posts.values() if post.unit_id in units]
    return [*map(str, units), *(standing.units[each].name for each in units), *map(str, posts)]


def _with_all_below(standing: Standing, unit_id: UUID) -> Iterator[UUID]:
    yield unit_id
    for each in standing.units.values():
        if each.parent_id == unit_id:
            yield from _with_all_below(standing, each.id)
