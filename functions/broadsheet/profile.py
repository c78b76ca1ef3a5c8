"""Who an author is, as a file of the inbox says it and their front shows it."""

from __future__ import annotations

from broadsheet.article import ArticleId, Picture, Slug, Value, Warned


class Profile(Value):
    """An author, introduced."""

    id: ArticleId
    source: str
    """The ETag of the inbox object that it was read from."""
    name: str | None = None
    """As their front calls them; else it is as the newest article does."""
    html: str = ""
    """About them, as safe HTML."""
    about: str = ""
    """The same as plain words, in one line."""
    lang: str
    picture: Picture | None = None
    pictures: tuple[str, ...] = ()
    """The addresses of all pictures, that one and those in the text."""
    links: tuple[str, ...] = ()
    """Whole addresses of the web where they are found too."""
    warnings: tuple[Warned, ...] = ()


def profile_id(author: Slug) -> ArticleId:
    """The file of the inbox that says who an author is."""
    return f"authors/{author}.md"


def profiled(id: ArticleId) -> Slug | None:
    """Whom a file of the inbox is about, going by its name; nothing where it is about no author."""
    author = id.removeprefix("authors/").removesuffix(".md")
    return author if author and "/" not in author and id == profile_id(author) else None
