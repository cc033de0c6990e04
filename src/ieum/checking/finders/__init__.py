"""Finders: each reads the material of a Document and yields the claims of one kind that it makes."""
