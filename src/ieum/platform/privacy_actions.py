"""What ``ieum privacy`` does, each action with its sentence; importing this needs Django set up."""

import argparse
import shlex
import sys
from collections.abc import Iterator, Sequence
from uuid import UUID

from django.utils.timezone import localdate

from ieum.platform.actions import NoOneMunicipality, only_municipality, operator
from ieum.platform.database.tenancy import NoSuchMunicipality, current_municipality, municipality
from ieum.platform.models import Tombstone
from ieum.platform.operations import Refused
from ieum.platform.personal import forgotten, keys, operations
from ieum.platform.personal.fields import personal_fields
from ieum.platform.personal.signing import is_signed
from ieum.platform.personal.subjects import subjects

DONE, REFUSED = 0, 1


class Wrong(Refused):
    """A tombstone was altered, or a key is lost."""


def act(arguments: argparse.Namespace) -> int:
    """Do what was asked for; say in a sentence why not where it cannot be done."""
    action = {"erase": erase, "dispose": dispose, "check": check}[arguments.action]
    try:
        code = arguments.municipality or only_municipality()
        sys.stdout.write(f"{action(code, arguments)}\n")
    except (Refused, NoOneMunicipality, NoSuchMunicipality) as refused:
        sys.stderr.write(f"{refused}\n")
        return REFUSED
    return DONE


def erase(code: str, arguments: argparse.Namespace) -> str:
    """Erase the person with a number."""
    with municipality(code):
        found = next(filter(None, (each.find(arguments.number) for each in subjects)), None)
        if found is None:
            raise operations.NobodyThere(f"그 번호를 가진 사람이 없습니다: {arguments.number}.")
        operations.erase_person(subject_id=found, actor_id=operator(), basis=arguments.basis, on=localdate())
    return f"{arguments.number}의 열쇠를 파기했습니다. 이름은 어디에서도, 어느 백업에서도 다시 읽을 수 없습니다."


def dispose(code: str, arguments: argparse.Namespace) -> str:  # noqa: ARG001 - each action takes what was typed
    """Remove readings that are kept no longer."""
    with municipality(code):
        municipality_id, actor_id = current_municipality(), operator()
    count = operations.dispose_readings(municipality_id=municipality_id, actor_id=actor_id, on=localdate())
    return f"보관기간이 지난 접속기록 {count:,}건을 지웠습니다." if count else "보관기간이 지난 접속기록이 없습니다."


def check(code: str, arguments: argparse.Namespace) -> str:  # noqa: ARG001 - each action takes what was typed
    """Destroy keys that came back, and tell what is wrong with tombstones and keys."""
    with municipality(code):
        tombstones = list(Tombstone.objects.all())
        for each in tombstones:
            if not is_signed(each.content, each.signature):
                raise Wrong(f"서명이 맞지 않는 파기 기록입니다: {each.content}")
        back = operations.destroy_erased()
        undone = forgotten.forgotten()
        lost = sum(keys.key_of(each) is None for each in set(_written()) - set(forgotten.noted()))
    if undone:
        raise Wrong(_to_repeat(undone))
    if lost:
        raise Wrong(f"파기하지 않았는데 열쇠가 없는 사람이 {lost:,}명 있습니다. 열쇠 폴더의 사본을 되돌려 놓으십시오.")
    return f"파기 기록 {len(tombstones):,}건의 서명이 맞습니다. 되살아난 열쇠 {back:,}개를 다시 파기했습니다."


def _to_repeat(undone: Sequence[forgotten.Forgotten]) -> str:
    """Which erasures stand no more, since the database was put back to before them, each with its command."""
    lines = [
        f"  ieum privacy erase {shlex.quote(each.number)} --basis {shlex.quote(each.basis)}   # {each.erased_on}"
        for each in undone
    ]
    told = f"되돌린 데이터베이스에 사람 {len(undone):,}명의 파기 기록이 없습니다. 다시 파기하십시오:"
    return "\n".join([told, *lines])


def _written() -> Iterator[UUID]:
    """Whom anything is written about."""
    for field in personal_fields():
        rows = field.model._default_manager.exclude(**{field.name: None})  # noqa: SLF001 - Django's name
        yield from (value.subject_id for value in rows.values_list(field.name, flat=True))
