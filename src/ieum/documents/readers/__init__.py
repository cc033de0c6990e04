"""Readers: each makes a Document from one kind of file."""
