"""Files are read one ahead of the writing, in order, and a bad one does not stop the others."""

from __future__ import annotations

import sys
import threading

from rakornis_desktop.exchange.traffic.reading_ahead import read_ahead
from rakornis_desktop.language.sentences import Refusal


def test_files_come_in_the_order_they_were_given_and_a_bad_one_with_its_sentence() -> None:
    def read(number: int) -> int:
        if number == 3:
            raise Refusal("tidak terbaca")
        return number * 10

    found = list(read_ahead(range(6), read))
    assert [source for source, _read in found] == [0, 1, 2, 3, 4, 5]
    assert [str(read) for _source, read in found] == ["0", "10", "20", "tidak terbaca", "40", "50"]


def test_never_more_than_one_file_is_read_before_it_is_wanted() -> None:
    begun: list[int] = []
    reached = threading.Event()

    def read(number: int) -> int:
        begun.append(number)
        if number == 1:
            reached.set()
        return number

    files = read_ahead(range(5), read)
    assert next(files)[0] == 0
    assert reached.wait(10), "the second file is read while the first is used"
    assert begun == [0, 1]
    files.close()
    assert begun == [0, 1]


def test_python_takes_turns_as_before_when_the_reading_is_given_up() -> None:
    before = sys.getswitchinterval()
    files = read_ahead(range(3), lambda number: number)
    next(files)
    files.close()
    assert sys.getswitchinterval() == before
