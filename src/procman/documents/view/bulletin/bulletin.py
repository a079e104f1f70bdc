"""A bulletin: the front page, and a page for every role."""

from __future__ import annotations

from procman.documents.content import clean
from procman.documents.view.bulletin.front import Issue, front_page
from procman.documents.view.bulletin.news import News
from procman.documents.view.bulletin.pages import role_page
from procman.documents.view.bulletin.words import BulletinWords
from procman.documents.view.handout import Handout, handout_of

FILE = "bulletin"


def build_bulletin(news: News, language: str, issue: Issue, role: str | None = None) -> Handout:
    """What is handed out.

    Args:
        news: What is new.
        language: Language of the frame.
        issue: What only the release knows.
        role: Id of the role whose page alone is wanted.

    Returns:
        A front page and a page a role, without those for whom only names change; or the page of one role.
    """
    words = BulletinWords(news.sides, language)
    manual = news.sides.new.manual
    title = _title(words, news)
    if role is None:
        roles = [each for each in news.roles if not news.only_renamed(each)]
        pages = (front_page(words, news, issue, title), *(role_page(words, news, each) for each in roles))
    else:
        pages = (role_page(words, news, role),)
    return handout_of(manual, language, FILE if role is None else f"{FILE}-{role}", title, pages, issue.number)


def _title(words: BulletinWords, news: News) -> str:
    """Named after the process that changes most."""
    ranked = sorted(news.processes, key=lambda each: -len(each.changes))
    named = [process.process for process in ranked if process.process]
    if len(named) == 1:
        return words.word("title.one", process=clean(named[0].name))
    return words.word("title.many", process=clean(named[0].name), count=len(named)) if named else words.word("title")
