"""Cases, committees and meetings are indexed anew when their rows change."""

from django.db import migrations

from ieum.platform.database.searching import searched

_CASE, _COMMITTEE, _MEETING = "office.case", "office.committee", "office.meeting"


class Migration(migrations.Migration):
    dependencies = [("office", "0005_chained_decisions"), ("platform", "0010_search")]

    operations = [
        searched("office_officecase", _CASE),
        searched("office_draft", _CASE, "SELECT t.case_id"),
        searched("office_opinionrequest", _CASE, "SELECT t.case_id"),
        searched("office_documentrecord", _CASE, "SELECT t.case_id"),
        searched("office_committee", _COMMITTEE),
        searched("office_committeeterm", _COMMITTEE, "SELECT t.committee_id"),
        searched("office_meeting", _MEETING),
        searched("office_agendaitem", _MEETING, "SELECT t.meeting_id"),
        # A meeting bears the name of its committee, and stands where its committee stands.
        searched(
            "office_committeeterm",
            _MEETING,
            "SELECT m.id FROM office_meeting m WHERE m.committee_id = t.committee_id",
        ),
        searched("office_committee", _MEETING, "SELECT m.id FROM office_meeting m WHERE m.committee_id = t.id"),
    ]
