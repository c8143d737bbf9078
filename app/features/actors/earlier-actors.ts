import { actorSchema, toActorFields } from '#app/domain/actor-form.ts'
import { pickActorFact, type ActorFact, type ActorFactForm } from '#app/domain/actor-facts.ts'
import { toActorForm, type ActorForm } from '#app/domain/actors.ts'
import type { AffiliationForm, AffiliationRecord } from '#app/domain/affiliations.ts'
import {
  readActorFactForm,
  readActorForm,
  readAffiliationForm,
} from '#app/domain/history/earlier-forms.ts'
import { asRecord, type HistoryEntry } from '#app/domain/history/history-entry.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { makeEarlierThing, type OpenEarlierThing } from '../history/earlier-thing.ts'
import { describeStandingOverlap } from './affiliation-actions.ts'
import { findActorObstacles } from './correct-actor.ts'
import { describeRival } from './fact-actions.ts'
import { findAffiliationObstacle } from './read-affiliation.ts'
import { describeNoSuccessor, describeSecret, findBearer } from './read-fact.ts'

/** An actor itself: its name, kind, other spellings, note and numbers in registers. */
export const openEarlierActor: OpenEarlierThing = async (visible, entries) => {
  const record = await visible.actors.recordOf(entries[0]!.resourceId)
  if (record?.id !== entries[0]!.resourceId) return null
  const facts = await visible.actors.facts(record.id)
  return makeEarlierThing<ActorForm>({
    ...{ noun: 'actor', revision: record.revision },
    // Whether it is offered at all is said on another page, and does not go back with its words.
    entries: entries.filter(({ action }) => action !== 'withdrew' && action !== 'restored'),
    now: { form: toActorForm(record), out: false },
    readForm: readActorForm,
    keyOf: (form) => toActorFields({ ...form, aliases: [...form.aliases].sort() }),
    adapt: (form) => {
      const aliases = [...new Set([...form.aliases, ...listSpelledOut(facts, record.aliases)])]
      const checked = actorSchema.safeParse(toActorFields({ ...form, aliases }))
      return Promise.resolve(
        checked.success
          ? { ok: true, form: checked.data }
          : {
              ok: false,
              reason: `That version could not be stored today: ${checked.error.issues[0]!.message}`,
            },
      )
    },
    findObstacle: async ({ form }) =>
      firstSentence(await findActorObstacles(visible, record, form)),
    store: ({ form }, entryId, performedBy) =>
      visible.actors.correct(record, form, performedBy, null, entryId),
  })
}

/** What it was called for some time stays a spelling as long as the row stands that says so. */
const listSpelledOut = (facts: readonly ActorFact[], aliases: readonly string[]): string[] =>
  facts.flatMap(({ kind, withdrawn, value }) =>
    kind === 'name' && !withdrawn && value !== null && aliases.includes(value) ? [value] : [],
  )

const firstSentence = (errors: Record<string, string> | null): string | null =>
  errors && Object.values(errors)[0]!

/** A row of where an actor belongs, typed or taken in with a file; what letters prove follows from them. */
export const openEarlierAffiliation: OpenEarlierThing = async (visible, entries) => {
  const actor = await visible.actors.byId(findIdIn(entries, 'memberId'))
  const known = actor ? await visible.actors.affiliationRecords(actor.id) : []
  const before = known.find(({ id }) => id === entries[0]!.resourceId)
  if (!actor || !before) return null
  return makeEarlierThing<AffiliationForm>({
    ...{ noun: 'row', revision: before.revision, entries },
    now: { form: before, out: before.withdrawn },
    readForm: readAffiliationForm,
    keyOf: ({ organisationId, role, counts, ...form }) => [
      ...[organisationId, role, counts],
      ...writePeriod(form),
    ],
    adapt: async (form) => {
      const organisation = await visible.actors.byId(form.organisationId)
      if (!organisation || organisation.kind === 'person') return goneActor
      return keepProof(visible, before, { ...form, organisationId: organisation.id })
    },
    findObstacle: async ({ form, out }) =>
      (out ? null : describeStandingOverlap(known, form, before.id)) ??
      firstSentence(await findAffiliationObstacle({ visible, actor }, form, { before, made: [] })),
    store: (state, entryId, performedBy) =>
      visible.actors.saveAffiliations(
        actor.id,
        { wentBack: [{ ...state, before, entryId }] },
        performedBy,
      ),
  })
}

