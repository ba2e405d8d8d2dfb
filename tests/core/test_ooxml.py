"""Word files from anyone: what is sane is read, whatever it is called; what is not is refused with its own words."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.core.diagnostics import FileError
from briefing.core.ooxml import Package, open_file, open_package
from briefing.core.ooxml.members import MOST_MEMBERS

from .packages import WORD, bomb, content_types, document, plain, relationships, with_flag, zipped

DOCTYPE = b'<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/passwd">]>'


def opened(parts: dict[str, bytes]) -> Package:
    return open_package(zipped(parts.items()), "a.docx")


def words_of(data: bytes) -> str:
    package = open_package(data, "a.docx")
    return "".join(package.xml(package.main).itertext())


def refusal(data: bytes) -> tuple[str, str]:
    """The code and the words of the one reason why a file is refused."""
    with pytest.raises(FileError) as caught:
        words_of(data)
    (found,) = caught.value.diagnostics
    assert found.hint
    assert found.at.file == "a.docx"
    return found.code, found.message


def test_a_plain_file() -> None:
    package = opened(plain())
    assert package.main == "word/document.xml"
    assert package.content_type(package.main) == f"{WORD}document.main+xml"
    assert package.content_type("word/media/a.PNG") == "image/png"
    assert package.content_type("word/a.bin") == ""
    assert package.part("word/none.xml") is None
    assert "/word/DOCUMENT.xml" in package
    assert "".join(package.xml(package.main).itertext()) == "Hello"
    assert package.relations("word/document.xml") == {}


def test_the_main_part_is_found_by_what_it_is() -> None:
    other = {
        "[Content_Types].xml": content_types("odd/text.xml", f"{WORD}template.main+xml"),
        "_rels/.rels": relationships(("x", "officeDocument", "/odd/text.xml")),
        "odd/text.xml": document("Odd"),
    }
    assert opened(other).main == "odd/text.xml"
    del other["_rels/.rels"]
    assert opened(other).main == "odd/text.xml"


def test_relationships_are_resolved_and_external_ones_told() -> None:
    given = relationships(
        ("a", "image", "../media/a%20b.png"),
        ("b", "styles", "/word/styles.xml"),
        ("c", "hyperlink", "https://example.org/"),
        ("d", "image", "../../../../etc/passwd"),
        external=("c",),
    )
    package = opened(plain() | {"word/_rels/document.xml.rels": given, "word/styles.xml": b"<x/>"})
    found = package.relations(package.main)
    assert [one.target for one in found.values()] == [
        "media/a b.png",
        "word/styles.xml",
        "https://example.org/",
        "etc/passwd",
    ]
    assert [one.external for one in found.values()] == [False, False, True, False]
    assert found["a"].kind == "image"
    assert package.related(package.main, "styles") == "word/styles.xml"
    assert package.related(package.main, "image") == ""
    assert package.part("etc/passwd") is None


def test_strict_files_read_like_others() -> None:
    parts = plain()
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(
        b"http://schemas.openxmlformats.org/officeDocument/2006/", b"http://purl.oclc.org/ooxml/officeDocument/"
    )
    package = opened(parts)
    assert package.main == "word/document.xml"
    assert (
        package.xml(package.main).tag == f"{{{'http://schemas.openxmlformats.org/wordprocessingml/2006/main'}}}document"
    )


def test_utf_16_is_read() -> None:
    parts = plain()
    text = '<?xml version="1.0" encoding="UTF-16"?>' + document("Grüße").decode()
    parts["word/document.xml"] = text.encode("utf-16")
    package = opened(parts)
    assert "".join(package.xml(package.main).itertext()) == "Grüße"


def test_comments_and_instructions_are_left_out() -> None:
    parts = plain()
    parts["word/document.xml"] = document("Hello<!-- no --><?no no?> again")
    package = opened(parts)
    assert [e.tag.rpartition("}")[2] for e in package.xml(package.main).iter()] == ["document", "body", "p", "r", "t"]
    assert "".join(package.xml(package.main).itertext()) == "Hello again"


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"", "bad-package", "is empty"),
        (b"Dear all,", "not-word", "not even a ZIP file"),
        (b"%PDF-1.7 ...", "not-word", "is a PDF"),
        (b"{\\rtf1 ...", "not-word", "Rich Text Format"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "not-word", "Word 97-2003"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
            "protected-package",
            "password",
        ),
        (zipped(plain().items())[:-40], "bad-package", "cut off"),
        (zipped(plain().items())[:200], "bad-package", "cut off"),
        (zipped([("a.txt", b"a")]), "not-word", "a ZIP file, but no Word file"),
        (
            zipped([("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"<x/>")]),
            "not-word",
            "OpenDocument",
        ),
        (with_flag(zipped(plain().items()), 1), "protected-package", "is encrypted"),
        (bomb(50_000_000), "unsafe-package", "zip bomb"),
        (zipped([*plain().items(), ("word/document.xml", document("Other"))]), "unsafe-package", "twice"),
        (zipped([*plain().items(), ("WORD/Document.xml", document("Other"))]), "unsafe-package", "twice"),
        (zipped([*plain().items(), ("../../evil.xml", b"<x/>")]), "unsafe-package", "leads out"),
        (zipped([*plain().items(), ("/etc/passwd", b"x")]), "unsafe-package", "leads out"),
        (zipped([*plain().items(), ("word\\..\\evil.xml", b"<x/>")]), "unsafe-package", "leads out"),
        (zipped((f"word/{n}.xml", b"") for n in range(MOST_MEMBERS + 1)), "unsafe-package", "parts"),
        (zipped((f"word/{n:0900}.xml", b"") for n in range(1200)), "unsafe-package", "parts"),
    ],
)
def test_refused(data: bytes, code: str, words: str) -> None:
    found, message = refusal(data)
    assert (found, words in message) == (code, True), message


@pytest.mark.parametrize("part", ["[Content_Types].xml", "_rels/.rels", "word/document.xml"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_doctype_is_refused_in_every_encoding(part: str, codec: str) -> None:
    parts = plain()
    parts[part] = (DOCTYPE + parts[part]).decode().encode(codec)
    assert refusal(zipped(parts.items()))[0] == "unsafe-package"


def test_a_doctype_cannot_hide_behind_a_declared_encoding() -> None:
    parts = plain()
    hidden = b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE x [<!ENTITY e "e">]>'
    parts["word/document.xml"] = hidden + parts["word/document.xml"]
    assert refusal(zipped(parts.items()))[0] == "bad-package"


def test_a_part_with_too_much_in_it() -> None:
    parts = plain()
    parts["word/document.xml"] = b"<a>" + b"<b/>" * 800_000 + b"</a>"
    code, message = refusal(zipped(parts.items(), compress=False))
    assert (code, "more in word/document.xml" in message) == ("unsafe-package", True)


def test_depth_without_end() -> None:
    parts = plain()
    parts["word/document.xml"] = b"<a>" * 100_000 + b"</a>" * 100_000
    assert refusal(zipped(parts.items()))[0] == "bad-package"


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "a spreadsheet"),
        ("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml", "a presentation"),
        ("application/xml", "no Word document"),
    ],
)
def test_other_documents(kind: str, words: str) -> None:
    code, message = refusal(zipped((plain() | {"[Content_Types].xml": content_types(kind=kind)}).items()))
    assert (code, words in message) == ("not-word", True)


def test_two_main_parts_and_no_word_which() -> None:
    types = content_types().replace(
        b"</Types>", f'<Override PartName="/b.xml" ContentType="{WORD}document.main+xml"/></Types>'.encode()
    )
    parts = plain() | {"[Content_Types].xml": types, "b.xml": document()}
    del parts["_rels/.rels"]
    assert refusal(zipped(parts.items()))[0] == "bad-package"


def test_what_is_damaged_inside_is_told_when_it_is_read() -> None:
    data = bytearray(zipped(plain().items(), compress=False))
    data[data.index(b"Hello")] ^= 1
    code, message = refusal(bytes(data))
    assert (code, "word/document.xml cannot be read" in message) == ("bad-package", True)
    assert refusal(zipped((plain() | {"word/document.xml": b"<a><b></a>"}).items()))[0] == "bad-package"
    with pytest.raises(FileError, match=r"lacks word/styles\.xml"):
        opened(plain()).xml("word/styles.xml")


def test_a_relationship_given_twice() -> None:
    given = relationships(("a", "image", "a.png"), ("a", "image", "b.png"))
    package = opened(plain() | {"word/_rels/document.xml.rels": given})
    with pytest.raises(FileError, match="twice"):
        package.relations(package.main)


def test_a_file_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(zipped(plain().items()))
    assert open_file(path).main == "word/document.xml"
    with pytest.raises(FileError, match="does not exist"):
        open_file(tmp_path / "none.docx")
    with path.open("r+b") as file:
        file.truncate(200_000_000)  # a hole: it takes no room
    with pytest.raises(FileError, match="more than 100 MB"):
        open_file(path)


def test_folders_in_the_zip_are_passed_over() -> None:
    package = open_package(zipped([*plain().items(), ("word/", b"")]), "a.docx")
    assert "word/" not in package.names
