"""What deploy/ holds can be used: units, the web server in front, the container file."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from tools import try_units

ROOT = Path(__file__).resolve().parents[1]
DEPLOY = ROOT / "deploy"
SERVICES = sorted(DEPLOY.glob("*.service"))
UNITS = [*SERVICES, *DEPLOY.glob("*.timer")]
HARDENED = {
    "NoNewPrivileges": ["yes"],
    "ProtectSystem": ["strict"],
    "ProtectHome": ["yes"],
    "PrivateTmp": ["yes"],
    "PrivateDevices": ["yes"],
    "CapabilityBoundingSet": [""],
    "RestrictSUIDSGID": ["yes"],
    "User": ["ieum"],
    "UMask": ["0077"],
    "SystemCallArchitectures": ["native"],
}
MAIN = """\
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi; access_log off;
    include {folder}/nginx.conf;
}}
"""


def settings_of(unit: Path) -> dict[str, list[str]]:
    """Each setting of a unit with its values, in order."""
    found: dict[str, list[str]] = {}
    for row in unit.read_text(encoding="utf-8").splitlines():
        name, is_setting, value = row.partition("=")
        if is_setting and not row.startswith("#"):
            found.setdefault(name, []).append(value)
    return found


@pytest.mark.parametrize("unit", SERVICES, ids=lambda path: path.name)
def test_services_are_confined(unit):
    found = settings_of(unit)

    assert {name: found.get(name) for name in HARDENED} == HARDENED
    assert found["MemoryMax"][0].endswith(("G", "M"))


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
def test_systemd_understands_every_unit(tmp_path):
    for unit in UNITS:
        text = unit.read_text(encoding="utf-8").replace("/opt/ieum/.venv/bin/ieum", shutil.which("true"))
        (tmp_path / unit.name).write_text(text, encoding="utf-8")

    done = subprocess.run(
        ["systemd-analyze", "verify", *map(str, sorted(tmp_path.iterdir()))],
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert (done.returncode, done.stdout + done.stderr) == (0, "")


@pytest.mark.skipif(shutil.which("nginx", path="/usr/sbin:/usr/bin") is None, reason="no nginx here")
def test_nginx_understands_its_example(tmp_path):
    make_certificate(tmp_path)
    for name in ("nginx.conf", "proxy.conf"):
        text = (DEPLOY / name).read_text(encoding="utf-8").replace("/etc/ieum/", f"{tmp_path}/")
        text = text.replace("/var/log/nginx/", f"{tmp_path}/").replace("listen [::]:", "# listen [::]:")
        (tmp_path / name).write_text(text, encoding="utf-8")
    main = tmp_path / "main.conf"
    main.write_text(MAIN.format(folder=tmp_path), encoding="utf-8")

    nginx = shutil.which("nginx", path="/usr/sbin:/usr/bin")
    done = subprocess.run([nginx, "-t", "-q", "-c", str(main)], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")


def make_certificate(folder: Path) -> None:
    """A certificate that signs itself, for as long as a test."""
    from datetime import UTC, datetime, timedelta  # noqa: PLC0415 - of this function alone

    from cryptography import x509  # noqa: PLC0415 - of this function alone
    from cryptography.hazmat.primitives import hashes, serialization  # noqa: PLC0415 - of this function alone
    from cryptography.hazmat.primitives.asymmetric import ec  # noqa: PLC0415 - of this function alone

    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name.from_rfc4514_string("CN=ieum.example")
    now = datetime.now(UTC)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = made.serial_number(1).not_valid_before(now).not_valid_after(now + timedelta(days=1))
    signed = made.sign(key, hashes.SHA256())
    (folder / "certificate.pem").write_bytes(signed.public_bytes(serialization.Encoding.PEM))
    (folder / "certificate.key").write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )


def test_nginx_tells_the_site_who_asks_and_shows_nobody_its_health():
    asks, serves = ((DEPLOY / name).read_text(encoding="utf-8") for name in ("proxy.conf", "nginx.conf"))

    assert "proxy_set_header X-Forwarded-For $remote_addr;" in asks
    assert [f"location {place} {{ return 404; }}" in serves for place in ("/metrics/", "/health/")] == [True, True]
    assert "access_log off;" in serves


def test_the_container_runs_as_nobody_special_and_installs_what_is_locked():
    text = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    steps = [row.split(maxsplit=1) for row in text.splitlines() if row and not row.startswith(("#", " "))]

    nobody = ["USER", "970:970"]
    assert nobody in steps
    assert steps.index(nobody) < next(place for place, (word, _) in enumerate(steps) if word == "CMD")
    assert "useradd --system --uid 970 --gid ieum" in text
    assert "--require-hashes" in text
    commands = [json.loads(rest) for word, rest in steps if word == "CMD"]
    assert commands == [["/opt/ieum/container.sh"]]


def test_the_container_copies_what_its_build_reads_and_nothing_of_this_machine():
    rows = (DEPLOY / "Containerfile").read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    copies = [[word for word in row.split()[1:] if not word.startswith("--chmod")] for row in rows if row[:4] == "COPY"]
    stages = [row.split()[-1] for row in rows if row.startswith("FROM") and " AS " in row]
    copied = {each for copy in copies if not copy[0].startswith("--from=") for each in copy[:-1]}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    built = project["tool"]["hatch"]["build"]["targets"]["wheel"]

    assert copied == {
        "pyproject.toml", "requirements.lock", "deploy/container.sh", project["project"]["readme"],
        *project["project"]["license-files"], *built["force-include"],
        *(package.partition("/")[0] for package in built["packages"]),
    }  # fmt: skip
    assert [each for each in copied if not (ROOT / each).exists()] == []
    assert {each[0].removeprefix("--from=") for each in copies if each[0].startswith("--from=")} == set(stages)
    assert re.findall(r"-r (\S+)", " ".join(rows)) == ["requirements.lock"]


@pytest.mark.parametrize(("told", "code"), [(True, 0), (False, 3)], ids=["told to stop", "ends by itself"])
def test_the_container_ends_its_database_after_its_site_however_that_ended(tmp_path, told, code):
    program = tmp_path / "ieum"
    serves = "sleep 60 > /dev/null & trap 'kill $!; echo ended; exit 0' TERM; echo serve; wait" if told else "exit 3"
    program.write_text(f'#!/bin/sh\n[ "$1" = serve ] || exec echo "$@"\n{serves}\n', encoding="utf-8")
    program.chmod(0o755)
    given = {"PATH": f"{tmp_path}:{os.environ['PATH']}"}

    with subprocess.Popen([DEPLOY / "container.sh"], env=given, stdout=subprocess.PIPE, text=True) as container:
        said = [container.stdout.readline()]
        if told:
            container.terminate()
        said += container.stdout

    assert (container.returncode, said) == (code, ["serve\n", "ended\n", "db stop\n"] if told else ["db stop\n"])


@pytest.mark.parametrize("unit", SERVICES, ids=lambda path: path.name)
def test_a_unit_is_tried_with_what_it_says(unit):
    words, environment = try_units.command(unit.name, "ExecStart", "/home-of-a-test", ["ieum"])

    assert words[words.index("ieum") + 1 :] == settings_of(unit)["ExecStart"][0].split()[1:]
    assert ("unshare" in words) is (settings_of(unit).get("PrivateNetwork") == ["yes"])
    assert [each in words for each in ("--no-new-privs", "--bounding-set=-all", "--reuid=970")] == [True] * 3
    assert environment["IEUM_HOME"] == "/home-of-a-test"


@pytest.mark.parametrize(("https", "header"), [("1", "('HTTP_X_FORWARDED_PROTO', 'https') True"), ("0", "None False")])
def test_behind_tls_the_site_knows_that_it_is_reached_by_https(https, header):
    code = "from ieum import settings as s; print(s.SECURE_PROXY_SSL_HEADER, s.CSRF_COOKIE_SECURE)"
    given = {**os.environ, "IEUM_HTTPS": https, "IEUM_SECRET_KEY": "test"}

    done = subprocess.run([sys.executable, "-c", code], env=given, capture_output=True, text=True, check=True)

    assert done.stdout.strip() == header
