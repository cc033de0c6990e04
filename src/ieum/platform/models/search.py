"""The search index: what can be found, by which keys, and what has to be looked at again."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from ieum.platform.models.tenants import Tenant

TITLE, SUBJECT = 300, 500
"""Characters of a title, and of what a subject is called among those of its kind, that are kept."""


class SearchItem(Tenant):
    """One thing that can be found: a subject of an app, or a part of it such as a section of a report."""

    kind = models.CharField("종류", max_length=60)
    subject = models.CharField("대상", max_length=SUBJECT)
    part = models.CharField("대상의 부분", max_length=60, blank=True)
    title = models.CharField("제목", max_length=TITLE)
    body = models.TextField("내용", blank=True)
    day = models.DateField("날짜", null=True)
    place = models.CharField("직위, 부서의 번호나 부서의 이름", max_length=60, blank=True)
    address = models.CharField("주소", max_length=300)
    readers = ArrayField(models.CharField(max_length=36), default=list, verbose_name="읽는 직위")

    class Meta:
        verbose_name = verbose_name_plural = "검색 항목"
        constraints = (
            models.UniqueConstraint(
                fields=["municipality", "kind", "subject", "part"], name="platform_searchitem_subject"
            ),
        )

    def __str__(self) -> str:
        return self.title


class SearchKeys(Tenant):
    """The hashes that an item is found by, with what ranks it, in a row so small that a thousand are read at once."""

    item = models.ForeignKey(SearchItem, on_delete=models.PROTECT, related_name="+", verbose_name="검색 항목")
    day = models.DateField("날짜", null=True)
    title = models.CharField("띄우지 않은 제목", max_length=TITLE)
    size = models.IntegerField("낱말 수")
    keys = ArrayField(models.BigIntegerField(), verbose_name="해시")

    class Meta:
        verbose_name = verbose_name_plural = "검색 해시"
        indexes = (GinIndex("keys", name="platform_searchkeys_keys", fastupdate=False),)
        constraints = (models.UniqueConstraint(fields=["municipality", "item"], name="platform_searchkeys_item"),)

    def __str__(self) -> str:
        return f"{self.item_id}"


class SearchCommonKey(Tenant):
    """A hash that so many items hold that it says nothing of what one of them is like; counted anew each day."""

    key = models.BigIntegerField("해시")
    items = models.BigIntegerField("담은 항목 수")
    """About how many, counted among some of very many items."""
    counted_at = models.DateTimeField("센 때")

    class Meta:
        verbose_name = verbose_name_plural = "흔한 검색 해시"
        constraints = (models.UniqueConstraint(fields=["municipality", "key"], name="platform_searchcommonkey_key"),)

    def __str__(self) -> str:
        return f"{self.key}"


class SearchTouch(Tenant):
    """That a subject was changed in a transaction; gone when that transaction ends, since it indexes it anew.

    What a migration or a statement by hand changed stays until a worker has indexed it.
    """

    kind = models.CharField("종류", max_length=60)
    subject = models.CharField("대상", max_length=SUBJECT)

    marked_in = models.BigIntegerField("표시한 트랜잭션")
    """The number of the transaction, which the database writes; 0 where all was marked at once."""

    class Meta:
        verbose_name = verbose_name_plural = "다시 볼 대상"
        indexes = (models.Index(fields=["municipality", "marked_in"], name="platform_searchtouch_marked_in"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"
