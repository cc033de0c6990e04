"""Runs the units of deploy/ where no systemd runs: each ExecStart as its unit says, by an account without rights.

    python tools/try_units.py          as root, with util-linux; needs no network and leaves nothing behind

What of a unit's protections can be had without systemd: its account, environment and umask, no new privileges and no
capabilities, the file system read-only but for the home, no home folders, a /tmp and devices of its own, no network
but this machine's own, limits of processes and files. Filters of system calls and limits of memory are not tried.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[1]
UNITS = ROOT / "deploy"
INSTALLED, HOME, USER = "/opt/ieum/.venv/bin/ieum", "/var/lib/ieum", 970
ADDRESS = "http://127.0.0.1:8000/health/ready/"
PATIENCE = 300
DEVICES = ("null", "zero", "full", "random", "urandom", "tty")


def settings_of(unit: str) -> dict[str, list[str]]:
    """Each setting of a unit with its values, in order."""
    found: dict[str, list[str]] = {}
    for row in (UNITS / unit).read_text(encoding="utf-8").splitlines():
        name, is_setting, value = row.partition("=")
        if is_setting and not row.startswith("#"):
            found.setdefault(name, []).append(value)
    return found


def command(unit: str, name: str, home: str, program: list[str]) -> tuple[list[str], dict[str, str]]:
    """What a unit runs, with what holds it back, and its environment; ``home`` stands in the place of its own."""
    said = settings_of(unit)
    words = said[name][0].split()
    if words[0] != INSTALLED:
        sys.exit(f"{unit}: {words[0]}")
    environment = dict(each.split("=", 1) for row in said["Environment"] for each in row.split())
    environment = {key: value.replace(HOME, home) for key, value in environment.items()}
    limits = [f"--nofile={said['LimitNOFILE'][0]}"] if "LimitNOFILE" in said else []
    limits += [f"--nproc={said['TasksMax'][0]}"] if "TasksMax" in said else []
    held = ["unshare", "--net"] if said.get("PrivateNetwork") == ["yes"] else []
    held += ["prlimit", *limits] if limits else []
    held += ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--clear-groups", "--no-new-privs"]
    held += ["--bounding-set=-all", "--inh-caps=-all"]
    path = {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin", "LANG": "C.UTF-8", "HOME": home}
    return [*held, *program, *words[1:]], {**path, **environment}


def outside() -> int:
    """Make a home and look at all of it from a place of its own."""
    home = Path(tempfile.mkdtemp(prefix="ieum-try-", dir="/var/lib"))
    os.chown(home, USER, USER)
    home.chmod(0o711)
    try:
        apart = ["unshare", "--mount", "--net", "--propagation", "private", sys.executable, __file__, str(home)]
        return subprocess.run(apart, check=False).returncode
    finally:
        shutil.rmtree(home)


def confine(home: Path) -> None:
    """Make the file system what the units say: read-only but for the home, /tmp and devices of their own."""
    _run("ip", "link", "set", "lo", "up")
    kept = [Path(sys.base_prefix)] if Path(sys.base_prefix).is_relative_to("/root") else []
    for each in kept:
        _run("mount", "--bind", each, "/mnt")
    for hidden in ("/root", "/home"):
        _run("mount", "-t", "tmpfs", "-o", "mode=755", "tmpfs", hidden)
    for each in kept:
        each.mkdir(parents=True)
        _run("mount", "--move", "/mnt", each)
    for each in ("/tmp", "/var/tmp", "/mnt"):  # noqa: S108 - these are what is covered
        _run("mount", "-t", "tmpfs", "-o", "mode=1777", "tmpfs", each)
    for each, row in (("passwd", f"ieum:x:{USER}:{USER}::{home}:/usr/sbin/nologin"), ("group", f"ieum:x:{USER}:")):
        Path("/mnt", each).write_text(f"{Path('/etc', each).read_text(encoding='utf-8')}{row}\n", encoding="utf-8")
        Path("/mnt", each).chmod(0o644)
        _run("mount", "--bind", f"/mnt/{each}", f"/etc/{each}")
    _run("mount", "-t", "tmpfs", "-o", "mode=755", "tmpfs", "/mnt")
    for each in DEVICES:
        Path("/mnt", each).touch()
        _run("mount", "--bind", f"/dev/{each}", f"/mnt/{each}")
    _run("mount", "--rbind", "/mnt", "/dev")
    _run("mount", "--bind", home, home)
    _run("mount", "-o", "remount,bind,ro", "/")
    for row in Path("/proc/self/mounts").read_text(encoding="utf-8").splitlines():
        place, kind = row.split()[1:3]
        if place not in ("/", str(home)) and kind not in ("proc", "sysfs", "tmpfs", "cgroup2", "cgroup"):
            subprocess.run(["mount", "-o", "remount,bind,ro", place], check=False, stderr=subprocess.DEVNULL)


def inside(home: Path) -> int:
    """Run the units in the order in which systemd would; 0 where all of it does what it should."""
    confine(home)
    program = [sys.executable, "-c", "import sys; from ieum.cli import main; sys.exit(main())"]
    _told("a file beside the home", not _can_write(ROOT / "written"), "cannot be written")
    _once("ieum-database.service", "ExecStart", home, program)
    pid = settings_of("ieum-database.service")["PIDFile"][0].replace(HOME, str(home))
    _told("PIDFile", Path(pid).is_file(), pid)
    _once("ieum-backup.service", "ExecStart", home, program)
    running = [_begin(unit, home, program) for unit in ("ieum-worker.service", "ieum.service")]
    _told("the site", _answers(), ADDRESS)
    for unit, process in running:
        process.send_signal(signal.SIGTERM)
        _told(unit, process.wait(PATIENCE) == 0, "ended when told to")
    _once("ieum-database.service", "ExecStop", home, program)
    return 0


def _once(unit: str, name: str, home: Path, program: list[str]) -> None:
    words, environment = command(unit, name, str(home), program)
    done = subprocess.run(words, env=environment, cwd="/", umask=0o077, stdin=subprocess.DEVNULL, check=False)
    _told(unit, done.returncode == 0, name)


def _begin(unit: str, home: Path, program: list[str]) -> "tuple[str, subprocess.Popen[bytes]]":
    words, environment = command(unit, "ExecStart", str(home), program)
    return unit, subprocess.Popen(words, env=environment, cwd="/", umask=0o077, stdin=subprocess.DEVNULL)


def _answers() -> bool:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urlopen(ADDRESS, timeout=10) as answer:
                return answer.status == 200
        except (URLError, ConnectionError):
            time.sleep(0.5)
    return False


def _can_write(path: Path) -> bool:
    words = ["setpriv", f"--reuid={USER}", "--clear-groups", "touch", str(path)]
    return subprocess.run(words, check=False, stderr=subprocess.DEVNULL).returncode == 0


def _told(what: str, is_so: bool, said: str) -> None:  # noqa: FBT001 - read at the call as what is claimed
    print(f"{'ok' if is_so else 'FAILED'}\t{what}\t{said}", flush=True)
    if not is_so:
        sys.exit(1)


def _run(*words: object) -> None:
    subprocess.run([str(each) for each in words], check=True)


if __name__ == "__main__":
    sys.exit(inside(Path(sys.argv[1])) if len(sys.argv) > 1 else outside())
