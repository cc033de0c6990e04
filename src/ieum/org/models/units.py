"""Units and posts through all their names and places."""

from django.db import models

from ieum.org.choices import UnitKind
from ieum.org.models.rows import Dated, Order, OrgRow


class Unit(OrgRow):
    """A unit through all its names and places."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="+", verbose_name="만든 명령")

    class Meta:
        verbose_name = verbose_name_plural = "부서"


class UnitTerm(Dated):
    """What a unit is called and where it stands, for a time."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="terms", verbose_name="부서")
    kind = models.CharField("구분", max_length=20, choices=UnitKind)
    name = models.CharField("이름", max_length=60)
    parent = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", null=True, verbose_name="상위 부서")
    position = models.SmallIntegerField("순서")

    class Meta:
        verbose_name = verbose_name_plural = "부서 연혁"
        constraints = [
            models.CheckConstraint(condition=models.Q(name__regex=r"\S"), name="org_unitterm_has_name"),
            models.CheckConstraint(condition=~models.Q(unit=models.F("parent")), name="org_unitterm_not_its_own"),
        ]

    def __str__(self) -> str:
        return self.name


class Succession(Dated):
    """That one unit took over from another on a day."""

    predecessor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name="앞 부서")
    successor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name="이은 부서")

    class Meta:
        verbose_name = verbose_name_plural = "부서 승계"


class Duty(Dated):
    """What a unit is in charge of, one duty per line in the order of the office."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name="부서")
    lines = models.TextField("분장사무")

    class Meta:
        verbose_name = verbose_name_plural = "분장사무"


class Post(OrgRow):
    """A post that work belongs to, through all its holders, names and units."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="+", verbose_name="만든 명령")

    class Meta:
        verbose_name = verbose_name_plural = "직위"


class PostGrades(Dated):
    """In which grades whoever is appointed to a post may be, for a time; a post without any is free."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+", verbose_name="직위")
    highest = models.SmallIntegerField("가장 높은 급")
    lowest = models.SmallIntegerField("가장 낮은 급")

    class Meta:
        verbose_name = verbose_name_plural = "직급 범위"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(highest__gte=1, lowest__lte=10, highest__lte=models.F("lowest")),
                name="org_postgrades_are_a_range",
            )
        ]


class PostTerm(Dated):
    """What a post is called and to which unit it belongs, for a time."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="terms", verbose_name="직위")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name="부서")
    title = models.CharField("직위명", max_length=60)
    is_head = models.BooleanField("부서장")
    position = models.SmallIntegerField("순서")

    class Meta:
        verbose_name = verbose_name_plural = "직위 연혁"
        constraints = [models.CheckConstraint(condition=models.Q(title__regex=r"\S"), name="org_postterm_has_title")]

    def __str__(self) -> str:
        return self.title


class PostClosing(Dated):
    """That a post is closed on the first day of the period, and the post to which what waits there goes on that day."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+", verbose_name="없어지는 직위")
    into = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+", verbose_name="이어받는 직위")

    class Meta:
        verbose_name = verbose_name_plural = "직위 폐지"
