"""Rakornis Desktop: work plans of regencies, province and centre, compared and agreed."""

__version__ = "0.1.0"
