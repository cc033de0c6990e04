"""What tests say of demands for data: one, a file of its answer, and the answer."""

from datetime import timedelta

from django.utils.timezone import localdate

from ieum.office import operations
from ieum.platform.choices import Retention
from ieum.platform.files import operations as files

TODAY = localdate()


def demand(full, **more):
    head = str(full.desk.hall.post("기획예산과 과장"))
    due = f"{TODAY + timedelta(days=10)}"
    return {"title": "집행 자료", "content": "상반기", "post_id": head, "due_on": due, "letter": "의회-12", **more}


def attach(full, case_id):
    with full.desk.inside():
        return files.attach(
            subject_kind="office.case", subject_id=case_id, name="집행액.csv", data=b"a,b\n1,2\n", basis="회신",
            retention=Retention.YEAR, actor_id=full.desk.accounts["head"],
        ).attachment_id  # fmt: skip


def settle(full, case_id):
    who = {"case_id": case_id, "actor_id": full.desk.accounts["head"], "on": TODAY}
    with full.desk.inside():
        operations.assign(**who, post_id=full.desk.hall.post("기획예산과 과장"))
        operations.settle(**who, reason="붙임과 같음")
