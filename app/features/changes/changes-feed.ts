import { createHash } from 'node:crypto'
import { formatDay, formatEdtfDate } from '#app/domain/days.ts'
import { getDossierLabel, type DossierRecord } from '#app/domain/dossiers.ts'
import type { Feed, FeedEntry } from '#app/domain/feeds.ts'
import { formatLevel } from '#app/domain/level.ts'
import { formatCitation, formatQuotation } from '#app/domain/letters.ts'
import { pageSizes } from '#app/domain/page-size.ts'
import { positionHref } from '#app/domain/position-href.ts'
import { listQuoteRemarks } from '#app/domain/quotes/quote-remarks.ts'
import { splitSelection } from '#app/domain/selection/carried-selection.ts'
import { capitaliseFirst, formatQuantity } from '#app/domain/text/words.ts'
import { writeAtom } from '#app/exports/atom.ts'
import { writeJsonFeed } from '#app/exports/json.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { describeSelection } from '../analysis/shown-selection.ts'
import { describeWhoAndWhat } from '../view-files/selection-words.ts'
import {
  describeStanceChanges,
  readChanges,
  type ChangeQuote,
  type ChangeRow,
} from './changes-page.ts'
import { readUnapprovedRemark } from '../coding/unapproved-remark.ts'
import { readLeftOutRemark } from '../second-coding/left-out-remark.ts'

/** A feed as a file, or the sentence that says what of its address cannot be read. */
export type FeedFile =
  | { ok: true; content: string; mediaType: string; updatedAt: string }
  | { ok: false; reason: string }

type FeedEnding = 'atom' | 'json'

const writers: Record<FeedEnding, { write: (feed: Feed) => string; mediaType: string }> = {
  atom: { write: writeAtom, mediaType: 'application/atom+xml' },
  json: { write: writeJsonFeed, mediaType: 'application/feed+json' },
}

type FeedPlace = { site: string; ending: FeedEnding }

/**
 * The newest changes of a selection as a feed of the form that its ending names. `site` is where people reach this
 * Stanceline. What cannot be read of the address is a refusal: a feed must not be about anything else than it was
 * asked for.
 */
export async function buildChangesFeed(
  visible: VisibleStore,
  dossier: DossierRecord,
  params: URLSearchParams,
  place: FeedPlace,
): Promise<FeedFile> {
  const loaded = await loadChangesFeed(visible, dossier, params, place)
  if (!loaded.ok) return loaded
  const { write, mediaType } = writers[place.ending]
  return { ok: true, content: write(loaded.feed), mediaType, updatedAt: loaded.feed.updatedAt }
}

/** The same before it is written. */
export async function loadChangesFeed(
  visible: VisibleStore,
  dossier: DossierRecord,
  params: URLSearchParams,
  { site, ending }: FeedPlace,
): Promise<{ ok: true; feed: Feed } | { ok: false; reason: string }> {
  const read = await readChanges(visible, dossier, params)
  const selection = describeSelection(read.selection, read.errors)
  const [reason] = Object.values(selection.errors)
  if (reason) return { ok: false, reason }
  const newest = read.changes.slice(0, pageSizes.feed)
  const rows = await describeStanceChanges(visible, newest, read)
  const home = `${site}/dossiers/${dossier.slug}`
  const query = params.size ? `?${params}` : ''
  const waiting = await readUnapprovedRemark(visible, read.selection.topics)
  const remark = [await readLeftOutRemark(visible), waiting && `${capitaliseFirst(waiting)}.`]
    .filter(Boolean)
    .join(' ')
  const about = describeWhoAndWhat(selection, read.selection.actors.length)
  return {
    ok: true,
    feed: {
      id: nameByUuid(dossier.id, ...sortSelection(params)),
      title: `Changes · ${getDossierLabel(dossier)}`,
      subtitle: `${about}. ${sayHowMany(rows.length, read.changes.length)}.${remark ? ` ${remark}` : ''}`,
      pageUrl: `${home}/changes${query}`,
      url: `${home}/changes.${ending}${query}`,
      updatedAt: rows[0]?.knownAt ?? dossier.createdAt,
      entries: rows.map((row) => describeFeedEntry(row, { site, home, dossierId: dossier.id })),
    },
  }
}

const sayHowMany = (shown: number, all: number): string =>
  shown < all
    ? `The newest ${shown} of ${formatQuantity(all, 'change')}`
    : formatQuantity(all, 'change')

/** What an address says of its selection, in one order. */
const sortSelection = (params: URLSearchParams): string[] =>
  splitSelection(params)
    .selection.map((pair) => pair.join('='))
    .sort()

/** A change as an entry: its words, the quotes that it rests on, and where it is shown. */
export function describeFeedEntry(
  row: ChangeRow,
  { site, home, dossierId }: { site: string; home: string; dossierId: string },
): FeedEntry {
  const { id, actor, topic, kind, name, words, qualifiers, knownAt, before, after } = row
  const { letter, id: positionId } = after.position
  return {
    id: nameByUuid(dossierId, id),
    title: `${actor.name} on ${topic.name}: ${kind}, ${words}`,
    url: row.isFinding
      ? `${home}/moves/${topic.id}/${actor.id}#${id}`
      : `${site}${positionHref({ letterId: letter.id, positionId })}`,
    updatedAt: knownAt,
    text: [
      `${[name, ...qualifiers].join(', ')}. Known since ${formatDay(knownAt.slice(0, 10))}.`,
      ...[before, after].flatMap((quoted) => (quoted ? sayQuote(quoted) : [])),
    ].join('\n\n'),
  }
}

/** A quote with what belongs to it: whose it is and where it stands, its level, its condition and what is in doubt. */
function sayQuote({ position, who }: ChangeQuote): string {
  const { quote, letter, condition } = position
  const source = formatCitation(letter, formatEdtfDate(letter.dated), position)
  const remarks = [
    formatLevel(position),
    ...(condition ? [`the condition: ${condition}`] : []),
    ...listQuoteRemarks(position),
  ]
  return `${formatQuotation(quote.exact, letter)} (${who}, ${source}; ${remarks.join(', ')})`
}

/** A URN that is the same for the same words (UUID version 8 of RFC 9562), and tells nothing of them. */
export function nameByUuid(...words: readonly string[]): string {
  const bytes = createHash('sha256').update(words.join('\n')).digest().subarray(0, 16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x80
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const uuid = bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
  return `urn:uuid:${uuid}`
}
