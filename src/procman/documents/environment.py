"""Templates: where they are found, what they may do, and how their mistakes are told."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined
from jinja2.exceptions import TemplateError, TemplateNotFound, TemplateRuntimeError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from procman import messages
from procman.errors import Location, TemplateFaultError

SHIPPED_PREFIX: Final = "!base"
OVERRIDES_FOLDER: Final = "templates"
_NAMED: Final = re.compile(r"{%-? *(?:extends|include|import|from) '([^']+)'( *~)?")
_CSS_SPECIAL = re.compile(r"[^\w ./·-]")

Addresses = Callable[[str], str]
"""Where the anchor of a ``Link`` leads to, as seen from the document that is being rendered."""


def in_this_file(anchor: str) -> str:
    """The address of a place in a document of one file."""
    return f"#{anchor}"


def shipped_templates() -> Path:
    """The folder of the shipped templates: inside the package, or beside ``src`` in a checkout.

    Raises:
        FileNotFoundError: The installation is incomplete.
    """
    package = Path(messages.__file__).parents[1]
    for folder in (package / "templates", package.parents[1] / "templates"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(package / "templates")


def template_folders(overrides: Path | None) -> list[Path]:
    """Where templates are looked for, in this order: the workspace's own folder, then the shipped ones."""
    shipped = shipped_templates()
    return [shipped] if overrides is None else [overrides, shipped]


