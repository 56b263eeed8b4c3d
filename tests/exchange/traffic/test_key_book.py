"""Keys of other offices: trusted, no longer trusted, forgotten."""

from __future__ import annotations

import pytest

from rakornis_desktop.exchange.traffic.key_book import (
    distrust_key,
    forget_key,
    key_state_name,
    known_keys,
    trust_key,
)
from rakornis_desktop.language.sentences import Refusal


def test_a_key_that_is_no_longer_trusted_lets_nothing_in_until_it_is_again(offices):
    regency, province = offices("61.72"), offices("61")
    regency.add("A")
    province.receive(regency.send())
    (key,) = known_keys(province.database)
    assert (key.region_code, key.fingerprint) == ("61.72", regency.key.fingerprint)
    assert key.accepted_by == "Budi" and key_state_name(key.state) == "Dipercaya"
    regency.add("B")
    distrust_key(province.database, key)
    with pytest.raises(Refusal, match="bukan yang dikenal"):
        province.receive(regency.send(), accept=False)
    trust_key(province.database, key)
    assert province.receive(regency.send(), accept=False).written


def test_a_forgotten_key_is_asked_about_again_and_forgetting_is_undone(offices):
    regency, province = offices("61.72"), offices("61")
    regency.add("A")
    province.receive(regency.send())
    (key,) = known_keys(province.database)
    forget_key(province.database, key)
    regency.add("B")
    with pytest.raises(Refusal, match="belum dikenal"):
        province.receive(regency.send(), accept=False)
    province.database.undo()
    assert known_keys(province.database) == [key]