/** A row of what is so of an actor for some time. */
export const openEarlierFact: OpenEarlierThing = async (visible, entries) => {
  const actor = await visible.actors.byId(findIdIn(entries, 'actorId'))
  const known = actor ? await visible.actors.facts(actor.id) : []
  const before = known.find(({ id }) => id === entries[0]!.resourceId)
  if (!actor || !before) return null
  return makeEarlierThing<ActorFactForm>({
    ...{ noun: 'row', revision: before.revision, entries },
    now: { form: pickActorFact(before), out: before.withdrawn },
    readForm: readActorFactForm,
    keyOf: ({ kind, attribute, value, successorId, ...form }) => [
      ...[kind, attribute, value, successorId],
      ...writePeriod(form),
    ],
    adapt: async (form) => {
      if (form.successorId === null) return keepProof(visible, before, form)
      const successor = await visible.actors.byId(form.successorId)
      return successor
        ? keepProof(visible, before, { ...form, successorId: successor.id })
        : goneActor
    },
    findObstacle: async ({ form, out }) =>
      (out ? null : await describeFactObstacle(visible, actor, { form, known, before })) ??
      (await describeSecret({ visible, actor }, form, [])),
    store: (state, entryId, performedBy) =>
      visible.actors.saveFacts(
        actor.id,
        { wentBack: [{ ...state, before, entryId }] },
        performedBy,
      ),
  })
}

type KnownFacts = { form: ActorFactForm; known: readonly ActorFact[]; before: ActorFact }

async function describeFactObstacle(
  visible: VisibleStore,
  actor: { id: string; name: string },
  { form, known, before }: KnownFacts,
): Promise<string | null> {
  const rival = describeRival(known, form, before.id)
  if (rival) return rival
  if (form.kind === 'name') return (await findBearer(visible, actor, form.value!))?.value ?? null
  const successor = form.successorId && (await visible.actors.byId(form.successorId))
  return successor ? describeNoSuccessor(visible, actor, successor) : null
}

const goneActor = {
  ok: false as const,
  reason: 'Somebody whom that version names is not there any more, so nothing was changed.',
}

/** The id that the newest entry which tells it has under a name. */
function findIdIn(entries: readonly HistoryEntry[], name: 'memberId' | 'actorId'): string {
  const told = entries.flatMap(({ before, after }) => [
    asRecord(before)[name],
    asRecord(after)[name],
  ])
  return told.findLast((id) => typeof id === 'string') ?? ''
}

type Period = Omit<AffiliationForm, 'organisationId' | 'role' | 'counts'>

/** A day that nobody worded is worded by itself, as the log tells it. */
const writePeriod = ({ firstDay, lastDay, fromEdtf, toEdtf, letterId, source }: Period) => [
  ...[firstDay, lastDay, fromEdtf ?? firstDay, toEdtf ?? lastDay],
  ...[letterId, source],
]

/** A letter that proved it proves it again as long as whoever goes back may see it. */
async function keepProof<Form extends Period>(
  visible: VisibleStore,
  before: Pick<AffiliationRecord, 'letterId'>,
  form: Form,
): Promise<{ ok: true; form: Form } | { ok: false; reason: string }> {
  const { letterId } = form
  const isThere =
    letterId === null ||
    letterId === before.letterId ||
    (await visible.letters.citations([letterId])).has(letterId)
  return isThere
    ? { ok: true, form }
    : {
        ok: false,
        reason:
          'The letter that proved that version is not there any more, so nothing was changed.',
      }
}
