from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rakornis_desktop.database.queries.portions import MOST_AT_ONCE, portions


@given(st.integers(min_value=0, max_value=3 * MOST_AT_ONCE))
def test_every_row_is_asked_for_once_and_never_too_many_together(many: int) -> None:
    keys = [str(number) for number in range(many)]
    given_out = list(portions(keys))
    assert [key for part, _places in given_out for key in part] == keys
    for part, places in given_out:
        assert 0 < len(part) <= MOST_AT_ONCE
        assert places.count("?") == len(part)
