"""What web sites and assistants write around a report."""

from __future__ import annotations

import re


def _phrases(*groups: str) -> frozenset[str]:
    return frozenset(phrase for group in groups for phrase in group.split(", "))


#: Lines that only a site writes, alone on a line or in a list, in small letters.
SURE_WORDS = _phrases(
    "search…, search..., log in, login, sign in, sign up, log out, logout, skip to content, skip to main content",
    "back to top, no comments to show, no comments, leave a comment, be the first to comment, add a comment",
    "privacy policy, terms of service, terms of use, cookie policy, cookie settings, accept all, accept cookies",
    "reject all, upvote, downvote, get the app, download app, new chat, related articles, you may also like",
    "▲, ▼, ▲▼, ☰, anmelden, impressum, datenschutzerklärung, se connecter, connexion, mentions légales",
    "iniciar sesión, aviso legal, accedi, inloggen, zaloguj się, giriş yap, đăng nhập, войти, увійти",
    "로그인, 회원가입, ログイン, 会員登録, 登录, 登入, 注册, 註冊, تسجيل الدخول, เข้าสู่ระบบ",
)
#: Words of menus that a report may use as well: several side by side are a menu.
MENU_WORDS = _phrases(
    "home, menu, search, submit, subscribe, threads, new, comments, show, ask, jobs, guidelines, faq, lists, api",
    "security, legal, contact, contact us, about, about us, privacy, terms, cookies, reply, replies, rss, newsletter",
    "blog, news, pricing, products, careers, docs, advertisement, follow us, help, settings, upgrade, close, next",
    "previous, read more, all rights reserved, startseite, suche, datenschutz, kontakt, über uns, accueil, rechercher",
    "inicio, buscar, contacto, contatti",
    "검색, 홈, 検索, ホーム, 搜索, 搜尋, 首页, 首頁, поиск, главная, بحث, ค้นหา",
)
#: Lines that only a site writes: scores, cookies.
SURE = re.compile(
    r"\b\d+ points? by \S+|\|\s*(?:flag|hide|favorite)\b|^\d+ (?:comments?|replies|upvotes)\Z"
    r"|^(?:posted|submitted) by \S+ .*\bago\Z|^we use cookies\b|^this (?:site|website) uses cookies\b"
    r"|^share (?:on|via) (?:x|twitter|facebook|linkedin|reddit|whatsapp|email)\Z"
    r"|^share this(?: article| page| post)?\Z",
    re.IGNORECASE,
)
#: What stands at the foot of a site, and may stand at the foot of a report.
IMPRINT = re.compile(r"^(?:\u00a9|\(c\)|copyright) ?\d{4}\b|^all rights reserved\b|^powered by \S+\Z", re.IGNORECASE)
#: Buttons of the programs that write reports, wherever they stand alone on a line.
BUTTON = re.compile(
    r"(?:export to (?:docs|sheets|google docs)|copy code|copy to clipboard|opens? in a new window|share & export"
    r"|create (?:a )?(?:podcast|quiz|infographic|audio overview|web page)|sources and related content"
    r"|show thinking|regenerate response|in (?:google )?(?:docs|tabellen|sheets) exportieren"
    r"|exporter vers (?:docs|sheets)|exportar a (?:documentos|hojas de cálculo)|esporta in (?:documenti|fogli)"
    r"|(?:docs|sheets)로 내보내기|(?:google )?(?:ドキュメント|スプレッドシート)にエクスポート"
    r"|导出到(?:文档|表格)|匯出至(?:文件|試算表)"
    r"|экспортировать в (?:документы|таблицы)|(?:chatgpt|gemini|claude|perplexity|grok|you) said:)",
    re.IGNORECASE,
)
#: Buttons whose words a report may use: only before its first words and behind its last.
EDGE_BUTTON = re.compile(
    r"(?:share|copy|copy link|print|save|listen|read aloud|edit|retry|regenerate|download|save as pdf|export|like"
    r"|thinking\.\.\.|thinking…|thoughts|thought for .{1,20}|\d{1,3} sources|see (?:all|more)|show (?:all|more)"
    r"|\d{1,2} min(?:ute)?s? read|teilen|kopieren|drucken|partager|copier|imprimer|compartir|copiar|imprimir"
    r"|공유|복사|共有|コピー|分享|复制|複製)",
    re.IGNORECASE,
)

