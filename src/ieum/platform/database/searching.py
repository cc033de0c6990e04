"""What a migration says so that changes of a table are noticed by the search index."""

from django.db.migrations.operations import RunSQL


def searched(table: str, kind: str, subjects: str = "SELECT t.id") -> RunSQL:
    """Mark what is to be indexed anew whenever rows of a table are added, changed or removed, and for those there are.

    ``subjects`` is a query that gives the subjects of that kind that the row ``t`` belongs to.
    """
    name = f"{table}_{kind.replace('.', '_')}_searched"
    events = (("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD"))
    forward = [
        f"CREATE TRIGGER {name}_{event.lower()} AFTER {event} ON {table} REFERENCING {rows} TABLE AS touched "
        f"FOR EACH STATEMENT EXECUTE FUNCTION ieum_search_touch('{kind}', $subjects${subjects}$subjects$)"
        for event, rows in events
    ]
    there = f"SELECT DISTINCT t.municipality_id, o.subject FROM {table} t CROSS JOIN LATERAL ({subjects}) AS o(subject)"  # noqa: S608 - written in migrations
    forward.append(
        "INSERT INTO platform_searchtouch (id, municipality_id, kind, subject) "  # noqa: S608 - as above
        f"SELECT ieum_uuid7(), s.municipality_id, '{kind}', s.subject FROM ({there}) s WHERE s.subject IS NOT NULL"
    )
    backward = [f"DROP TRIGGER {name}_{event.lower()} ON {table}" for event, _ in events]
    return RunSQL(";\n".join(forward), ";\n".join(backward))
