"""What several readers share: what lines, boxes and tables of others are, told by their heads, glyphs and look."""
