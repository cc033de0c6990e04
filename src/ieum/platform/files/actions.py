"""What ``ieum files`` does; importing this needs Django set up."""

import argparse
import sys
from collections import Counter

from django.utils.timezone import localdate

from ieum.platform.actions import only_municipality
from ieum.platform.choices import Verdict
from ieum.platform.database.tenancy import municipality
from ieum.platform.environment import CannotStart
from ieum.platform.files import operations, queries
from ieum.platform.files.scanning import scan, scanner

DONE, REFUSED = 0, 1


def act(arguments: argparse.Namespace) -> int:
    """Run the action that was asked for, and say in a sentence why not where it cannot be done."""
    try:
        code = arguments.municipality or only_municipality()
        lines = expired(code) if arguments.action == "expired" else scan_all(code, everything=arguments.all)
    except (CannotStart, LookupError) as error:
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
    """List the files whose period of retention is over."""
    with municipality(code):
        return [
            f"{each.expires_on}\t{each.attachment.get_retention_display()}\t{each.name}\t{each.subject}"
            for each in queries.expired(localdate())
        ] or ["보존기간이 끝난 파일이 없습니다."]
