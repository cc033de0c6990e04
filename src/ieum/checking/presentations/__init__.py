"""How an examination is shown: for the terminal, as JSON, as SARIF and as a page beside the document."""
