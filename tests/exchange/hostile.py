"""A process whose texts try to break out of every format."""

from __future__ import annotations

from procman.model.definitions import Definitions
from procman.model.organisation import Organisation
from procman.model.process import Process

TEXTS = (
    "<script>alert(1)</script>",
    "say \"hi\" & 'bye' ]]> end",
    "{{ x }} --> y; end",
    "1. one\n2. two",
    "- list `code` **b** _i_",
    "# head #quot; #35; &lt; &amp;",
    "fa:fa-car $$x^2$$ \\N \\l ~~a~~",
    "%% comment %%{init}%% |pipe| [a](b)",
    "家庭宽带 😀 👩‍👩‍👧 𠮷",
    "end",
    '`md` "`x`"',
    "subgraph x",
    "@{ shape: fork } :::cls",
    "%3Cb%3E ;fillColor=none;image=data:x",
)


def hostile_process() -> tuple[Process, Definitions]:
    """Steps, ways, roles, phases, documents and forms with these texts for names."""
    steps: dict[str, object] = {}
    for place, name in enumerate(TEXTS):
        steps[f"s{place}"] = {
            "name": name,
            "role": f"r{place % 4}",
            "phase": f"p{place // 5}",
            "outputs": [f"d{place}"],
            "time_limit": "3wd",
        }
    steps["s2"] = {
        "kind": "decision",
        "name": TEXTS[2],
        "role": "r2",
        "phase": "p0",
        "next": {name: f"s{place}" if place > 2 else "done" for place, name in enumerate(TEXTS)},
    }
    process = Process.model_validate(
        {
            "id": "CS-01",
            "name": f"{TEXTS[0]} {TEXTS[1]} {TEXTS[6]}",
            "domain": "service",
            "owner": "r0",
            "version": "1.0",
            "phases": {f"p{place}": TEXTS[place] for place in range(3)},
            "records": {f"d{place}": {"name": name} for place, name in enumerate(TEXTS)},
            "steps": steps,
            "ends": {"done": TEXTS[2]},
        }
    )
    roles = {f"r{place}": {"name": f"{TEXTS[place]} {TEXTS[place + 4]}"} for place in range(4)}
    return process, Definitions(organisation=Organisation.model_validate({"roles": roles}))
