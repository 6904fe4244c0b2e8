"""Every rule, and running them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from zi_extract.checks.agreement import (
    check_date_in_annexes,
    check_month_of_number,
    check_number_in_annexes,
    check_year_of_number,
)
from zi_extract.checks.area_numerals import check_area_cells, check_area_numerals
from zi_extract.checks.band_numerals import check_band_numerals
from zi_extract.checks.case import Case
from zi_extract.checks.clause_slips import check_doubled_words, check_items_run_on
from zi_extract.checks.complete_actions import (
    check_action_text,
    check_item_numbers,
    check_periods_in_year,
    check_rows_without_action,
    check_times_are_dated,
    check_unsure_ticks,
)
from zi_extract.checks.confidence import check_page_findings, check_pages_read
from zi_extract.checks.conserved_tables import (
    check_cells_tile,
    check_periods_have_marks,
    check_rows_conserved,
    check_ticks_conserved,
)
from zi_extract.checks.conserved_words import (
    check_leftover_in_table,
    check_leftover_words,
    check_word_in_two_cells,
)
from zi_extract.checks.considerations import check_consideration_starts
from zi_extract.checks.doubtful_pages import (
    check_column_rulings,
    check_columns,
    check_goes_on,
    check_grids,
    check_page_legible,
    check_page_understood,
)
from zi_extract.checks.filled_cells import (
    check_bare_rows,
    check_covered_cells,
    check_inked_places,
    check_unlike_marks,
)
from zi_extract.checks.legibility import check_small_print
from zi_extract.checks.lost_lines import check_lost_lines
from zi_extract.checks.lost_words import check_lost_words
from zi_extract.checks.odd_words import check_odd_words
from zi_extract.checks.plausible_actions import check_areas_in_order, check_owners
from zi_extract.checks.possible_values import check_dates, check_nips, check_years
from zi_extract.checks.repeated_headings import check_repeated_headings
from zi_extract.checks.set_phrases import check_set_phrases
from zi_extract.checks.stray_marks import check_stray_marks, check_texts_have_words
from zi_extract.model.draft import DecreeDraft
from zi_extract.model.finding import Finding
from zi_extract.model.page import PageLayout
from zi_extract.model.places import WordPlaces
from zi_extract.model.source import PageKind

Rule = Callable[[Case], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    check_pages_read,
    check_small_print,
    check_page_findings,
    check_leftover_in_table,
    check_leftover_words,
    check_lost_words,
    check_grids,
    check_column_rulings,
    check_columns,
    check_goes_on,
    check_page_understood,
    check_page_legible,
    check_word_in_two_cells,
    check_rows_conserved,
    check_cells_tile,
    check_ticks_conserved,
    check_periods_have_marks,
    check_number_in_annexes,
    check_date_in_annexes,
    check_month_of_number,
    check_year_of_number,
    check_dates,
    check_years,
    check_nips,
    check_consideration_starts,
    check_doubled_words,
    check_items_run_on,
    check_odd_words,
    check_set_phrases,
    check_rows_without_action,
    check_times_are_dated,
    check_action_text,
    check_item_numbers,
    check_periods_in_year,
    check_areas_in_order,
    check_area_numerals,
    check_area_cells,
    check_band_numerals,
    check_repeated_headings,
    check_owners,
    check_stray_marks,
    check_texts_have_words,
    check_unsure_ticks,
    check_unlike_marks,
    check_covered_cells,
    check_inked_places,
    check_bare_rows,
    check_lost_lines,
)


def check_decree(
    draft: DecreeDraft,
    layouts: Mapping[int, PageLayout],
    kinds: Mapping[int, PageKind],
    places: WordPlaces,
) -> tuple[Finding, ...]:
    """What every rule finds; left out is what ``draft.findings`` already says in the same place."""
    case = Case(draft, layouts, kinds, places)
    found = [finding for rule in RULES for finding in rule(case)]
    return tuple(f for f in found if not any(_same(f, known) for known in draft.findings))


def _same(new: Finding, known: Finding) -> bool:
    """The same problem: same code, and the same value, ink or (for comparisons) decree."""
    if new.code != known.code:
        return False
    if new.code.endswith("-disagrees") or (new.pointer and new.pointer == known.pointer):
        return True
    if new.page != known.page or new.box is None or known.box is None:
        return new == known
    return new.box.intersection(known.box) > 0
