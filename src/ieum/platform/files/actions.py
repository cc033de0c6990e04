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
from ieum.platform.files.scanning import scanner

DONE, REFUSED = 0, 1


def act(arguments: argparse.Namespace) -> int:
    """Run the action that was asked for, and say in a sentence why not where it cannot be done."""
    try:
        with municipality(arguments.municipality or only_municipality()):
            lines = expired() if arguments.action == "expired" else scan_all(everything=arguments.all)
    except (CannotStart, LookupError) as error:
        sys.stderr.write(f"{error}\n")
        return REFUSED
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return DONE


def scan_all(*, everything: bool) -> list[str]:
    """Hand the attached files that wait for it to the scanner, or all, as after news of what is malicious.

    :raises CannotStart: if the office has no scanner
    """
    if not scanner():
        raise CannotStart("IEUM_SCAN_COMMAND를 정하지 않아 검사할 수 없습니다.")
    counted: Counter[str] = Counter()
    for file_id in queries.all_attached() if everything else queries.unscanned():
        said = operations.scan_again(file_id, queries.bytes_of(file_id))
        if said is not None:
            counted[str(Verdict(said.verdict).label)] += 1
    told = ", ".join(f"{label} {number}건" for label, number in sorted(counted.items()))
    return [f"검사한 파일 {counted.total():,}건{f': {told}' if told else ''}."]


def expired() -> list[str]:
    """List the files whose period of retention is over."""
    return [
        f"{each.expires_on}\t{each.attachment.get_retention_display()}\t{each.name}\t{each.subject}"
        for each in queries.expired(localdate())
    ] or ["보존기간이 끝난 파일이 없습니다."]
