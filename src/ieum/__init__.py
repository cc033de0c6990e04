"""Ieum (이음): reports of a Planning & Budget Division, read, checked, recorded as facts and built again."""

__version__ = "0.1.0"
