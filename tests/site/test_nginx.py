"""The example of a web server in front, run before a running site: what it lets through, adds, replaces and refuses."""

import http.client
import json
import re
import shutil
import ssl
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pytest
from tests.database import District
from tests.org.office import Hall, found
from tests.site.offices import PASSWORD, make_office
from tests.site.running import free_port, running
from tests.test_deploy import DEPLOY, make_certificate

from ieum.platform.choices import Role
from ieum.platform.database.tenancy import municipality
from ieum.platform.files.kinds import MOST_BYTES
from ieum.platform.models import PersonalReading

NGINX = shutil.which("nginx", path="/usr/sbin:/usr/bin")
pytestmark = [pytest.mark.database, pytest.mark.skipif(NGINX is None, reason="no nginx here")]
NAME, LIES = "ieum.example", "203.0.113.66"
SPOOFED = {
    "X-Forwarded-For": "127.0.0.1", "X-Real-IP": LIES, "X-Forwarded-Proto": "http", "X-Forwarded-Host": "evil.example",
    "Forwarded": f"for={LIES};host=evil.example;proto=http", "Via": "",
}  # fmt: skip
"""What a browser may claim to have come through."""
MAIN = """\
daemon off; master_process off; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{ worker_connections 64; }}
http {{
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi; access_log {folder}/access.log;
    include {folder}/nginx.conf;
}}
"""


@dataclass
class Front:
    """The web server in front: its ports, and what a browser holds."""

    plain: int
    secure: int
    cookies: dict[str, str]
    site: str

    def ask(self, method, path, *, body=None, host=NAME, port=None, **headers):
        """Send a request; the answer with its whole body."""
        link = self._link(port)
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        given = {"Host": host, "Referer": f"https://{NAME}/", "Cookie": cookies, **headers}
        link.request(method, path, body=body, headers=given)
        answer = link.getresponse()
        answer.text = answer.read().decode(errors="replace")
        link.close()
        for each in answer.headers.get_all("Set-Cookie", []):
            name, _, rest = each.partition("=")
            self.cookies[name] = rest.split(";")[0]
        return answer

    def post(self, path, fields, **headers):
        """Send a form of a page of ours."""
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.ask("GET", path).text)[1]
        form = urlencode({"csrfmiddlewaretoken": token, **fields})
        return self.ask("POST", path, body=form, **{"Content-Type": "application/x-www-form-urlencoded"}, **headers)

    def _link(self, port):
        if port == self.plain:
            return http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        trusting = ssl.create_default_context()
        trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
        return http.client.HTTPSConnection("127.0.0.1", self.secure, timeout=60, context=trusting)


def container(flag):
    """What the example of the container's command sets."""
    text = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    return dict(each.split("=", 1) for each in re.findall(rf"{flag}(\S+)", text))


@pytest.fixture
def front(database, tmp_path):
    """nginx as the example has it, on ports of its own, before a site on the test's database."""
    plain, secure = free_port(), free_port()
    make_certificate(tmp_path)
    with running(database, processes=2, **container("--env=")) as site:
        places = {
            "/etc/ieum/": f"{tmp_path}/", "/var/log/nginx/": f"{tmp_path}/", "listen [::]:": "# listen [::]:",
            "127.0.0.1:8000": site.removeprefix("http://"), "listen 80;": f"listen 127.0.0.1:{plain};",
            "listen 443 ": f"listen 127.0.0.1:{secure} ",
        }  # fmt: skip
        for name in ("nginx.conf", "proxy.conf"):
            text = (DEPLOY / name).read_text(encoding="utf-8")
            for written, here in places.items():
                text = text.replace(written, here)
            (tmp_path / name).write_text(text, encoding="utf-8")
        main = tmp_path / "main.conf"
        main.write_text(MAIN.format(folder=tmp_path), encoding="utf-8")
        with subprocess.Popen([NGINX, "-c", str(main)], stderr=subprocess.PIPE) as nginx:
            yield waited(Front(plain, secure, {}, site), nginx)
            nginx.terminate()


def waited(front, nginx):
    for _ in range(600):
        try:
            front.ask("GET", "/login/")
        except OSError:
            assert nginx.poll() is None, nginx.stderr.read()
            time.sleep(0.05)
        else:
            return front
    return pytest.fail("nginx did not answer")


