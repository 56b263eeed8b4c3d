"""Findings: what rules say of compared rows, each a small function with its basis."""
