"""Rules about the project as a whole: what travels in it, what it names, what it promises."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[1]


def script(name: str) -> ModuleType:
    """Load a script of packaging/ by its path."""
    specification = importlib.util.spec_from_file_location(
        f"packaging_{name}", ROOT / "packaging" / f"{name}.py"
    )
    assert specification and specification.loader
    module = importlib.util.module_from_spec(specification)
    # Named tuples and dataclasses look their module up.
    sys.modules[specification.name] = module
    specification.loader.exec_module(module)
    return module


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def pyproject() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def named_dependencies() -> set[str]:
    project = pyproject()["project"]
    wanted = list(project["dependencies"]) + pyproject()["build-system"]["requires"]
    for extra in project["optional-dependencies"].values():
        wanted += extra
    return {canonical(re.match(r"[\w.-]+", line)[0]) for line in wanted}  # type: ignore[index]


def pinned() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    rows = [line for line in lines if line and not line.startswith("#")]
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+", row) for row in rows), "exact versions alone"
    return {canonical(name): version for name, version in (row.split("==") for row in rows)}


def test_packaging_does_not_hide_the_library_of_that_name():
    assert not list((ROOT / "packaging").rglob("__init__.py"))


def test_no_file_names_a_machine_or_a_registry():
    assert script("portable").places() == []


def test_every_dependency_is_pinned():
    assert named_dependencies() <= set(pinned())


def extras():
    return pyproject()["project"]["optional-dependencies"]


def test_every_dependency_has_its_reason():
    tables = (ROOT / "CONTRIBUTING.md").read_text("utf-8").split("## Dependencies")[1]
    reasons = {
        canonical(name.strip())
        for row in re.findall(r"^\| ([^|]+) \| [^|]{10,} \|$", tables, re.MULTILINE)
        for name in row.split(",")
    }
    assert named_dependencies() - reasons == set()


def test_what_is_installed_is_what_is_pinned():
    from importlib.metadata import PackageNotFoundError, version

    versions = pinned()
    peers = {canonical(re.split(r"[<>=]", name)[0]) for name in extras()["bench"]}
    differing = {}
    for name in named_dependencies():
        try:
            installed = version(name)
        except PackageNotFoundError:
            # Only the measurements need their peers.
            assert name in peers, name
            continue
        if installed != versions[name]:
            differing[name] = (installed, versions[name])
    assert differing == {}


def test_versions_agree():
    import rakornis_desktop

    assert pyproject()["project"]["version"] == rakornis_desktop.__version__


def test_the_installed_program_finds_its_resources(tmp_path):
    """The wheel holds them inside the package, so the checkout is not needed."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    for file in (ROOT / "resources").rglob("*"):
        if file.is_file() and "__pycache__" not in file.parts:
            inside = f"rakornis_desktop/{file.relative_to(ROOT).as_posix()}"
            assert inside in names, f"{inside} does not travel in the wheel"
    unpacked = tmp_path / "installed"
    zipfile.ZipFile(wheel).extractall(unpacked)
    answer = subprocess.run(
        [
            sys.executable,
            "-c",
            "import rakornis_desktop, sys\n"
            "from rakornis_desktop.reference.nomenclature import nomenclature\n"
            "print(rakornis_desktop.__file__)\n"
            "print(nomenclature('2026').get('1.03.03.2.01.0028').name)",
        ],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(unpacked)},
        check=True,
        capture_output=True,
        text=True,
    )
    place, name = answer.stdout.splitlines()
    assert Path(place).is_relative_to(unpacked)
    assert name


def test_everything_said_has_its_english_text():
    assert script("catalogue").missing() == []


def test_english_keeps_the_places_that_are_filled_in():
    """A translated sentence names the same file, row and value as the Indonesian one."""
    catalogue = script("catalogue")
    place = re.compile(r"\{(\w*)[^}]*\}")
    differing = []
    for message in catalogue.english():
        if not message.id or not message.string:
            continue
        sources = [message.id] if isinstance(message.id, str) else list(message.id)
        texts = [message.string] if isinstance(message.string, str) else list(message.string)
        wanted = {name for source in sources for name in place.findall(source)}
        if any(set(place.findall(text)) != wanted for text in texts):
            differing.append(sources[0])
    assert differing == []


@pytest.mark.parametrize("file", sorted((ROOT / "packaging" / "benchmarks").rglob("*.py")))
def test_each_benchmark_says_what_it_promises(file: Path):
    text = file.read_text("utf-8")
    for name in ("NAME =", "PEER =", "BOUND =", "def prepare(", "def ours("):
        assert name in text, f"{file.name} lacks {name}"
    assert "def peer(" in text or "unit =" in text


def test_the_helper_needs_nothing_but_python():
    """A new machine has only Python and pip when dev.py runs for the first time."""
    text = (ROOT / "packaging" / "dev.py").read_text("utf-8")
    modules = set(re.findall(r"^\s*(?:import|from) (\w+)", text, re.MULTILINE))
    assert modules - {"__future__"} <= set(sys.stdlib_module_names)


def test_build_says_that_it_does_not_build_yet(capsys):
    assert script("dev").main(["build"]) == 2
    assert "not built yet" in capsys.readouterr().out


def test_missing_system_libraries_are_named_with_their_packages(monkeypatch):
    dev = script("dev")
    monkeypatch.setattr(dev, "VENV_PYTHON", Path(sys.executable))
    monkeypatch.setattr(dev.sys, "platform", "linux")
    with pytest.raises(dev.Stop, match=r"apt install libnowhere1$"):
        dev.require_libraries({"libnowhere.so.1": "libnowhere1"})


def test_a_system_without_venv_is_told_which_package_holds_it(monkeypatch):
    dev = script("dev")
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    with pytest.raises(dev.Stop, match=r"apt install python3\.\d+-venv"):
        dev.make_venv()


def test_the_median_of_alternating_runs_is_compared(tmp_path):
    bench = script("bench")

    class Benchmark:
        NAME, PEER, BOUND = "a", "b", 0.5
        asked: list[str] = []

        @staticmethod
        def prepare(folder):
            return folder

        @classmethod
        def ours(cls, context):
            cls.asked.append("ours")
            return 1.0

        @classmethod
        def peer(cls, context):
            cls.asked.append("peer")
            return 4.0

    figure = bench.measure(Benchmark, tmp_path)
    assert figure.ratio == 0.25
    assert figure.reached
    assert Benchmark.asked == ["ours", "peer"] * 6


def test_recipes_name_files_that_are_there() -> None:
    """A recipe of CONTRIBUTING that names a file which has moved leads nowhere."""
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    named = re.findall(r"`((?:[\w.]+/)+[\w.]+\.(?:py|txt|po|md))", text)
    assert len(named) > 30
    package = ROOT / "rakornis_desktop"
    assert not [name for name in named if not any((at / name).exists() for at in (ROOT, package))]
    # A bare name stands for one file, wherever it lies.
    bare = re.findall(r"`(\w+\.py)`", text)
    files = {
        file.name
        for at in (package, ROOT / "tests", ROOT / "packaging")
        for file in at.rglob("*.py")
    }
    assert set(bare) <= files
