from __future__ import annotations

import subprocess
import sys

ATTRIBUTES = """
from ruamel.yaml.events import CollectionStartEvent, ScalarEvent
from procman.source.flat_events import _arguments, _collection, _scalar

def seen(event):
    names = sorted({name for cls in type(event).__mro__ for name in getattr(cls, "__slots__", ())})
    return type(event).__name__, {name: getattr(event, name, "unset") for name in names}

CASES = [
    (ScalarEvent, _scalar, ("a", "!t", (True, False), "v"), {"start_mark": 1, "end_mark": 2, "style": "'"}),
    (ScalarEvent, _scalar, (None, None, (True, False), "v", 1, 2, ""), {}),
    (ScalarEvent, _scalar, (None, None, (True, False), "v"), {"comment": ["c"]}),
    (CollectionStartEvent, _collection, ("a", None, True, 1, 2, True), {}),
    (CollectionStartEvent, _collection, (None, "!t", True), {"flow_style": False, "comment": "c", "nr_items": 3}),
]
originals = {cls: cls.__init__ for cls, *_ in CASES}
before = [seen(cls(*arguments, **named)) for cls, _, arguments, named in CASES]
"""


def run(program: str) -> None:
    subprocess.run([sys.executable, "-c", program], check=True)


def test_events_have_the_attributes_that_ruamel_gives_them() -> None:
    run(
        ATTRIBUTES
        + """
for cls, constructor, *_ in CASES:
    cls.__init__ = constructor
assert [seen(cls(*arguments, **named)) for cls, _, arguments, named in CASES] == before
"""
    )


def test_constructors_with_other_arguments_stay() -> None:
    run(
        ATTRIBUTES
        + """
def other(self, anchor, tag):
    pass

ScalarEvent.__init__ = other
from procman.source.flat_events import flatten_events
flatten_events()
assert ScalarEvent.__init__ is other
assert CollectionStartEvent.__init__ is _collection
"""
    )
