"""Checking: finds the claims that a Document makes, recomputes each, and says which cannot be true."""
