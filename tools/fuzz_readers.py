"""Feeds a reader files that coverage guides to be wrong in ever new ways, and keeps those that it stumbles over.

    python tools/fuzz_readers.py READER SECONDS FOLDER [FILE ...]

READER is one of the readers ("hwpx", "pdf" ...). The files to begin with are written by our own writers; more may be
named. What breaks a reader is kept in FOLDER: anything raised that is no DocumentError, a table whose cells overlap or
leave a gap, a character that no file can hold, or more than 10 seconds or 2 GB. `docs/fuzzing.md` tells what was found.

Needs atheris (Apache-2.0), which is no dependency of the project: `uv pip install atheris`.
"""

import hashlib
import io
import re
import sys
import time
import traceback
import zipfile
import zlib
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from random import Random

import atheris

with atheris.instrument_imports(include=["ieum.documents", "hwpx.hwp5"]):
    import hwpx.hwp5.package  # noqa: F401 - the reader loads it later, when nothing is instrumented any more
    from hwpx.hwp5.cfb import CompoundFile, build_compound_file

    from ieum.documents.errors import DocumentError
    from ieum.documents.model import Cell, Document, Table, plain
    from ieum.documents.readers.json import read_json
    from ieum.documents.writing import write_document

    KIND = sys.argv[1]
    READ = getattr(import_module(f"ieum.documents.readers.{KIND}"), f"read_{KIND}")

SOURCES = Path(__file__).resolve().parents[1] / "src" / "ieum" / "demo" / "sources"
MOST_SECONDS = 10.0
MOST_MEGABYTES = 2048
LARGEST = 120_000
SUFFIXES = {
    **{kind: f".{kind}" for kind in ("hwpx", "docx", "xlsx", "json", "html")},
    "markdown": ".md",
}
NUMBERS = (b"0", b"-1", b"1", b"2", b"65536", b"99999999", b"4294967295", b"9" * 30, b"", b"NaN", b"1e309")
PIECES = (
    b"<", b">", b"&", b"&#xD800;", b"&#0;", b"&#x1F;", b"]]>", b"<![CDATA[", b"\xed\xa0\x80", b"\xff\xfe", b"\0",
    b"\x1b", b"\t", b"\r", b"|", b"#", "□ ".encode(), "Ⅰ. ".encode(), "○".encode(), b"(", b"\\ud800",
    b"[" * 50, b"{" * 50,
)  # fmt: skip
TAG = re.compile(rb"<[^<>]{1,400}>")
NUMBER = re.compile(rb"\d+")
DRAWN = (
    "BT /F 12 Tf 60 760 Td <25A1 0020 C608 C0B0> Tj 0 -20 Td <25CB 0020 C9D1 D589> Tj 12 -20 Td <002D 0020 AE08> Tj ET",
    "60 600 200 100 re S 60 650 m 260 650 l S 160 600 m 160 700 l S BT /F 9 Tf 70 670 Td <AD6C> Tj ET",
    "0.9 g 50 500 300 20 re f 0 g 50 460 m 350 460 l 350 520 l 50 520 l S BT /F 20 Tf 60 505 Td <2160 002E D604> Tj ET",
    "q 0.5 0 0 0.5 100 100 cm /X Do Q BT /F 9 Tf 60 60 Td <0031 0029 0020 AE00> Tj ET 60 80 100 0.5 re f",
    "BT /F 16 Tf 60 700 Td <BAA9 CC28> Tj 0 -30 Td <2160 002E 0020 D604 D669 2026 2026 2026 2026 0020 0033> Tj ET",
)  # fmt: skip
"""Pages of a few letters and lines: titles, bullets, a ruled table, a form, a footnote, a contents list."""
STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


