"""What ``ieum search`` does, each action with its sentences; importing this needs Django set up."""

import argparse
import sys
from time import monotonic
from uuid import UUID

from ieum.platform.actions import NoOneMunicipality, only_municipality
from ieum.platform.database.tenancy import NoSuchMunicipality, municipality
from ieum.platform.models import SearchItem
from ieum.platform.search import queries, upkeep

SAME, DIFFERENT = 0, 1
TOLD = 20
"""How many differences are named."""
TOLD_EVERY = 5.0
"""Seconds between two lines of progress."""


def act(arguments: argparse.Namespace) -> int:
    """Do what was asked for; say in a sentence why not where it cannot be done."""
    try:
        with municipality(arguments.municipality or only_municipality()) as municipality_id:
            if arguments.action == "verify":
                return verify()
        return rebuild(municipality_id)
    except (NoOneMunicipality, NoSuchMunicipality) as refused:
        sys.stderr.write(f"{refused}\n")
        return DIFFERENT


def rebuild(municipality_id: UUID) -> int:
    """Make the index anew, or go on where that was broken off, telling from time to time how far it is."""
    told_at, whole = 0.0, 0
    for left in upkeep.rebuild(municipality_id):
        whole = max(whole, left)
        if left == 0 or monotonic() >= told_at + TOLD_EVERY:
            told_at = monotonic()
            sys.stdout.write(f"색인한 대상 {whole - left:,} / {whole:,}\n")
            sys.stdout.flush()
    with municipality(municipality_id):
        sys.stdout.write(f"검색 항목 {SearchItem.objects.count():,}건의 색인을 만들었습니다.\n")
    return SAME


def verify() -> int:
    """Hold the index against the tables; 1 where they differ."""
    faults = queries.disagreements()
    if not faults:
        sys.stdout.write("검색 색인이 표와 같습니다.\n")
        return SAME
    sys.stderr.write(f"검색 색인과 표가 {len(faults):,}건 다릅니다. 'ieum search rebuild'로 다시 만드십시오.\n")
    sys.stderr.writelines(f"  {each}\n" for each in faults[:TOLD])
    return DIFFERENT
