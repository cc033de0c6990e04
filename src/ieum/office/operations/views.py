"""Saving, renaming, sharing and removing views of lists. Each account does so with its own."""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.timezone import now

from ieum.kernel.wording import worded
from ieum.office.models import SavedView
from ieum.office.queries import views
from ieum.platform.database.tenancy import current_municipality
from ieum.platform.operations import Refused, open_operation

MOST = 30
"""As many views as an account keeps of one list."""
LONGEST_NAME = 40
_LONGEST = 2000
_CHANGING = ("operation", "name", "is_default", "unit", "removed_at")


class ViewRefused(Refused):
    """The view cannot be so; the message says why."""


class NoSuchView(ViewRefused):
    """The account has no such view."""


@transaction.atomic
def save_view(
    *, account_id: UUID, list_name: str, address: str, name: str, query: str, is_default: bool = False
) -> SavedView:
    """Keep how a list is shown under a name.

    :raises ViewRefused: for a name that is empty or used, more conditions than fit, or too many views of the list
    """
    name = _named(name)
    if len(query) > _LONGEST:
        raise ViewRefused("조건이 너무 길어 저장할 수 없습니다. 조건을 줄여 주십시오.")
    own = views.own_views(account_id).filter(list_name=list_name)
    if own.count() >= MOST:
        raise ViewRefused(
            worded("보기는 목록마다 {most}개까지 저장합니다. 쓰지 않는 보기를 지우고 다시 저장하십시오.", most=MOST)
        )
    _require_free(own, name)
    opened = open_operation(kind="office.save_view", actor_id=account_id, basis=f"보기 저장: {name}")
    if is_default:
        own.update(is_default=False)
    return _written(
        SavedView(
            municipality_id=current_municipality(), operation_id=opened.operation_id, account_id=account_id,
            list_name=list_name, address=address, name=name, query=query, is_default=is_default,
        ),
        is_new=True,
    )  # fmt: skip


@transaction.atomic
def change_view(*, account_id: UUID, view_id: UUID, name: str, is_default: bool, unit_id: UUID | None) -> SavedView:
    """Give a view another name, open its list by it or not, and let a unit see it or, with None, nobody else.

    :raises NoSuchView: if the account has no such view
    :raises ViewRefused: for a name that is empty or used, or a unit that the account does not head
    """
    name, found = _named(name), _own(account_id, view_id)
    siblings = views.own_views(account_id).filter(list_name=found.list_name).exclude(pk=found.pk)
    _require_free(siblings, name)
    if unit_id not in (None, found.unit_id) and unit_id not in {each.id for each in views.headed_units(account_id)}:
        raise ViewRefused("부서장만 그 부서와 보기를 함께 쓸 수 있습니다.")
    opened = open_operation(kind="office.change_view", actor_id=account_id, basis=f"보기 고침: {name}")
    if is_default:
        siblings.update(is_default=False)
    found.operation_id, found.name, found.is_default, found.unit_id = opened.operation_id, name, is_default, unit_id
    return _written(found)


@transaction.atomic
def remove_view(*, account_id: UUID, view_id: UUID) -> SavedView:
    """Remove a view from the list; ``restore_view`` puts it back.

    :raises NoSuchView: if the account has no such view
    """
    found = _own(account_id, view_id)
    opened = open_operation(kind="office.remove_view", actor_id=account_id, basis=f"보기 지움: {found.name}")
    found.operation_id, found.removed_at = opened.operation_id, now()
    return _written(found)


@transaction.atomic
def restore_view(*, account_id: UUID, view_id: UUID) -> SavedView:
    """Put back a view that was removed; another one may open the list by now and goes on doing so.

    :raises NoSuchView: if the account has removed no such view
    :raises ViewRefused: if another view has its name by now
    """
    found = SavedView.objects.filter(pk=view_id, account_id=account_id).exclude(removed_at=None).first()
    if found is None:
        raise NoSuchView("되돌릴 보기가 없습니다. 이미 되돌렸는지 보기 관리에서 확인하십시오.")
    siblings = views.own_views(account_id).filter(list_name=found.list_name)
    _require_free(siblings, found.name)
    opened = open_operation(kind="office.restore_view", actor_id=account_id, basis=f"보기 되돌림: {found.name}")
    found.is_default = found.is_default and not siblings.filter(is_default=True).exists()
    found.operation_id, found.removed_at = opened.operation_id, None
    return _written(found)


def _named(name: str) -> str:
    said = " ".join(name.split())
    if not said:
        raise ViewRefused("보기의 이름을 적어 주십시오.")
    if len(said) > LONGEST_NAME:
        raise ViewRefused(worded("보기의 이름은 {longest}자까지 적습니다.", longest=LONGEST_NAME))
    return said


def _own(account_id: UUID, view_id: UUID) -> SavedView:
    found: SavedView | None = views.own_views(account_id).filter(pk=view_id).select_for_update().first()
    if found is None:
        raise NoSuchView("보기를 찾을 수 없습니다. 보기 관리에서 고르십시오.")
    return found


def _require_free(rows: QuerySet[SavedView], name: str) -> None:
    if rows.filter(name=name).exists():
        raise ViewRefused(worded("이 목록에 ‘{name}’ 보기가 이미 있습니다. 다른 이름을 적어 주십시오.", name=name))


def _written(view: SavedView, *, is_new: bool = False) -> SavedView:
    """Write a view; of two that take one name at the same moment the second is refused."""
    try:
        with transaction.atomic():
            view.save(update_fields=None if is_new else _CHANGING)
    except IntegrityError as error:
        raise ViewRefused("같은 보기를 다른 창에서 막 고쳤습니다. 보기 관리에서 확인하고 다시 하십시오.") from error
    return view
