"""What ``ieum files`` does; importing this needs Django set up."""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from uuid import UUID

from django.utils.timezone import localdate

from ieum.platform.accounts import account_of
from ieum.platform.actions import only_municipality, operator
from ieum.platform.choices import Verdict
from ieum.platform.database.tenancy import current_municipality, municipality
from ieum.platform.environment import CannotStart
from ieum.platform.files import disposal, operations, queries
from ieum.platform.files.disposal import Approval, NotDisposed
from ieum.platform.files.door import read_admitted
from ieum.platform.files.scanning import scan, scanner
from ieum.platform.operations import Refused

DONE, REFUSED = 0, 1


def act(arguments: argparse.Namespace) -> int:
    """Run the action that was asked for, and say in a sentence why not where it cannot be done."""
    try:
        code = arguments.municipality or only_municipality()
        lines = _ACTIONS[arguments.action](code, arguments)
    except (CannotStart, LookupError, Refused, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return REFUSED
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return DONE


def scan_all(code: str, *, everything: bool) -> list[str]:
    """Hand the attached files that wait for it to the scanner, or all, as after news of what is malicious.

    It works between transactions, so that nobody waits for it.

    :raises CannotStart: if the office has no scanner
    """
    if not scanner():
        raise CannotStart("IEUM_SCAN_COMMAND를 정하지 않아 검사할 수 없습니다.")
    counted: Counter[str] = Counter()
    with municipality(code):
        waiting = queries.all_attached() if everything else queries.unscanned()
    for file_id in waiting:
        with municipality(code):
            data = queries.bytes_of(file_id)
        said = scan(data)
        if said is not None:
            with municipality(code):
                operations.record_scan(file_id=file_id, said=said)
            counted[str(Verdict(said.verdict).label)] += 1
    told = ", ".join(f"{label} {number}건" for label, number in sorted(counted.items()))
    return [f"검사한 파일 {counted.total():,}건{f': {told}' if told else ''}."]


def expired(code: str) -> list[str]:
    """List the files whose period of retention is over, each with its number at the end of the line."""
    with municipality(code):
        return [
            f"{each.expires_on}\t{each.attachment.get_retention_display()}\t{each.name}\t{each.subject}"
            f"\t{each.attachment.pk}"
            for each in queries.expired(localdate())
        ] or ["보존기간이 끝난 파일이 없습니다."]


def dispose(code: str, arguments: argparse.Namespace) -> list[str]:
    """Dispose of the files of a list, all or none.

    :raises Refused: if one of them may not be, or who proposes and approves may not
    """
    content = read_admitted(arguments.list, code=code, actor_id=operator())
    today = localdate()
    with municipality(code):
        municipality_id = current_municipality()
        proposer, approver = account_of(arguments.proposed_by), account_of(arguments.approved_by)
        found = disposal.listed(_numbers(content), today)
    by = Approval(proposer, approver, arguments.basis, today)
    gone = disposal.dispose(found, by, municipality_id=municipality_id, actor_id=operator())
    return [f"파일 {len(found):,}건을 처분했습니다. 다른 파일과 함께 쓰지 않는 내용 {gone:,}개를 없앴습니다."]


def _numbers(content: bytes) -> Iterator[UUID]:
    """The number at the end of each line of a list.

    :raises NotDisposed: naming a line that ends with none
    """
    for number, line in enumerate(content.decode("utf-8-sig", errors="replace").splitlines(), 1):
        last = line.rsplit("\t", 1)[-1].strip()
        if not last:
            continue
        try:
            yield UUID(last)
        except ValueError as error:
            raise NotDisposed(
                f"{number}행: 파일의 번호로 끝나지 않습니다. 'ieum files expired'의 줄을 적으십시오."
            ) from error


_ACTIONS: Mapping[str, Callable[[str, argparse.Namespace], list[str]]] = MappingProxyType(
    {
        "scan": lambda code, arguments: scan_all(code, everything=arguments.all),
        "expired": lambda code, _: expired(code),
        "dispose": dispose,
    }
)
