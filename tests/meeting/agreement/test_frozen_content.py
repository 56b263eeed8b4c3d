"""Frozen content is exact, canonical, and grows without losing what was frozen before."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

import pytest

from rakornis_desktop.meeting.agreement.frozen_content import canonical, plain, restored


class Part(NamedTuple):
    name: str
    date: date | None


class Paper(NamedTuple):
    title: str
    volume: Decimal | None
    budget: int | None
    signed: bool
    at: datetime
    parts: tuple[Part, ...]
    pair: tuple[str, int]
    later: str = "as before"


PAPER = Paper(
    "A\u2028🙂",
    Decimal("12.700"),
    None,
    True,
    datetime(2027, 3, 23, 8, tzinfo=UTC),
    (Part("x", date(2027, 1, 2)), Part("y", None)),
    ("z", 3),
)


def test_every_kind_of_value_comes_back() -> None:
    back = restored(Paper, plain(PAPER))
    assert back == PAPER and str(back.volume) == "12.700"
    assert type(back.parts[0]) is Part


def test_the_text_does_not_hang_on_the_order_of_fields() -> None:
    said = plain(PAPER)
    assert canonical(dict(reversed(said.items()))) == canonical(said)


def test_what_an_earlier_version_froze_is_read_with_the_default() -> None:
    said = plain(PAPER)
    del said["later"]
    assert restored(Paper, said).later == "as before"


@pytest.mark.parametrize(
    "change",
    [
        {"volume": "banyak"},
        {"volume": 3},
        {"budget": "7"},
        {"budget": True},
        {"signed": 1},
        {"at": "kemarin"},
        {"parts": "xy"},
        {"parts": [{"name": "x"}]},
        {"parts": [None]},
        {"pair": ["z"]},
        {"unknown": 1},
    ],
)
def test_what_is_no_such_content_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        restored(Paper, {**plain(PAPER), **change})


def test_what_has_no_place_in_a_paper_is_not_frozen() -> None:
    with pytest.raises(TypeError):
        plain((1.5,))
