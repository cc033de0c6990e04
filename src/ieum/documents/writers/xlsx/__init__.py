"""XLSX: the tables of a Document, one sheet each, with numbers that can be calculated with."""

from ieum.documents.writers.xlsx.writer import write_xlsx

__all__ = ["write_xlsx"]
