"""Writers: each makes one kind of file from a Document, and the same bytes from the same Document."""
