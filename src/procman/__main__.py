"""Entry of the command line; ``--version`` answers before anything heavy is imported."""

from __future__ import annotations

import sys


def main() -> None:
    """Run procman with the arguments of the process and exit with its code."""
    if sys.argv[1:] == ["--version"]:
        from procman import __version__

        sys.stdout.write(f"procman {__version__}\n")
        return
    from procman.cli.entry import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