class Target:
    """One reader, what was found in it, and how its files are changed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: set[str] = set()
        self.runs = 0

    def __call__(self, data: bytes) -> None:
        """Read one file."""
        self.runs += 1
        begun = time.process_time()
        try:
            fault = _fault(READ(data, "f"))
        except DocumentError as refusal:
            fault = "" if str(refusal).startswith("f") else f"unnamed {refusal}"
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            frame = traceback.extract_tb(error.__traceback__)[-1]
            fault = f"{type(error).__name__} {Path(frame.filename).name} {frame.lineno}"
        if time.process_time() - begun > MOST_SECONDS:
            fault = f"slow {fault}"
        if fault and fault not in self._known:
            self._known.add(fault)
            name = f"{KIND}-{re.sub(r'[^A-Za-z0-9.]+', '-', fault)[:60]}-{hashlib.sha256(data).hexdigest()[:8]}"
            (self._folder / name).write_bytes(data)
            print(f"FOUND {fault}", flush=True)

    def mutated(self, data: bytes, largest: int, seed: int) -> bytes:
        """Another file, changed within the parts that its container packs."""
        random = Random(seed)  # noqa: S311 - nothing here is secret
        if random.random() < 0.15:
            return bytes(atheris.Mutate(data, largest))
        try:
            changed = _repacked(data, random)
        except (zipfile.BadZipFile, zlib.error, ValueError, LookupError, EOFError, OSError, RuntimeError):
            changed = _changed(data, random)
        return changed[:largest]


def _fault(document: Document) -> str:
    """What is wrong with a document; "" where nothing is."""
    if any(not _is_whole(table) for table in document.tables()):
        return "cells overlap or leave a gap"
    try:
        for block in document.blocks:
            plain(getattr(block, "content", ())).encode()
        for table in document.tables():
            "".join(cell.text for cell in table.cells).encode()
    except UnicodeEncodeError:
        return "lone surrogate"
    return ""


def _is_whole(table: Table) -> bool:
    area = sum(cell.row_span * cell.column_span for cell in table.cells)
    if area != table.row_count * table.column_count:
        return False
    return len({position for cell in table.cells for position in _positions(cell)}) == area


def _positions(cell: Cell) -> list[tuple[int, int]]:
    rows, columns = range(cell.row, cell.row + cell.row_span), range(cell.column, cell.column + cell.column_span)
    return [(row, column) for row in rows for column in columns]


def _repacked(data: bytes, random: Random) -> bytes:
    if data.startswith(b"PK"):
        return _rezipped(data, random)
    if data.startswith(b"\xd0\xcf"):
        return _recompounded(data, random)
    return _restreamed(data, random) if b"endstream" in data else _changed(data, random)


def _rezipped(data: bytes, random: Random) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        parts = old.infolist()
        chosen = random.choice([part for part in parts if part.filename.endswith(("xml", "rels", "hpf"))] or parts)
        for part in parts:
            content = old.read(part)
            if part is chosen:
                content = _changed(content, random)
            new.writestr(part.filename, content, zipfile.ZIP_STORED if part.filename == "mimetype" else None)
    return file.getvalue()


def _recompounded(data: bytes, random: Random) -> bytes:
    compound = CompoundFile(data)
    streams = ["/".join(path) if isinstance(path, tuple) else path for path in compound.stream_paths()]
    chosen = random.choice(streams)
    return build_compound_file(
        [(path, _deflated(compound.read(path), random) if path == chosen else compound.read(path)) for path in streams]
    )


def _deflated(stream: bytes, random: Random) -> bytes:
    """A stream changed inside, packed or not."""
    try:
        raw = zlib.decompress(stream, -15)
    except zlib.error:
        return _changed(stream, random)
    packing = zlib.compressobj(1, zlib.DEFLATED, -15)
    return packing.compress(_changed(raw, random)) + packing.flush()


def _restreamed(data: bytes, random: Random) -> bytes:
    """A PDF with one of its streams changed; the library finds its objects again without their table."""
    found = random.choice(list(STREAM.finditer(data)))
    try:
        inside = zlib.compress(_changed(zlib.decompress(found[1]), random), 1)
    except zlib.error:
        return _changed(data, random)
    return data[: found.start(1)] + inside + data[found.end(1) :]


def _changed(data: bytes, random: Random) -> bytes:
    for _ in range(random.choice((1, 1, 2, 5))):
        data = random.choice((_renumbered, _retagged, _spliced, _cut, _by_library))(data, random)
    return data


def _renumbered(data: bytes, random: Random) -> bytes:
    """Another number for one that stands there."""
    found = list(NUMBER.finditer(data))
    return _replaced(data, random.choice(found), random.choice(NUMBERS)) if found else data


def _retagged(data: bytes, random: Random) -> bytes:
    """A tag taken out, doubled, or put in another's place."""
    found = list(TAG.finditer(data))
    if not found:
        return data
    one, other = random.choice(found), random.choice(found)
    return _replaced(data, one, random.choice((b"", one[0] * 2, one[0] * 40, other[0])))


