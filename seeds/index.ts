import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { actorKinds } from '#app/domain/actors.ts'
import { makeSlug } from '#app/domain/dossiers.ts'
import { isDay, parseEdtfDate } from '#app/domain/days.ts'
import { planLetter, type IncomingLetter, type KnownRecords } from '#app/domain/plan/plan-letter.ts'
import { letterSchema } from '#app/domain/letter-form.ts'
import { letterKinds, partyRoles } from '#app/domain/letters.ts'
import { isLevel, type Level } from '#app/domain/level.ts'
import { anchorsSchema } from '#app/domain/topic-form.ts'
import { cleanTextFile } from '#app/readers/text/plain-text.ts'
import type { PerformedBy } from '#db/statements/audit-entry.ts'
import { newId } from '#db/core/ids.ts'
import type { Store } from '#db/index.ts'

const dated = z.string().transform((written, context) => {
  const read = parseEdtfDate(written)
  if (read.ok) return read.dated
  context.addIssue({ code: 'custom', message: read.reason })
  return z.NEVER
})
const day = z.string().refine(isDay, 'Write the day as 2020-10-29.')
const file = z.string().regex(/^[\w.-]+\.txt$/, 'Name a .txt file in the folder of letters.')
const level = z
  .number()
  .refine(isLevel, 'A level is one of -2, -1, 0, 1, 2.')
  .transform((number) => number as Level)
const side = z.strictObject({ en: z.string(), de: z.string(), fr: z.string() })

const dossierFileSchema = z.strictObject({
  dossier: z.strictObject({
    name: z.string().min(1),
    procedure: z.string().nullable().default(null),
    summary: z.string().nullable().default(null),
  }),
  topics: z.array(
    z.strictObject({
      name: z.string().min(1),
      proposition: z.string().min(1),
      anchors: anchorsSchema,
      sides: z.strictObject({ supports: side, opposes: side }).optional(),
    }),
  ),
  milestones: z.array(
    z.strictObject({
      name: z.string().min(1),
      label: z.string().min(1),
      date: dated,
      basis: z.string().optional(),
    }),
  ),
  actors: z.array(
    z.strictObject({
      name: z.string().min(1),
      kind: z.enum(actorKinds),
      aliases: z.array(z.string().min(1)).default([]),
      affiliations: z
        .array(
          z.strictObject({
            organisation: z.string(),
            role: z.string().nullable().default(null),
            from: day.nullable().default(null),
            to: day.nullable().default(null),
          }),
        )
        .default([]),
    }),
  ),
  letters: z.array(
    z.strictObject({
      file,
      title: z.string(),
      kind: z.enum(letterKinds),
      language: z.string().default(''),
      date: z.string(),
      basis: z.string().default(''),
      reference: z.string().default(''),
      truncated: z.boolean().default(false),
      in_reply_to: z
        .strictObject({ kind: z.enum(['letter', 'e-mail', 'message']), date: z.string() })
        .optional(),
      parties: z.array(
        z.strictObject({
          role: z.enum(partyRoles),
          name: z.string().default(''),
          withheld: z.boolean().default(false),
          capacity: z.string().default(''),
          organisation: z.string().default(''),
          unit: z.string().default(''),
        }),
      ),
      positions: z.array(
        z.strictObject({
          topic: z.string(),
          holders: z.array(z.string()).default([]),
          level,
          condition: z.string().nullable().default(null),
          note: z.string().nullable().default(null),
          quote: z.string(),
        }),
      ),
    }),
  ),
})

type DossierFile = z.infer<typeof dossierFileSchema>

/** How much was loaded; `loaded` false when the store holds a dossier already and nothing was done. */
export type SeedResult = { loaded: boolean; letters: number; positions: number }

const performedBy: PerformedBy = { userId: null, via: 'seed' }

/**
 * Loads the example: the dossier of `folder` (a `dossier.yaml` and its `letters/*.txt`) into a store
 * that holds none, through the importer that users use. Throws an `Error` with the letter, the
 * quote and the reason when anything does not fit; all of it is stored, or nothing, also when two
 * start at once.
 */
