"""What must hold for an installation to serve, each as one sentence with what to do where it does not."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import DatabaseError, connections
from django.db.migrations.recorder import MigrationRecorder
from django.utils.timezone import localdate
from procrastinate.contrib.django.models import ProcrastinateEvent

from ieum.kernel.calendar.decree import known_years
from ieum.kernel.registry import Irregularity, irregularities
from ieum.platform.database.access import access
from ieum.platform.database.backups import STAMP, backups
from ieum.platform.database.setup import known_migrations, newer_than_ours
from ieum.platform.database.tenancy import municipality
from ieum.platform.jobs.worker import ROUNDS
from ieum.platform.models import Municipality
from ieum.platform.search.upkeep import standing

LEAST_ROOM, SCARCE_ROOM = 512 * 2**20, 5 * 2**30
"""Bytes free below which the database may stop at any moment, and below which somebody should make room."""
OLD_BACKUP = timedelta(hours=26)
"""A daily backup that is late by two hours."""
_LATELY = timedelta(minutes=15)
_COUNTED = timedelta(days=180)
"""How far ahead the holidays must be known: longer than most periods, and the next year's are told of in June."""
_ARCHIVER = "SELECT current_setting('archive_mode'), last_archived_time, last_failed_time FROM pg_stat_archiver"
_HERE = {"127.0.0.1", "localhost", "[::1]"}
_TAKEN_UP = "작업 처리기가 이어서 합니다. 줄지 않으면 'ieum search rebuild'를 실행하십시오."
_KEYS = ("secret_key", "data_key")


class State(StrEnum):
    """How it stands: good, soon bad, or bad."""

    OK = "ok"
    WARNING = "warning"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Check:
    """The answer to one question."""

    name: str
    """For programs."""
    label: str
    state: State
    said: str
    """A sentence without secrets: no address, no path, no name of an account."""


def readiness() -> list[Check]:
    """What must hold to answer requests; no fault among them means ready."""
    return [database(), migrations(), room(), backup()]


def examination() -> list[Check]:
    """Everything that ``ieum doctor`` looks at."""
    return [*readiness(), archive(), search_index(), rounds(), holidays(), keys(), exposure(), *irregular()]


def is_sound(checks: list[Check]) -> bool:
    """Whether there is no fault."""
    return all(each.state is not State.FAULT for each in checks)


def database() -> Check:
    """Whether the database answers."""
    tell = _teller("database", "데이터베이스")
    try:
        with connections["default"].cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return tell(State.FAULT, "응답이 없습니다. 'ieum db status'로 확인하고 'ieum db start'로 시작하십시오.")
    return tell(State.OK, "응답합니다.")


def migrations() -> Check:
    """Whether the tables are those that this version needs."""
    tell = _teller("migrations", "표")
    try:
        applied = set(MigrationRecorder(connections["owner"]).applied_migrations())
    except DatabaseError:
        return tell(State.FAULT, "확인하지 못했습니다. 데이터베이스부터 살리십시오.")
    missing = len(known_migrations() - applied)
    if missing:
        return tell(State.FAULT, f"적용하지 않은 변경이 {missing}개 있습니다. 'ieum migrate'를 실행하십시오.")
    if newer_than_ours(applied):
        return tell(
            State.FAULT, "이 판보다 새것입니다. 올렸던 새 판을 다시 설치하거나 올리기 전의 백업으로 되돌리십시오."
        )
    return tell(State.OK, "이 판의 표와 같습니다.")


def room() -> Check:
    """Whether the disk of the installation has room."""
    tell = _teller("disk", "디스크")
    free = shutil.disk_usage(_standing(settings.HOME)).free
    said = f"남은 자리가 {free / 2**30:,.1f}GiB입니다."
    if free < LEAST_ROOM:
        return tell(State.FAULT, f"{said} 곧 멈춥니다. 바로 자리를 비우십시오.")
    if free < SCARCE_ROOM:
        return tell(State.WARNING, f"{said} 오래된 백업을 다른 컴퓨터로 옮기십시오.")
    return tell(State.OK, said)


def backup() -> Check:
    """Whether there is a fresh backup."""
    tell = _teller("backup", "백업")
    if access().server is None:
        return tell(State.OK, "데이터베이스 서버가 따로 있으므로 그 서버의 도구로 확인하십시오.")
    age = backup_age()
    if age is None:
        return tell(State.WARNING, "아직 없습니다. 'ieum db backup'을 날마다 실행하십시오.")
    said = f"마지막 백업이 {age / timedelta(hours=1):,.0f}시간 전입니다."
    if age > OLD_BACKUP:
        return tell(State.WARNING, f"{said} 날마다 도는 백업이 멈췄는지 보고 'ieum db backup'을 실행하십시오.")
    return tell(State.OK, said)


def archive() -> Check:
    """Whether finished pieces of the log go to the archive, by which all since the last backup comes back."""
    tell = _teller("archive", "변경 기록 보관")
    try:
        with connections["default"].cursor() as cursor:
            cursor.execute(_ARCHIVER)
            mode, archived, failed = cursor.fetchone()
    except DatabaseError:
        return tell(State.FAULT, "확인하지 못했습니다. 데이터베이스부터 살리십시오.")
    return tell(*_archived(is_on=mode != "off", archived=archived, failed=failed))


