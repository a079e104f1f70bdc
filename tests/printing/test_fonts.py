from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from procman.errors import FontError
from procman.printing.fonts import FONT_REQUIREMENT, find_fonts
from tests.conftest import REPOSITORY
from tests.printing.conftest import MakeFont


def _families(*paths: Path, text: str, preferred: tuple[str, ...] = ()) -> tuple[str, ...]:
    return find_fonts(paths).choose([text], preferred, "CS-02").families


def test_the_packaged_font_is_the_default() -> None:
    choice = find_fonts().choose(["客户投诉流程 QX-LC-CS-02，≥ 98%"], [], "CS-02")
    assert choice.families == ("Noto Sans SC",)
    assert [path.name for path in choice.files] == ["NotoSansSC-Regular.otf"]
    assert not choice.bold


def test_a_named_font_comes_first_and_alone_if_it_has_all_characters(font: MakeFont) -> None:
    path = font("firm.ttf", "Firm", "客户")
    choice = find_fonts((path,)).choose(["客户"], ["Noto Sans SC"], "CS-02")
    assert (choice.families, choice.files) == (("Firm",), (path,))


def test_what_a_named_font_lacks_is_taken_from_the_package(font: MakeFont) -> None:
    assert _families(font("firm.ttf", "Firm", "客"), text="客户") == ("Firm", "Noto Sans SC")


def test_a_bold_face_of_the_same_family_is_used(font: MakeFont) -> None:
    regular, bold = font("a.ttf", "Firm", "客"), font("b.ttf", "Firm", "客", weight=700)
    assert find_fonts((regular, bold)).choose(["客"], [], "").bold
    assert not find_fonts((regular,)).choose(["客"], [], "").bold
    packaged_with_bold = find_fonts((font("c.ttf", "Noto Sans SC", "客", weight=700),)).choose(["客"], [], "")
    assert packaged_with_bold.bold
    assert len(packaged_with_bold.files) == 2


def test_a_folder_offers_the_picture_its_dearest_family(font: MakeFont, tmp_path: Path) -> None:
    font("folder/a.ttf", "Large", "客户投诉流程")
    font("folder/b.ttf", "Small", "客户")
    font("folder/c.ttf", "Liked", "客户")
    (tmp_path / "folder" / "readme.txt").write_text("no font", encoding="utf-8")
    (tmp_path / "folder" / "broken.otf").write_bytes(b"no font")
    folder = tmp_path / "folder"
    assert _families(folder, text="客户", preferred=("Unknown", "Liked")) == ("Liked",)
    assert _families(folder, text="客户") == ("Large",)


def test_the_same_character_map_answers_for_composed_and_decomposed_letters() -> None:
    assert _families(text="Cafe\u0301 é\u200b\ufe0f\u3000") == ("Noto Sans SC",)


def test_a_missing_glyph_is_an_error_that_names_it() -> None:
    with pytest.raises(FontError) as told:
        find_fonts().choose(["登记工单", "登记🦄投诉𓀀"], [], "CS-02")
    assert told.value.key == "missing-glyphs"
    assert told.value.arguments == {
        "subject": "CS-02",
        "characters": "𓀀 (U+13000) 🦄 (U+1F984)",
        "text": "登记🦄投诉𓀀",
    }


def test_a_font_named_for_them_mends_it(font: MakeFont) -> None:
    assert _families(font("signs.ttf", "Signs", "🦄"), text="登记🦄") == ("Signs", "Noto Sans SC")


@pytest.mark.usefixtures("without_package")
def test_without_the_package_the_remedy_tells_how_to_install_it(font: MakeFont) -> None:
    with pytest.raises(FontError) as told:
        find_fonts()
    assert (told.value.key, told.value.arguments) == ("font-package-missing", {"requirement": FONT_REQUIREMENT})
    assert _families(font("firm.ttf", "Firm", "客户"), text="客户") == ("Firm",)


def test_the_requirement_is_that_of_the_project() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert FONT_REQUIREMENT in project["dependencies"]


def test_fonts_that_cannot_do_are_told(font: MakeFont, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    cases = {
        "no-such-font": tmp_path / "absent.otf",
        "no-fonts": tmp_path / "empty",
        "variable-font": font("variable.ttf", "Variable", "客", weight=100, variable=True),
        "no-regular-face": font("bold.ttf", "Only Bold", "客", weight=700),
    }
    for key, path in cases.items():
        with pytest.raises(FontError) as told:
            find_fonts((path,))
        assert told.value.key == key


def test_a_variable_font_whose_basic_weight_is_regular_will_do(font: MakeFont) -> None:
    path = font("variable.ttf", "Variable", "客", variable=True)
    assert find_fonts((path,)).choose(["客"], [], "").families == ("Variable",)
