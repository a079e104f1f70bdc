"""Who may approve a release, by ``versioning.approvals``."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Procman
from tests.cli.release_workspace import PROCESS, ReleaseWorkspace

BOSS = "Boss <boss@example.org>"


@pytest.fixture
def trailer(released: ReleaseWorkspace) -> ReleaseWorkspace:
    """A released workspace that asks for approvals since."""
    released.settle("approvals", "trailer")
    return released


def plan(workspace: ReleaseWorkspace, procman: Procman, *arguments: str) -> tuple[int, str]:
    done = procman(workspace.root, "--lang", "en", "release", "--dry-run", *arguments)
    assert done.code in (0, 1), done.err
    return done.code, done.out


def test_nobody_has_approved(trailer: ReleaseWorkspace, procman: Procman) -> None:
    trailer.change()
    code, out = plan(trailer, procman)
    assert (code, "AD-01 办公用品采购流程: nobody has approved" in out) == (1, True)


def test_a_line_in_a_commit(trailer: ReleaseWorkspace, procman: Procman) -> None:
    trailer.change(message=f"changed\n\nApproved-by: {BOSS}")
    code, out = plan(trailer, procman)
    assert code == 0
    assert f"Approved-by: {BOSS}" in out


def test_a_line_that_is_not_in_the_last_paragraph_counts_for_nothing(
    trailer: ReleaseWorkspace, procman: Procman
) -> None:
    trailer.change(message=f"changed\n\nApproved-by: {BOSS}\n\nbut only perhaps")
    assert plan(trailer, procman)[0] == 1


def test_an_approver_on_the_command_line(trailer: ReleaseWorkspace, procman: Procman) -> None:
    trailer.change()
    assert plan(trailer, procman, "--approved-by", BOSS)[0] == 0


@pytest.mark.parametrize(
    "approver", ["Writer <writer@example.org>", "writer <other@example.org>", "Another Name <WRITER@example.org>"]
)
def test_nobody_approves_his_own_change(approver: str, trailer: ReleaseWorkspace, procman: Procman) -> None:
    trailer.change()
    code, out = plan(trailer, procman, "--approved-by", approver)
    assert code == 1
    assert f"approved by {approver} only, who wrote the change" in out


def test_whoever_wrote_along_is_a_writer(trailer: ReleaseWorkspace, procman: Procman) -> None:
    trailer.change(message=f"changed\n\nCo-authored-by: {BOSS}")
    assert plan(trailer, procman, "--approved-by", BOSS)[0] == 1


def test_somebody_else_besides_the_writer_is_enough(trailer: ReleaseWorkspace, procman: Procman) -> None:
    trailer.change(message="changed\n\nApproved-by: Writer <writer@example.org>")
    code, out = plan(trailer, procman, "--approved-by", BOSS)
    assert code == 0
    assert "Approved-by: Writer" not in out


def test_an_approval_of_another_file_is_none(trailer: ReleaseWorkspace, procman: Procman) -> None:
    trailer.change()
    glossary = trailer.root / "processes/glossary.yaml"
    glossary.write_text(glossary.read_text(encoding="utf-8") + "# nothing\n", encoding="utf-8")
    trailer.commit(f"glossary\n\nApproved-by: {BOSS}")
    assert plan(trailer, procman)[0] == 1


def test_approvals_before_the_last_release_are_spent(released: ReleaseWorkspace, procman: Procman) -> None:
    released.change(message=f"changed\n\nApproved-by: {BOSS}")
    assert procman(released.root, "-q", "release").code == 0
    released.settle("approvals", "trailer")
    released.edit('version: "1.1"', 'version: "1.2"')
    released.edit("time_limit: 2wd", "time_limit: 3wd")
    released.commit("again")
    assert plan(released, procman)[0] == 1


def test_a_merge_request_is_approved_in_its_merge(trailer: ReleaseWorkspace, procman: Procman) -> None:
    trailer.git("checkout", "-q", "-b", "request")
    trailer.change()
    trailer.git("checkout", "-q", "main")
    merge = ("merge", "-q", "--no-ff", "request", "-m", f"Merge request\n\nApproved-by: {BOSS}")
    trailer.git(*merge)
    code, out = plan(trailer, procman)
    assert (code, f"Approved-by: {BOSS}" in out) == (0, True), out


def test_a_file_that_was_moved(trailer: ReleaseWorkspace, procman: Procman) -> None:
    trailer.change(message=f"changed\n\nApproved-by: {BOSS}")
    trailer.git("mv", PROCESS, "processes/administration/ad-01-office.yaml")
    trailer.commit("moved", "Mover <mover@example.org>")
    assert plan(trailer, procman)[0] == 0
    assert plan(trailer, procman, "--approved-by", "Mover <mover@example.org>")[0] == 0


def test_a_new_manual_needs_approvals_too(workspace: ReleaseWorkspace, procman: Procman) -> None:
    workspace.settle("approvals", "trailer")
    assert plan(workspace, procman)[0] == 1
    assert plan(workspace, procman, "--approved-by", BOSS)[0] == 0


def test_without_the_setting_nothing_is_asked(released: ReleaseWorkspace, procman: Procman) -> None:
    released.change()
    assert plan(released, procman)[0] == 0


def test_an_unknown_setting_is_a_mistake(released: ReleaseWorkspace, procman: Procman) -> None:
    released.settle("approvals", "sometimes")
    assert procman(released.root, "release").code == 2


needs_keys = pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="signs with ssh keys")


class Keys:
    """Keys of people, and the file of those whose signatures count."""

    def __init__(self, workspace: ReleaseWorkspace, folder: Path) -> None:
        self._workspace, self._folder = workspace, folder
        folder.mkdir()
        self._allowed = folder / "allowed"
        self._allowed.write_text("", encoding="utf-8")
        workspace.git("config", "gpg.format", "ssh")
        workspace.git("config", "gpg.ssh.allowedSignersFile", str(self._allowed))

    def sign(self, name: str, address: str, *, known: str | None = "", tag: str = "approved/1") -> None:
        """Have somebody sign a tag at HEAD; ``known`` is the address for which his key is registered."""
        key = self._folder / name
        command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", address, "-f", str(key)]
        subprocess.run(command, check=True)
        if known is not None:
            public = key.with_suffix(".pub").read_text(encoding="utf-8")
            with self._allowed.open("a", encoding="utf-8") as file:
                file.write(f"{known or address} {public}")
        identity = ("-c", f"user.name={name}", "-c", f"user.email={address}", "-c", f"user.signingkey={key}")
        self._workspace.git(*identity, "tag", "-s", "-m", "approved", tag)


@pytest.fixture
def signed(released: ReleaseWorkspace) -> ReleaseWorkspace:
    released.settle("approvals", "signed")
    released.change(message=f"changed\n\nApproved-by: {BOSS}")
    return released


@needs_keys
def test_a_signed_tag_of_an_approver(signed: ReleaseWorkspace, procman: Procman, tmp_path: Path) -> None:
    code, out = plan(signed, procman, "--approved-by", BOSS)
    assert (code, "no signed tag" in out) == (1, True)
    Keys(signed, tmp_path / "keys").sign("Boss", "boss@example.org")
    code, out = plan(signed, procman)
    assert (code, f"Approved-by: {BOSS}" in out) == (0, True), out


@needs_keys
def test_a_signature_of_the_writer_is_none(signed: ReleaseWorkspace, procman: Procman, tmp_path: Path) -> None:
    Keys(signed, tmp_path / "keys").sign("Writer", "writer@example.org")
    code, out = plan(signed, procman)
    assert (code, "who wrote the change" in out) == (1, True), out


@needs_keys
def test_an_unknown_key_and_a_key_of_somebody_else(signed: ReleaseWorkspace, procman: Procman, tmp_path: Path) -> None:
    keys = Keys(signed, tmp_path / "keys")
    keys.sign("Stranger", "stranger@example.org", known=None, tag="approved/1")
    keys.sign("Boss", "boss@example.org", known="writer@example.org", tag="approved/2")
    signed.git("tag", "-a", "-m", "not signed", "approved/3")
    code, out = plan(signed, procman)
    assert code == 1
    assert "signature of tag approved/1 (Stranger <stranger@example.org>) cannot be verified" in out
    assert "Tag approved/2 says it is of Boss" in out
    assert "approved/3" not in out


@needs_keys
def test_an_approval_of_an_earlier_commit_is_spent(signed: ReleaseWorkspace, procman: Procman, tmp_path: Path) -> None:
    Keys(signed, tmp_path / "keys").sign("Boss", "boss@example.org")
    signed.edit("time_limit: 2wd", "time_limit: 3wd")
    signed.commit("after the approval")
    assert plan(signed, procman)[0] == 1


@needs_keys
def test_the_release_itself_can_be_signed(released: ReleaseWorkspace, procman: Procman, tmp_path: Path) -> None:
    released.change()
    key = tmp_path / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True)
    (tmp_path / "allowed").write_text(
        f"releaser@example.org {key.with_suffix('.pub').read_text(encoding='utf-8')}", encoding="utf-8"
    )
    released.git("config", "gpg.format", "ssh")
    released.git("config", "gpg.ssh.allowedSignersFile", str(tmp_path / "allowed"))
    released.git("config", "user.signingkey", str(key))
    assert procman(released.root, "release", "--sign").code == 0
    released.git("verify-tag", "v1.1")


def test_signing_that_fails_leaves_nothing(released: ReleaseWorkspace, procman: Procman) -> None:
    released.change()
    released.git("config", "gpg.program", "false")
    before = released.state()
    assert procman(released.root, "release", "--sign").code == 2
    assert released.state() == before
