"""Office work: cases with their posts, opinions, approval lines and due dates, and everybody's inbox."""
