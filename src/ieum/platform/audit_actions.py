"""What ``ieum audit`` does, each action with its sentences; importing this needs Django set up."""

import argparse
import re
import sys
from datetime import date

from django.utils.timezone import localtime

from ieum.platform import chain
from ieum.platform.actions import NoOneMunicipality, only_municipality
from ieum.platform.database.tenancy import NoSuchMunicipality, municipality

WHOLE, BROKEN, UNREADABLE = 0, 1, 2
_HASH = re.compile("[0-9a-f]{64}")


def act(arguments: argparse.Namespace) -> int:
    """Do what was asked for; say in a sentence why not where it cannot be done."""
    try:
        with municipality(arguments.municipality or only_municipality()):
            return verify(arguments.from_head) if arguments.action == "verify" else head(arguments.on)
    except (NoOneMunicipality, NoSuchMunicipality) as refused:
        sys.stderr.write(f"{refused}\n")
        return BROKEN


def verify(from_head: str) -> int:
    """Walk the chain, from a hash as it was printed, also on two lines; 1 where it is broken, 2 for no hash."""
    printed = "".join(from_head.split()).lower()
    if printed and not _HASH.fullmatch(printed):
        sys.stderr.write(
            f"해시는 0-9와 a-f로 된 64자리입니다. 적은 것은 {len(printed)}자리입니다. 발행 확인서의 결정 해시를 "
            "끝까지 적으십시오.\n"
        )
        return UNREADABLE
    walk = chain.verify(printed)
    if walk.fault is not None:
        place = f"{walk.fault.number}번째에서 끊어졌습니다. " if walk.fault.number else ""
        sys.stderr.write(f"결정의 사슬이 온전하지 않습니다. {place}{walk.fault.words}\n")
        return BROKEN
    sys.stdout.write(f"결정 {walk.links:,}건이 모두 온전합니다. {told(walk.head)}\n")
    return WHOLE


def head(on: date | None) -> int:
    """Tell the last link, or what it was at the end of a day; 1 where there was none."""
    found = chain.head(on)
    sys.stdout.write(f"{told(found)}\n")
    return WHOLE if found else BROKEN


def told(found: chain.Head | None) -> str:
    """A head in words."""
    if found is None:
        return "결정이 아직 없습니다."
    return f"{found.number}번째 결정({localtime(found.sealed_at):%Y-%m-%d %H:%M}) {found.hash}"
