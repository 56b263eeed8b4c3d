"""``python -m rakornis_desktop`` is the same as ``rakornis``."""

from rakornis_desktop.cli.main import main

if __name__ == "__main__":
    main()
