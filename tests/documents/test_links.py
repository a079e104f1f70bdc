from __future__ import annotations

from procman.documents.links import without_dead_links


def test_links_stay_where_they_lead_somewhere() -> None:
    here = {"text": "登记", "anchor": "cs-02-step-register", "number": "01"}
    lost = {"text": "营业员", "anchor": "role-clerk", "number": ""}
    data = {"steps": [{"anchor": "cs-02-step-register", "name": "登记", "next": [here, lost]}]}
    found = without_dead_links(data)["steps"][0]
    assert found["anchor"] == "cs-02-step-register"
    assert found["next"] == [here, lost | {"anchor": None}]


def test_a_link_is_no_place() -> None:
    link = {"text": "营业员", "anchor": "role-clerk", "number": ""}
    assert without_dead_links([link, link]) == [link | {"anchor": None}] * 2
