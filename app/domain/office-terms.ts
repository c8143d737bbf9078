import { findCertainDays } from './actor-facts.ts'
import { formatAffiliationPeriod, type AffiliationForm } from './affiliations.ts'
import { formatDay, type Day } from './days.ts'
import { formatQuantity, foldText } from './text/words.ts'

/**
 * That a person held an office, as somebody said it or a file does; or, where `letters` is not null, that so many
 * letters name them as holding it, from the first of their days to the last, which says nothing of the days between.
 */
export type OfficeTerm = Pick<
  AffiliationForm,
  'role' | 'firstDay' | 'lastDay' | 'fromEdtf' | 'toEdtf'
> & { id: string; name: string; letters: number | null }

/**
 * Terms in the order in which they began. Two of one person in one role are one only where both hold for certain on
 * some day; after a gap it is another term.
 */
export function joinOfficeTerms(terms: readonly OfficeTerm[]): OfficeTerm[] {
  const joined: OfficeTerm[] = []
  for (const term of [...terms].sort(compareBeginnings)) {
    const at = joined.findIndex((one) => isSameTerm(one, term))
    if (at < 0) joined.push(term)
    else joined[at] = widenTerm(joined[at]!, term)
  }
  return joined
}

const compareBeginnings = (one: OfficeTerm, other: OfficeTerm): number => {
  const [first, second] = [one.firstDay ?? '', other.firstDay ?? '']
  return first === second ? (one.id < other.id ? -1 : 1) : first < second ? -1 : 1
}

function isSameTerm(one: OfficeTerm, other: OfficeTerm): boolean {
  if (one.letters !== null || other.letters !== null || one.id !== other.id) return false
  if (foldText(one.role ?? '') !== foldText(other.role ?? '')) return false
  const [own, others] = [findCertainDays(one), findCertainDays(other)]
  return own.from <= own.to && own.from <= others.to && others.from <= own.to
}

function widenTerm(one: OfficeTerm, other: OfficeTerm): OfficeTerm {
  const ends = (other.lastDay ?? '9999-12-31') > (one.lastDay ?? '9999-12-31') ? other : one
  return { ...one, lastDay: ends.lastDay, toEdtf: ends.toEdtf }
}

/** `Dec 2019 – 2024` as it was written, or `named on 14 letters between 3 Jan 2020 and 1 Jun 2021`. */
export function describeOfficeTerm(term: OfficeTerm): string {
  const { letters, firstDay, lastDay } = term
  if (letters === null) return formatAffiliationPeriod(term)
  const named =
    letters === 1 ? 'named on a letter' : `named on ${formatQuantity(letters, 'letter')}`
  return [named, describeDays(firstDay, lastDay)].filter(Boolean).join(' ')
}

function describeDays(first: Day | null, last: Day | null): string {
  if (!first || !last) return ''
  return first === last
    ? `of ${formatDay(first)}`
    : `between ${formatDay(first)} and ${formatDay(last)}`
}
