"""Two copies of our own plan brought together: by row and field, losing nothing."""
