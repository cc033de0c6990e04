"""A petition of 재무과 that 예산팀's lead received, and people who have a part in it and none."""

from ieum.org import operations as orders
from ieum.org.rules.personnel import PersonnelAction, PersonnelLine
from ieum.platform.choices import Role
from ieum.platform.models import Account
from tests.office.offices import Desk
from tests.org.office import FOUNDED

TITLE, CONTENT = "은하길 보도블록 진정", "은하길 12 앞 보도가 꺼져 넘어짐"
NAME, PHONE = "남궁미르", "010-2345-6789"


def hire(desk: Desk, name: str, number: str, post: str, *, role=Role.DEPARTMENT, since=FOUNDED):
    """Appoint somebody with an account to a post of the hall."""
    person = desk.hall.person(number)
    line = PersonnelLine(PersonnelAction.APPOINT, person, desk.hall.post(post), "GENERAL", "6급")
    desk.hall.appoint(since, line)
    with desk.inside():
        made = Account.objects.create(
            login=f"{name}-office", title=name, role=role, municipality_id=desk.hall.district.id
        )
        orders.register_person(number=number, name=f"직원{number}", account_id=made.pk)
    desk.accounts[name] = made.pk
    return person


def petition(desk: Desk, **more):
    """A petition that 재무과 works on: 예산팀's lead received it, 예산팀's officer has no part in it."""
    hire(desk, "finance", "P6", "재무과 과장")
    given = {"title": TITLE, "content": CONTENT, "petitioner": NAME, "contact": PHONE, **more}
    case = desk.receive(by="lead", post="재무과 과장", kind="PETITION", requester="", **given)
    return desk.do("assign", case, by="finance", post_id=case.post_id)
