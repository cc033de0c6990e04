"""A case is indexed anew when another post takes part in it: the posts that read a petition are found by too."""

from django.db import migrations

from ieum.platform.database.searching import searched

_CASE = "office.case"


class Migration(migrations.Migration):
    dependencies = [("office", "0024_work_of_closing_posts"), ("platform", "0039_search_readers")]

    operations = [
        searched("office_caseevent", _CASE, "SELECT t.case_id"),
        searched("office_copost", _CASE, "SELECT t.case_id"),
        searched(
            "office_approvalstep", _CASE, "SELECT d.case_id FROM office_draft d WHERE d.id = t.draft_id"
        ),
        searched("office_agendaitem", _CASE, "SELECT t.subject_id WHERE t.subject_kind = 'office.case'"),
        searched(
            "office_committee", _CASE,
            "SELECT i.subject_id FROM office_meeting m JOIN office_agendaitem i ON i.meeting_id = m.id "
            "WHERE m.committee_id = t.id AND i.subject_kind = 'office.case'",
        ),
    ]  # fmt: skip
