"""Dataclasses at a fraction of their price, for what every run of the linter imports.

``dataclasses`` pulls in ``inspect`` and compiles up to eight functions for a class; for the linter's twenty classes
that took half as long as parsing eighteen processes. A record compiles one. To type checkers and to
``dataclasses.replace``, ``asdict`` and ``fields`` a record is a dataclass.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import dataclass as record
    from dataclasses import field

    __all__ = ["field", "record"]
else:

    def record(*, slots: bool, frozen: bool = False, order: bool = False) -> Callable[[type], type]:
        """Make a record of a class with annotations; see ``dataclasses.dataclass``. Only classes with slots."""
        if not slots:
            raise TypeError("a record has slots")
        return lambda cls: _made(cls, frozen, order)

    def field(*, default_factory: Callable[[], Any], repr: bool = True) -> Any:
        """A field whose default is made anew for every record; see ``dataclasses.field``."""
        return _Factory(default_factory, repr)


_ABSENT = object()


class _Factory:
    """What makes the default of a field."""

    def __init__(self, make: Callable[[], Any], shown: bool) -> None:
        self.make = make
        self.shown = shown


class _Fields:
    """What the functions of ``dataclasses`` look for in a class, made when they do."""

    def __init__(self, defaults: dict[str, Any]) -> None:
        self._defaults = defaults

    def __get__(self, instance: object, owner: type) -> Any:
        from dataclasses import dataclass
        from dataclasses import field as dataclass_field

        body: dict[str, Any] = {"__annotations__": owner.__annotations__}
        for name, value in self._defaults.items():
            is_made = isinstance(value, _Factory)
            body[name] = dataclass_field(default_factory=value.make, repr=value.shown) if is_made else value
        return dataclass(type(owner.__name__, (), body)).__dataclass_fields__  # type: ignore[attr-defined]


def _made(cls: type, frozen: bool, order: bool) -> type:
    if cls.__bases__ != (object,):
        raise TypeError("a record has no bases")
    names = tuple(cls.__annotations__)
    body = {name: value for name, value in vars(cls).items() if name not in ("__dict__", "__weakref__")}
    defaults = {name: body.pop(name) for name in names if name in body}
    values = attrgetter(*names) if len(names) > 1 else lambda self: (getattr(self, names[0]),)
    body |= {"__slots__": names, "__match_args__": names, "__dataclass_fields__": _Fields(defaults)}
    body |= _compared(values) | (_ordered(values) if order else {})
    body["__repr__"] = _shown([name for name in names if getattr(defaults.get(name), "shown", True)])
    body["__reduce__"] = lambda self: (type(self), values(self))
    if frozen:
        body |= {"__hash__": lambda self: hash(values(self)), "__setattr__": _refuse, "__delattr__": _refuse}
    body["__qualname__"] = cls.__qualname__
    made = type(cls.__name__, (), body)
    made.__init__ = _initializer(made, names, defaults)  # type: ignore[misc]
    return made


def _compared(values: Callable[[Any], Any]) -> dict[str, Any]:
    def equal(self: Any, other: object) -> bool:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    return {"__eq__": equal, "__hash__": None}


def _ordered(values: Callable[[Any], Any]) -> dict[str, Any]:
    def less(self: Any, other: object) -> bool:
        return values(self) < values(other) if other.__class__ is self.__class__ else NotImplemented

    def less_or_equal(self: Any, other: object) -> bool:
        return values(self) <= values(other) if other.__class__ is self.__class__ else NotImplemented

    return {"__lt__": less, "__le__": less_or_equal}


def _shown(names: list[str]) -> Callable[[Any], str]:
    def shown(self: Any) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"

    return shown


def _refuse(self: object, name: str, *_: object) -> NoReturn:
    raise AttributeError(f"{type(self).__name__} is frozen, so {name} cannot be changed")


def _initializer(cls: type, names: tuple[str, ...], defaults: dict[str, Any]) -> Any:
    """``__init__``, compiled, as nothing else sets fields fast; through the slots, which know nothing of frozen."""
    known: dict[str, Any] = {f"set_{name}": vars(cls)[name].__set__ for name in names}
    parameters, lines = [], []
    for name in names:
        parameters.append(f"{name}=default_{name}" if name in defaults else name)
        default = defaults.get(name)
        known[f"default_{name}"] = _ABSENT if isinstance(default, _Factory) else default
        value = name
        if isinstance(default, _Factory):
            known[f"make_{name}"] = default.make
            value = f"make_{name}() if {name} is default_{name} else {name}"
        lines.append(f" set_{name}(self, {value})")
    exec(f"def __init__(self, {', '.join(parameters)}):\n" + "\n".join(lines), known)  # noqa: S102 - names of fields
    return known["__init__"]
