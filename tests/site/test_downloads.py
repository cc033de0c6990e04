"""Files that pages give out."""

import pytest
from django.test import RequestFactory

from ieum.site.downloads import download, steady_download


@pytest.mark.parametrize(
    ("name", "media"),
    [
        ("예산 요구서.hwpx", "application/hwp+zip"),
        ("집행 현황.csv", "text/csv; charset=utf-8"),
        ("월간 2호.sidecar.json", "application/json"),
        ("옛 문서.hwp", "application/octet-stream"),
        ("이름만", "application/octet-stream"),
    ],
)
def test_the_ending_of_a_name_tells_what_a_file_holds(name, media):
    assert download(b"x", name)["Content-Type"] == media


def test_a_file_is_saved_under_its_korean_name_whatever_that_holds():
    given = download(b"x", '집행 "현황"; \r\n.csv')["Content-Disposition"]
    assert given.startswith("attachment; filename*=utf-8''%EC%A7%91")
    assert "\n" not in given


def test_who_has_the_bytes_already_is_given_none():
    first = steady_download(RequestFactory().get("/"), b"x", "월간 2호.pdf")
    asked = {"If-None-Match": first["ETag"]}
    same = steady_download(RequestFactory().get("/", headers=asked), b"x", "월간 2호.pdf")
    other = steady_download(RequestFactory().get("/", headers=asked), b"y", "월간 2호.pdf")
    assert [(each.status_code, each.content) for each in (first, same, other)] == [(200, b"x"), (304, b""), (200, b"y")]
