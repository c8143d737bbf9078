// Apart from format.ts, because whoever only asks what a file is never needs the schema.
import { z } from 'zod'
import { actorKinds } from '../actors.ts'
import { headDateKinds } from '../letter-heads.ts'
import { letterKinds, partyRoles } from '../letters.ts'
import { absences, isLevel, type Absence, type Level } from '../level.ts'
import { positionStatuses } from '../positions.ts'
import { registerRules, registers } from '../registers.ts'
import { anchorsSchema } from '../topic-form.ts'
import { unwrittenSides } from '../topic-sides.ts'
import { packageFormat } from './package-format.ts'
import { actorKey, day, letterKey, line, textWithoutNul, words } from './package-fields.ts'
import { differentSchema, factsSchema } from './package-facts-schema.ts'

const moment = z.iso.datetime()
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const wholeNumber = z.number().int().min(0).max(2_147_483_647)
const sureness = z.literal([1, 2, 3])
const level = z
  .number()
  .refine(isLevel, 'is not one of -2, -1, 0, 1, 2')
  .transform((number) => number as Level)
const absence = z.enum(absences.map((row) => row.absence) as [Absence, ...Absence[]])

/** Tells apart those who coded what is in a package; not their names, which may be the same. */
const coderKey = z.string().regex(/^C\d{1,6}$/)
const topicKey = z.string().regex(/^T\d{1,6}$/)
const positionKey = z.string().regex(/^P\d{1,7}$/)

/** EDTF with the first and last day that it stands for. */
const dated = { date: line, first: day, last: day, basis: words.nullable() }

const sideWords = z.strictObject({ en: words, de: words, fr: words })

/** `position` null: the passage that was chosen is not in the package. */
const example = z.strictObject({ position: positionKey.nullable(), stance: words }).nullable()
const levelExamples = z.strictObject({ example, counter: example })
const noExample = { example: null, counter: null }

const topic = z.strictObject({
  key: topicKey,
  /** Since when nobody codes on it any more; since version 6. */
  closedAt: moment.nullable().default(null),
  versions: z
    .array(
      z.strictObject({
        version: wholeNumber,
        name: line,
        proposition: words,
        anchors: anchorsSchema,
        /** This and the three below since version 5. */
        sides: z.strictObject({ supports: sideWords, opposes: sideWords }).default(unwrittenSides),
        examples: z
          .strictObject({
            '-2': levelExamples,
            '-1': levelExamples,
            '0': levelExamples,
            '1': levelExamples,
            '2': levelExamples,
          })
          .default({
            '-2': noExample,
            '-1': noExample,
            '0': noExample,
            '1': noExample,
            '2': noExample,
          }),
        cues: z.array(line).default([]),
        meaningChanged: z.boolean().nullable().default(null),
        createdAt: moment,
      }),
    )
    .min(1),
})

const position = z.strictObject({
  /** Since version 5. */
  key: positionKey.nullable().default(null),
  topic: topicKey,
  text: wholeNumber,
  quote: z.strictObject({
    exact: textWithoutNul.min(1),
    prefix: words,
    suffix: words,
    start: wholeNumber,
    end: wholeNumber,
  }),
  paragraph: wholeNumber.nullable(),
  level: level.nullable(),
  absence: absence.nullable(),
  conditional: z.boolean(),
  condition: words.nullable(),
  note: words.nullable(),
  reported: z.boolean(),
  /** Since version 8. */
  sureness: sureness.nullable().optional(),
  status: z.enum(positionStatuses),
  holders: z.array(actorKey).max(1000),
  coder: line.nullable(),
  /** Since version 2. */
  coderKey: coderKey.nullable().default(null),
  /** Since version 6. */
  translations: z
    .array(
      z.strictObject({
        language: line,
        words: words.min(1),
        machine: z.boolean(),
        translator: line,
      }),
    )
    .default([]),
  createdAt: moment,
  changedAt: moment,
})

