"""The heading and the access phrase of a list of works cited in each language that exporters write: none is taken for
words of the report, and the day is read."""

from __future__ import annotations

import pytest

from briefing.importing.importer import import_bytes

#: Language, heading, and an entry with {title} and {url}; year, month and day that it says.
PHRASES = [
    ("en", "Works cited", "{title}, accessed September 5, 2025, {url}", "2025-09-05"),
    ("ko", "참고 자료", "{title}, 9월 5, 2025에 액세스, {url}", "2025-09-05"),
    ("ja", "引用文献", "{title}、 3月 4, 2025にアクセス、 {url}", "2025-03-04"),
    ("zh-Hans", "引用的著作", "{title}， 访问时间为 九月 5, 2025， {url}", "2025-09-05"),
    ("zh-Hant", "引用的著作", "{title}， 檢索日期：9月 17, 2025， {url}", "2025-09-17"),
    ("de", "Referenzen", "{title}, Zugriff am September 16, 2025, {url}", "2025-09-16"),
    ("fr", "Sources des citations", "{title}, consulté le septembre 24, 2025, {url}", "2025-09-24"),
    ("es", "Obras citadas", "{title}, fecha de acceso: febrero 12, 2026, {url}", "2026-02-12"),
    ("pt", "Referências citadas", "{title}, acessado em setembro 30, 2025, {url}", "2025-09-30"),
    ("it", "Bibliografia", "{title}, accesso eseguito il giorno gennaio 8, 2026, {url}", "2026-01-08"),
    ("ru", "Источники", "{title}, дата последнего обращения: декабря 22, 2025, {url}", "2025-12-22"),
    ("uk", "Джерела", "{title}, доступ отримано квітня 1, 2026, {url}", "2026-04-01"),
    ("pl", "Cytowane prace", "{title}, otwierano: września 2, 2025, {url}", "2025-09-02"),
    ("nl", "Geciteerd werk", "{title}, geopend op mei 2, 2026, {url}", "2026-05-02"),
    ("tr", "Alıntılanan çalışmalar", "{title}, erişim tarihi Ocak 19, 2026, {url}", "2026-01-19"),
    ("vi", "Nguồn trích dẫn", "{title}, truy cập vào tháng 9 23, 2025, {url}", "2025-09-23"),
    ("id", "Karya yang dikutip", "{title}, diakses September 11, 2025, {url}", "2025-09-11"),
    ("ar", "المصادر التي تم الاقتباس منها", "{title}، تم الوصول بتاريخ ديسمبر 30، 2025، {url}", "2025-12-30"),
    ("th", "", "{title}, เข้าถึงเมื่อ มีนาคม 29, 2025 {url}", "2025-03-29"),
]
WORKS = [
    ("Notice of the strait", "https://post.example/notice"),
    ("Tides, in tables", "https://tides.example/2025?x=1"),
    ("Lights: how many?", "https://pilots.example/lights"),
]
BODY = """Ferries

1. The Strait

The channel was closed.1 Two ferries stayed.2 It was cold.3

2. The Harbour

It was full.1"""


@pytest.mark.parametrize(("lang", "heading", "entry", "day"), PHRASES, ids=[phrase[0] for phrase in PHRASES])
@pytest.mark.parametrize("form", ["lines", "numbered", "run in", "Markdown"])
def test_access_phrase(lang: str, heading: str, entry: str, day: str, form: str) -> None:
    entries = [entry.format(title=title, url=url) for title, url in WORKS]
    match form:
        case "lines":
            text = "\n".join([BODY, "", heading, "", *entries])
        case "numbered":
            text = "\n".join([BODY, "", heading, "", *(f"{n}. {one}" for n, one in enumerate(entries, 1))])
        case "run in":
            if not heading:
                pytest.skip("where a list begins that has no name, nothing tells")
            text = f"{BODY} {heading} {' '.join(entries)}"
        case _:
            body = BODY.replace("Ferries", "# Ferries").replace("\n1. ", "\n## ").replace("\n2. ", "\n## ")
            listed = (entry.format(title=title, url=f"[{url}]({url})") for title, url in WORKS)
            numbered = (f"{n}. {one}" for n, one in enumerate(listed, 1))
            text = "\n".join([body, "", *([f"#### **{heading}**", ""] if heading else []), *numbered])
    made = import_bytes(text.encode(), "pasted.md" if form == "Markdown" else "pasted.txt")
    assert [(one.title, one.url) for one in made.report.sources.values()] == WORKS
    assert [one.accessed.iso if one.accessed else "" for one in made.report.sources.values()] == [day] * 3
    assert made.counts.citations == 4
    assert [one.code for one in made.doubts] == []
    told = [one.words for one in made.left_out if one.code == "list-label"]
    assert not heading or any(heading in words for words in told)
    assert not heading or heading not in made.text
