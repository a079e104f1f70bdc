"""The role that a command line names."""

from __future__ import annotations

from procman.errors import UsageError
from procman.model.definitions import Definitions
from procman.source.validation import close_match


def find_role(definitions: Definitions, word: str) -> str:
    """The id of a role; its name will do.

    Raises:
        UsageError: There is none; says which was probably meant, and what it is when it is no role.
    """
    organisation = definitions.organisation
    if word in organisation.roles:
        return word
    by_name = {role.name: role_id for role_id, role in organisation.roles.items()}
    if word in by_name:
        return by_name[word]
    if organisation.performer(word):  # and no role
        raise UsageError("not-a-role", id=word, name=organisation.name(word))
    meant = close_match(word.lower(), organisation.roles) or by_name.get(close_match(word, by_name) or "")
    if meant:
        raise UsageError("unknown-role-meant", id=word, suggestion=meant)
    raise UsageError("unknown-role", id=word)