_WRITTEN = (
    r"(?:report|brief|briefing|analysis|summary|overview|draft|research|document|paper|memo|bericht|analyse"
    r"|zusammenfassung|überblick|rapport|résumé|synthèse|informe|análisis|resumen|relatório|resumo|análise|relazione"
    r"|analisi|rapporto|보고서|분석|요약"
    r"|レポート|報告書?|分析|报告|отч[её]т|анализ)"
)
#: How assistants begin what they say besides the report: a word that agrees, then to whom they speak.
_YOU = (
    r"(?:\byou(?:'ve|’ve| have)? (?:asked|requested|wanted|provided|described)|\bfor you\b|\bfeel free\b"
    r"|\blet me know\b|\byour (?:request|question|query|research|report|briefing|topic|prompt|draft)\b"
    r"|\bfür (?:sie|dich)\b|\bwie gewünscht\b|\bihre anfrage\b|\bque vous avez demandé|\bvotre demande\b"
    r"|\bpara ti\b|\bque (?:pediste|solicit)|\bsu solicitud\b|\bpara você\b|\bche hai (?:chiesto|richiesto)\b"
    r"|\bper te\b|요청하신|ご(?:依頼|要望)|您(?:要求|请求|需要)|\bпо вашему запросу\b|\bдля вас\b)"
)
_HERE = (
    r"(?:here(?:'s|\u2019s| is| are)|below is|i(?:'ve|\u2019ve| have) (?:completed|prepared|written|put together)"
    r"|hier ist|nachfolgend finden sie|voici|aquí (?:está|tienes?)|aqui está|ecco|다음은|아래는|以下は|以下是|вот)"
)
AGREEING = re.compile(
    r"(?:sure(?: thing)?|certainly|of course|absolutely|okay|ok|great(?: question)?|gladly|understood|got it"
    r"|selbstverständlich|gerne|natürlich|klar|bien sûr|certainement|claro(?: que sí)?|por supuesto|com certeza|certo"
    r"|certamente|물론(?:입니다|이죠)|네|もちろんです|承知(?:し|いた)しました|はい|当然|好的|конечно|хорошо)"
    rf"(?:[!.！。]\Z|[!！].{{0,300}}?{_WRITTEN}|\s?[!,.:，。！、\u2013\u2014-]\s?.{{0,300}}?(?:{_HERE}|{_YOU}))",
    re.IGNORECASE | re.DOTALL,
)
#: They hand it over.
HANDING = re.compile(rf"{_HERE}.{{0,300}}?{_WRITTEN}", re.IGNORECASE | re.DOTALL)
TO_YOU = re.compile(_YOU, re.IGNORECASE)
#: How they end: they offer to do more.
CLOSING = re.compile(
    r"let me know (?:if|whether|what|which|how)\b"
    r"|(?:(?:would you like|do you want|want) me to|(?:shall|should) i)\b.{0,200}\?\Z"
    r"|if you(?:'d|\u2019d| would)? (?:like|want|prefer|need)\b.{0,120}? (?:i can|i could|i'll|i\u2019ll|i will"
    r"|let me know)"
    r"|feel free to (?:ask|reach out|let me know)|i hope this (?:helps|report helps|is helpful)|just say the word"
    r"|(?:möchten sie|möchtest du|soll ich)\b.{0,200}\?\Z|lassen sie mich wissen|wenn sie möchten, kann ich"
    r"|(?:souhaitez-vous|voulez-vous|veux-tu) que je|n['\u2019]hésitez pas à me|si vous (?:le )?souhaitez, je peux"
    r"|¿(?:quieres|deseas?|quiere|te gustaría|le gustaría) que|si (?:quieres|deseas?|lo deseas), puedo"
    r"|(?:quer|gostaria) que eu\b|se (?:quiser|desejar), posso|se vuoi,? posso|(?:vuoi|desidera|vuole) che io\b"
    r"|(?:원하시면|원하신다면|필요하시면|궁금한 점이 있으)"
    r"|ご希望(?:であれば|でしたら|があれば)|必要であれば|必要でしたら"
    r"|需要我|如果(?:您|你)(?:需要|愿意|願意|想)|如需(?:我|进一步|進一步)"
    r"|если (?:вы )?хотите,? (?:я )?(?:могу|я)|хотите,? (?:чтобы )?я",
    re.IGNORECASE | re.DOTALL,
)
