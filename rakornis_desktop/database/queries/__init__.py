"""Reading the program database: one file per thing read, raw SQL, typed rows out."""
