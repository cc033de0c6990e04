"""Files of rows as programs send them, read as officers paste them."""

from ninja import UploadedFile

from ieum.budget.sheets import text_of


def rows_of(file: UploadedFile) -> str:
    """The rows of a spreadsheet or a CSV file as text, one line each.

    :raises RowsRefused: if it cannot be read
    """
    data = file.read()
    file.seek(0)
    return text_of(data, str(file.name))
