"""What every domain app stands on and no domain word enters: database, municipalities, accounts, operations, facts."""
