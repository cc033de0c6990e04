"""What ``ieum search`` does, each action with its sentences; importing this needs Django set up."""

import argparse
import sys

from ieum.platform.actions import NoOneMunicipality, only_municipality
from ieum.platform.database.tenancy import NoSuchMunicipality, municipality
from ieum.platform.search import operations, queries

SAME, DIFFERENT = 0, 1
TOLD = 20
"""How many differences are named."""


def act(arguments: argparse.Namespace) -> int:
    """Do what was asked for; say in a sentence why not where it cannot be done."""
    try:
        with municipality(arguments.municipality or only_municipality()):
            return rebuild() if arguments.action == "rebuild" else verify()
    except (NoOneMunicipality, NoSuchMunicipality) as refused:
        sys.stderr.write(f"{refused}\n")
        return DIFFERENT


def rebuild() -> int:
    """Make the index anew."""
    sys.stdout.write(f"검색 항목 {operations.rebuild():,}건의 색인을 만들었습니다.\n")
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
