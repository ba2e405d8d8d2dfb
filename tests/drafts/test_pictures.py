"""Pictures that people put into a draft, or changed there, come back as files beside the source."""

from __future__ import annotations

import difflib
import io
import re
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from PIL import Image

from briefing import build, load
from briefing.cli import cli
from briefing.drafts.pull import Pulled, pull_bytes
from briefing.resolve.images import clean
from tests.drafts.patched import behind, caption, drawing, paragraph, patched, picture

TEXT = """---
title: Ferries
---

First words.

![A quay](quay.png){#fig-quay alt="A quay seen from
the sea."}

![](ship.jpg){width=40% alt='A "ship".'}

> ![The bars](bars.svg)

- one
- two

| Week | Ships |
|------|-------|
| 5    | 212   |

::: list-table
- - cell
  - other
:::

Last words about @fig-quay.
"""
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"><rect width="90" height="50" fill="green"/></svg>'
)
RED = picture("red")
NAME = "brief-pictures/picture-"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "quay.png").write_bytes(picture("teal", size=(300, 150)))
    (tmp_path / "ship.jpg").write_bytes(picture("navy", "JPEG", (300, 150)))
    (tmp_path / "bars.svg").write_text(SVG)
    (tmp_path / "brief.md").write_text(TEXT)
    return tmp_path


@pytest.fixture
def draft(home: Path) -> bytes:
    return build(load(home / "brief.md"), ("docx",)).outputs["docx"]


def lines(pulled: Pulled) -> list[str]:
    """What goes from the source and comes into it."""
    found = difflib.unified_diff(pulled.before.split("\n"), pulled.text.split("\n"), n=0, lineterm="")
    return [line for line in list(found)[2:] if line not in ("+", "-") and not line.startswith("@@")]


def lost(pulled: Pulled) -> list[str]:
    """Why things were not taken."""
    return [told.reason for told in pulled.items if told.kind == "not-taken"]


def named(data: bytes, ending: str = ".png") -> str:
    """The path that the source gives a picture."""
    from briefing.core.manifest import fingerprint

    return f"{NAME}{fingerprint(clean(data).data)[:8]}{ending}"


def test_nothing_edited(home: Path, draft: bytes) -> None:
    pulled = pull_bytes(draft, home / "brief.docx")
    assert (pulled.items, pulled.files, pulled.changed) == ((), {}, False)


# ---------------------------------------------------------------- put in

