from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from procman.exchange.bpmn_extension import NAMESPACE, decode, encode
from procman.model.plain import Plain

# The reader of definitions refuses control characters, and XML knows no others that it could not hold.
_TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff", include_characters="\n\t")
)
_PLAIN = st.recursive(_TEXT, lambda inner: st.lists(inner) | st.dictionaries(_TEXT, inner), max_leaves=12)


@given(_PLAIN)
def test_nothing_is_lost_through_xml(data: Plain) -> None:
    text = etree.tostring(encode("step", data), encoding="utf-8")
    assert decode(etree.fromstring(text)) == data


def test_the_element_carries_its_name_and_attributes() -> None:
    element = encode("step", {"role": "agent"}, id="register")
    assert element.tag == f"{{{NAMESPACE}}}step"
    assert element.get("id") == "register"
    assert [(child.get("key"), child.text) for child in element] == [("role", "agent")]
