"""Which columns of which tenant tables may be changed at all, and where it stands who did it and what was there before.

Written by hand: a column that becomes changeable must be put here with its reason (ADR 0018).
"""

import pytest

pytestmark = pytest.mark.database
DATED = "a dated row: which order ended it, and from which epoch on; nothing else of it changes"
ONCE = "empty before, and filled once together with the operation that filled it"
EVENT = "an event beside it says both states and the operation"
OWN = "of one account alone"
MACHINE = "how far a machine is, or what is counted; people's part of it are operations"
KEPT = "the database itself keeps what stood there before, with the operation (RowChange)"
CHANGEABLE = {
    "office_agendaitem": {ONCE: "result seated present in_favour against abstained reason judged decided_id"},
    "office_approvalstep": {ONCE: "outcome capacity decision_id", KEPT: "post_id"},
    "office_caselink": {ONCE: "removed_id"},
    "office_committee": {KEPT: "ended_on post_id"},
    "office_committeemember": {ONCE: "ended_on ended_by_id"},
    "office_copost": {ONCE: "ended_id", KEPT: "post_id"},
    "office_duesegment": {ONCE: "until_on ended_id"},
    "office_meeting": {
        EVENT: "state notify_by",
        ONCE: "notified_on",
        KEPT: "remarks starts_at place answer_by",
    },
    "office_membercontact": {KEPT: "operation_id contact mail"},
    "office_membernotice": {MACHINE: "told_on"},
    "office_officecase": {EVENT: "state due_on due_time calendar_version", KEPT: "post_id"},
    "office_opinionrequest": {ONCE: "answer answered_id", KEPT: "post_id"},
    "office_savedview": {OWN: "name is_default removed_at operation_id unit_id"},
    "org_accountingoffice": {ONCE: "valid_until relieved_by_id"},
    "org_appointment": {DATED: "ended_epoch ended_by_id"},
    "org_duty": {DATED: "ended_epoch ended_by_id"},
    "org_equipmentterm": {DATED: "ended_epoch ended_by_id"},
    "org_facilityterm": {DATED: "ended_epoch ended_by_id"},
    "org_person": {KEPT: "id municipality_id name", EVENT: "number account_id"},
    "org_postclosing": {DATED: "ended_epoch ended_by_id"},
    "org_postgrades": {DATED: "ended_epoch ended_by_id"},
    "org_postterm": {DATED: "ended_epoch ended_by_id"},
    "org_quota": {DATED: "ended_epoch ended_by_id"},
    "org_staffingform": {DATED: "ended_epoch ended_by_id"},
    "org_succession": {DATED: "ended_epoch ended_by_id"},
    "org_unitterm": {DATED: "ended_epoch ended_by_id"},
    "platform_apitoken": {KEPT: "revoked_at", MACHINE: "used_at minute requests"},
    "platform_calendarentry": {MACHINE: "title due_on due_time sequence changed_at"},
    "platform_calendarfeed": {KEPT: "revoked_at"},
    "platform_closedday": {ONCE: "withdrawn_by_id"},
    "platform_disposalrequest": {ONCE: "outcome decision_id"},
    "platform_erasurerequest": {ONCE: "outcome decision_id"},
    "platform_formdraft": {OWN: "id municipality_id account_id place query revision content saved_at"},
    "platform_job": {
        MACHINE: "upload state step steps doing attempts is_cancel_asked said address started_at ended_at"
    },
    "platform_notice": {OWN: "mail read_at"},
    "platform_noticesetting": {OWN: "channel"},
    "platform_searchitem": {MACHINE: "id municipality_id kind subject part title body day place address readers"},
    "platform_searchkeys": {MACHINE: "id municipality_id item_id day size keys title"},
    "platform_searchtouch": {MACHINE: "id municipality_id kind subject marked_in"},
}
"""By table and by where its history stands: the columns that the application may change."""
ONLY_REMOVED = {
    "platform_keptanswer": "the answer to a program that asks twice, for a day",
    "platform_mailaddress": "one's own, taken away by oneself, or when the account is parted from its official",
}
COLUMNS = """
    SELECT relname, attname FROM pg_class c JOIN pg_attribute a ON attrelid = c.oid AND attnum > 0 AND NOT attisdropped
    WHERE relrowsecurity AND relkind = 'r' AND has_column_privilege('ieum_app', c.oid, attnum, 'UPDATE')
"""
REMOVED = """
    SELECT relname FROM pg_class
    WHERE relrowsecurity AND relkind = 'r' AND has_table_privilege('ieum_app', oid, 'DELETE')
"""
KEPT_FOR_NOBODY = {
    "platform_formdraft", "platform_notice", "platform_searchcommonkey", "platform_searchitem", "platform_searchkeys",
}  # fmt: skip
HISTORY = """
    SELECT tgrelid::regclass::text, attname FROM pg_trigger
    JOIN pg_attribute ON attrelid = tgrelid AND attnum = ANY(tgattr) WHERE tgfoid = 'ieum_keep_change'::regproc
"""


def columns(*reasons):
    """The columns whose history stands in one of those places, by table."""
    told = ((table, reason, each.split()) for table, by in CHANGEABLE.items() for reason, each in by.items())
    return {(table, column) for table, reason, given in told if reason in reasons or not reasons for column in given}


def test_nothing_can_be_changed_but_what_says_where_its_history_stands(database):
    with database.connect("owner") as owner:
        found = set(owner.execute(COLUMNS).fetchall())

    assert found == columns()


def test_the_database_keeps_the_history_of_each_column_of_which_nothing_else_does(database):
    with database.connect("owner") as owner:
        found = set(owner.execute(HISTORY).fetchall())

    assert found == columns(KEPT)


def test_nothing_can_be_removed_but_what_is_of_one_account_or_made_anew(database):
    with database.connect("owner") as owner:
        found = {table for (table,) in owner.execute(REMOVED)}

    assert found == {*ONLY_REMOVED, *KEPT_FOR_NOBODY, "platform_searchtouch"}
