"""The checks: all finders in one list, run over one Document."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ieum.checking.claims import Claim, Finding, Suppressed, Verdict
from ieum.checking.endless import without_endless_numbers
from ieum.checking.faults import find_faults
from ieum.checking.finders import (
    averages,
    columns,
    formulas,
    funding,
    headings,
    labels,
    lists,
    marks,
    mentions,
    nesting,
    outline,
    percentages,
    periods,
    products,
    rates,
    repeats,
    sections,
    sentences,
    style,
    totals,
    units,
)
from ieum.checking.finders.dates import base_days, lengths, order, weekdays
from ieum.checking.finders.words import changes, extremes, shares, targets, yearly
from ieum.checking.grids import Grid
from ieum.checking.judging import Judged, judge
from ieum.checking.passages import Material
from ieum.documents.model import Document

TABLE_FINDERS: tuple[Callable[[Grid], Iterable[Claim]], ...] = (
    totals.find_column_totals,
    totals.find_row_totals,
    totals.find_label_totals,
    formulas.find_header_formulas,
    columns.find_over_short,
    columns.find_changes,
    columns.find_balances,
    columns.find_rates,
    columns.find_spending_bounds,
    rates.find_rates_in_cells,
    funding.find_budget_headings,
    marks.find_row_numbers,
    percentages.find_share_totals,
    percentages.find_total_rates,
    averages.find_mean_rows,
)
"""Finders that need one table."""

GRIDS_FINDERS: tuple[Callable[[Sequence[Grid]], Iterable[Claim]], ...] = (
    funding.find_section_budgets,
    lists.find_counts_above_table,
    lists.find_names_of_rows,
    extremes.find_extremes_beside_table,
    yearly.find_changes_since_last_year,
    headings.find_totals_above_table,
    headings.find_counts_above_numbered_rows,
    mentions.find_cells_in_text,
)
"""Finders that need all tables, with the text around them."""

TEXT_FINDERS: tuple[Callable[[Material], Iterable[Claim]], ...] = (
    sentences.find_parts_in_parentheses,
    sentences.find_parts_behind_total,
    sentences.find_parts_behind_arrow,
    sentences.find_parts_of_whole,
    sentences.find_funding_shares,
    nesting.find_parts_in_children,
    nesting.find_parts_in_siblings,
    nesting.find_parts_in_next_line,
    products.find_written_products,
    products.find_shares_per_group,
    products.find_averages,
    rates.find_rates_in_text,
    products.find_constant_per_session,
    lists.find_listed_counts,
    lists.find_items_listed_twice,
    sections.find_budgets_of_items,
    repeats.find_repeats,
    repeats.find_session_dates,
    periods.find_durations,
    periods.find_holidays_within,
    periods.find_plan_years,
    outline.find_contents_titles,
    outline.find_contents_pages,
    outline.find_numbering,
    outline.find_circled_numbering,
    changes.find_changes_in_text,
    shares.find_share_words,
    targets.find_target_words,
    extremes.find_extremes_in_text,
    weekdays.find_weekdays,
    weekdays.find_impossible_days,
    order.find_reversed_periods,
    order.find_schedule_order,
    lengths.find_month_lengths,
    lengths.find_day_lengths,
    base_days.find_base_days,
    marks.find_caption_numbers,
    marks.find_item_numbers,
    percentages.find_shares_in_text,
    averages.find_means_with_divisor,
    units.find_amounts_in_two_units,
    labels.find_labelled_repeats,
    headings.find_counts_above_items,
)
"""Finders that need the text."""


@dataclass(frozen=True, slots=True)
class Examination:
    """What was found in one document."""

    judged: tuple[Judged, ...]
    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...] = ()
    """What an office has put aside; not among the findings."""
    known: frozenset[str] = frozenset()
    """Fingerprints of findings that were known before; those do not fail a run."""

    def count(self, verdict: Verdict) -> int:
        """How many claims got a verdict."""
        return sum(given is verdict for _, given in self.judged)


def examine(document: Document, *, with_style: bool = False) -> Examination:
    """Find all claims of a document and judge them; its form as an official document only where asked for."""
    claims = find_claims(without_endless_numbers(document), with_style=with_style)
    judged = tuple((claim, judge(claim)) for claim in _distinct(claims))
    return Examination(judged, tuple(find_faults(judged)))


def find_claims(document: Document, *, with_style: bool = False) -> Iterator[Claim]:
    """Run all finders; one claim may be found by two."""
    material = Material(document)
    grids = [Grid(material, sheet) for sheet in material.sheets if sheet.table.kind == "data"]
    for table_finder in TABLE_FINDERS:
        for grid in grids:
            yield from table_finder(grid)
    for grids_finder in GRIDS_FINDERS:
        yield from grids_finder(grids)
    for text_finder in TEXT_FINDERS:
        yield from text_finder(material)
    if with_style:
        yield from style.find_style(material)


def _distinct(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Drop a claim on the same number with the same operands, whichever finder saw it second."""
    seen = set()
    for claim in claims:
        operands = tuple(sorted((str(o.place), o.printed) for o in claim.operands))
        key = (claim.where, claim.result.place, claim.result.printed, operands, claim.relation)
        if key not in seen:
            seen.add(key)
            yield claim
