"""Subsidies and competitive grants."""
