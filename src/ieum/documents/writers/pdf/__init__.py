"""PDF: the writer, what it hands to the template, the template and its fonts."""
