"""Packs the sources of the last commit with all wheels of the lock, to install on a machine without a network.

The archive serves machines with this system, processor and minor version of Python.
"""

import io
import subprocess
import sys
import sysconfig
import tarfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PYTHON = f"python{sys.version_info.major}.{sys.version_info.minor}"


def main() -> None:
    """Fetch the wheels and write the archive into dist/."""
    name = f"ieum-{PYTHON}-{sysconfig.get_platform()}"
    wheelhouse = ROOT / "dist" / "wheelhouse"
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "--quiet", "--only-binary=:all:"]
    locked = ["--require-hashes", "--no-deps", "--requirement", "requirements.lock"]
    subprocess.run([*pip, *locked, "--dest", wheelhouse], cwd=ROOT, check=True)
    sources = subprocess.run(["git", "archive", f"--prefix={name}/", "HEAD"], cwd=ROOT, check=True, capture_output=True)
    archive = ROOT / "dist" / f"{name}.tar.gz"
    with tarfile.open(archive, "w:gz") as packed:
        with tarfile.open(fileobj=io.BytesIO(sources.stdout)) as tree:
            for member in tree:
                packed.addfile(member, tree.extractfile(member) if member.isreg() else None)
        for wheel in sorted(wheelhouse.iterdir()):
            packed.add(wheel, f"{name}/wheelhouse/{wheel.name}")
        _add_text(packed, f"{name}/wheelhouse/PYTHON", PYTHON)
    print(archive.relative_to(ROOT))


def _add_text(packed: tarfile.TarFile, name: str, text: str) -> None:
    entry = tarfile.TarInfo(name)
    entry.size = len(text)
    packed.addfile(entry, io.BytesIO(text.encode()))


if __name__ == "__main__":
    main()
