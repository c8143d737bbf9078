// Apart from topic-wording.ts, because browsers show topics and never need the schema.
import { z } from 'zod'
import { lineSchema } from './form-fields.ts'
import { levels, type Level } from './level.ts'
import { printableLine } from './text/printable.ts'
import { foldText } from './text/words.ts'
import { topicFields, topicSchema } from './topic-form.ts'
import {
  exampleFieldName,
  exampleFields,
  exampleKinds,
  sideFieldName,
  type LevelExamples,
  type TopicWording,
} from './topic-wording.ts'
import { sideLanguages, topicSides, writeSides } from './topic-sides.ts'

/** The longest short form and cue, in characters, and the most cues of a topic. */
const wordingLimits = { side: 120, cue: 80, cues: 50 } as const

const sideFields = topicSides.flatMap((side) =>
  sideLanguages.map(({ language }) => sideFieldName(side, language)),
)

/** The names of the fields of a topic's whole words. */
export const wordingFields = [...topicFields, ...sideFields, ...exampleFields, 'cues']

const cuesSchema = z.string().transform((typed, context) => {
  const read = readCues(typed)
  if (read.ok) return read.cues
  context.addIssue({ code: 'custom', message: read.reason })
  return z.NEVER
})

const restSchema = z.object({
  ...Object.fromEntries(sideFields.map((field) => [field, lineSchema(wordingLimits.side)])),
  ...Object.fromEntries(exampleFields.map((field) => [field, lineSchema(60)])),
  cues: cuesSchema,
})

/** The ids of the positions that were chosen to show a level; null where none was. */
type ChosenExamples = Record<Level, Record<keyof LevelExamples, string | null>>

/** What a person wrote of a topic, before it is known how the positions that they chose are coded. */
export type WordingForm = Omit<TopicWording, 'examples'> & { chosen: ChosenExamples }

/** The fields of the form of a topic's whole words. */
export const wordingSchema = z
  .intersection(topicSchema, restSchema)
  .transform((form): WordingForm => {
    const { name, proposition, anchors, cues } = form
    const rest = form as unknown as Record<string, string>
    return {
      name,
      proposition,
      anchors,
      cues,
      sides: writeSides((side, language) => rest[sideFieldName(side, language)] ?? ''),
      chosen: Object.fromEntries(
        levels.map(({ level }) => [
          level,
          Object.fromEntries(
            exampleKinds.map((kind) => [kind, rest[exampleFieldName(kind, level)] || null]),
          ),
        ]),
      ) as ChosenExamples,
    }
  })

type ReadCues = { ok: true; cues: string[] } | { ok: false; reason: string }

/** Cue phrases, one a line; a phrase that stands there twice is one. */
function readCues(typed: string): ReadCues {
  const cues = typed.split(/\r?\n/).map(printableLine).filter(Boolean)
  const unfit = cues.find((cue) => !isCue(cue))
  if (unfit !== undefined)
    return {
      ok: false,
      reason:
        unfit.length > wordingLimits.cue
          ? `“${unfit.slice(0, 40)}…” is too long: a cue phrase has at most ${wordingLimits.cue} characters.`
          : `“${unfit}” is no cue phrase: write words, with a * at the end of those that may go on, such as encrypt*.`,
    }
  const different = [...new Map(cues.map((cue) => [foldText(cue), cue])).values()]
  return different.length > wordingLimits.cues
    ? { ok: false, reason: `A topic has at most ${wordingLimits.cues} cue phrases.` }
    : { ok: true, cues: different }
}

/** Words, each at most with one `*` at its end. */
function isCue(cue: string): boolean {
  return (
    cue.length <= wordingLimits.cue &&
    cue.split(' ').every((word) => /^[^*]*[\p{L}\p{N}][^*]*\*?$/u.test(word))
  )
}
