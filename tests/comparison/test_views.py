"""The comparison as JSON, side by side for the eye, and filtered."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rakornis_desktop.comparison.comparison_json import comparison_as_json
from rakornis_desktop.comparison.comparison_words import marked_words
from rakornis_desktop.comparison.deciding_rows import decide
from rakornis_desktop.comparison.selection import (
    Facets,
    Selection,
    select,
)
from rakornis_desktop.comparison.side_by_side import side_by_side

from .conftest import Plans

PASIRAN = "61.72.02.1001"


def _filled(plans: Plans) -> None:
    plans.ours(
        title="Perluasan SPAM jaringan perpipaan Gang Melati",
        code="1.03.03.2.01.0032",
        region_code=PASIRAN,
        volume=Decimal(120),
        unit="SR",
        budget=1_250_000_000,
        reference="SKW-1",
    )
    plans.theirs(
        title="Perluasan SPAM Gang Melati Baru",
        code="1.03.03.1.01.0027",
        region_code="61.72.02",
        volume=Decimal(80),
        unit="SR",
        budget=900_000_000,
        answers_reference="SKW-1",
    )
    plans.ours(title="Drainase Jalan Diponegoro", region_code="61.72.01")


def test_json_has_every_row_once_and_the_agreed_shape(plans: Plans) -> None:
    _filled(plans)
    compared = plans.compared()
    decide(plans.database, compared.pairs[:1], "disepakati", agreed_volume=Decimal("80.5"))
    said = json.loads(json.dumps(comparison_as_json(plans.compared())))
    first, second = said["rows"]
    assert set(first) == {
        "status", "left", "right", "score", "reason", "differences", "findings", "decision",
    }  # fmt: skip
    assert set(first["left"]) == {"id", "reference", "code", "title", "location"}
    assert {"field": "volume", "left": 120, "right": 80} in first["differences"]
    assert first["decision"]["agreed_volume"] == 80.5
    assert second["right"] is None and second["score"] is None
    assert second["status"] == "hanya_kiri"
    assert any(finding.startswith("overlap: ") for finding in first["findings"])
    assert said["summary"]["berbeda"] == said["summary"]["hanya_kiri"] == 1


def test_both_sides_are_shown_with_what_differs(plans: Plans) -> None:
    _filled(plans)
    compared = plans.compared()
    shown = {view.label: view for view in side_by_side(compared.pairs[0], compared)}
    assert shown["Volume"].difference == "−40 SR"
    assert shown["Pagu (Rp)"].difference == "−350.000.000\n−28,0 %"
    assert shown["Lokasi"].difference == "lebih luas" and not shown["Lokasi"].differs
    assert shown["Kode"].difference == "padanan"
    assert ("jaringan perpipaan ", True) in shown["Uraian"].left
    assert shown["Nomor"].right == ()


def test_filters_find_what_is_asked_for(plans: Plans) -> None:
    _filled(plans)
    compared = plans.compared()
    assert len(select(compared, Selection())) == 2
    assert [p.status for p in select(compared, Selection(text="diponegoro"))] == ["hanya_kiri"]
    assert [p.status for p in select(compared, Selection(rule="overlap"))] == ["berbeda"]
    assert [p.status for p in select(compared, Selection(subdistrict="61.72.01"))] == ["hanya_kiri"]
    facets = Facets()
    facets.update(compared)
    assert ("overlap", "Tumpang tindih (1)") in facets.findings()
    assert [code for code, _name in facets.subdistricts()] == ["61.72.02", "61.72.01"]
    decide(plans.database, compared.pairs[:1], "ditolak")
    assert len(select(plans.compared(), Selection(decided="belum"))) == 1
    assert len(select(plans.compared(), Selection(decided="sudah"))) == 1


@given(st.text(max_size=80), st.text(max_size=80))
def test_marked_words_lose_no_letter(left: str, right: str) -> None:
    one, other = marked_words(left, right)
    assert "".join(text for text, _differs in one).split() == left.split()
    assert "".join(text for text, _differs in other).split() == right.split()


@pytest.mark.parametrize("missing", ["ours", "theirs"])
def test_a_volume_that_one_side_leaves_empty_is_shown_all_the_same(
    plans: Plans, missing: str
) -> None:
    told: dict[str, Any] = {"volume": Decimal(120), "unit": "SR", "beneficiaries": 40}
    work = {"title": "Perluasan SPAM", "region_code": "61.72.02.1001"}
    plans.ours(**work, code="1.03.03.2.01.0032", **({} if missing == "ours" else told))
    plans.theirs(**work, code="1.03.03.1.01.0027", **({} if missing == "theirs" else told))
    compared = plans.compared()
    shown = {view.label: view for view in side_by_side(compared.pairs[0], compared)}
    assert shown["Volume"].differs and shown["Volume"].difference == "berbeda"
