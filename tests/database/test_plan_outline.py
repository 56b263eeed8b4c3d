"""A plan in the order of its nomenclature, which the T-C.33 table follows."""

from __future__ import annotations

from rakornis_desktop.database.plan_outline import Group, plan_outline
from rakornis_desktop.database.tables import Activity, Budget


def add(database, plan_id, *activities: tuple[str, str, int]) -> None:
    with database.change_set("Isi") as changes:
        for position, (code, title, amount) in enumerate(activities):
            row = changes.add(Activity, plan_id=plan_id, position=position, code=code, title=title)
            changes.add(Budget, activity_id=row.id, year_offset=0, amount=amount)
            changes.add(Budget, activity_id=row.id, year_offset=1, amount=1)


def lines(groups: list[Group], depth: int = 0) -> list[str]:
    found = []
    for group in groups:
        found.append(f"{'  ' * depth}{group.code} {group.budget}")
        found += [f"{'  ' * (depth + 1)}{a.title}" for a in group.activities]
        found += lines(group.groups, depth + 1)
    return found


def test_activities_stand_under_their_groups_with_sums(database, plan_id):
    add(
        database,
        plan_id,
        ("1.04.03.2.03.0002", "RTLH", 5),
        ("1.03.03.2.01.0032", "SPAM b", 20),
        ("1.03.03.2.01.0028", "SPAM a", 10),
        ("1.03.03.2.01.0032", "SPAM c", 30),
    )
    outline = plan_outline(database, plan_id, "2026")
    assert lines(outline.groups) == [
        "1 65",
        "  1.03 60",
        "    1.03.03 60",
        "      1.03.03.2.01 60",
        "        SPAM a",
        "        SPAM b",
        "        SPAM c",
        "  1.04 5",
        "    1.04.03 5",
        "      1.04.03.2.03 5",
        "        RTLH",
    ]
    assert (outline.budget, outline.budget_next) == (65, 4)
    assert [a.title for a in outline.activities()] == ["SPAM a", "SPAM b", "SPAM c", "RTLH"]


def test_the_names_are_those_of_the_edition(database, plan_id):
    add(database, plan_id, ("1.03.03.2.01.0032", "SPAM", 1))
    group = plan_outline(database, plan_id, "2026").groups[0]
    assert group.name.startswith("URUSAN PEMERINTAHAN WAJIB")
    assert "AIR MINUM" in group.groups[0].groups[0].name


def test_what_has_no_code_comes_last_and_counts(database, plan_id):
    add(
        database, plan_id, ("", "Tanpa kode", 7), ("1.03", "Aneh", 2), ("1.03.03.2.01.0032", "S", 1)
    )
    outline = plan_outline(database, plan_id, "2026")
    assert [a.title for a in outline.loose] == ["Tanpa kode", "Aneh"]
    assert outline.budget == 10


def test_an_unknown_program_is_kept_and_said_to_be_unknown(database, plan_id):
    add(database, plan_id, ("9.99.99.2.99.9999", "Entah", 4))
    (group,) = plan_outline(database, plan_id, "2026").groups
    assert "tidak ada dalam nomenklatur edisi 2026" in group.name
    assert group.budget == 4


def test_an_empty_plan_has_no_groups(database, plan_id):
    outline = plan_outline(database, plan_id, "2026")
    assert (outline.groups, outline.loose, outline.budget) == ([], [], 0)
