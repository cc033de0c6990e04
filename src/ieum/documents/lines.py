"""What the blocks of a document say, as plain lines to be searched."""

from ieum.documents.model import Block, Bullet, Heading, Paragraph, Table, plain


def lines_of(block: Block) -> list[str]:
    """The lines of a block, cell by cell of a table; none of a contents list, which says what stands elsewhere."""
    match block:
        case Heading() | Paragraph() | Bullet():
            return [plain(block.content)]
        case Table(kind="contents"):
            return []
        case Table():
            return [block.caption, *(cell.text for cell in block.cells)]
        case _:
            return []
