import { invalidForm } from '#app/auth/guard.ts'
import { getOwnValue, groupRowsBy } from '#app/domain/collections.ts'
import { refuseForm, type FormRefusal, type FormResult } from '#app/domain/form-refusal.ts'
import { isVersionEntry } from '#app/domain/history/earlier-forms.ts'
import type { HistoryEntry } from '#app/domain/history/history-entry.ts'
import type { PerformedBy, VisibleStore } from '#app/store.server.ts'
import {
  openEarlierActor,
  openEarlierAffiliation,
  openEarlierFact,
} from '../actors/earlier-actors.ts'
import { openEarlierDossier, openEarlierMilestone } from '../codebook/earlier-codebook.ts'
import { withStoreErrors } from '../try-store.ts'
import type { EarlierThing, OpenEarlierThing, ToldSubject } from './earlier-thing.ts'

/** How each thing is opened whose entries tell what it was, beside letters and positions. */
const openers: Record<string, OpenEarlierThing> = {
  actor: openEarlierActor,
  affiliation: openEarlierAffiliation,
  'actor fact': openEarlierFact,
  milestone: openEarlierMilestone,
  dossier: openEarlierDossier,
}

/** The names of the fields that a form which goes back has. */
export const revertFields = ['deed', 'entry', 'revision'] as const

/** What came of going back: a sentence in either case, and the position where there is one. */
export type RevertAnswer = { ok: true; message: string; saved?: string } | FormRefusal

/** What a form of a history page asks for. Throws a `Response` for one that no page sends. */
export function requireRevertForm(fields: Record<string, string>): {
  entry: string
  revision: number
} {
  if (fields.deed !== 'go back' || !fields.entry || !/^\d{1,9}$/.test(fields.revision ?? ''))
    throw invalidForm()
  return { entry: fields.entry, revision: Number(fields.revision) }
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

/** The revisions from which entries on a page can be gone back to, by the entries' ids; nothing where none can. */
export async function listReturns(
  visible: VisibleStore,
  subject: ToldSubject,
  entries: readonly HistoryEntry[],
): Promise<Map<string, number>> {
  const shown = groupRowsBy(
    'resourceId',
    entries.filter((entry) => getOwnValue(openers, entry.resource) && isVersionEntry(entry)),
  )
  const all = groupRowsBy('resourceId', await visible.history.ofThings(subject, [...shown.keys()]))
  const returns = new Map<string, number>()
  for (const [id, entriesOfThing] of shown) {
    const thing = await openThing(visible, all.get(id) ?? [], subject)
    for (const entry of thing ? entriesOfThing : [])
      if ((await thing!.plan(entry.id)).ok) returns.set(entry.id, thing!.revision)
  }
  return returns
}

/**
 * Takes the form of a history page: gives a thing back what an entry of the log left. Throws a `Response` for a form
 * that no page sends.
 */
export async function goBackToEntry(
  { visible, performedBy }: { visible: VisibleStore; performedBy: PerformedBy },
  subject: ToldSubject,
  fields: Record<string, string>,
): Promise<{ outcome: FormResult; answer: RevertAnswer }> {
  const { entry, revision } = requireRevertForm(fields)
  const refuse = (form: string) => refuseForm({ form }, fields)
  return answerRevert(fields, async () => {
    const thing = await findThing(visible, subject, entry)
    if (!thing) throw invalidForm()
    if (thing.revision !== revision) return refuse(describeRevertConflict(thing.noun))
    const planned = await thing.plan(entry)
    if (!planned.ok) return refuse(planned.reason)
    const { changed } = await planned.store(performedBy)
    return changed
      ? { ok: true, message: `The ${thing.noun} says again what it said in that version.` }
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
  const all = await visible.history.ofThings(subject, [entry.resourceId])
  return openThing(visible, all, subject)
}

async function openThing(
  visible: VisibleStore,
  entries: readonly HistoryEntry[],
  subject: ToldSubject,
): Promise<EarlierThing | null> {
  const open = getOwnValue(openers, entries[0]?.resource ?? '')
  return open ? open(visible, entries, subject) : null
}
