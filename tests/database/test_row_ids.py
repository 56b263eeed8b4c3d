"""Row ids: rows made one after the other sort in that order, everywhere they are listed."""

from __future__ import annotations

import time
import uuid

from rakornis_desktop.database.row_ids import new_id, new_ids


def test_ids_are_uuid_version_7_with_the_time():
    before = time.time_ns() // 1_000_000
    id_ = uuid.UUID(new_id())
    assert (id_.version, id_.variant) == (7, uuid.RFC_4122)
    assert before <= id_.int >> 80 <= before + 60_000


def test_ids_ascend_within_a_batch_and_across_batches():
    ids = [*new_ids(10_000), new_id(), new_id(), *new_ids(3)]
    assert ids == sorted(set(ids))
