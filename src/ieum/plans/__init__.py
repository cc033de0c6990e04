"""Plans: work items, pledges, their periods, costs and results."""
