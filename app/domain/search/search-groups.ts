import type { Position } from '../positions.ts'
import type { HitPiece } from './search-hits.ts'

/** What the one box finds, in the order in which equals stand. */
export const searchKinds = [
  { kind: 'commands', word: 'Commands', one: 'command' },
  { kind: 'actors', word: 'Actors', one: 'actor' },
  { kind: 'topics', word: 'Topics', one: 'topic' },
  { kind: 'quotes', word: 'Quotes', one: 'quote' },
  { kind: 'notes', word: 'Notes', one: 'note' },
  { kind: 'letters', word: 'Letters', one: 'letter' },
] as const

export type SearchKind = (typeof searchKinds)[number]['kind']

/**
 * One thing that was found: what it is called, what stands beside that, and where neither shows it, why it is here.
 * `coding`: how far a quote goes. `isDeed`: it is done by a form instead of opened.
 */
export type SearchRow = {
  id: string
  href: string
  name: HitPiece[]
  beside: HitPiece[]
  why: HitPiece[][]
  coding: Pick<Position, 'level' | 'absence' | 'conditional' | 'status'> | null
  isDeed?: true
}

/**
 * The things of one kind that were found: the first of them, how many there are or, where `isMore`, the least that is
 * known, and where all of them stand. `rank`: how well the best of their names is what was typed.
 */
export type SearchGroup = {
  kind: SearchKind
  rows: SearchRow[]
  total: number
  isMore: boolean
  rank: number
  /** Where it was looked, if not everywhere. */
  says: string | null
  allHref: string
}

const placeOf = (kind: SearchKind) => searchKinds.findIndex((row) => row.kind === kind)

/**
 * Groups that hold something, first those with a name that is nearest to what was typed; last those that hold nothing
 * where not everything was looked at.
 */
export function orderGroups(groups: readonly SearchGroup[]): SearchGroup[] {
  return groups
    .filter(({ total, says }) => total > 0 || says)
    .sort(
      (one, other) =>
        Number(one.total === 0) - Number(other.total === 0) ||
        other.rank - one.rank ||
        placeOf(one.kind) - placeOf(other.kind),
    )
}

/** `5 of 213`, `5 of more than 1,000`, `none`, or how many there are where all are shown. */
export function formatShown({
  rows,
  total,
  isMore,
}: Pick<SearchGroup, 'rows' | 'total' | 'isMore'>) {
  if (!total) return 'none'
  const all = `${isMore ? 'more than ' : ''}${total.toLocaleString('en')}`
  return rows.length < total || isMore ? `${rows.length.toLocaleString('en')} of ${all}` : all
}

/** The page of the box for what was typed: of all kinds, or of one. */
export function searchHref(
  typed: string,
  { dossier, only = null }: { dossier: string | null; only?: SearchKind | null },
): string {
  const params = new URLSearchParams({
    q: typed,
    ...(dossier ? { dossier } : {}),
    ...(only ? { only } : {}),
  })
  return `/search?${params}`
}
