import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { mostAlertLetters, type AlertLetter } from '#app/domain/digests/alerts.ts'
import { formatEdtfDate } from '#app/domain/days.ts'
import { parseSearch } from '#app/domain/search/search-query.ts'
import { readStemLanguage, type StemLanguage } from '#app/domain/search/stem-languages.ts'
import { listSome } from '#app/domain/text/words.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { listFilterTopics, readLetterFilter, type ListFilter } from '../letters/letter-filter.ts'

type ReadSearch =
  | { ok: true; typed: string; forms?: StemLanguage; filter: ListFilter }
  | { ok: false; reason: string }

/** What a saved search finds, those stored last first; or why that cannot be told. */
export type AlertLetters = { ok: true; letters: AlertLetter[] } | { ok: false; reason: string }

/** Everything that a saved search finds for its owner by now, where it is not too much to tell what is new of it. */
export async function findAlertLetters(
  visible: VisibleStore,
  query: string,
  userId: string,
): Promise<AlertLetters> {
  const read = await readSavedSearch(visible, query, userId)
  if (!read.ok) return read
  const { typed, forms, filter } = read
  const letters = await visible.letters.found(
    typed ? parseSearch(typed, forms) : null,
    filter,
    mostAlertLetters + 1,
  )
  return letters.length > mostAlertLetters
    ? {
        ok: false,
        reason:
          `This search finds more than ${mostAlertLetters.toLocaleString('en')} letters, which is too wide for an ` +
          'alert. Save one that is narrower.',
      }
    : { ok: true, letters }
}

/** What a saved search asks for. Without a part that is gone it would find what nobody wanted. */
async function readSavedSearch(
  visible: VisibleStore,
  query: string,
  userId: string,
): Promise<ReadSearch> {
  const params = new URLSearchParams(query)
  const slug = params.get('dossier')
  const dossier = slug
    ? ((await visible.dossiers.all()).find((one) => one.slug === slug) ?? null)
    : null
  if (slug && !dossier)
    return { ok: false, reason: 'You do not see the dossier of this search (any more).' }
  const topics = params.has('topic') ? await listFilterTopics(visible, dossier) : []
  const { filter, author } = await readLetterFilter(visible, { dossier, topics, userId }, params)
  const parts = {
    ...{ kind: filter.kind, topic: filter.topicId, coder: filter.coderId },
    ...{ state: filter.coding ?? filter.isOpen, assigned: filter.assigned },
    ...{ from: filter.from, to: filter.to, author },
  }
  const unread = Object.entries(parts).find(([name, part]) => params.has(name) && !part)
  return unread
    ? { ok: false, reason: `The ${unread[0]} of this search is not there (any more).` }
    : {
        ok: true,
        typed: params.get('q')?.trim() ?? '',
        forms: readStemLanguage(params.get('forms')),
        filter,
      }
}

/** How many letters are marked before others are let in. */
const stepSize = 1000

/** A short sign of each letter, which stands for it and tells nothing of it. */
export async function markLetters(letters: readonly AlertLetter[]): Promise<string[]> {
  const marks: string[] = []
  for (const { id } of letters) {
    marks.push(createHash('sha256').update(id).digest('base64url').slice(0, 12))
    if (marks.length % stepSize === 0) await setImmediate()
  }
  return marks
}

/** Marks as the store keeps them, and back. */
export const joinMarks = (marks: readonly string[]): string => marks.join(' ')
export const splitMarks = (kept: string): string[] => kept.split(' ').filter(Boolean)

/** Letters in words, as mails and feeds have them, in the order in which they are given; `site` is where people are. */
export async function describeAlertLetters(
  visible: VisibleStore,
  letters: readonly AlertLetter[],
  site: string,
) {
  const ids = letters.map(({ id }) => id)
  const [heads, authors] = [
    await visible.letters.citations(ids),
    await visible.letters.authorsOf(ids),
  ]
  return letters.flatMap(({ id, storedAt }) => {
    const head = heads.get(id)
    if (!head) return []
    const who = authors.get(id) ?? []
    return [
      {
        ...{ id, storedAt, title: head.title, url: `${site}/letters/${id}` },
        text: [
          who.length ? `From ${listSome(who, mostAuthors)}` : 'From nobody who is named',
          formatEdtfDate(head.dated),
          ...(head.reference ? [`${head.reference}${head.referenceTruncated ? '…' : ''}`] : []),
        ].join(', '),
      },
    ]
  })
}

/** As many names as a line holds. */
const mostAuthors = 4
