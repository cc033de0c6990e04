"""Files that offices hand in for an item of 재정공시: the rows of its form, found in a spreadsheet or a document."""

from ieum.budget.book_pages import file_lines
from ieum.budget.rules.disclosing import ItemForm, rows_under
from ieum.budget.rules.matters import MatterFault
from ieum.budget.sheets import UnreadableSheet
from ieum.documents.errors import DocumentError


def read_answer_file(data: bytes, name: str, form: ItemForm) -> str:
    """The rows of a file that stand under the heading of a form, as if they had been pasted.

    :raises MatterFault: if it cannot be read, or the heading is nowhere in it
    """
    try:
        return rows_under(list(file_lines(data, name)), form)
    except (UnreadableSheet, DocumentError) as error:
        raise MatterFault({"file": str(error)}) from error
