"""DOCX: the writer, its styles and its tables."""
