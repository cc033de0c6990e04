"""The site in a process of its own."""

import os
import subprocess
import sys
from urllib.request import Request, urlopen

import pytest
from tests.site.offices import REPORT, make_office
from tests.site.running import PATIENCE, running

from ieum.cli import main
from ieum.site.serving import name_address

MAKE_A_PDF = """
from ieum.documents.model import Document
from ieum.documents.writers.pdf.writer import write_pdf
write_pdf(Document())
"""
BEGIN = "from sys import modules; import ieum.site.wsgi; "


@pytest.mark.parametrize("given", ["0", "65", "-1", "둘", "1.5", "²", ""])
def test_a_number_of_processes_that_cannot_be_is_refused_with_the_numbers_that_can(given, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["serve", f"--processes={given}"])

    said = f"명령을 알아볼 수 없습니다 (argument --processes: 1부터 64까지의 수를 쓰십시오: {given}). "
    assert (ended.value.code, capsys.readouterr().err.partition("'")[0]) == (2, said)


@pytest.mark.parametrize(
    ("known", "address"),
    [
        ({}, "http://127.0.0.1:8123"),
        ({"IEUM_ADDRESS": "https://ieum.example"}, "https://ieum.example"),
        ({"IEUM_HOSTS": "ieum.example"}, None),
    ],
)
def test_links_in_mails_lead_to_the_port_where_nothing_says_what_the_site_is_called(known, address, monkeypatch):
    for name in ("IEUM_ADDRESS", "IEUM_HOSTS"):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    for name, value in known.items():
        monkeypatch.setenv(name, value)

    name_address(8123)

    assert os.environ.get("IEUM_ADDRESS") == address


def test_a_process_that_serves_has_loaded_all_views_before_anybody_asks():
    loaded = f"{BEGIN}print('ieum.site.views.inbox' in modules, 'ieum.api.views.cases' in modules)"

    told = subprocess.run(
        [sys.executable, "-c", loaded], capture_output=True, text=True, check=True, timeout=PATIENCE,
        env={**os.environ, "IEUM_SECRET_KEY": "of-no-database"},
    )  # fmt: skip

    assert told.stdout.split() == ["True", "True"]


@pytest.mark.database
def test_the_site_makes_a_pdf_though_the_process_that_started_it_made_one_before(database):
    office = make_office("3180", "영등포구")
    office.confirm(office.take_in())
    office.define()
    edition = office.build()
    session = office.browser().cookies["sessionid"].value

    with running(database, first=MAKE_A_PDF) as address:
        page = f"{address}/reports/{REPORT}/editions/{edition.number}/files/pdf/"
        with urlopen(Request(page, headers={"Cookie": f"sessionid={session}"}), timeout=PATIENCE) as answer:  # noqa: S310 - our own address
            assert answer.read(5) == b"%PDF-"
