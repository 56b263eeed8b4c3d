"""The developer's one helper: run, test, lint, bench, build. Standard library only.

    python3 packaging/dev.py run            start the program on the sample database
    python3 packaging/dev.py test [ARGS]    run the tests (ARGS go to pytest)
    python3 packaging/dev.py lint           style, types, import contracts
    python3 packaging/dev.py bench [NAMES]  measure against the peers
    python3 packaging/dev.py build          make the installers

Works on Linux and Windows with nothing but Python 3.11 or newer and pip.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
WINDOWS = sys.platform == "win32"
VENV_PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
OLDEST_PYTHON = (3, 11)

# What Qt loads from the system, and the Debian package that holds it. The first part is needed
# even without a display, the second only to open a window under X11.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libX11.so.6": "libx11-6",
    "libxcb.so.1": "libxcb1",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
}
WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
}


class Stop(Exception):
    """Work cannot go on; ``str()`` is the one sentence to print."""


def main(arguments: list[str] | None = None) -> int:
    """Perform one verb; returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="dev.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("verb", choices=["run", "test", "lint", "bench", "build"])
    options, rest = parser.parse_known_args(arguments)
    verbs = {"run": run, "test": test, "lint": lint, "bench": bench, "build": build}
    try:
        return verbs[options.verb](rest)
    except Stop as stop:
        print(f"dev.py: {stop}", file=sys.stderr)
        return 1


def run(arguments: list[str]) -> int:
    """Start the program on the sample database, or without a display perform the demo."""
    install(developer=False)
    if has_display():
        require_libraries(QT_LIBRARIES | ({} if on_wayland() else WINDOW_LIBRARIES))
        return call("-m", "rakornis_desktop", *(arguments or ["--sample"]))
    require_libraries(QT_LIBRARIES)
    results = Path(arguments[0]) if arguments else ROOT / "demo"
    print(f"There is no display here: performing the demo in {results} instead of a window.")
    code = call("-m", "rakornis_desktop", "demo", str(results))
    if code == 0:
        print(f"The results (database, papers, workbooks, pictures of each page) lie in {results}")
    return code


def test(arguments: list[str]) -> int:
    """Run the tests."""
    install(developer=True)
    require_libraries(QT_LIBRARIES)
    return call("-m", "pytest", *arguments)


def lint(arguments: list[str]) -> int:
    """Check style, types and the import contracts; every check runs, any failure counts."""
    install(developer=True)
    checks = [
        [script("ruff"), "check", "."],
        [script("ruff"), "format", "--check", "."],
        [script("mypy")],
        [script("lint-imports")],
        [VENV_PYTHON, "packaging/portable.py"],
    ]
    failed = []
    for check in checks:
        print(f"— {Path(check[0]).stem} {' '.join(map(str, check[1:]))}", flush=True)
        if subprocess.run([str(part) for part in check], cwd=ROOT, env=environment()).returncode:
            failed.append(Path(check[-1] if check[0] == VENV_PYTHON else check[0]).stem)
    if failed:
        print(f"dev.py: not clean: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def bench(arguments: list[str]) -> int:
    """Measure what the program promises, as ratios against its peers."""
    install(developer=True)
    require_libraries(QT_LIBRARIES)
    peers = {"PIP_CONSTRAINT": str(ROOT / "constraints.txt")}
    if call("-m", "pip", "install", "--quiet", "--editable", ".[bench]", extra=peers):
        raise Stop("The peers of the figures could not be installed (pandas, daff).")
    return call("packaging/bench.py", *arguments)


def build(arguments: list[str]) -> int:
    """Make the installers."""
    print("not built yet")
    return 2


def install(*, developer: bool) -> None:
    """Make .venv and install the program into it, unless that is done and nothing changed."""
    if sys.version_info < OLDEST_PYTHON and not VENV_PYTHON.is_file():
        raise Stop(
            "Python 3.11 or newer is needed, this is "
            f"{sys.version_info.major}.{sys.version_info.minor}."
        )
    if not VENV_PYTHON.is_file():
        make_venv()
    state = hashlib.sha256(
        (ROOT / "pyproject.toml").read_bytes() + (ROOT / "constraints.txt").read_bytes()
    ).hexdigest()
    stamp = VENV / "installed.txt"
    done = stamp.read_text("utf-8").split() if stamp.is_file() else []
    wanted = "developer" if developer else "program"
    if done[:1] == [state] and (wanted in done or "developer" in done):
        return
    print("Installing (needed once, and again when the dependencies change) …", flush=True)
    constraints = str(ROOT / "constraints.txt")
    pinned = {"PIP_CONSTRAINT": constraints, "PIP_BUILD_CONSTRAINT": constraints}
    target = ".[dev]" if developer else "."
    code = call("-m", "pip", "install", "--quiet", "--editable", target, extra=pinned)
    if code:
        raise Stop(
            "pip could not install what the program needs (see above). "
            "Check the network, then try again."
        )
    stamp.write_text(f"{state} {wanted}\n", "utf-8")


def make_venv() -> None:
    """Make the virtual environment .venv."""
    print("Making .venv …", flush=True)
    try:
        import ensurepip  # noqa: F401
        import venv
    except ImportError:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise Stop(
            "this Python has no venv module. On Debian or Ubuntu: "
            f"sudo apt install python{version}-venv"
        ) from None
    venv.EnvBuilder(with_pip=True, clear=VENV.exists(), symlinks=not WINDOWS).create(VENV)


def script(name: str) -> Path:
    """Return the .venv's program ``name``."""
    return VENV_PYTHON.parent / (f"{name}.exe" if WINDOWS else name)


def require_libraries(libraries: dict[str, str]) -> None:
    """Name the Debian packages of system libraries that Qt needs and the system lacks."""
    if not sys.platform.startswith("linux"):
        return
    # Looked for in the .venv's Python: the one running this may find libraries elsewhere.
    probe = (
        "import ctypes, sys\n"
        "for name in sys.argv[1:]:\n"
        "    try: ctypes.CDLL(name)\n"
        "    except OSError: print(name)\n"
    )
    answer = subprocess.run(
        [str(VENV_PYTHON), "-c", probe, *libraries], capture_output=True, text=True, check=False
    )
    missing = answer.stdout.split()
    if missing:
        packages = " ".join(libraries[name] for name in missing)
        raise Stop(
            f"Qt needs system libraries that are not here ({', '.join(missing)}). "
            f"On Debian or Ubuntu: sudo apt install {packages}"
        )


def has_display() -> bool:
    """Say whether a window can be shown."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY")) or on_wayland()


def on_wayland() -> bool:
    """Say whether the display is a Wayland one."""
    return sys.platform.startswith("linux") and bool(os.environ.get("WAYLAND_DISPLAY"))


def environment(extra: dict[str, str] | None = None) -> dict[str, str]:
    """Return the environment of what is started, with Qt offscreen if there is no display."""
    found = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PYTHONUTF8": "1", **(extra or {})}
    if not has_display():
        found.setdefault("QT_QPA_PLATFORM", "offscreen")
    return found


def call(*arguments: str, extra: dict[str, str] | None = None) -> int:
    """Run the .venv's Python in the project's folder; returns its exit code."""
    try:
        return subprocess.run(
            [str(VENV_PYTHON), *arguments], cwd=ROOT, env=environment(extra), check=False
        ).returncode
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
