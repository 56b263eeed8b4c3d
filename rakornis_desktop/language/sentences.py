"""What is said to the officer when something cannot be done: one clear sentence."""

from __future__ import annotations


class Refusal(Exception):
    """Something asked for cannot be done; ``str()`` is one sentence for the officer.

    The sentence says what happened, where, and what to do. The window shows it in its message
    line, the headless verbs on stderr with exit code 1. Nothing has been changed.
    """
