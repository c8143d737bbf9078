import type { DossierRecord } from '#app/domain/dossiers.ts'
import { planLetter, type IncomingPosition } from '#app/domain/plan/plan-letter.ts'
import { letterSchema, type LetterFields, type LetterForm } from '#app/domain/letter-form.ts'
import type { Audience, LetterProvenance, LetterPage } from '#app/domain/letters.ts'
import { cleanText } from '#app/domain/text/quotes.ts'
import type { PerformedBy } from '#db/statements/audit-entry.ts'
import { newId } from '#db/core/ids.ts'
import type { NewFile } from '#db/statements/insert-letter.ts'
import type { Store } from '#db/index.ts'
import type { TestStore } from './store.ts'

export const somebody: PerformedBy = { userId: null, via: 'screen' }

/** A letter's form with plain defaults: Johansson's to nobody in particular, of 29 October 2020. */
export function aForm(changes: Partial<LetterFields> = {}): LetterForm {
  return letterSchema.parse(fields(changes))
}

export function fields(changes: Partial<LetterFields> = {}): LetterFields {
  return {
    title: 'Reply to Microsoft',
    kind: 'letter',
    language: 'en',
    dated: '2020-10-29',
    basis: '',
    reference: '',
    referenceTruncated: false,
    replyKind: '',
    replyDated: '',
    parties: [aParty()],
    ...changes,
  }
}

export function aParty(
  changes: Partial<LetterFields['parties'][number]> = {},
): LetterFields['parties'][number] {
  return {
    role: 'author',
    name: 'Ylva Johansson',
    withheld: false,
    capacity: '',
    organisation: '',
    unit: '',
    ...changes,
  }
}

export const aText =
  'Dear Sir,\n\nWe support it without reservation. We oppose any delay of it.\n\nYours faithfully,\n\nYlva Johansson\n'

/** A passage as it comes in: +1 on encryption, held by the author. */
export function aPassage(changes: Partial<IncomingPosition> = {}): IncomingPosition {
  return {
    topic: 'Encryption',
    holders: [],
    quote: 'We support it without reservation.',
    level: 1,
    absence: null,
    conditional: false,
    condition: null,
    note: null,
    reported: false,
    ...changes,
  }
}

export type Incoming = {
  form?: Partial<LetterFields>
  text?: string
  file?: NewFile
  positions?: IncomingPosition[]
  doer?: PerformedBy
  audience?: Audience
  pages?: LetterPage[]
  origin?: Partial<LetterProvenance>
  receivedDay?: string
}

/** Stores a letter the way the importer does and gives its id with those of its positions. */
export async function keep(
  store: Store,
  {
    form = {},
    text = aText,
    file,
    positions = [],
    doer = somebody,
    audience,
    pages,
    origin,
    receivedDay,
  }: Incoming = {},
): Promise<{ id: string; positionIds: string[] }> {
  const dossierId = await dossierOf(store)
  const cleaned = cleanText(text)
  if (!cleaned.ok) throw new Error(cleaned.reason)
  const known = {
    actors: await store.actors.all(),
    affiliations: (await store.actors.forPlanning()).affiliations,
    topics: await store.topics.ofDossier(dossierId),
  }
  const dates = receivedDay ? { dates: { ...form.dates, received: receivedDay } } : {}
  const planned = planLetter(
    { form: aForm({ ...form, ...dates }), text: cleaned.text, positions },
    known,
    newId,
  )
  if (!planned.ok) throw new Error(planned.reason)
  await store.letters.recordAll(
    [{ ...planned.plan, dossierId, file: file ?? null, audience, pages, origin }],
    doer,
  )
  return { id: planned.plan.id, positionIds: planned.plan.positions.map(({ id }) => id) }
}

export async function dossierOf(store: Store): Promise<string> {
  const [dossier] = await store.dossiers.all()
  if (dossier) return dossier.id
  const { id } = await store.dossiers.record(
    {
      name: 'Child sexual abuse interim Regulation',
      procedure: '2020/0259(COD)',
      summary: null,
      topics: ['Encryption', 'Voluntary detection'].map(aTopicNamed),
      milestones: [],
    },
    somebody,
  )
  return id
}

/** The first dossier of a store, as its owner sees it. */
export async function theDossier(store: Pick<Store, 'dossiers'>): Promise<DossierRecord> {
  return (await store.dossiers.all())[0]!
}

export function aTopicNamed(name: string) {
  return {
    name,
    proposition: `${name} should be protected.`,
    anchors: {
      '-2': 'Rejects it.',
      '-1': 'Speaks against it.',
      '0': 'Weighs both.',
      '1': 'Speaks for it.',
      '2': 'Demands it.',
    },
  }
}

/** The topic of a name, as the store holds it. */
export async function topicId(store: TestStore, name = 'Encryption'): Promise<string> {
  return (await store.topics.ofDossier(await dossierOf(store))).find(
    (topic) => topic.name === name,
  )!.id
}

/** The id of an actor that a letter made known. */
export async function actorId(store: TestStore, name = 'Ylva Johansson'): Promise<string> {
  return (await store.actors.all()).find((actor) => actor.name === name)!.id
}

/** How many rows each of the tables holds: what must be unchanged after a refusal. */
export async function rowCounts({ rows }: TestStore): Promise<Record<string, number>> {
  const tables = [
    'actors',
    'affiliations',
    'letters',
    'parties',
    'text_versions',
    'files',
    'positions',
    'position_holders',
    'audit',
    'letter_search',
  ]
  return Object.fromEntries(
    await Promise.all(
      tables.map(
        async (table) =>
          [
            table,
            (await rows<{ rows: number }>(`select count(*) as rows from ${table}`))[0]!.rows,
          ] as const,
      ),
    ),
  )
}

export type AuditRow = {
  deed: string
  thing: string
  thingId: string
  via: string
  before: unknown
  after: unknown
}

/** The audit log of one thing, oldest first. */
export async function logOf({ rows }: TestStore, thingId: string): Promise<AuditRow[]> {
  const found = await rows<AuditRow>(
    'select deed, thing, thing_id as "thingId", via, before, after from audit where thing_id = ? order by id',
    thingId,
  )
  const read = (json: unknown): unknown => (typeof json === 'string' ? JSON.parse(json) : json)
  return found.map((row) => ({ ...row, before: read(row.before), after: read(row.after) }))
}

/** Stores a letter of ours that asks people on encryption, `dated` or of 1 March 2021, and gives its id. */
export async function keepQuestion(
  store: TestStore,
  to: string | readonly string[],
  { dated = '2021-03-01', audience }: { dated?: string; audience?: Audience } = {},
): Promise<string> {
  const names = [to].flat()
  const recipients = names.map((name) => aParty({ role: 'recipient', name }))
  const { id } = await keep(store, {
    form: {
      ...{ title: 'Ours', dated },
      parties: [aParty({ name: 'Ana Kovač' }), ...recipients],
    },
    text: 'We ask.',
    audience,
  })
  const after = await Promise.all(names.map((name) => actorId(store, name)))
  await store.asks.save(id, [{ topicId: await topicId(store), before: [], after }], somebody)
  return id
}
