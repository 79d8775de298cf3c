"""What keeps a build from writing where it should not, or what is older, or half of it."""

from __future__ import annotations

from tests.locks.lock import Lock

_PLACES = "tests/publishing/test_places.py::"
_SITE = "tests/publishing/test_site.py::"
_STAGING = "tests/publishing/test_staging.py::"
_FLUSHING = "tests/publishing/test_flushing.py::"
_INDEX = "tests/publishing/test_index.py::"
_TURNS = "tests/publishing/test_turns.py::"
_BUILDS = "tests/test_pipeline.py::"

PUBLISHING = (
    # Where a site is built.
    Lock(
        "a build looks at its place",
        "pipeline.py",
        "    check_place(out, root, SOURCES)\n",
        "",
        (f"{_BUILDS}test_a_site_is_not_built_over_its_project",),
    ),
    Lock(
        "the top of a machine is no place",
        "publishing/places.py",
        "if site == Path(site.anchor):",
        "if False:",
        (f"{_PLACES}test_the_top_of_everything_is_no_place",),
    ),
    Lock(
        "what holds the project is no place",
        "publishing/places.py",
        "site in (root, *root.parents)",
        "False",
        (f"{_PLACES}test_the_project_is_no_place",),
    ),
    Lock(
        "what the project is made of is no place",
        "publishing/places.py",
        "any(each in (site, *site.parents) for each in own)",
        "False",
        (f"{_PLACES}test_the_project_is_no_place",),
    ),
    Lock(
        "a link to the project is the project",
        "publishing/places.py",
        "site, root = out.resolve(), project.resolve()",
        "site, root = out.absolute(), project.absolute()",
        (f"{_PLACES}test_a_link_does_not_hide_the_project",),
    ),
    Lock(
        "a home is no place",
        "publishing/places.py",
        "if site == _home():",
        "if False:",
        (f"{_PLACES}test_a_home_is_no_place",),
    ),
    Lock(
        "a folder of somebody else is no place",
        "publishing/places.py",
        "if others := [name for name in held if name not in BEFOREHAND and not is_own(name)]:",
        "if others := []:",
        (f"{_PLACES}test_a_folder_of_somebody_else_is_no_place",),
    ),
    # What is written and removed there.
    Lock(
        "paths are looked at again before they are written",
        "publishing/survey.py",
        "if not is_inside(path):",
        "if False:",
        (f"{_STAGING}test_no_output_leads_out_of_the_site",),
    ),
    Lock(
        "a manifest names nothing outside of its folder",
        "publishing/manifest.py",
        "for path, digest in files.items() if is_inside(path)",
        "for path, digest in files.items()",
        (f"{_SITE}test_a_manifest_cannot_lead_out_of_the_folder",),
    ),
    Lock(
        "no output is a manifest",
        "publishing/survey.py",
        "if is_own(path):",
        "if False:",
        (f"{_SITE}test_the_manifest_is_no_output",),
    ),
    Lock(
        "links in a site are refused",
        "publishing/survey.py",
        "if kind in (LINK, SPECIAL):",
        "if kind == SPECIAL:",
        (f"{_SITE}test_links_are_not_followed",),
    ),
    Lock(
        "special files in a site are refused",
        "publishing/survey.py",
        "if kind in (LINK, SPECIAL):",
        "if kind == LINK:",
        (f"{_STAGING}test_special_files_are_refused",),
    ),
    Lock(
        "nothing is written through a link that has just come",
        "publishing/parents.py",
        "if os.path.islink(place):",
        "if False:",
        (f"{_SITE}test_links_that_come_later_are_not_followed",),
    ),
    Lock(
        "nothing is removed through a link",
        "publishing/folder.py",
        "    if survey.is_linked(folder, path):\n        return\n",
        "",
        (f"{_SITE}test_nothing_is_removed_through_a_link",),
    ),
    Lock(
        "no file of somebody else is replaced",
        "publishing/making.py",
        "if path not in self.ours:",
        "if False:",
        (f"{_SITE}test_a_foreign_file_in_the_way_stops_everything",),
    ),
    Lock(
        "a folder with something else in it is not moved",
        "publishing/staging.py",
        "return here and next(found.foreign(ours), None) is None",
        "return here",
        (f"{_STAGING}test_a_folder_with_something_else_in_it_is_not_moved",),
    ),
    Lock(
        "a link is no hidden folder",
        "publishing/staging.py",
        "if room.is_symlink():",
        "if False:",
        (f"{_STAGING}test_a_link_in_place_of_the_spare_folder_is_refused",),
    ),
    Lock(
        "a link is no spare folder",
        "publishing/staging.py",
        "if spare.is_symlink():",
        "if False:",
        (f"{_STAGING}test_a_link_in_place_of_the_spare_folder_is_refused",),
    ),
    Lock(
        "nothing behind a link is cleared away",
        "publishing/staging.py",
        "if spare.is_dir() and not spare.is_symlink():",
        "if spare.is_dir():",
        (f"{_TURNS}test_nothing_behind_a_link_goes_with_a_build_that_comes_to_nothing",),
    ),
    Lock(
        "a spare folder is not believed",
        "publishing/staging.py",
        "return path in self.held.files and survey.stamp(self.held.root, path) == stamp",
        "return path in self.held.files",
        (f"{_STAGING}test_a_forged_file_in_the_spare_folder_is_not_published",),
    ),
    Lock(
        "rights are looked at before anything is replaced",
        "publishing/folder.py",
        "if not os.access(there, os.W_OK | os.X_OK, effective_ids=effective):",
        "if False:",
        ("tests/publishing/test_failures.py::test_file_by_file_a_missing_right_changes_nothing",),
    ),
    # Whole, and never older than what was there.
    Lock(
        "builds take turns",
        "publishing/turns.py",
        "                _wait(lock, waiting)\n",
        "",
        (f"{_TURNS}test_a_second_build_waits",),
    ),
    Lock(
        "a lock that was removed locks nobody",
        "publishing/turns.py",
        "if os.path.samestat(os.fstat(lock), path.stat()):",
        "if True:",
        (f"{_TURNS}test_a_lock_that_somebody_removed_locks_nobody",),
    ),
    Lock(
        "a build has its turn",
        "pipeline.py",
        "with nullcontext() if dry else turn(out, listener.waiting):",
        "with nullcontext():",
        (f"{_BUILDS}test_a_build_reads_what_is_there_when_its_turn_has_come",),
    ),
    Lock(
        "a build asks for the time in its turn",
        "pipeline.py",
        "    with nullcontext() if dry else turn(out, listener.waiting):\n"
        "        now = clock.now() if now is None else now\n",
        "    now = clock.now() if now is None else now\n"
        "    with nullcontext() if dry else turn(out, listener.waiting):\n",
        (f"{_BUILDS}test_a_build_reads_what_is_there_when_its_turn_has_come",),
    ),
    Lock(
        "a build reads in its turn",
        "pipeline.py",
        "    with nullcontext() if dry else turn(out, listener.waiting):\n"
        "        now = clock.now() if now is None else now\n"
        "        with content.kept(root, version(), jobs) as kept:\n"
        "            page = content.load(root, drafts=drafts, left_out=left_out, recall=kept)",
        "    page = content.load(root, drafts=drafts, left_out=left_out)\n"
        "    with nullcontext() if dry else turn(out, listener.waiting):\n"
        "        now = clock.now() if now is None else now\n",
        (f"{_BUILDS}test_a_build_reads_what_is_there_when_its_turn_has_come",),
    ),
    Lock(
        "a site is on the disk before it takes its place",
        "publishing/staging.py",
        "disk.write(place, content, flush=self.old)",
        "disk.write(place, content, flush=False)",
        (f"{_FLUSHING}test_a_site_is_on_the_disk_before_it_takes_its_place",),
    ),
    Lock(
        "a file is on the disk before it takes its place",
        "publishing/site.py",
        "folder.bring(out, ours, after, changes, flush=True)",
        "folder.bring(out, ours, after, changes, flush=False)",
        (f"{_FLUSHING}test_a_file_is_on_the_disk_before_it_takes_its_place",),
    ),
    Lock(
        "a file as young as the index is not believed",
        "publishing/index.py",
        "max(stamp[2:]) + _TICK < self.written",
        "True",
        (f"{_INDEX}test_a_file_as_young_as_the_index_is_read",),
    ),
    Lock(
        "a file is known by more than its size and the time that it tells",
        "publishing/survey.py",
        "return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns",
        "return 1, found.st_size, found.st_mtime_ns, found.st_mtime_ns",
        (f"{_INDEX}test_an_edit_of_the_same_size_is_seen",),
    ),
)