def _archived(*, is_on: bool, archived: datetime | None, failed: datetime | None) -> tuple[State, str]:
    if not is_on:
        return State.WARNING, "꺼져 있어 디스크를 잃으면 마지막 백업 뒤의 일이 사라집니다. archive_mode를 켜십시오."
    if failed is not None and (archived is None or failed > archived):
        return State.FAULT, "보관하지 못하고 있습니다. 보관 폴더의 남은 자리와 권한, 서버 기록을 확인하십시오."
    if archived is None:
        return State.OK, "보관할 것이 아직 없습니다."
    return State.OK, f"마지막 보관이 {(datetime.now(UTC) - archived) / timedelta(minutes=1):,.0f}분 전입니다."


def backup_age() -> timedelta | None:
    """The time since the last backup of the embedded server; None without one, or where the server is another's."""
    server = access().server
    found = backups(server) if server else []
    return datetime.now(UTC) - datetime.strptime(found[-1].name, STAMP).replace(tzinfo=UTC) if found else None


def search_index() -> Check:
    """Whether everything can be found by search."""
    tell = _teller("search", "검색 색인")
    try:
        found = standing()
    except DatabaseError:
        return tell(State.FAULT, "확인하지 못했습니다. 데이터베이스와 표부터 살리십시오.")
    if not found.has_lists:
        return tell(State.FAULT, "찾는 목록이 없거나 만들다 말았습니다. 'ieum search rebuild'를 실행하십시오.")
    if found.is_unfilled:
        return tell(State.WARNING, f"비어 있습니다. {_TAKEN_UP}")
    if found.left:
        return tell(State.WARNING, f"색인을 기다리는 대상이 {found.left:,}건 있습니다. {_TAKEN_UP}")
    return tell(State.OK, f"항목 {found.items:,}건이 있고 밀린 것이 없습니다.")


def rounds() -> Check:
    """Whether what the worker does each minute for everybody, such as reminders, came to its end lately."""
    tell = _teller("rounds", "돌아보기")
    try:
        failed = failed_rounds()
    except DatabaseError:
        return tell(State.FAULT, "확인하지 못했습니다. 데이터베이스와 표부터 살리십시오.")
    if failed:
        return tell(
            State.FAULT,
            f"알림과 기한 독촉을 돌아보는 일이 {_LATELY.seconds // 60}분 안에 {failed}번 실패했습니다. "
            "작업 처리기의 기록을 보고 운영 지원에 알리십시오.",
        )
    return tell(State.OK, "요사이 실패한 적이 없습니다.")


def failed_rounds() -> int:
    """How many rounds of the workers failed lately."""
    found = ProcrastinateEvent.objects.filter(job__task_name=ROUNDS, type="failed")
    return int(found.filter(at__gt=datetime.now(UTC) - _LATELY).count())


def holidays(today: date | None = None) -> Check:
    """Whether the holidays are known of all days that deadlines are counted over now."""
    tell, last = _teller("holidays", "공휴일"), known_years()[-1]
    said, day = f"{last}년까지 등록되어 있습니다.", today or localdate()
    if day.year > last:
        return tell(State.FAULT, f"{said} 법정 기한을 셀 수 없으니 올해 공휴일이 든 새 판으로 올리십시오.")
    if day + _COUNTED > date(last, 12, 31):
        return tell(State.WARNING, f"{said} 그 뒤의 기한은 세지 못하니 새 판으로 올리십시오.")
    return tell(State.OK, said)


def keys() -> Check:
    """Whether nobody but this account reads the keys of the home."""
    tell = _teller("keys", "열쇠")
    kept = [path for name in _KEYS if (path := settings.HOME / name).exists()]
    if any(path.stat().st_mode & 0o077 for path in kept):
        return tell(State.FAULT, "열쇠 파일을 다른 계정도 읽을 수 있습니다. 집 폴더의 열쇠에 chmod 600을 하십시오.")
    return tell(State.OK, "이 계정만 읽을 수 있습니다.")


def exposure() -> Check:
    """Whether a site that other machines reach is set up for it."""
    tell = _teller("exposure", "설정")
    if set(settings.ALLOWED_HOSTS) <= _HERE:
        return tell(State.OK, "이 컴퓨터에서만 씁니다.")
    if settings.DEBUG:
        return tell(State.FAULT, "오류를 자세히 보이는 IEUM_DEBUG가 켜져 있습니다. 끄십시오.")
    if not settings.SESSION_COOKIE_SECURE:
        return tell(State.FAULT, "다른 컴퓨터에서 쓰는데 IEUM_HTTPS가 꺼져 있습니다. nginx를 앞에 두고 1로 정하십시오.")
    return tell(State.OK, "https로만 씁니다.")


def irregular() -> list[Check]:
    """What the officers of some municipality should settle."""
    return [_counted(each) for each in irregularities]


def _counted(each: Irregularity) -> Check:
    tell = _teller(each.name, each.label)
    try:
        count = sum(map(_counted_in(each), Municipality.objects.values_list("pk", flat=True)))
    except DatabaseError:
        return tell(State.FAULT, "확인하지 못했습니다. 데이터베이스와 표부터 살리십시오.")
    return (
        tell(State.WARNING, f"{each.said.format(count=count)} {each.remedy}")
        if count
        else tell(State.OK, each.otherwise)
    )


def _counted_in(each: Irregularity) -> Callable[[UUID], int]:
    def count(municipality_id: UUID) -> int:
        with municipality(municipality_id):
            return each.count()

    return count


def _teller(name: str, label: str) -> Callable[[State, str], Check]:
    return lambda state, said: Check(name, label, state, said)


def _standing(path: Path) -> Path:
    """The path, or the first folder above it that exists."""
    return next(each for each in (path, *path.parents) if each.exists())
