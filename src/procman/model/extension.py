"""The compiled half of pydantic, for what runs on every lint: pydantic_core without the package around it.

``import pydantic_core`` takes ten times as long as its compiled module, for annotations that nothing here reads. So the
module is loaded by itself, under its own name: whatever imports pydantic later gets the same one.
"""

from __future__ import annotations

import sys
from importlib.machinery import PathFinder
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic_core import PydanticCustomError, SchemaValidator, ValidationError, __version__

__all__ = ["PydanticCustomError", "SchemaValidator", "ValidationError", "__version__"]

_PACKAGE = "pydantic_core"
_MODULE = "pydantic_core._pydantic_core"


def _load() -> Any:
    loaded = sys.modules.get(_MODULE)
    if loaded is not None:
        return loaded
    package = PathFinder.find_spec(_PACKAGE)
    found = PathFinder.find_spec(_MODULE, package.submodule_search_locations) if package else None
    if found is None or found.loader is None:  # not installed as files; the import says what is wrong or finds it
        import pydantic_core

        return pydantic_core
    from importlib.util import module_from_spec

    module = sys.modules[_MODULE] = module_from_spec(found)
    found.loader.exec_module(module)
    return module


if not TYPE_CHECKING:
    _extension = _load()
    PydanticCustomError = _extension.PydanticCustomError
    SchemaValidator = _extension.SchemaValidator
    ValidationError = _extension.ValidationError
    __version__ = _extension.__version__
