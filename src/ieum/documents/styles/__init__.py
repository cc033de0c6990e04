"""How a report looks: the style sheet that HWPX, PDF and DOCX are written by, and the names of its styles."""
