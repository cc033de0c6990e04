"""Forms of rows that are pasted out of a spreadsheet, or come as a file."""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms

from ieum.budget.sheets import text_of
from ieum.kernel.row_faults import RowsRefused


def rows_field(label: str, help_text: str) -> forms.CharField:
    """Where rows are pasted."""
    area = forms.Textarea(attrs={"rows": 8, "spellcheck": "false"})
    return forms.CharField(label=label, strip=False, required=False, help_text=help_text, widget=area)


def file_field() -> forms.FileField:
    """The file that may be chosen instead."""
    return forms.FileField(
        label="파일(붙이는 대신)", required=False,
        help_text="같은 머리글의 엑셀(XLSX)이나 CSV 파일. 미리 보기를 누르면 읽은 줄이 위의 칸에 들어갑니다.",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}), error_messages={"empty": "파일이 비어 있습니다."},
    )  # fmt: skip


class PastedRowsForm(forms.Form):
    """A form with the fields ``rows`` and ``file``; at first the heading stands in it."""

    columns: ClassVar[Sequence[str]]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("rows", "\t".join(self.columns) + "\n")

    def clean(self) -> dict[str, Any]:
        """The rows, understood, and the text that they were read from."""
        given: dict[str, Any] = super().clean() or {}
        file = given.get("file")
        try:
            given["text"] = text_of(file.read(), file.name) if file else given.get("rows", "")
            given |= self.understood(given["text"])
        except RowsRefused as refused:
            self.add_error("rows", [str(fault) for fault in refused.faults])
        return given

    @abstractmethod
    def understood(self, text: str) -> Mapping[str, Any]:
        """What the rows say, by the names under which it is cleaned.

        :raises RowsRefused: naming each row that is wrong
        """
