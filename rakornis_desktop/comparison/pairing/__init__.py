"""Which activities of two plans are the same thing: passes from the surest to the likeliest."""