def _replaced(data: bytes, found: re.Match[bytes], other: bytes) -> bytes:
    return data[: found.start()] + other + data[found.end() :]


def _spliced(data: bytes, random: Random) -> bytes:
    """A stretch of the file, or a piece that means something, where it does not belong."""
    at, start = random.randrange(len(data) + 1), random.randrange(len(data) + 1)
    piece = random.choice((data[start : start + random.randrange(1, 400)], random.choice(PIECES)))
    return data[:at] + piece + data[at:]


def _cut(data: bytes, random: Random) -> bytes:
    at = random.randrange(len(data) + 1)
    return data[:at] + data[at + random.choice((1, 8, 100, 5000)) :]


def _by_library(data: bytes, _random: Random) -> bytes:
    return bytes(atheris.Mutate(data, max(len(data) + 64, 64)))


def _seeds(corpus: Path, more: list[Path]) -> None:
    """Write the files to begin with."""
    for path in sorted(SOURCES.glob("*.json")):
        document = read_json(path.read_bytes(), path.name)
        for part in range(0, min(len(document.blocks), 60), 20):
            _write(replace(document, blocks=document.blocks[part : part + 20]), corpus / f"{path.stem}-{part}")
    if KIND == "pdf":
        for number, drawn in enumerate((*DRAWN, " ".join(DRAWN))):
            (corpus / f"drawn-{number}").write_bytes(_small_pdf(drawn, "/Rotate 90" if number == 3 else ""))
    for path in more:
        if path.stat().st_size <= LARGEST:
            (corpus / path.name).write_bytes(path.read_bytes())


def _small_pdf(drawn: str, more: str = "") -> bytes:
    """A page without packed streams or fonts of its own; the library finds its objects without their table."""
    font = (
        "<</Type/Font/Subtype/Type0/BaseFont/Batang/Encoding/UniKS-UCS2-H/DescendantFonts[<</Type/Font/Subtype/"
        "CIDFontType0/BaseFont/Batang/CIDSystemInfo<</Registry(Adobe)/Ordering(Korea1)/Supplement 1>>>>]>>"
    )
    form = "1 0 0 RG 0 0 200 100 re S 0 50 m 200 50 l S"
    return (
        f"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        f"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]{more}/Contents 4 0 R"
        f"/Resources<</Font<</F {font}>>/XObject<</X 5 0 R>>>>>>endobj\n"
        f"4 0 obj<</Length {len(drawn)}>>stream\n{drawn}\nendstream endobj\n"
        f"5 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 200 100]/Resources<<>>/Length {len(form)}>>"
        f"stream\n{form}\nendstream endobj\n"
        "trailer<</Root 1 0 R>>\n%%EOF"
    ).encode("latin-1")


def _write(document: Document, path: Path) -> None:
    if KIND in SUFFIXES:
        path.write_bytes(write_document(document, SUFFIXES[KIND]))
    elif KIND == "text":
        path.write_bytes(write_document(document, ".md").replace(b" | ", b"\t"))


def main() -> None:
    """Run for the time that was asked for."""
    seconds, folder, *more = sys.argv[2:]
    found, corpus = Path(folder) / "found", Path(folder) / f"corpus-{KIND}"
    for made in (found, corpus):
        made.mkdir(parents=True, exist_ok=True)
    _seeds(corpus, [Path(name) for name in more])
    target = Target(found)
    options = [f"-max_total_time={seconds}", f"-max_len={LARGEST}", f"-rss_limit_mb={MOST_MEGABYTES}", "-timeout=60"]
    atheris.Setup(
        [sys.argv[0], str(corpus), *options, "-print_final_stats=1", f"-artifact_prefix={found}/{KIND}-"],
        target,
        custom_mutator=target.mutated,
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main()
