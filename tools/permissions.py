"""Writes docs/permissions.md from the table of permissions; a test fails where the page is not fresh."""

import json
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ieum.kernel.permissions import Permission
    from ieum.kernel.states import Machine

PAGE = Path(__file__).resolve().parents[1] / "docs" / "permissions.md"
HEAD = """# Permissions (권한표)

Written by `python tools/permissions.py` from the tables that the apps register (`kernel.permissions.Permission`,
`Stake`) and from the addresses of the site and the API; change those, not this page. The door of every page and of
every operation of the API reads the same rows, and so does the page `/permissions/`, which also says in a sentence
whether an account may do something.

A role opens the door. Within it, the state machine named under 단위·단계 says which step somebody may take, by unit and
stage: as what they have a part in the matter. 위임 says whether one may do it for somebody else, for a period.
A petition (민원, 질의) is read by who has a part in it and the heads above, and its petitioner is told to who has it or
received it, as `office.queries.reading` says; without a part 감사 and 단체장 read it (READ_PETITIONS).

## Who may do what (할 일과 역할)

"""


def page() -> str:
    """The page, from everything that is registered."""
    from ieum.kernel.registry import machines, permissions  # noqa: PLC0415 - Django must be set up first

    used = [each for each in machines if any(each.name in row.machines for row in permissions)]
    return "".join([HEAD, *_roles(permissions), *_periods(), *_places(permissions), *(_machine(each) for each in used)])


def _roles(rows: "Iterable[Permission]") -> Iterator[str]:
    from ieum.platform.choices import Role  # noqa: PLC0415 - Django must be set up first

    yield f"| 할 일 | 구분 | {' | '.join(Role.labels)} | 단위·단계 | 위임 |\n|---|---|{'---|' * len(Role)}---|---|\n"
    for each in rows:
        marks = " | ".join("○" if role in each.roles else "-" for role in Role)
        kind, stage = "기록" if each.writes else "읽기", ", ".join(each.machines) or "모두"
        yield f"| {each.label} ({each.name}) | {kind} | {marks} | {stage} | {each.in_person or '됨'} |\n"


def _periods() -> Iterator[str]:
    """For which days what gives powers gives them."""
    from ieum.platform.permissions import BOUNDS  # noqa: PLC0415 - Django must be set up first

    yield "\n## Periods (기간)\n\n| 무엇 | 할 수 있는 날 | 끝나면 |\n|---|---|---|\n"
    for each in BOUNDS:
        yield f"| {each.what} | {each.days} | {each.end} |\n"


def _places(rows: "Iterable[Permission]") -> Iterator[str]:
    """For each row the pages and the operations of the API that ask for it."""
    from ieum.api import urls as api  # noqa: PLC0415 - Django must be set up first
    from ieum.site import urls as site  # noqa: PLC0415 - as above

    yield "\n## Where it is asked for (화면과 API)\n\n| 할 일 | 화면 | 보내기 | API |\n|---|---|---|---|\n"
    paths = json.loads(api.description())["paths"]
    operations = [
        (f"{method.upper()} {path}", each["x-scope"]) for path, of in paths.items() for method, each in of.items()
    ]
    for row in rows:
        opens = [_address(each) for each in site.urlpatterns if _asks(each, "action") == row.name]
        posts = [_address(each) for each in site.urlpatterns if _asks(each, "posting") == row.name]
        called = [address for address, scope in operations if scope == row.name]
        cells = (", ".join(f"`{each}`" for each in found) or "-" for found in (opens, posts, called))
        yield f"| {row.label} | {' | '.join(cells)} |\n"


def _asks(pattern: Any, what: str) -> str:
    asked = getattr(pattern.callback, what, None)
    return asked.value if asked else ""


def _address(pattern: Any) -> str:
    """An address with ID or NAME in the places of what varies."""
    steps = str(pattern.pattern).split("/")
    return "/" + "/".join(("ID" if "uuid" in each else "NAME") if each.startswith("<") else each for each in steps)


def _machine(machine: "Machine[Any]") -> str:
    from ieum.kernel.registry import stakes  # noqa: PLC0415 - Django must be set up first

    said = "\n".join(f"| {machine.parts[each.part]} | {each.told} |" for each in stakes if each.machine == machine.name)
    return f"\n## {machine.label} ({machine.name})\n\n{machine.listing()}\n\n| 자격 | 무엇으로 |\n|---|---|\n{said}\n"


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ieum.settings")
    os.environ.setdefault("IEUM_SECRET_KEY", "unused")
    import django

    django.setup()
    PAGE.write_text(page(), encoding="utf-8")
    sys.stdout.write(f"{PAGE.name}\n")
