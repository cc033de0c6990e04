"""Column types that Django does not bring."""

from django.db import models


class Numeric(models.Field):
    """A number of any precision that keeps the digits it was given: 67.80 stays 67.80."""

    def db_type(self, connection: object) -> str:  # noqa: ARG002 - the signature is Django's
        """PostgreSQL's ``numeric`` without limits."""
        return "numeric"
