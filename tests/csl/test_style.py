"""Styles: what is refused, and where it says it is wrong; what is passed over."""

from __future__ import annotations

import subprocess
import sys

import pytest

from briefing.csl import DependentStyleError, StyleError, parse_style
from tests.csl.making import AUTHOR, cited, source

_HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"><info/>'
_CITATION = '<citation><layout><text variable="title"/></layout></citation>'


def _macros(*bodies: str) -> str:
    return "".join(f'<macro name="m{n}">{body}</macro>' for n, body in enumerate(bodies))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "1:1: The XML is not well-formed: no element found."),
        (b"\x00\x01\x02\xff", "1:1: The XML is not well-formed: not well-formed (invalid token)."),
        ("\N{SNOWMAN}", "1:1: The XML is not well-formed: not well-formed (invalid token)."),
        ("\ud800", "1:1: The XML is not well-formed: not well-formed (invalid token)."),
        ("<style>\n<citation>", "2:11: The XML is not well-formed: no element found."),
        ("<style>\n </citation>", "2:4: The XML is not well-formed: mismatched tag."),
        (b'<?xml version="1.0" encoding="martian"?><style/>',
         "1:1: The XML cannot be read: unknown encoding: martian."),
        (b'<?xml version="1.0" encoding="utf-16"?><style/>',
         "1:31: The XML is not well-formed: encoding specified in XML declaration is incorrect."),
        ("<!DOCTYPE style [<!ENTITY a 'b'>]><style/>", "1:17: A document type is not allowed."),
        ("<html/>", "1:1: This is not a CSL style: its root element is not cs:style."),
        (f"{_HEAD}</style>", "1:1: The style has no cs:citation."),
        (f"{_HEAD}\n<citation/></style>", "2:1: cs:citation has no cs:layout."),
        (f"{_HEAD}{_CITATION}\n <bibliography/></style>", "2:2: cs:bibliography has no cs:layout."),
        (f'{_HEAD}<citation><layout>\n<text macro="a"/></layout></citation></style>', "2:1: No macro is named 'a'."),
        (f'{_HEAD}<citation><sort>\n<key macro="a"/></sort><layout/></citation></style>',
         "2:1: No macro is named 'a'."),
        (source('<text macro="m0"/>', macros=_macros('<text macro="m1"/>', '\n<text macro="m0"/>')),
         "2:1: The macro 'm0' calls itself."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_place(data: bytes | str, message: str) -> None:
    with pytest.raises(StyleError) as raised:
        parse_style(data)
    assert str(raised.value) == message


def test_a_dependent_style_names_its_parent() -> None:
    link = '<link href="http://www.zotero.org/styles/apa" rel="independent-parent"/>'
    with pytest.raises(DependentStyleError) as raised:
        parse_style(
            f'<style xmlns="http://purl.org/net/xbiblio/csl" default-locale="fr-FR"><info>{link}</info></style>'
        )
    assert (raised.value.parent, raised.value.lang) == ("http://www.zotero.org/styles/apa", "fr-FR")
    assert raised.value.line == 1


def test_macros_that_multiply_each_other_are_refused() -> None:
    bombs = [f'<text macro="m{n + 1}"/><text macro="m{n + 1}"/>' for n in range(40)]
    with pytest.raises(StyleError, match="more than 20000 elements"):
        parse_style(source('<text macro="m0"/>', macros=_macros(*bombs, '<text value="ha"/>')))


def test_many_small_macros_in_one_layout_are_refused_together() -> None:
    macro = _macros("<text value='a'/>" * 9000)
    with pytest.raises(StyleError, match="more than 20000 elements"):
        parse_style(source('<text macro="m0"/>' * 3, macros=macro))


@pytest.mark.parametrize("depth", [140, 5000])
def test_deep_nesting_is_refused_or_works(depth: int) -> None:
    nested = "<group>" * depth + '<text variable="title"/>' + "</group>" * depth
    if depth < 150:
        assert cited(nested) == "Tides of harbour"
        return
    with pytest.raises(StyleError, match="nested too deeply"):
        parse_style(source(nested))


def test_a_chain_of_macros_is_nesting_too() -> None:
    chain = [f'<group><text macro="m{n + 1}"/></group>' for n in range(2000)]
    with pytest.raises(StyleError, match="nested too deeply"):
        parse_style(source('<text macro="m0"/>', macros=_macros(*chain, "")))
    backwards = "".join(f'<macro name="m{n}">{body}</macro>' for n, body in reversed(list(enumerate([*chain, ""]))))
    keys = "".join(f'<key macro="m{n}"/>' for n in range(2000, 0, -1))  # each is built before the one that calls it
    with pytest.raises(StyleError, match="nested too deeply"):
        parse_style(source('<text macro="m0"/>', macros=backwards, sort=keys))


def test_unknown_elements_and_attributes_are_passed_over() -> None:
    title = '<text variable="title" colour="red" font-style="wavy" display="upside-down"/>'
    assert cited(f'<banana/>{title}<x:y xmlns:x="z"/>{AUTHOR}') == "Tides of harbourLee"


def test_text_says_its_own_encoding() -> None:
    text = '<?xml version="1.0" encoding="iso-8859-1"?>' + source('<text value="é"/>')
    assert parse_style(text).title == parse_style(text.encode("iso-8859-1")).title == "A"


def test_other_encodings() -> None:
    data = '<?xml version="1.0" encoding="utf-16"?>' + source('<text value="é"/>').replace(">A<", ">É<")
    assert parse_style(data.encode("utf-16")).title == "É"


def test_the_processor_knows_nothing_of_briefings() -> None:
    code = (
        "import sys; from briefing.csl import Processor; "
        "print([n for n in sys.modules if n.startswith('briefing.') and not n.startswith('briefing.csl')], "
        "'pydantic' in sys.modules, 'lxml' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[0] == "[] False False"
