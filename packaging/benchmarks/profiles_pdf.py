"""The one-page profiles of a province and its 14 regencies, per page, in a warm process."""

from __future__ import annotations

import importlib.util
import time
from pathlib import Path
from typing import Any, NamedTuple

import large_plans
import standing_plans

NAME = "profile PDFs of 15 offices (28,000 activities), mean of one"
PEER = "the 1,000-row landscape matrix PDF of matrix_pdf, written whole"
BOUND = 1.0

OFFICES = 15


class Context(NamedTuple):
    """The open database, the matrix's own benchmark with its rows, and where to write."""

    database: Any
    matrix: Any
    rows: Any
    folder: Path


def prepare(folder: Path) -> Context:
    """Write a province's database and make the matrix's rows."""
    file = Path(__file__).with_name("matrix_pdf.py")
    specification = importlib.util.spec_from_file_location("matrix_pdf", file)
    assert specification and specification.loader
    matrix = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(matrix)
    path = standing_plans.province(folder / "province.rkn")
    return Context(large_plans.opened(path), matrix, matrix.prepare(folder), folder)


def ours(context: Context) -> float:
    """Write the 15 profiles; return the seconds of one of them."""
    from rakornis_desktop.pdf.papers.profile_paper import write_profile

    start = time.perf_counter()
    written = write_profile(context.database, context.folder / "profiles.pdf")
    took = time.perf_counter() - start
    assert written.pages == OFFICES
    return took / OFFICES


def peer(context: Context) -> None:
    """Write the matrix."""
    context.matrix.ours(context.rows)
