"""Two plans in a database, ours and a received one, filled row by row: those of the comparison."""

from ..comparison.conftest import Plans, plans, two_plans

__all__ = ["Plans", "plans", "two_plans"]
