"""Participation: suggestions, petitions, participatory budgeting, citizen juries."""
