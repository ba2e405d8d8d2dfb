"""What web sites and assistants write around a report."""

from __future__ import annotations

import re

#: Words of menus, alone on a line or in a list.
SITE_WORDS = frozenset(
    (
        *(
            "home",
            "menu",
            "search",
            "search…",
            "search...",
            "login",
            "log in",
            "sign in",
            "sign up",
            "log out",
            "submit",
        ),
        *(
            "subscribe",
            "share",
            "print",
            "save",
            "threads",
            "new",
            "comments",
            "show",
            "ask",
            "jobs",
            "guidelines",
            "faq",
        ),
        *(
            "lists",
            "api",
            "security",
            "legal",
            "contact",
            "contact us",
            "about",
            "about us",
            "privacy",
            "privacy policy",
        ),
        *("terms", "terms of service", "terms of use", "cookies", "cookie policy", "accept all", "skip to content"),
        *(
            "skip to main content",
            "back to top",
            "reply",
            "replies",
            "upvote",
            "downvote",
            "▲",
            "▼",
            "▲▼",
            "rss",
            "newsletter",
        ),
        *(
            "no comments to show",
            "no comments",
            "leave a comment",
            "related articles",
            "read more",
            "all rights reserved",
        ),
        *("advertisement", "follow us", "download app", "get the app", "help", "settings", "upgrade", "new chat"),
        *(
            "startseite",
            "suche",
            "anmelden",
            "impressum",
            "datenschutz",
            "accueil",
            "rechercher",
            "connexion",
            "inicio",
        ),
        *(
            "buscar",
            "iniciar sesión",
            "로그인",
            "검색",
            "회원가입",
            "ログイン",
            "検索",
            "登录",
            "搜索",
            "登入",
            "搜尋",
            "войти",
            "поиск",
        ),
    )
)
#: Lines that only a site writes.
SITE = re.compile(
    r"\b\d+ points? by \S+|\|\s*(?:flag|hide|favorite|report)\b|^\d+ (?:comments?|replies|upvotes|views|min(?:ute)? read)\Z"
    r"|^(?:posted|submitted|published) by \S+ .*\bago\b|^\u00a9|^copyright \d{4}|^we use cookies|^this (?:site|website) uses cookies"
    r"|^(?:share|shared) (?:on|to|via|this) |^skip to ",
    re.IGNORECASE,
)
#: Buttons of the programs that write reports, alone on a line.
BUTTON = re.compile(
    r"(?:export to (?:docs|sheets)|copy(?: code| link| to clipboard)?|opens? in a new window|share & export|share|save as pdf"
    r"|create (?:a )?(?:podcast|quiz|infographic|audio overview)|thinking\.\.\.|thoughts|show thinking|sources and related content"
    r"|(?:chatgpt|gemini|claude|perplexity|grok|you) said:?|regenerate(?: response)?|\d+ sources?|see (?:all|more)|read aloud"
    r"|tabellen-?export|in google docs exportieren|exporter vers (?:docs|sheets)|docs로 내보내기|sheets로 내보내기)",
    re.IGNORECASE,
)
#: How assistants begin and end what they say besides the report.
OPENING = re.compile(
    r"(?:sure|certainly|of course|absolutely|okay|ok|great|gladly|i have completed|i've completed|i’ve completed|here(?:'s|’s| is| are)"
    r"|below is|selbstverständlich|gerne|natürlich|hier ist|bien sûr|voici|claro|por supuesto|aquí|certo|ecco|물론|다음은|以下は|もちろん"
    r"|当然|好的|以下是|конечно|вот)\b[^\n]{0,300}"
    r"(?:report|brief(?:ing)?|analysis|summary|overview|draft|research|bericht|analyse|zusammenfassung|rapport|résumé|informe|análisis"
    r"|resumen|relazione|analisi|보고서|분석|レポート|報告|报告|分析|отч[её]т|анализ)[^\n]{0,120}[:.!：。]\Z",
    re.IGNORECASE,
)
CLOSING = re.compile(
    r"(?:let me know|would you like|if you(?:'d| would|’d) like|feel free|i hope this|do you want me|shall i|want me to|just say"
    r"|möchten sie|soll ich|lassen sie mich wissen|souhaitez-vous|voulez-vous que|n'hésitez pas|¿(?:quieres|desea|te gustaría)"
    r"|se vuoi|vuoi che|원하시면|필요하시면|ご希望|必要であれば|需要我|如果您|если хотите|хотите)",
    re.IGNORECASE,
)
