"""Views of lists that accounts keep."""

from typing import ClassVar

from django.db import models

from ieum.office.models.rows import OfficeRow


class SavedView(OfficeRow):
    """How an account wants to see a list: its conditions, order and columns under a name.

    ``operation`` is the last one that changed it. ``unit`` is whose people see it too; none for a view of one's own.
    A view that is removed can be put back until its name is used again.
    """

    account = models.ForeignKey(
        "platform.Account", on_delete=models.PROTECT, related_name="+", verbose_name="저장한 계정"
    )
    list_name = models.CharField("목록", max_length=60)
    address = models.CharField("목록의 주소", max_length=200)
    name = models.CharField("이름", max_length=40)
    query = models.CharField("조건과 차례, 칸", max_length=2000, blank=True)
    is_default = models.BooleanField("먼저 보기", default=False)
    unit = models.ForeignKey(
        "org.Unit", on_delete=models.PROTECT, related_name="+", null=True, verbose_name="함께 보는 부서"
    )
    removed_at = models.DateTimeField("지운 때", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "저장한 보기"
        indexes: ClassVar = [models.Index(fields=["municipality", "list_name"], name="office_savedview_list")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["municipality", "account", "list_name", "name"],
                condition=models.Q(removed_at=None),
                name="office_savedview_name",
            ),
            models.UniqueConstraint(
                fields=["municipality", "account", "list_name"],
                condition=models.Q(removed_at=None, is_default=True),
                name="office_savedview_default",
            ),
            models.CheckConstraint(condition=models.Q(name__regex=r"\S"), name="office_savedview_has_name"),
        ]

    def __str__(self) -> str:
        return self.name