export async function loadSeedDossier(store: Store, folder: string): Promise<SeedResult> {
  const nothing = { loaded: false, letters: 0, positions: 0 }
  if ((await store.dossiers.all()).length) return nothing
  const content = readDossier(join(folder, 'dossier.yaml'))
  const incoming = content.letters.map((letter) => ({
    name: letter.file,
    bytes: readFileSync(join(folder, 'letters', letter.file)),
    letter: readIncomingLetter(letter, folder),
  }))
  const dossierId = newId()
  const known = makeKnownRecords(content)
  const letters = planLetters(incoming, known).map(({ plan, name, bytes }) => ({
    ...plan,
    dossierId,
    file: { name, mediaType: 'text/plain', bytes },
  }))
  const milestones = content.milestones.map(({ name, label, date, basis }) => ({
    name,
    label,
    dated: { ...date, basis: basis ?? null },
  }))
  const { loaded } = await store.loadFirstDossier(
    {
      id: dossierId,
      slug: makeSlug(content.dossier.name, new Set()),
      isExample: true,
      ...content.dossier,
      milestones: milestones.map((milestone) => ({ ...milestone, source: null })),
      ...known,
      letters,
    },
    performedBy,
  )
  return loaded
    ? {
        loaded,
        letters: letters.length,
        positions: letters.reduce((sum, { positions }) => sum + positions.length, 0),
      }
    : nothing
}

function planLetters(
  incoming: readonly { name: string; bytes: Buffer; letter: IncomingLetter }[],
  known: KnownRecords,
) {
  return incoming.map(({ name, bytes, letter }) => {
    const planned = planLetter(letter, known, newId)
    if (!planned.ok) throw new Error(`The letter ${name} cannot be loaded. ${planned.reason}`)
    return { name, bytes, plan: planned.plan }
  })
}

function readDossier(path: string): DossierFile {
  const read = dossierFileSchema.safeParse(parse(readFileSync(path, 'utf8'), { schema: 'core' }))
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new Error(
    `${path} does not fit at ${issue!.path.join(' → ') || 'its top'}: ${issue!.message}`,
  )
}

function readIncomingLetter(
  letter: DossierFile['letters'][number],
  folder: string,
): IncomingLetter {
  const read = cleanTextFile(readFileSync(join(folder, 'letters', letter.file)))
  if (!read.ok) throw new Error(`The letter ${letter.file} cannot be read. ${read.reason}`)
  const {
    title,
    kind,
    language,
    date,
    basis,
    reference,
    truncated,
    in_reply_to: reply,
    parties,
  } = letter
  const form = letterSchema.safeParse({
    title,
    kind,
    language,
    dated: date,
    basis,
    reference,
    referenceTruncated: truncated,
    replyKind: reply?.kind ?? '',
    replyDated: reply?.date ?? '',
    parties,
  })
  if (!form.success)
    throw new Error(
      `The letter ${letter.file} cannot be loaded. ${form.error.issues[0]!.path.join(' → ')}: ` +
        `${form.error.issues[0]!.message}`,
    )
  const positions = letter.positions.map(({ condition, ...position }) => ({
    ...position,
    absence: null,
    conditional: condition !== null,
    condition,
    reported: false,
  }))
  return { form: form.data, text: read.text, positions }
}

/** What will be known once the file's own topics and actors are stored. */
function makeKnownRecords(content: DossierFile) {
  const { actors, affiliations } = makePeople(content)
  return {
    actors,
    affiliations: affiliations.map((row) => ({ ...row, id: newId() })),
    topics: content.topics.map((topic, place) => ({
      ...topic,
      id: newId(),
      version: 1,
      place,
      closedAt: null,
    })),
  }
}

function makePeople(content: DossierFile) {
  const actors = content.actors.map(({ name, kind, aliases }) => ({
    id: newId(),
    name,
    kind,
    aliases,
  }))
  const findActorId = (name: string, member: string) => {
    const found = actors.find((actor) => actor.name === name)
    if (!found)
      throw new Error(
        `${member} is said to belong to “${name}”, which is not among the actors of the dossier.`,
      )
    return found.id
  }
  const affiliations = content.actors.flatMap(({ name, affiliations }) =>
    affiliations.map(({ organisation, role, from, to }) => ({
      memberId: findActorId(name, name),
      organisationId: findActorId(organisation, name),
      role,
      firstDay: from,
      lastDay: to,
    })),
  )
  return { actors, affiliations }
}