def test_the_example_serves_protects_and_believes_no_browser(front, database, tmp_path):
    office = make_office("3180", "영등포구", password=True)
    hall = found(
        Hall(District(office.code, office.id, office.accounts[Role.OFFICER].pk, office.accounts[Role.TEAM_LEAD].pk))
    )

    # Plain HTTP leads to our own name, whatever the browser called us.
    led = [front.ask("GET", "/budget/?year=2026", port=front.plain, host=each) for each in (NAME, "evil.example")]
    assert [(each.status, each.headers["Location"]) for each in led] == [(308, f"https://{NAME}/budget/?year=2026")] * 2

    # Each page has the headers of the site once, and the one that TLS alone can promise.
    page = front.ask("GET", "/login/")
    told = {
        "Strict-Transport-Security": ["max-age=31536000"], "X-Frame-Options": ["DENY"], "Server": ["nginx"],
        "X-Content-Type-Options": ["nosniff"], "Referrer-Policy": ["same-origin"],
    }  # fmt: skip
    assert {name: page.headers.get_all(name) for name in told} == told
    assert page.headers["Content-Security-Policy"].split("; ").count("default-src 'self'") == 1
    assert ["; Secure" in each for each in page.headers.get_all("Set-Cookie")] == [True]

    # Files of the site come through as they are, to be kept.
    style = re.search(r'href="(/static/[^"]+\.css)"', page.text)[1]
    file = front.ask("GET", style)
    assert (file.status, file.headers["Content-Type"].split(";")[0]) == (200, "text/css")
    assert front.ask("GET", "/static/../settings.py").status == 404

    # Nobody outside sees health and metrics, whatever they claim to be and however they write the address.
    hidden = ("/metrics/", "/health/ready/", "//metrics/", "/%6Detrics/", "/login/../metrics/", "/health/live/")
    assert {each: front.ask("GET", each, **SPOOFED).status for each in hidden} == dict.fromkeys(hidden, 404)

    # The container that is run as its example says finds itself in health.
    (check,) = re.findall(r"CMD (\[.*urlopen.*\])", (DEPLOY / "Containerfile").read_text(encoding="utf-8"))
    words = [each.replace("http://127.0.0.1:8000", front.site) for each in json.loads(check)]
    assert subprocess.run([sys.executable, *words[1:]], check=False).returncode == 0

    # Another name is no name of ours.
    assert front.ask("GET", "/login/", host="evil.example").status == 400

    # What a browser claims is replaced: it is logged in by https, and both are noted from where they came.
    form = {"login": "officer-3180", "password": PASSWORD}
    assert front.post("/login/", form, **SPOOFED).status == 302
    shown = front.post(f"/organisation/persons/{hall.person('P4')}/", {"purpose": "인사발령 통지서 작성"}, **SPOOFED)
    with municipality(office.code):
        logged = PersonalReading.objects.order_by("read_at").values_list("kind", "address")
        assert (shown.status, list(logged)) == (200, [("LOG_IN", "127.0.0.1"), ("VIEW", "127.0.0.1")])

    # A body is refused for its size by its first line, above what the site itself takes.
    sent = front.ask("POST", "/checks/", body=bytes(MOST_BYTES))
    refused = front.ask("POST", "/checks/", **{"Content-Length": str(60 * 2**20 + 1)})
    assert (sent.status, refused.status) == (403, 413)

    # Guessing at the login is slowed at the door.
    assert 429 in {front.ask("GET", "/login/").status for _ in range(90)}

    # Addresses hold search words and the secrets of calendars: none was written down on its way, by http neither.
    assert (tmp_path / "access.log").read_text(encoding="utf-8") == ""


def test_the_limit_of_the_example_is_above_what_the_site_takes():
    (limit,) = re.findall(r"client_max_body_size (\d+)m;", (DEPLOY / "nginx.conf").read_text(encoding="utf-8"))

    assert int(limit) * 2**20 > MOST_BYTES


def test_the_site_is_asked_with_nothing_that_the_browser_claims():
    asked = (Path(DEPLOY) / "proxy.conf").read_text(encoding="utf-8")
    named = set(re.findall(r"proxy_set_header (\S+)", asked))

    assert {"X-Forwarded-For", "X-Real-IP", "X-Forwarded-Proto", "X-Forwarded-Host", "Forwarded"} <= named
