"""No module needs another that needs it again, wherever in the file the import stands."""

from __future__ import annotations

import grimp


def test_no_module_waits_for_one_that_waits_for_it() -> None:
    graph = grimp.build_graph("rakornis_desktop", cache_dir=None)
    below = {
        module: set(graph.find_modules_directly_imported_by(module)) for module in graph.modules
    }
    # Whoever needs nothing that is left can be taken away; what cannot stands in a circle.
    while leaves := {module for module, needed in below.items() if not needed & below.keys()}:
        below = {module: needed for module, needed in below.items() if module not in leaves}
    # Of the rest, those that nobody needs only lead into a circle.
    while tops := below.keys() - {one for needed in below.values() for one in needed}:
        below = {module: needed for module, needed in below.items() if module not in tops}
    assert not below, f"Import circles among: {sorted(below)}"
