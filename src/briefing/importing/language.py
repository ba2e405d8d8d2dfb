"""A text goes in; the language it is written in comes out, where its script or its small words tell."""

from __future__ import annotations

import re
from collections import Counter

#: Small words that are frequent in one language and rare in the others.
_SMALL = {
    "en": "the of and to in that is was for with are this by from as not which have has were been their",
    "de": "der die das und ist nicht mit den von dem ein eine auf für im sich auch werden wird bei durch über",
    "fr": "le la les des et est dans une pour que qui sur au aux avec par ne pas ce cette ont été leur",
    "es": "el la los las de y en que es por una para con del se su al como más han sido este entre",
    "pt": "o os as de e em que é por uma para com do da não se mais dos das ao foi são pela pelo",
    "it": "il lo gli di e che è per una con del della dei non si sono come più nel nella alla ha stato",
    "nl": "de het een van en in is dat op te voor met zijn niet aan door ook worden wordt bij naar deze",
    "pl": "i w na z się nie jest do że o jak po od przez dla są oraz który która które jego lub",
    "tr": "ve bir bu için ile de da olarak olan daha gibi çok en kadar sonra ancak ise tarafından değil",
    "vi": "và của là có trong được các cho không một với những này người để đã từ về khi đến",
    "id": "dan yang di untuk dengan dari ini pada dalam adalah tidak akan itu sebagai oleh juga telah atau",
    "sv": "och att det som en på är av för med till den har inte om ett de",
    "da": "og at det som en på er af for med til den har ikke om et de",
}
_WORDS = {lang: frozenset(words.split()) for lang, words in _SMALL.items()}
_SCRIPTS = (
    ("ja", re.compile("[\u3041-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7a3]")),
    ("th", re.compile("[\u0e01-\u0e5b]")),
    ("ar", re.compile("[\u0621-\u064a]")),
    ("he", re.compile("[\u05d0-\u05ea]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
)
#: Letters of Ukrainian that Russian has not, and of traditional Chinese that simplified has not.
_UKRAINIAN = re.compile("[іїєґ]")
_TRADITIONAL = re.compile("[與為這個國們來時會對發說過學後實現經體點關區]")
_SIMPLIFIED = re.compile("[与为这个国们来时会对发说过学后实现经体点关区]")
_LATIN = re.compile(r"[^\W\d_]+")
#: Letters looked at: a long text says no more than its first pages.
_ENOUGH = 60_000
#: Share of a text's letters that make its script the text's own; of its words that make its small words tell.
_SCRIPT, _TELLING = 0.25, 0.08
#: So many small words tell at all.
_FEWEST = 3
DEFAULT = "en-US"


def language_of(text: str) -> str:
    """A BCP 47 tag; "en-US" where nothing tells."""
    text = text[:_ENOUGH]
    letters = sum(map(str.isalpha, text))
    if not letters:
        return DEFAULT
    for lang, pattern in _SCRIPTS:
        # Japanese is written in Chinese letters as well, between which its own stand
        if len(pattern.findall(text)) > letters * (_SCRIPT / 3 if lang == "ja" else _SCRIPT):
            return _closer(lang, text)
    words = [word.lower() for word in _LATIN.findall(text)]
    counts = Counter({lang: sum(word in small for word in words) for lang, small in _WORDS.items()})
    (best, count), (_, second) = counts.most_common(2)
    if count < max(_FEWEST, len(words) * _TELLING) or count <= second * 1.15 or best == "en":
        return DEFAULT
    return best


def _closer(lang: str, text: str) -> str:
    if lang == "ru" and _UKRAINIAN.search(text):
        return "uk"
    if lang == "zh":
        return "zh-Hant" if len(_TRADITIONAL.findall(text)) > len(_SIMPLIFIED.findall(text)) else "zh-Hans"
    return lang
