import { formatDay, isDay } from './days.ts'
import { formatLastDay } from './moments.ts'
import type { ViewTableName } from './view-files.ts'

/** The choices of an address, name by name, in their order. */
export type ViewQuery = readonly (readonly [name: string, value: string])[]

/** Whether a link shows what is so now, or what was shown when it was made. */
export const linkKinds = ['live', 'frozen'] as const
export type LinkKind = (typeof linkKinds)[number]

/** A link to one view of a dossier, for whoever has its address; moments are ISO 8601 in UTC. */
export type ViewLink = {
  id: string
  dossierId: string
  kind: LinkKind
  table: ViewTableName
  query: ViewQuery
  madeAt: string
  /** Null: it works until it is ended. */
  expiresAt: string | null
  endedAt: string | null
}

/** What is said of a view as a whole; `key` names it in files. */
export type ViewFact = { key: string; heading: string; value: string | number }

/** What is said of a view, as people read it: days in words. */
export function sayFactValue(value: ViewFact['value']): string {
  return typeof value === 'string' && isDay(value) ? formatDay(value) : String(value)
}

/** What a view showed when its link was made: all of its table, and its picture where it has one. */
export type ViewRecord = {
  facts: readonly ViewFact[]
  /** What its files are called, without their endings. */
  name: string
  actors: number
  headings: readonly string[]
  rows: readonly (readonly (string | number | null)[])[]
  picture: { svg: string; rows: number } | null
}

/** As many links of a dossier may work at a time. */
export const mostLinks = 100
/** What a frozen view may hold at most; what is larger is linked to live. */
export const frozenLimits = { rows: 5_000, letters: 5_000, characters: 4_000_000 }
/** As many signs as the choices of a link may have. */
const mostQuerySigns = 8_000

/** For how many days a new link works; empty: until it is ended. */
export const linkLifetimes = [
  { days: '30', word: '30 days' },
  { days: '365', word: 'a year' },
  { days: '', word: 'until it is ended' },
] as const

/** What belongs to somebody's own reading of a page: the quote beside it, and how far its lists were turned over. */
const isOwnReading = (name: string): boolean =>
  ['at', 'page', 'make', 'index'].includes(name) || name.endsWith('Page')

/**
 * What of an address says what is shown, without empty words; null where that is more than a link may hold.
 * `actorIds`: whom names that were typed mean, which stand in their place.
 */
export function keepViewQuery(
  params: URLSearchParams,
  actorIds: readonly string[],
): ViewQuery | null {
  const typed = ['actor', 'add', 'names']
  const kept = [...params].filter(
    ([name, value]) => value.trim() !== '' && !isOwnReading(name) && !typed.includes(name),
  )
  const query: ViewQuery = [...kept, ...actorIds.map((id) => ['actor', id] as const)]
  return new URLSearchParams(toPairs(query)).toString().length > mostQuerySigns ? null : query
}

export function toViewParams(query: ViewQuery): URLSearchParams {
  return new URLSearchParams(toPairs(query))
}

const toPairs = (query: ViewQuery): string[][] => query.map(([name, value]) => [name, value])

/** Why a link shows nothing any more, as a sentence; null where it does. `now` is a moment. */
export function describeEnd(
  { endedAt, expiresAt }: Pick<ViewLink, 'endedAt' | 'expiresAt'>,
  now: string,
): string | null {
  if (endedAt !== null) return `This link was ended on ${formatLastDay(endedAt)}.`
  return expiresAt !== null && expiresAt <= now
    ? `This link worked until ${formatLastDay(expiresAt)}.`
    : null
}
