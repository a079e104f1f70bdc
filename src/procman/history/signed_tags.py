"""Signed tags at a commit by which people approve it. Verifying starts the program that git is configured to use."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from procman.history.environment import clean_environment
from procman.history.program import command_line, run_git
from procman.records import record

_FORMAT = "%(refname:strip=2)%00%(objecttype)%00%(taggername) %(taggeremail)%00"
# Of OpenPGP and X.509 the user id of the key, of SSH the principal in the file of allowed signers.
_SIGNER = re.compile(r'^\[GNUPG:\] GOODSIG \S+ .*?<([^<>]+)>\s*$|^Good "git" signature for (\S+) with ', re.MULTILINE)


@record(frozen=True, slots=True)
class SignedTag:
    """A tag that somebody signed.

    Attributes:
        signer: Who made it, as ``name <address>``.
        problem: Why it proves nothing: ``unsigned``, ``bad`` signature or unknown key, or ``other-key``: the key is not
            that of the address; None for a good one.
    """

    name: str
    signer: str
    problem: str | None


def tags_at(root: Path, commit: str, except_tag: str = "") -> list[SignedTag]:
    """The annotated tags at a commit, with what their signatures are worth.

    Args:
        root: The workspace.
        commit: Id of the commit.
        except_tag: A tag that is left out.

    Raises:
        RevisionError: git did not finish.
    """
    options = ("--list", "--no-column", "--color=never", "--sort=refname", f"--points-at={commit}")
    values = run_git(root, "tag", *options, f"--format={_FORMAT}", offline=True).decode("utf-8", "replace").split("\0")
    found = []
    for place in range(0, len(values) - 3, 3):
        name, kind, signer = values[place].removeprefix("\n"), values[place + 1], values[place + 2]
        if kind == "tag" and name != except_tag:
            found.append(SignedTag(name, signer, _problem(root, name, signer)))
    return found


def _problem(root: Path, name: str, signer: str) -> str | None:
    done = subprocess.run(  # noqa: S603 - no shell; a full reference is never an option
        command_line(root, "verify-tag", "--raw", f"refs/tags/{name}"),
        env=clean_environment(offline=True) | {"LC_ALL": "C"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    told = (done.stderr + done.stdout).decode("utf-8", "replace")
    if done.returncode:
        return "unsigned" if "no signature found" in told else "bad"
    address = signer.rpartition("<")[2].rstrip(">").casefold()
    owners = {(match.group(1) or match.group(2)).casefold() for match in _SIGNER.finditer(told)}
    return None if address in owners else "other-key"
