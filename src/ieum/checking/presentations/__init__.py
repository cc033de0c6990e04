"""How an examination is shown: for the terminal and as JSON."""
