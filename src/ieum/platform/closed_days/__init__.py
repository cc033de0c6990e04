"""Days on which a municipality closes by its own decision, and the calendar that its deadlines are counted on."""
