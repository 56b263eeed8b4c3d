"""Every column has an Indonesian name, for messages, history and differences."""

from __future__ import annotations

import pytest

from rakornis_desktop.database.fields.field_names import field_name
from rakornis_desktop.database.tables import TABLES


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__)
def test_every_column_has_a_name_for_officers(table):
    unnamed = [c for c in table.model_fields if field_name(table.__tablename__, c) == c]
    assert unnamed == []


def test_a_name_of_one_table_comes_before_the_general_one():
    assert field_name("activity", "title") == "Uraian"
    assert field_name("issue", "title") == "Judul"
    assert field_name("activity", "unheard_of") == "unheard_of"
