"""The language of a text."""

from __future__ import annotations

import pytest

from briefing.importing.language import DEFAULT, language_of

TEXTS = {
    "de": "Der Hafen ist seit dem 9. Februar geschlossen, und die Fähren liegen nicht mehr im Strom.",
    "fr": "Le port est fermé depuis le 9 février et les ferries ne sont plus dans la rade.",
    "es": "El puerto está cerrado desde el 9 de febrero y los ferris no salen por la mañana.",
    "pt": "O porto está fechado desde 9 de fevereiro e os barcos não saem da baía.",
    "it": "Il porto è chiuso dal 9 febbraio e i traghetti non sono più nella rada.",
    "nl": "De haven is sinds 9 februari gesloten en de veren liggen niet meer op de rede.",
    "pl": "Port jest zamknięty od 9 lutego i promy nie wypływają z zatoki.",
    "tr": "Liman 9 Şubat'tan bu yana kapalı ve feribotlar için bir rota daha yok.",
    "vi": "Cảng đã đóng cửa từ ngày 9 tháng 2 và các phà không được vào trong vịnh.",
    "id": "Pelabuhan ditutup sejak 9 Februari dan feri tidak akan berlayar dari teluk ini.",
    "ko": "항구는 2월 9일부터 폐쇄되었고 여객선은 운항하지 않는다.",
    "ja": "港は二月九日から閉鎖されており、フェリーは運航していない。",
    "zh-Hans": "港口自二月九日起关闭，这个国家的渡轮没有进港。",
    "zh-Hant": "港口自二月九日起關閉，這個國家的渡輪沒有進港。",
    "ru": "Порт закрыт с 9 февраля, и паромы не выходят из бухты.",
    "uk": "Порт зачинено з 9 лютого, і пороми не виходять із затоки.",
    "ar": "الميناء مغلق منذ 9 فبراير ولا تبحر العبارات من الخليج.",
    "th": "ท่าเรือปิดตั้งแต่วันที่ 9 กุมภาพันธ์ และเรือข้ามฟากไม่ออกจากอ่าว",
    DEFAULT: "The port has been closed since 9 February, and the ferries are not in the bay.",
}


@pytest.mark.parametrize(("lang", "text"), TEXTS.items(), ids=list(TEXTS))
def test_each(lang: str, text: str) -> None:
    assert language_of(text) == lang


@pytest.mark.parametrize(
    "text", ["", "12 – 13", "Xi Jinping", "Kim Jong-un (김정은) met Vladimir Putin in Beijing on 3 September."]
)
def test_nothing_tells(text: str) -> None:
    assert language_of(text) == DEFAULT
