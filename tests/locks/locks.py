"""What keeps strangers out, each with the code that does it and the tests that guard it."""

from __future__ import annotations

from tests.locks.lock import Lock
from tests.locks.policies import POLICIES
from tests.locks.publishing import PUBLISHING

_PROSE = "tests/test_prose.py::"
_DEAR = "tests/test_dear_prose.py::"
_FOLDERS = "tests/content/test_folders.py::"
_FORMS = "tests/findings/test_forms.py::"
_PLAIN = "tests/test_plain_files.py::"
_HERE = "tests/locks/test_layers.py::"


def _bad(case: str) -> tuple[str, ...]:
    return (f"tests/content/test_bad_content.py::test_bad_content_is_explained[{case}]",)


LOCKS = (
    # What people read.
    Lock(
        "templates escape",
        "theme/rendering.py",
        "autoescape=True",
        "autoescape=False",
        (f"{_HERE}test_a_title_is_no_markup",),
    ),
    Lock(
        "texts are no templates",
        "theme/rendering.py",
        "Markup(to_html(text, base, top))",
        "Markup(made.from_string(to_html(text, base, top)).render())",
        ("tests/test_theme.py::test_texts_are_not_templates",),
    ),
    Lock(
        "raw HTML is text",
        "prose/dialect.py",
        'md.inlinePatterns.deregister("html")',
        "pass",
        (f"{_PROSE}test_the_dialect",),
    ),
    Lock(
        "rendered Markdown is sanitised",
        "prose/rendering.py",
        "    return nh3.clean(\n        html,",
        "    return html\n    return nh3.clean(\n        html,",
        (f"{_HERE}test_whatever_markdown_gives_is_sanitised",),
    ),
    Lock(
        "elements are listed",
        "prose/rendering.py",
        "tags=set(TAGS)",
        'tags={*TAGS, "img", "form"}',
        (f"{_HERE}test_whatever_markdown_gives_is_sanitised",),
    ),
    Lock(
        "attributes are listed",
        "prose/rendering.py",
        '"ol": {"start"}',
        '"ol": {"start"}, "p": {"id", "style", "onclick"}',
        (f"{_HERE}test_whatever_markdown_gives_is_sanitised",),
    ),
    Lock(
        "schemes are listed",
        "prose/rendering.py",
        'frozenset({"http", "https", "mailto"})',
        'frozenset({"http", "https", "mailto", "javascript", "data"})',
        (f"{_PROSE}test_no_spelling_of_a_script_is_an_address",),
    ),
    Lock(
        "a base opens no scheme",
        "prose/rendering.py",
        "url_schemes=set(SCHEMES)",
        'url_schemes={*SCHEMES, *({"javascript"} if base else ())}',
        (f"{_PROSE}test_no_spelling_of_a_script_is_an_address",),
    ),
    Lock(
        "characters are filtered before rendering",
        "prose/rendering.py",
        "    text = carried(text)\n    simple = simply(text)\n",
        "    simple = simply(text)\n",
        (f"{_HERE}test_no_character_is_carried_that_should_not_be[before]",),
    ),
    Lock(
        "characters are filtered after rendering",
        "prose/rendering.py",
        "html = carried(_sanitised(_rendered(text).html, base))",
        "html = _sanitised(_rendered(text).html, base)",
        (f"{_HERE}test_no_character_is_carried_that_should_not_be[after]",),
    ),
    Lock(
        "feeds filter characters",
        "syndication/forms.py",
        "dialect.text(clean(entry.text))",
        "dialect.text(entry.text)",
        ("tests/test_syndication.py::test_no_character_breaks_a_feed",),
    ),
    Lock(
        "calendars filter characters",
        "calendars/events.py",
        "clean(text)",
        "text",
        ("tests/test_calendars.py::test_no_character_breaks_a_calendar",),
    ),
    Lock(
        "quoted Markdown brings no tags",
        "prose/quoting.py",
        '_TAG.sub("&lt;", _LINK.sub(_link, text))',
        "_LINK.sub(_link, text)",
        (f"{_PROSE}test_quoted_text_stays_in_its_place",),
    ),
    Lock(
        "an inlined style closes no element",
        "inlining.py",
        '.replace("</", r"<\\/")',
        "",
        ("tests/test_inlining.py::test_nothing_closes_its_element",),
    ),
    Lock(
        "a policy allows inline texts by their hash",
        "inlining.py",
        "hashlib.sha256(text.encode())",
        "hashlib.sha256(b'')",
        ("tests/test_inlining.py::test_a_policy_names_a_text_by_its_hash",),
    ),
    # What is read.
    Lock(
        "files have a size",
        "content/text.py",
        "if len(data) > MAX_BYTES:",
        "if False:",
        (f"{_FOLDERS}test_a_file_that_is_too_large",),
    ),
    Lock(
        "control characters are refused",
        "content/text.py",
        "if found := _UNWANTED.search(source.text):",
        "if found := None:",
        _bad("yaml-control-character"),
    ),
    Lock(
        "what hides or turns text is refused",
        "model/text.py",
        "if found := _DECEPTIVE.search(line):",
        "if found := None:",
        _bad("yaml-bidirectional-override"),
    ),
    Lock(
        "YAML nests so deep",
        "content/yaml_events.py",
        "if depth > MAX_DEPTH:",
        "if False:",
        _bad("yaml-too-deep"),
    ),
    Lock(
        "YAML has so many values",
        "content/yaml_events.py",
        "if self.nodes > MAX_NODES:",
        "if False:",
        (f"{_HERE}test_a_file_has_so_many_values",),
    ),
    Lock(
        "YAML repeats nothing",
        "content/yaml_events.py",
        "self.refuse(event, *ALIAS)",
        "pass",
        _bad("yaml-anchors-and-aliases"),
    ),
    Lock(
        "YAML makes no types",
        "content/yaml_events.py",
        "self.refuse(event, *TAG)",
        "pass",
        _bad("yaml-tags"),
    ),
    Lock(
        "Markdown costs so much",
        "prose/metering.py",
        "if self.spent > MOST_STEPS:",
        "if False:",
        (f"{_DEAR}test_a_table_costs_its_cells",),
    ),
    Lock(
        "Markdown nests so deep",
        "prose/metering.py",
        "        if level:\n",
        "        if False:\n",
        (f"{_DEAR}test_what_nests_too_deep_is_shown_as_it_is_written",),
    ),
    Lock(
        "Markdown is so long",
        "prose/rendering.py",
        "len(text) > LONGEST",
        "False",
        (f"{_HERE}test_a_very_long_text_is_shown_as_it_is_written[long]",),
    ),
    Lock(
        "Markdown has so many lines",
        "prose/rendering.py",
        'text.count("\\n") > MOST_LINES',
        "False",
        (f"{_HERE}test_a_very_long_text_is_shown_as_it_is_written[lines]",),
    ),
    Lock(
        "rules are those of RFC 5545",
        "model/rule.py",
        "    _check_lists(parts)\n",
        "",
        ("tests/model/test_rule.py",),
    ),
    # Where things lie.
    Lock(
        "ids are fit for addresses",
        "model/text.py",
        "if not _SLUG.fullmatch(text):",
        "if False:",
        _bad("files-names-that-are-no-ids"),
    ),
    Lock(
        "some names are reserved",
        "model/text.py",
        "if text in RESERVED_IDS:",
        "if False:",
        (f"{_HERE}test_reserved_names_are_no_ids",),
    ),
    Lock(
        "outputs stay inside the site",
        "plan.py",
        "        _check(output)\n",
        "",
        ("tests/test_plan.py::test_a_path_is_written_in_one_way_and_inside_the_site",),
    ),
    Lock(
        "paths collide whatever their case",
        "plan.py",
        "key = _key(output.path)",
        "key = output.path",
        ("tests/test_plan.py::test_two_owners_of_one_path_are_both_named",),
    ),
    Lock(
        "links among the records are refused",
        "content/files.py",
        "elif entry.is_symlink():",
        "elif False:",
        (f"{_FOLDERS}test_symbolic_links_are_refused",),
    ),
    Lock(
        "links are not read",
        "plain_files.py",
        "if stat.S_ISLNK(found.st_mode):",
        "found = os.stat(path)\n    if False:",
        (f"{_PLAIN}test_a_system_that_follows_every_link",),
    ),
    Lock(
        "links that have just come are not read",
        "plain_files.py",
        "_READING | NO_LINKS | NO_WAITING",
        "_READING | NO_WAITING",
        (f"{_PLAIN}test_what_is_exchanged_after_a_look_is_refused",),
    ),
    Lock(
        "pipes that have just come keep nobody waiting",
        "plain_files.py",
        "_READING | NO_LINKS | NO_WAITING",
        "_READING | NO_LINKS",
        (f"{_PLAIN}test_a_pipe_keeps_nobody_waiting",),
    ),
    Lock(
        "what is open is asked what it is",
        "plain_files.py",
        "        _check(found, path)\n        if not",
        "        if not",
        (f"{_PLAIN}test_what_is_exchanged_after_a_look_is_refused",),
    ),
    Lock(
        "folders that are links are not entered",
        "folders.py",
        "if path.is_dir() and not path.is_symlink():",
        "if path.is_dir():",
        ("tests/test_static.py::test_links_are_refused",),
    ),
    Lock(
        "a folder of the project is no link",
        "folders.py",
        "if folder.is_symlink() or ",
        "if ",
        ("tests/test_static.py::test_a_folder_that_is_none_is_refused",),
    ),
    # What terminals, logs and other programs are told.
    Lock(
        "terminals are told no controls by messages",
        "content/flaws.py",
        "return spelled(",
        "return (",
        (f"{_HERE}test_a_message_carries_no_controls",),
    ),
    Lock(
        "terminals are told no controls by names",
        "content/flaws.py",
        "Problem(spelled(path)",
        "Problem(path",
        (f"{_FOLDERS}test_a_name_that_no_terminal_should_see",),
    ),
    Lock(
        "annotations end where they end",
        "findings/github.py",
        '.replace("\\n", "%0A")',
        "",
        (f"{_FORMS}test_nothing_gets_out_of_a_command",),
    ),
    Lock(
        "annotations have their own properties",
        "findings/github.py",
        '.replace(":", "%3A").replace(",", "%2C")',
        "",
        (f"{_FORMS}test_nothing_gets_out_of_a_command",),
    ),
    Lock(
        "the preview answers to its own machine",
        "serving/server.py",
        "return all(self._server.answers_to(name) for name in names if name is not None)",
        "return bool(names)",
        ("tests/serving/test_answers.py::test_strangers_are_sent_away",),
    ),
    *PUBLISHING,
    *POLICIES,
)
"""A lock that is elsewhere now, or has another form, is given its new place here."""
