"""Column types that Django does not bring."""

from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from decimal import Decimal

    NumericBase = models.Field[Decimal | int | None, Decimal | None]
else:
    NumericBase = models.Field


class Numeric(NumericBase):
    """A number of any precision that keeps the digits it was given: 67.80 stays 67.80."""

    def db_type(self, connection: object) -> str:  # noqa: ARG002 - the signature is Django's
        """PostgreSQL's ``numeric`` without limits."""
        return "numeric"
