"""What the page Berkas is made of: sending, receiving, conflicts, the plans that came in."""
