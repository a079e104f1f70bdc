"""libyaml's parser, without the rest of ruamel.

The compiled parser needs ruamel's events and errors, yet importing it imports all of ruamel, which takes longer than
parsing a dozen processes. So ``ruamel.yaml`` is put up as a package that runs its ``__init__`` only when something
else of it is asked for, and the modules of which the parser takes nothing but a name for an error are stood in for
while it is imported. Where that does not work, everything is imported as usual.
"""

from __future__ import annotations

import sys
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import Any

_PACKAGE = "ruamel.yaml"
_MARKED = ("scanner", "parser", "composer", "constructor")
_UNMARKED = ("emitter", "serializer", "representer")


def c_parser() -> Any:
    """The class ``CParser``, or None where there is no compiled parser for this platform."""
    try:
        if _PACKAGE not in sys.modules:
            _put_up_package()
        return _alone()
    except Exception:  # another ruamel than the known ones
        return _as_usual()


def _as_usual() -> Any:
    try:
        from _ruamel_yaml import CParser
    except ImportError:
        return None
    return CParser


def _put_up_package() -> None:
    from importlib.util import module_from_spec

    import ruamel

    spec = PathFinder.find_spec(_PACKAGE, ruamel.__path__)
    assert spec is not None
    package = module_from_spec(spec)
    package.__class__ = _LazyPackage
    sys.modules[_PACKAGE] = package
    setattr(ruamel, "yaml", package)  # noqa: B010 - as an import does; type checkers know no such attribute


class _LazyPackage(ModuleType):
    """A package whose ``__init__`` has not run."""

    __spec__: ModuleSpec

    def __getattr__(self, name: str) -> Any:
        self.__class__ = ModuleType  # type: ignore[assignment]
        assert self.__spec__.loader is not None
        self.__spec__.loader.exec_module(self)
        return getattr(self, name)


def _alone() -> Any:
    """Import the compiled parser with stand-ins for the modules that it names but does not use while parsing."""
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    bases: dict[str, type] = dict.fromkeys(_MARKED, MarkedYAMLError) | dict.fromkeys(_UNMARKED, YAMLError)
    standing_in = []
    try:
        for name, base in bases.items():
            if f"{_PACKAGE}.{name}" not in sys.modules:
                module = sys.modules[f"{_PACKAGE}.{name}"] = ModuleType(name)
                error = f"{name.capitalize()}Error"
                setattr(module, error, type(error, (base,), {}))
                standing_in.append(f"{_PACKAGE}.{name}")
        from _ruamel_yaml import CParser
    finally:
        for path in standing_in:
            del sys.modules[path]
    return CParser
