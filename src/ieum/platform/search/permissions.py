"""Who may search: one table. What they find, the tables of the apps say, kind by kind."""

from enum import StrEnum

from ieum.kernel.permissions import Permission
from ieum.platform.choices import STAFF, Role


class SearchAction(StrEnum):
    """Something that the page of search offers."""

    SEARCH = "SEARCH"


PERMISSIONS = (Permission(SearchAction.SEARCH, "볼 수 있는 것 안에서 검색하기", STAFF | {Role.COUNCIL, Role.AUDITOR}),)
