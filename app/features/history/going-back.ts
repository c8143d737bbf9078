import { invalidForm } from '#app/auth/guard.ts'
import { getOwnValue, groupRowsBy } from '#app/domain/collections.ts'
import { refuseForm, type FormRefusal, type FormResult } from '#app/domain/form-refusal.ts'
import { findToldPart, isVersionEntry } from '#app/domain/history/earlier-forms.ts'
import type { HistoryEntry } from '#app/domain/history/history-entry.ts'
import type { PerformedBy, VisibleStore } from '#app/store.server.ts'
import {
  openEarlierActor,
  openEarlierAffiliation,
  openEarlierFact,
} from '../actors/earlier-actors.ts'
import { openEarlierDossier, openEarlierMilestone } from '../codebook/earlier-codebook.ts'
import { withStoreErrors } from '../try-store.ts'
import { openEarlierPlace, openEarlierTopicOrder } from '../codebook/earlier-dossier-parts.ts'
import {
  returnTimes,
  type EarlierThing,
  type OpenEarlierThing,
  type ReturnTime,
  type ToldSubject,
} from './earlier-thing.ts'

/** How each thing and part of one is opened whose entries tell what it was, beside letters and positions. */
const openers: Record<string, OpenEarlierThing> = {
  actor: openEarlierActor,
  affiliation: openEarlierAffiliation,
  'actor fact': openEarlierFact,
  milestone: openEarlierMilestone,
  dossier: openEarlierDossier,
  'place in a team': openEarlierPlace,
  'order of topics': openEarlierTopicOrder,
}

/** The names of the fields that a form which goes back has. */
export const revertFields = ['deed', 'entry', 'revision'] as const

/** What came of going back: a sentence in either case, and the position where there is one. */
export type RevertAnswer = { ok: true; message: string; saved?: string } | FormRefusal

const timesByDeed: Record<string, ReturnTime> = { 'go back': 'after', 'go back before': 'before' }

/** What a form of a history page asks for. Throws a `Response` for one that no page sends. */
export function requireRevertForm(fields: Record<string, string>): {
  entry: string
  time: ReturnTime
  revision: number
} {
  const time = getOwnValue(timesByDeed, fields.deed ?? '')
  if (!time || !fields.entry || !/^\d{1,9}$/.test(fields.revision ?? '')) throw invalidForm()
  return { entry: fields.entry, time, revision: Number(fields.revision) }
}

/** Runs what goes back; where the store cannot, that is said. */
export function answerRevert(
  fields: Record<string, string>,
  revert: () => Promise<RevertAnswer>,
): Promise<{ outcome: FormResult; answer: RevertAnswer }> {
  return withStoreErrors<
    { outcome: FormResult; answer: RevertAnswer },
    { outcome: FormResult; answer: RevertAnswer }
  >(
    async () => {
      const answer = await revert()
      return { outcome: answer.ok ? 'stored' : 'changed meanwhile', answer }
    },
    (sentence) => ({ outcome: 'not stored', answer: refuseForm({ form: sentence }, fields) }),
  )
}

/** What is said where somebody was faster. */
export function describeRevertConflict(noun: string): string {
  return (
    `Somebody else changed this ${noun} meanwhile, so it was left as it is. ` +
    'Look at its history again before you go back.'
  )
}

/** The revisions from which can be gone back to what an entry left, or to what it found. */
export type EntryReturns = Partial<Record<ReturnTime, number>>

/** The same of entries on a page, by their ids; nothing where none can. */
export async function listReturns(
  visible: VisibleStore,
  subject: ToldSubject,
  entries: readonly HistoryEntry[],
): Promise<Map<string, EntryReturns>> {
  const shown = entries.filter(
    (entry) => getOwnValue(openers, findToldPart(entry).part) && isVersionEntry(entry),
  )
  const ids = [...new Set(shown.map(({ resourceId }) => resourceId))]
  const all = groupByPart(await visible.history.ofThings(subject, ids))
  const returns = new Map<string, EntryReturns>()
  for (const [key, entriesOfPart] of groupByPart(shown)) {
    const thing = await openThing(visible, all.get(key) ?? [], subject)
    for (const { id } of thing ? entriesOfPart : [])
      for (const time of returnTimes)
        if ((await thing!.plan(id, time)).ok)
          returns.set(id, { ...returns.get(id), [time]: thing!.revision })
  }
  return returns
}

const groupByPart = (entries: readonly HistoryEntry[]): Map<string, HistoryEntry[]> => {
  const keyed = entries.map((entry) => ({ entry, key: findToldPart(entry).key }))
  const groups = [...groupRowsBy('key', keyed)]
  return new Map(groups.map(([key, rows]) => [key, rows.map(({ entry }) => entry)]))
}

/**
 * Takes the form of a history page: gives a thing back what an entry of the log left, or the first found. Throws a
 * `Response` for a form that no page sends.
 */
export async function goBackToEntry(
  { visible, performedBy }: { visible: VisibleStore; performedBy: PerformedBy },
  subject: ToldSubject,
  fields: Record<string, string>,
): Promise<{ outcome: FormResult; answer: RevertAnswer }> {
  const { entry, time, revision } = requireRevertForm(fields)
  const refuse = (form: string) => refuseForm({ form }, fields)
  return answerRevert(fields, async () => {
    const thing = await findThing(visible, subject, entry)
    if (!thing) throw invalidForm()
    if (thing.revision !== revision) return refuse(describeRevertConflict(thing.noun))
    const planned = await thing.plan(entry, time)
    if (!planned.ok) return refuse(planned.reason)
    const { changed } = await planned.store(performedBy)
    return changed
      ? { ok: true, message: planned.done }
      : refuse(describeRevertConflict(thing.noun))
  })
}

/** The thing that an entry is about, where the history of the subject tells of it. */
async function findThing(
  visible: VisibleStore,
  subject: ToldSubject,
  entryId: string,
): Promise<EarlierThing | null> {
  const entry = await visible.history.entryOf(subject, entryId)
  if (!entry) return null
  const all = groupByPart(await visible.history.ofThings(subject, [entry.resourceId]))
  return openThing(visible, all.get(findToldPart(entry).key) ?? [], subject)
}

async function openThing(
  visible: VisibleStore,
  entries: readonly HistoryEntry[],
  subject: ToldSubject,
): Promise<EarlierThing | null> {
  const [first] = entries
  const open = first && getOwnValue(openers, findToldPart(first).part)
  return open ? open(visible, entries, subject) : null
}