PUT: dict[str, tuple[Callable[[str], str], list[str]]] = {
    "a paragraph of its own": (
        behind("First words", paragraph(drawing("new1", "A &quot;red&quot; flag"))),
        ['+![](PATH){alt="A \\"red\\" flag"}'],
    ),
    "in the midst of words": (
        lambda body: body.replace("First words.</w:t></w:r>", f"First words.</w:t></w:r>{drawing('new1')}"),
        ["+![](PATH)"],
    ),
    "with a caption under it": (
        behind("First words", paragraph(drawing("new1")) + caption("A [red] flag, *seen*")),
        ["+![A \\[red\\] flag, \\*seen\\*](PATH)"],
    ),
    "with a caption above it": (
        behind("First words", caption("A flag") + paragraph(drawing("new1"))),
        ["+![A flag](PATH)"],
    ),
    "with a caption in its own paragraph, as LibreOffice writes it": (
        behind(
            "First words",
            paragraph(drawing("new1") + '<w:r><w:t xml:space="preserve">Figure </w:t></w:r><w:fldSimple w:instr=" SEQ '
            'Figure \\* ARABIC "><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t>: A flag</w:t></w:r>', "Figure"),
        ),
        ["+![A flag](PATH)"],
    ),
    "with a caption whose label was typed": (
        behind("First words", caption("A flag").replace("fldSimple", "smartTag") + paragraph(drawing("new1"))),
        ["+![A flag](PATH)"],
    ),
    "twice": (
        behind("First words", paragraph(drawing("new1")) + paragraph(drawing("new1"))),
        ["+![](PATH)", "+![](PATH)"],
    ),
    "before a figure": (behind("A quay", paragraph(drawing("new1"))), ["+![](PATH)"]),
    "behind an item": (behind(">one<", paragraph(drawing("new1"), "Normal")), ["+  ![](PATH)"]),
    "in a cell of a list": (
        lambda body: body.replace("cell</w:t></w:r>", f"cell</w:t></w:r>{drawing('new1')}"),
        ["+    ![](PATH)"],
    ),
    "with what Word says of its own texts": (
        behind("First words", paragraph(drawing("new1", "A flag&#xA;&#xA;Description automatically generated"))),
        ['+![](PATH){alt="A flag"}'],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PUT)
def test_a_picture_that_was_put_in(name: str, home: Path, draft: bytes) -> None:
    change, expected = PUT[name]
    pulled = pull_bytes(patched(draft, change, {"new1.png": RED}), home / "brief.docx")
    path = named(RED)
    assert lost(pulled) == []
    assert lines(pulled) == [line.replace("PATH", path) for line in expected]
    assert pulled.files == {home / path: clean(RED).data}
    assert [told.words for told in pulled.items] == [f"picture: {path}"] * len(expected)
    assert all(told.line for told in pulled.items)


def test_a_new_table_with_a_picture_in_it(home: Path, draft: bytes) -> None:
    cells = "".join(
        f"<w:tc>{inside}</w:tc>"
        for inside in (paragraph("<w:r><w:t>The flag</w:t></w:r>"), paragraph(drawing("new1", "Red flag")))
    )
    table = f'<w:tbl><w:tblGrid><w:gridCol w:w="900"/><w:gridCol w:w="900"/></w:tblGrid><w:tr>{cells}</w:tr></w:tbl>'
    change = behind("Last words", table + paragraph(""))
    pulled = pull_bytes(patched(draft, change, {"new1.png": RED}), home / "brief.docx")
    assert lost(pulled) == []
    assert lines(pulled) == ["+::: {.list-table}", "+- - The flag", f'+  - ![]({named(RED)}){{alt="Red flag"}}', "+:::"]
    assert list(pulled.files) == [home / named(RED)]


def test_written_it_is_built_and_nothing_is_left_to_pull(home: Path, draft: bytes) -> None:
    edited = patched(draft, PUT["with a caption under it"][0], {"new1.png": RED})
    (home / "brief.docx").write_bytes(edited)
    run = CliRunner().invoke(cli, ["pull", str(home / "brief.docx")])
    assert run.exit_code == 0, run.output
    path = home / named(RED)
    assert path.read_bytes() == clean(RED).data
    assert f"{path}: written" in run.output
    again = pull_bytes(edited, home / "brief.docx")
    assert (again.changed, again.files) == (False, {})
    built = build(load(home / "brief.md"), ("docx",)).outputs["docx"]
    with ZipFile(io.BytesIO(built)) as file:
        assert path.read_bytes() in [file.read(name) for name in file.namelist() if "/media/" in name]
    fresh = pull_bytes(built, home / "brief.docx")
    assert (fresh.items, fresh.changed) == ((), False)


@pytest.mark.parametrize("change", ["caption", "alternative text"])
def test_a_figure_that_somebody_went_on_with_after_the_pull_is_left_alone(
    change: str, home: Path, draft: bytes
) -> None:
    edited = patched(draft, PUT["a paragraph of its own"][0], {"new1.png": RED})
    pulled = pull_bytes(edited, home / "brief.docx")
    old, new = ("![](brief", "![A flag](brief") if change == "caption" else ('\\"red\\"', "blue")
    now = pulled.text.replace(old, new)
    assert now != pulled.text
    (home / "brief.md").write_text(now)
    ((path, data),) = pulled.files.items()
    path.parent.mkdir()
    path.write_bytes(data)
    again = pull_bytes(edited, home / "brief.docx")
    assert (again.changed, again.conflicts) == (False, ())


def test_a_dry_run_writes_none(home: Path, draft: bytes) -> None:
    (home / "brief.docx").write_bytes(patched(draft, PUT["twice"][0], {"new1.png": RED}))
    run = CliRunner().invoke(cli, ["pull", "--dry-run", str(home / "brief.docx")])
    assert f"{home / named(RED)}: would be written" in run.output
    assert not (home / "brief-pictures").exists()
    assert (home / "brief.md").read_text() == TEXT


def test_a_file_of_that_name_is_left_alone(home: Path, draft: bytes) -> None:
    path = home / named(RED)
    path.parent.mkdir()
    path.write_bytes(b"mine")
    pulled = pull_bytes(patched(draft, PUT["twice"][0], {"new1.png": RED}), home / "brief.docx")
    ((other, data),) = pulled.files.items()
    assert other != path
    assert other.name.startswith(path.stem)
    assert data == clean(RED).data


def test_a_picture_that_lies_there_is_not_written_again(home: Path, draft: bytes) -> None:
    path = home / named(RED)
    path.parent.mkdir()
    path.write_bytes(clean(RED).data)
    pulled = pull_bytes(patched(draft, PUT["twice"][0], {"new1.png": RED}), home / "brief.docx")
    assert pulled.files == {}
    assert lines(pulled)[0] == f"+![]({named(RED)})"


def test_a_folder_that_leads_elsewhere_is_not_written_to(
    home: Path, draft: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    (home / "brief-pictures").symlink_to(tmp_path_factory.mktemp("elsewhere"))
    pulled = pull_bytes(patched(draft, PUT["twice"][0], {"new1.png": RED}), home / "brief.docx")
    assert pulled.files == {}
    assert "no folder of its own" in lost(pulled)[0]


def test_a_copy_of_a_figure_names_its_file(home: Path, draft: bytes) -> None:
    relation = re.findall(r'r:embed="(\w+)"', ZipFile(io.BytesIO(draft)).read("word/document.xml").decode())[0]
    pulled = pull_bytes(
        patched(draft, behind("Last words", paragraph(drawing(relation, width=300 * 9525)))), home / "brief.docx"
    )
    assert (lines(pulled), pulled.files) == (["+![](quay.png)"], {})


def test_an_svg_goes_before_the_picture_that_stands_in_for_it(home: Path, draft: bytes) -> None:
    space = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
    more = f'<a:extLst><a:ext uri="{{96DAC541}}"><a:x xmlns:a="{space}"/><s:svgBlip xmlns:s="{space}" r:embed="new2"/>'
    more += "</a:ext></a:extLst>"
    held = SVG.replace("green", "#123456").replace("<rect", "<script>alert(1)</script><rect")
    change = behind("First words", paragraph(drawing("new1", more=more)))
    pulled = pull_bytes(patched(draft, change, {"new1.png": RED, "new2.svg": held.encode()}), home / "brief.docx")
    ((path, data),) = pulled.files.items()
    assert path.suffix == ".svg"
    assert b"script" not in data
    assert b"#123456" in data or b"123456" in data


@pytest.mark.parametrize(("width", "expected"), [(2519998, "{width=50%}"), (60 * 9525, ""), (5039995, "{width=100%}")])
def test_a_width_that_is_not_the_natural_one_is_said(width: int, expected: str, home: Path, draft: bytes) -> None:
    change = behind("First words", paragraph(drawing("new1", width=width)))
    pulled = pull_bytes(patched(draft, change, {"new1.png": RED}), home / "brief.docx")
    assert lines(pulled) == [f"+![]({named(RED)}){expected}"]


def test_what_was_cropped_away_stays_away(home: Path, draft: bytes) -> None:
    change = behind("First words", paragraph(drawing("new1", crop='<a:srcRect l="50000" b="33%"/>', width=30 * 9525)))
    pulled = pull_bytes(patched(draft, change, {"new1.png": RED}), home / "brief.docx")
    ((path, data),) = pulled.files.items()
    assert path != home / named(RED)
    assert lines(pulled) == [f"+![]({path.relative_to(home)})"]
    with Image.open(io.BytesIO(data)) as image, Image.open(io.BytesIO(RED)) as whole:
        assert image.size == (30, 20)
        assert image.tobytes() == whole.crop((30, 0, 60, 20)).tobytes()


def test_a_figure_that_was_cropped_shows_another_picture(home: Path, draft: bytes) -> None:
    edited = patched(draft, lambda body: body.replace("<a:stretch>", '<a:srcRect r="50000"/><a:stretch>', 1))
    pulled = pull_bytes(edited, home / "brief.docx")
    ((path, data),) = pulled.files.items()
    assert lines(pulled)[1].startswith(f"+![A quay]({path.relative_to(home)})")
    with Image.open(io.BytesIO(data)) as image:
        assert image.size == (150, 150)
    none = patched(draft, lambda body: body.replace("<a:stretch>", '<a:srcRect l="0" r="-10"/><a:stretch>', 1))
    assert not pull_bytes(none, home / "brief.docx").changed


# ---------------------------------------------------------------- not taken

BAD: dict[str, tuple[str, bytes, str]] = {
    "an EMF": ("new1.emf", b"\x01\0\0\0" + bytes(60), "an EMF"),
    "a GIF": ("new1.gif", b"GIF89a" + bytes(60), "a GIF"),
    "a damaged PNG": ("new1.png", RED[:70], "cut short"),
    "a PNG whose lines are broken": ("new1.png", re.sub(rb"IDAT....", b"IDATxxxx", RED, flags=re.DOTALL), "damaged"),
    "a web page": ("new1.png", b"<html><script/></html>", "no picture"),
    "far too many pixels": ("new1.png", RED[:16] + (60_000).to_bytes(4, "big") * 2 + RED[24:], "60000 x 60000"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_picture_that_cannot_be_used_is_told(name: str, home: Path, draft: bytes) -> None:
    file, data, reason = BAD[name]
    change = behind("First words", paragraph(drawing("new1", "The flag")) + caption("Words of a caption"))
    pulled = pull_bytes(patched(draft, change, {file: data}), home / "brief.docx")
    assert pulled.files == {}
    assert lines(pulled) == ["+Words of a caption"]
    refused = [(told.words, told.line) for told in pulled.items if told.kind == "not-taken"]
    assert refused == [("The flag", 5)]
    assert reason in lost(pulled)[0]


def test_a_picture_outside_the_draft_is_told_with_its_address(home: Path, draft: bytes) -> None:
    change = behind("First words", paragraph(drawing("out1", how="link")))
    pulled = pull_bytes(patched(draft, change, links={"out1": "https://example.org/x.png"}), home / "brief.docx")
    assert lines(pulled) == []
    assert "https://example.org/x.png" in lost(pulled)[0]


def test_a_cell_of_a_table_of_bars_holds_no_picture(home: Path, draft: bytes) -> None:
    def change(body: str) -> str:
        return body.replace("212</w:t></w:r>", f"213</w:t></w:r>{drawing('new1')}")

    pulled = pull_bytes(patched(draft, change, {"new1.png": RED}), home / "brief.docx")
    assert lines(pulled) == ["-| 5    | 212   |", "+| 5    | 213   |"]
    assert ["cell" in reason for reason in lost(pulled)] == [True]


# ---------------------------------------------------------------- changed


def test_another_picture_in_a_figure(home: Path, draft: bytes) -> None:
    pulled = pull_bytes(patched(draft, parts={"word/media/image1.png": RED}), home / "brief.docx")
    assert lines(pulled) == [
        '-![A quay](quay.png){#fig-quay alt="A quay seen from',
        f'+![A quay]({named(RED)}){{#fig-quay alt="A quay seen from',
    ]
    assert pulled.files == {home / named(RED): clean(RED).data}


def test_a_picture_that_a_program_packed_anew_is_the_same(home: Path, draft: bytes) -> None:
    with Image.open(home / "quay.png") as image:
        file = io.BytesIO()
        image.resize((200, 100)).save(file, "JPEG", quality=80)
    pulled = pull_bytes(patched(draft, parts={"word/media/image1.png": file.getvalue()}), home / "brief.docx")
    assert (pulled.items, pulled.changed) == ((), False)


def test_a_picture_whose_file_is_newer_than_the_draft_is_left_alone(home: Path, draft: bytes) -> None:
    (home / "quay.png").write_bytes(picture("orange", size=(300, 150)))
    assert not pull_bytes(draft, home / "brief.docx").changed
    pulled = pull_bytes(patched(draft, parts={"word/media/image1.png": RED}), home / "brief.docx")
    assert not pulled.changed
    assert "newer" in lost(pulled)[0]


def test_a_figure_under_which_another_picture_was_put_keeps_its_own(home: Path, draft: bytes) -> None:
    change = behind("A quay", paragraph(drawing("new1")))
    pulled = pull_bytes(patched(draft, change, {"new1.png": RED}), home / "brief.docx")
    assert "quay.png" in pulled.text
    assert list(pulled.files) == [home / named(RED)]


def sized(alt: str, factor: float) -> Callable[[str], str]:
    """Draw a figure at another size."""

    def change(body: str) -> str:
        at = body.rindex("<wp:extent", 0, body.index(alt))
        return body[:at] + re.sub(
            r'cx="(\d+)"', lambda found: f'cx="{round(int(found[1]) * factor)}"', body[at:], count=1
        )

    return change


def test_a_figure_that_was_made_smaller(home: Path, draft: bytes) -> None:
    pulled = pull_bytes(patched(draft, sized("A &quot;ship", 0.75)), home / "brief.docx")
    assert lines(pulled) == [
        "-![](ship.jpg){width=40% alt='A \"ship\".'}",
        "+![](ship.jpg){width=30% alt='A \"ship\".'}",
    ]
    assert [told.words for told in pulled.items] == ["width: 30%"]
    other = pull_bytes(patched(draft, sized("A quay seen", 0.5)), home / "brief.docx")
    assert lines(other)[-1] == '+the sea." width=28%}'


def test_rounding_is_no_change_of_size(home: Path, draft: bytes) -> None:
    assert not pull_bytes(patched(draft, sized("A quay seen", 0.99)), home / "brief.docx").changed


def test_all_of_a_figure_at_once(home: Path, draft: bytes) -> None:
    def change(body: str) -> str:
        return sized("Two bars", 0.5)(body.replace('descr=""', 'descr="Two bars"').replace("The bars", "Our bars"))

    pulled = pull_bytes(patched(draft, change), home / "brief.docx")
    assert lines(pulled)[0] == "-> ![The bars](bars.svg)"
    assert re.fullmatch(r'\+> !\[Our bars\]\(bars\.svg\){alt="Two bars" width=\d\d%}', lines(pulled)[1])


@pytest.mark.parametrize("above", [True, False])
def test_a_caption_for_a_figure_without_one(above: bool, home: Path, draft: bytes) -> None:
    def change(body: str) -> str:
        at = body.index("A &quot;ship")
        end = body.index("</w:p>", at) + len("</w:p>")
        start = body.rindex("<w:p>", 0, at)
        return (
            body[:start] + caption("A *ship*") + body[start:]
            if above
            else body[:end] + caption("A *ship*") + body[end:]
        )

    pulled = pull_bytes(patched(draft, change), home / "brief.docx")
    assert lines(pulled) == [
        "-![](ship.jpg){width=40% alt='A \"ship\".'}",
        "+![A \\*ship\\*](ship.jpg){width=40% alt='A \"ship\".'}",
    ]
    assert [told.words for told in pulled.items] == ["caption: A *ship*"]


def test_a_new_picture_has_its_caption_before_a_figure_that_had_none(home: Path, draft: bytes) -> None:
    def change(body: str) -> str:
        return behind("A &quot;ship", caption("A flag") + paragraph(drawing("new1")))(body)

    pulled = pull_bytes(patched(draft, change, {"new1.png": RED}), home / "brief.docx")
    assert lines(pulled) == [f"+![A flag]({named(RED)})"]


def test_a_figure_that_was_taken_out_is_called_by_its_file(home: Path, draft: bytes) -> None:
    def change(body: str) -> str:
        at = body.index("A &quot;ship")
        return body[: body.rindex("<w:p>", 0, at)] + body[body.index("</w:p>", at) + len("</w:p>") :]

    pulled = pull_bytes(patched(draft, change), home / "brief.docx")
    assert lines(pulled) == ["-![](ship.jpg){width=40% alt='A \"ship\".'}"]
    assert [(told.kind, told.words) for told in pulled.items] == [("deleted", "picture: ship.jpg")]


# ---------------------------------------------------------------- alternative texts

ALTS: dict[str, tuple[tuple[str, str], list[str]]] = {
    "words": (("from the sea.", "from the air."), ["-the sea.\"}", "+the air.\"}"]),
    "words added": (("from the sea.", "from the sea, at dawn."), ["-the sea.\"}", "+the sea, at dawn.\"}"]),
    "quotation marks": (
        ("A &quot;ship&quot;.", "A &quot;tall&quot; &amp; old ship."),
        ["-![](ship.jpg){width=40% alt='A \"ship\".'}", '+![](ship.jpg){width=40% alt="A \\"tall\\" & old ship."}'],
    ),
    "where there was none": (
        ('descr=""', 'descr="Two bars."'),
        ["-> ![The bars](bars.svg)", '+> ![The bars](bars.svg){alt="Two bars."}'],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ALTS)
def test_an_alternative_text(name: str, home: Path, draft: bytes) -> None:
    (old, new), expected = ALTS[name]
    pulled = pull_bytes(patched(draft, lambda body: body.replace(old, new)), home / "brief.docx")
    assert lost(pulled) == []
    assert lines(pulled) == expected
    assert pulled.items[0].words.startswith("alternative text: ")


def test_an_alternative_text_that_is_gone_stays_in_the_source(home: Path, draft: bytes) -> None:
    edited = patched(draft, lambda body: body.replace("A quay seen from the sea.", ""))
    pulled = pull_bytes(edited, home / "brief.docx")
    assert lines(pulled) == []
    assert [told.words for told in pulled.items] == ["A quay seen from the sea."]


def test_an_alternative_text_of_a_table_is_told(home: Path, draft: bytes) -> None:
    edited = patched(draft, lambda body: body.replace('"Week; Ships"', '"Ships that came"'))
    pulled = pull_bytes(edited, home / "brief.docx")
    assert not pulled.changed
    assert [(told.words, told.line) for told in pulled.items] == [("Ships that came", 17)]
    gone = patched(draft, lambda body: body.replace('<w:tblDescription w:val="Week; Ships"/>', ""))
    assert pull_bytes(gone, home / "brief.docx").items == ()
