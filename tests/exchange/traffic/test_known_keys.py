"""Whose key it is: remembered when first seen, told when it changes, doubted when it is wrong."""

from __future__ import annotations

import pytest

from rakornis_desktop.exchange.traffic.own_key import replace_key
from rakornis_desktop.language.sentences import Refusal


def keys(office) -> list[tuple[str, str]]:
    return office.database.read("SELECT fingerprint, state FROM known_key ORDER BY first_seen, id")


def test_others_are_told_which_key_a_new_one_replaces(offices):
    regency, province = offices("61.72"), offices("61")
    regency.add()
    province.receive(regency.send())
    old = regency.key.fingerprint
    regency.key = replace_key(regency.folder)
    regency.add("B")
    file = regency.send()
    with pytest.raises(Refusal, match=f"menggantikan kunci {old}.*{regency.key.fingerprint}"):
        province.receive(file, accept=False)
    seen = province.receive(file, accept=False, dry_run=True)
    assert seen.signature == "changed" and old in seen.error
    assert keys(province) == [(old, "dipercaya")]
    province.receive(file)
    assert keys(province) == [(old, "diganti"), (regency.key.fingerprint, "dipercaya")]


def test_a_key_that_replaces_none_we_know_is_told_as_a_stranger(offices):
    regency, twin, province = offices("61.72"), offices("61.72"), offices("61")
    regency.add()
    province.receive(regency.send())
    # Another computer, whose key is only said to be of the same office.
    twin.add()
    replace_key(twin.folder)
    twin.key = replace_key(twin.folder)
    with pytest.raises(Refusal, match="bukan yang dikenal") as told:
        province.receive(twin.send(), accept=False)
    assert "menggantikan" not in str(told.value)


def test_accepting_a_key_is_taken_back_with_the_step_that_did_it(offices):
    regency, province = offices("61.72"), offices("61")
    regency.add()
    file = regency.send()
    province.receive(file)
    province.database.undo()
    assert keys(province) == []
    with pytest.raises(Refusal, match="belum dikenal"):
        province.receive(file, accept=False)


def test_a_second_computer_of_an_office_does_not_push_out_the_first(offices):
    regency, province = offices("61.72"), offices("61")
    regency.add()
    province.receive(regency.send())
    colleague = offices(like=regency)
    colleague.add("B")
    province.receive(colleague.send())
    assert [state for _mark, state in keys(province)] == ["dipercaya", "dipercaya"]
    regency.add("C")
    assert province.receive(regency.send(), accept=False, older=True).signature == "ok"
