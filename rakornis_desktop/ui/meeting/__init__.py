"""The parts of the page Rapat: prepared, held, afterwards."""
