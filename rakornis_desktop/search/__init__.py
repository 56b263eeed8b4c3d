"""Finding anything by a few words: rows of the database, commands, pages of the manual."""
