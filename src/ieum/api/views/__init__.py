"""Operations of the API by field of work; each calls one query or one operation of an app."""
