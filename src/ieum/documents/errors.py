"""What can go wrong with a file, in sentences that an officer can act on."""

from ieum.kernel.wording import Wording, worded


class DocumentError(Exception):
    """A file cannot be read or written; the message is a Korean sentence for the person at the screen."""


class UnreadableDocument(DocumentError):
    """The file is damaged, protected, too large or not what it claims to be."""


class ReadingStopped(UnreadableDocument):
    """Reading the file took more time or memory than it may, or broke off."""


class UnknownFormat(DocumentError):
    """No reader or writer knows this kind of file."""


class UnwritableDocument(DocumentError):
    """The file cannot be written where it was asked for."""


class CannotFill(DocumentError):
    """A form has no such field or cell, or cannot take its value."""


def file_fault(name: str, sentence: str, /, **values: object) -> Wording:
    """What is wrong with a file and what to do, behind its name; the sentence may have places for values."""
    return worded("{name}: {fault}", name=name, fault=worded(sentence, **values))
