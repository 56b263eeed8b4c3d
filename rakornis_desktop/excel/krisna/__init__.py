"""Proposals for DAK with the centre's answers, as the centre's system exports them (KRISNA)."""
