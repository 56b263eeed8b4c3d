"""A plan beside itself as it was, by the same engine."""

from __future__ import annotations

from rakornis_desktop.comparison.earlier import compare_with_earlier
from rakornis_desktop.comparison.review import review
from rakornis_desktop.database.edits.activity_edits import update_activity
from rakornis_desktop.database.revisions import freeze
from rakornis_desktop.database.tables import Activity

from .conftest import Plans

PASIRAN = "61.72.02.1001"


def test_what_changed_since_a_revision_is_seen_row_by_row(plans: Plans) -> None:
    kept = plans.ours(title="Perluasan SPAM", region_code=PASIRAN, budget=1000)
    renamed = plans.ours(title="Drainase", region_code=PASIRAN, budget=5)
    gone = plans.ours(title="TPS-3R", region_code=PASIRAN)
    freeze(plans.database, plans.left)
    update_activity(plans.database, renamed, {"title": "Pembangunan gedung serba guna"})
    with plans.database.change_set("Hapus") as changes:
        changes.delete(Activity, gone)
    plans.ours(title="IPAL komunal", region_code=PASIRAN)
    compared = compare_with_earlier(plans.database, plans.left, "r1")
    assert [(pair.status, pair.first.title) for pair in compared.pairs] == [
        ("sepadan", "Perluasan SPAM"),
        ("berbeda", "Drainase"),
        ("hanya_kiri", "TPS-3R"),
        ("hanya_kanan", "IPAL komunal"),
    ]
    assert compared.pairs[0].right and compared.pairs[0].right.id == kept
    assert compared.pairs[1].reason == "baris yang sama"
    table = review(compared)
    assert table.draft_amount == 1005 and table.need_amount == 1005
    assert table.draft.government == "Sebelumnya (r1)"


def test_the_comparison_with_the_past_follows_an_edit(plans: Plans) -> None:
    row = plans.ours(title="Perluasan SPAM", region_code=PASIRAN)
    freeze(plans.database, plans.left)
    compared = compare_with_earlier(plans.database, plans.left, "r1")
    heard = []
    plans.database.on_changed(heard.append)
    update_activity(plans.database, row, {"title": "Perluasan SPAM kota"})
    newer = compared.refreshed(plans.database, heard[0])
    assert [pair.status for pair in newer.pairs] == ["berbeda"]
