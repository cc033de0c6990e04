"""Relations with the council: sessions, questions, audits."""
