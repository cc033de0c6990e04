"""The HTTP API: the operations and queries of the site, for other programs of the office."""
