"""Intake: tables of a report proposed as facts, for an officer to confirm."""
