"""Copy the front-end assets that Ieum serves itself into the source tree, as vendor.lock says.

Run once on a developer's machine when a version changes; needs npm. The copied files are committed, so that neither
installing nor running Ieum needs npm or a network.
"""

import base64
import hashlib
import json
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "tools" / "vendor.lock"
TARGET = ROOT / "src" / "ieum" / "platform" / "ui" / "static" / "ui" / "vendor"

# Browsers' developer tools would ask for source maps, and hashed static files refuse a reference without its file.
SOURCE_MAP = re.compile(rb"^/\*# sourceMappingURL=.*\*/\n?", re.MULTILINE)


class VendorError(Exception):
    """A package or file is not what the lock says."""


def integrity(algorithm: str, data: bytes) -> str:
    """A checksum in the form that npm prints: algorithm, dash, base64."""
    return f"{algorithm}-{base64.b64encode(hashlib.new(algorithm, data).digest()).decode()}"


def download(name: str, version: str, folder: Path) -> bytes:
    """Fetch the package file of one npm package."""
    done = subprocess.run(
        ["npm", "pack", f"{name}@{version}", "--json"], cwd=folder, check=True, capture_output=True, text=True
    )
    return (folder / json.loads(done.stdout)[0]["filename"]).read_bytes()


def check(what: str, expected: str, found: str) -> None:
    """Compare a checksum with the lock.

    :raises VendorError: if it differs
    """
    if expected != found:
        raise VendorError(f"{what}: the lock says {expected or 'nothing'}, found {found}")


def copy_package(name: str, package: dict[str, Any], scratch: Path) -> None:
    """Fetch a package, verify it and its files, and write the files below its folder.

    :raises VendorError: if the package or one of its files is not what the lock says
    """
    data = download(name, package["version"], scratch)
    check(f"{name}@{package['version']}", package["integrity"], integrity("sha512", data))
    archive = scratch / "package.tgz"
    archive.write_bytes(data)
    with tarfile.open(archive) as tar:
        for source, expected in package["files"].items():
            member = tar.extractfile(f"package/{source}")
            if member is None:
                raise VendorError(f"{name}: {source} is not a file")
            content = SOURCE_MAP.sub(b"", member.read())
            check(f"{name}/{source}", expected, integrity("sha256", content))
            place = TARGET / package["folder"] / source.removeprefix(package["strip"])
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)


def main() -> int:
    """Copy every package of the lock."""
    for name, package in json.loads(LOCK.read_text()).items():
        with tempfile.TemporaryDirectory() as scratch:
            try:
                copy_package(name, package, Path(scratch))
            except VendorError as error:
                print(error, file=sys.stderr)
                return 1
        print(f"{name} {package['version']}: {len(package['files'])} files")
    return 0


if __name__ == "__main__":
    sys.exit(main())
