"""The database: its server, its roles, row security by municipality, and epochs."""
