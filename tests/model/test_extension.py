from __future__ import annotations

import subprocess
import sys

USED = """
assert extension.SchemaValidator({"type": "int"}).validate_python("1") == 1
import pydantic, pydantic_core
assert pydantic.ValidationError is extension.ValidationError
assert pydantic_core.PydanticCustomError is extension.PydanticCustomError
assert pydantic_core.__version__ == extension.__version__
class Model(pydantic.BaseModel):
    number: int
try:
    Model(number="x")
except extension.ValidationError as error:
    assert error.errors(include_url=False)[0]["loc"] == ("number",)
else:
    raise AssertionError
"""


def run(program: str) -> None:
    subprocess.run([sys.executable, "-c", program], check=True)


def test_pydantic_imported_later_shares_the_extension() -> None:
    run("import sys\nfrom procman.model import extension\nassert 'pydantic_core' not in sys.modules\n" + USED)


def test_pydantic_imported_before_is_used() -> None:
    run("import pydantic\nfrom procman.model import extension\n" + USED)


HIDDEN = """
from importlib.machinery import PathFinder
find = PathFinder.find_spec
PathFinder.find_spec = lambda name, *path: find(name, *path) if path or name != "pydantic_core" else None
from procman.model import extension
PathFinder.find_spec = find
"""


def test_an_extension_that_is_no_file_is_imported_as_usual() -> None:
    run(HIDDEN + USED)