class Templates:
    """The templates of one workspace, in the sandbox in which they run.

    They see the values that they are rendered with, ``label(key)`` for words of the frame, ``href(anchor)`` for the
    address of a link, and ``asset(name)`` for a style sheet or script as it is.

    Args:
        language: Language of the words of the frame.
        overrides: Folder of the workspace's own templates; a file there replaces the shipped one of the same path,
            which stays within reach as ``!base/<path>``.
        areas: Where the words of the frame stand in ``messages``; the first that has a key gives the word.
        finalize: Makes of every value what is printed, in formats that need more than the escapes of XML.
    """

    def __init__(
        self,
        language: str,
        overrides: Path | None = None,
        areas: Sequence[str] = ("documents",),
        finalize: Callable[[Any], Any] | None = None,
    ) -> None:
        self._folders = template_folders(overrides)
        loaders: list[BaseLoader] = [_Loader(folder) for folder in self._folders]
        self._environment = _Sandbox(
            loader=ChoiceLoader([PrefixLoader({SHIPPED_PREFIX: loaders[-1]}), *loaders]),
            undefined=StrictUndefined,
            autoescape=True,
            finalize=finalize,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._addresses: Addresses = in_this_file
        self._environment.globals |= {
            "label": _label(language, areas),
            "href": lambda anchor: self._addresses(anchor),
            "asset": _asset(self._environment),
        }
        self._environment.filters["css_string"] = css_string

    def asset(self, name: str) -> str:
        """A style sheet or script as it is.

        Raises:
            TemplateFaultError: It is not UTF-8, or is not there.
        """
        return self._told(name, lambda: str(_asset(self._environment)(name)))

    def compile(self, name: str) -> None:
        """Compile a template with all that it names, so that rendering need not; mistakes are left to it."""
        left, seen = [name], set()
        while left:
            one = left.pop()
            if one in seen:
                continue
            seen.add(one)
            with suppress(TemplateError):
                source = _source(self._environment, one)
                self._environment.get_template(one)
                left += [each for match in _NAMED.finditer(source) for each in self._meant(*match.groups())]

    def _meant(self, beginning: str, open_end: str | None) -> list[str]:
        """The templates that a template names: all that begin like this where the end is worked out."""
        if open_end is None:
            return [beginning]
        return self._environment.list_templates(filter_func=lambda name: name.startswith(beginning))

    def render(self, name: str, values: Mapping[str, Any], addresses: Addresses = in_this_file) -> str:
        """Render a template.

        Args:
            name: Its path.
            values: What it sees.
            addresses: Where links lead to; macros see no values, so these hold for the whole rendering.

        Raises:
            TemplateFaultError: The template, or one that it uses, has a mistake; says where.
        """
        self._addresses = addresses
        return self._told(name, lambda: self._environment.get_template(name).render(values))

    def _told(self, name: str, work: Callable[[], str]) -> str:
        """Do something with a template; a mistake in it is told with its place."""
        try:
            return work()
        except Exception as error:
            file, line = _place(error)
            template = self._name(file) if file else name
            location = Location(f"{OVERRIDES_FOLDER}/{template}", line)
            raise TemplateFaultError("template-fault", location, template=template, reason=_reason(error)) from error

    def _name(self, file: str) -> str:
        """The name by which a template is found."""
        path = Path(file)
        for folder in self._folders:
            if path.is_relative_to(folder):
                return path.relative_to(folder).as_posix()
        return path.name


def css_string(text: str) -> Markup:
    """A text as a CSS string; everything unusual is escaped, so it can neither end the string nor the style sheet."""
    escaped = _CSS_SPECIAL.sub(lambda match: f"\\{ord(match.group()):x} ", text)
    return Markup(f'"{escaped}"')  # noqa: S704 - only harmless characters are left


def _label(language: str, areas: Sequence[str]) -> Callable[..., str]:
    def label(key: str, **arguments: object) -> str:
        for area in areas:
            if messages.has_text(language, f"{area}.{key}"):
                return messages.text(language, f"{area}.{key}", **arguments)
        raise TemplateRuntimeError(f"there is no label {key}")

    return label


def frame_words(language: str, areas: Sequence[str]) -> dict[str, str]:
    """All words of the frame by key, for templates that are no Jinja2 templates; the first area that has a key wins."""
    return {key: word for area in reversed(areas) for key, word in messages.catalogue(language, area).items()}


class _Sandbox(ImmutableSandboxedEnvironment):
    """The sandbox of Jinja2, which remembers its answers: they follow from an object's type and the attribute's name.

    A manual asks tens of thousands of times for a few hundred attributes.
    """

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self._answers: dict[tuple[type, str], bool] = {}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        key = type(obj), attr
        if key not in self._answers:
            self._answers[key] = super().is_safe_attribute(obj, attr, value)
        return self._answers[key]


class _Loader(FileSystemLoader):
    """Reads templates of a folder; one that is not UTF-8 is a mistake in that template."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._folder = folder

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        try:
            return super().get_source(environment, template)
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            raise TemplateSyntaxError("not UTF-8", line, template, str(self._folder / template)) from None


def _source(environment: Environment, name: str) -> str:
    loader = environment.loader
    assert loader is not None
    return loader.get_source(environment, name)[0]


def _asset(environment: Environment) -> Callable[[str], Markup]:
    """Reads a file as it is: CSS and JavaScript have braces that a template would take for its own."""

    def asset(name: str) -> Markup:
        source = _source(environment, name)
        return Markup(source.replace("</", "<\\/"))  # noqa: S704 - a trusted file, kept from ending its element

    return asset


def _reason(error: Exception) -> str:
    if isinstance(error, TemplateNotFound):
        return f"there is no template {error.name}"
    if isinstance(error, RecursionError):
        return "it includes itself without end"
    if isinstance(error, TemplateError):
        return error.message or type(error).__name__
    return f"{type(error).__name__}: {error}"


def _place(error: Exception) -> tuple[str, int]:
    """File and line of the mistake; an empty file when no template was being worked on."""
    if isinstance(error, TemplateSyntaxError) and error.filename:
        return error.filename, error.lineno
    place = ("", 0)
    traceback = error.__traceback__
    while traceback is not None:
        # Jinja2 rewrites tracebacks so that template code appears with the template's own file and line.
        if "__jinja_exception__" in traceback.tb_frame.f_globals:
            place = (traceback.tb_frame.f_code.co_filename, traceback.tb_lineno)
        traceback = traceback.tb_next
    return place
