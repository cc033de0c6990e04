"""Watching over an installation: its health, its metrics, and a line for each request."""
