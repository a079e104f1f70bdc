"""A bulletin: the front page, a page for every role, and the table of changes."""

from __future__ import annotations

from procman.documents.content import clean
from procman.documents.view.bulletin.annex import annex_page
from procman.documents.view.bulletin.front import Issue, front_page
from procman.documents.view.bulletin.news import News
from procman.documents.view.bulletin.pages import role_page
from procman.documents.view.bulletin.words import BulletinWords
from procman.documents.view.handout import Handout, handout_of

FILE = "bulletin"


def build_bulletin(news: News, language: str, issue: Issue, role: str | None = None, *, paged: bool = True) -> Handout:
    """What is handed out.

    Args:
        news: What is new.
        language: Language of the frame.
        issue: What only the release knows.
        role: Id of the role whose page alone is wanted.
        paged: Whether the page of a role has to stand on one sheet of paper.

    Returns:
        A front page, a page a role, without those for whom only names change, and the table of all changes; or the
        page of one role, with its changes where the page has no room for all of them.
    """
    words = BulletinWords(news.sides, language)
    manual = news.sides.new.manual
    title = _title(words, news)
    if role is None:
        roles = [each for each in news.roles if not news.only_renamed(each)]
        found = [role_page(words, news, each, paged=paged).page for each in roles]
        pages = [front_page(words, news, issue, title), *found, annex_page(words, news)]
    else:
        one = role_page(words, news, role, paged=paged)
        pages = [one.page] if one.complete else [one.page, annex_page(words, news, role)]
    return handout_of(manual, language, FILE if role is None else f"{FILE}-{role}", title, pages, issue.number)


def _title(words: BulletinWords, news: News) -> str:
    """Named after the process that changes most."""
    ranked = sorted(news.processes, key=lambda each: -len(each.changes))
    named = [process.process for process in ranked if process.process]
    if len(named) == 1:
        return words.word("title.one", process=clean(named[0].name))
    return words.word("title.many", process=clean(named[0].name), count=len(named)) if named else words.word("title")