/** One letter; a large package is read letter by letter. */
export const packageLetterSchema = z.strictObject({
  key: letterKey,
  title: line,
  kind: z.enum(letterKinds),
  language: line.nullable(),
  ...dated,
  /** On which day it arrived; since version 2. */
  arrived: day.nullable().default(null),
  reference: line.nullable(),
  referenceTruncated: z.boolean(),
  reply: z
    .strictObject({ kind: z.enum(['letter', 'e-mail', 'message']), date: line.nullable() })
    .nullable(),
  excerpt: z.boolean(),
  /** Its text is rows of a table in words; since version 3. */
  recorded: z.boolean().default(false),
  source: z.strictObject({
    url: line.nullable(),
    note: words.nullable(),
    /** On which day it was seen there. This and what follows of dates, references and links since version 6. */
    seen: day.nullable().default(null),
  }),
  dateKind: z.enum(headDateKinds).nullable().default(null),
  otherDates: z.array(z.strictObject({ kind: z.enum(headDateKinds), ...dated })).default([]),
  otherReferences: z.array(z.strictObject({ kind: words, number: line })).default([]),
  answers: letterKey.nullable().default(null),
  translates: letterKey.nullable().default(null),
  asks: z.array(z.strictObject({ actor: actorKey, topic: topicKey })).default([]),
  message: z.strictObject({ id: line.nullable(), answers: line.nullable() }),
  attachedTo: letterKey.nullable(),
  parties: z
    .array(
      z.strictObject({
        role: z.enum(partyRoles),
        actor: actorKey.nullable(),
        capacity: line.nullable(),
        organisation: line.nullable(),
        unit: line.nullable(),
      }),
    )
    .max(1000),
  texts: z
    .array(
      z.strictObject({
        version: wholeNumber,
        path: line,
        sha256,
        reason: words.nullable(),
        pages: z
          .array(
            z.strictObject({
              number: wholeNumber,
              start: wholeNumber,
              confidence: z.number().nullable(),
            }),
          )
          .nullable(),
      }),
    )
    .min(1),
  files: z.array(
    z.strictObject({ name: line, mediaType: line, path: line, size: wholeNumber, sha256 }),
  ),
  positions: z.array(position),
})

/** `dossier.json`, as docs/package-form.md describes it, with its letters as they are. */
export const packageSchema = z.strictObject({
  format: z.literal(packageFormat.name),
  version: wholeNumber.min(1).max(packageFormat.version),
  masked: z.boolean(),
  dossier: z.strictObject({
    name: line,
    /** Since version 5. */
    shortName: line.nullable().default(null),
    procedure: line.nullable(),
    summary: words.nullable(),
  }),
  topics: z.array(topic),
  milestones: z.array(
    z.strictObject({ name: line, label: line, ...dated, source: line.nullable().default(null) }),
  ),
  actors: z.array(
    z.strictObject({
      key: actorKey,
      kind: z.enum(actorKinds),
      name: line,
      aliases: z.array(line),
      /** Both since version 5. */
      note: words.nullable().default(null),
      registerIds: z
        .array(
          z
            .strictObject({ register: z.enum(registers), number: line, givenDay: day })
            .refine(
              ({ register, number }) => registerRules[register].shape.test(number),
              'has a number that its register does not give',
            ),
        )
        .default([]),
      /** An office that persons hold in turn; since version 7. */
      office: z.boolean().default(false),
      letter: letterKey.nullable(),
    }),
  ),
  facts: factsSchema,
  different: differentSchema,
  affiliations: z.array(
    z.strictObject({
      member: actorKey,
      organisation: actorKey,
      role: line.nullable(),
      from: day.nullable(),
      to: day.nullable(),
      /** Whether the organisation counts what its member says; since version 2. */
      counts: z.boolean().nullable().default(null),
      /** This and what follows since version 5. */
      typed: z.boolean().default(false),
      fromWritten: line.nullable().default(null),
      toWritten: line.nullable().default(null),
      source: line.nullable().default(null),
      saidBy: line.nullable().default(null),
      saidDay: day.nullable().default(null),
      letter: letterKey.nullable(),
    }),
  ),
  merges: z.array(
    z.discriminatedUnion('thing', [
      z.strictObject({ thing: z.literal('actor'), merged: actorKey, into: actorKey }),
      z.strictObject({
        thing: z.literal('topic'),
        merged: topicKey,
        into: topicKey,
        /** Its levels count negated; since version 6. */
        turned: z.boolean().default(false),
      }),
    ]),
  ),
  /** Positions that are to be looked at again; since version 5. */
  rechecks: z
    .array(
      z.strictObject({
        position: positionKey,
        topic: topicKey,
        fromVersion: wholeNumber,
        createdAt: moment,
      }),
    )
    .default([]),
  letters: z.array(z.unknown()),
})

export type PackageLetter = z.infer<typeof packageLetterSchema>
export type PackageManifest = Omit<z.infer<typeof packageSchema>, 'letters'> & {
  letters: PackageLetter[]
}
export type PackagePosition = PackageLetter['positions'][number]
export type PackageAffiliation = PackageManifest['affiliations'][number]
export type PackageActor = PackageManifest['actors'][number]
export type PackageTopic = PackageManifest['topics'][number]
export type PackageTopicVersion = PackageTopic['versions'][number]
