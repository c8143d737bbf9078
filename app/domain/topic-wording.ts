import { levels, type Level } from './level.ts'
import type { LevelAnchors } from './topics.ts'
import { capitaliseFirst } from './text/words.ts'
import { sideLanguages, topicSides, type SideLanguage, type TopicSides } from './topic-sides.ts'

/** A position that shows a level, or what looks like it and is not; with how it was coded when it was chosen. */
export type LevelExample = { positionId: string; stance: string }

/** What shows a level, and what is easily taken for it. */
export type LevelExamples = { example: LevelExample | null; counter: LevelExample | null }

export const exampleKinds = ['example', 'counter'] as const satisfies (keyof LevelExamples)[]

/** All that a version of a topic says. Cues are phrases by which passages are suggested; `*` ends an open word. */
export type TopicWording = {
  name: string
  proposition: string
  anchors: LevelAnchors
  sides: TopicSides
  examples: Record<Level, LevelExamples>
  cues: string[]
}

/**
 * One version of a topic's words, with when it was made (ISO 8601 in UTC) and by whom. `meaningChanged`: whether it
 * means something else than the one before; null of the first, and where nobody said it.
 */
export type TopicVersion = {
  version: number
  wording: TopicWording
  meaningChanged: boolean | null
  at: string
  by: string | null
}

/** Levels of which nobody chose an example yet. */
export const noExamples = Object.fromEntries(
  levels.map(({ level }) => [level, { example: null, counter: null }]),
) as Record<Level, LevelExamples>

/** Everybody who holds a draft may be followed by somebody else after so long a rest, in minutes. */
export const penRest = 10

/**
 * The draft of a topic's words that one person holds: whose it is, since when, and when it was kept last (ISO 8601 in
 * UTC). It is made from a version and becomes the next one.
 */
export type TopicDraft = {
  topicId: string
  wording: TopicWording
  baseVersion: number
  holder: { id: string; name: string }
  heldSince: string
  keptAt: string
  revision: number
}

/** Whether somebody may write in a draft: its holder, or anybody once it rested long enough. */
export function mayTakePen(
  draft: Pick<TopicDraft, 'holder' | 'keptAt'>,
  userId: string,
  now: string,
): boolean {
  return draft.holder.id === userId || minutesOfRest(draft, now) >= penRest
}

/** For how many whole minutes nobody has written in a draft. */
export function minutesOfRest({ keptAt }: Pick<TopicDraft, 'keptAt'>, now: string): number {
  return Math.max(0, Math.floor((Date.parse(now) - Date.parse(keptAt)) / 60_000))
}

/** A field of an example's choice: `example-2`, `counter2`. */
export const exampleFieldName = (kind: keyof LevelExamples, level: Level): string =>
  `${kind}${level}`

/** The names of all fields in which an example is chosen, by a position's id. */
export const exampleFields: readonly string[] = levels.flatMap(({ level }) =>
  exampleKinds.map((kind) => exampleFieldName(kind, level)),
)

/** A field of a short form: `supports-de`. */
export const sideFieldName = (side: keyof TopicSides, language: SideLanguage): string =>
  `${side}-${language}`

/** The fields of a version's form, each with how it is called where versions are compared, in their order. */
export const wordingLabels: readonly (readonly [field: string, label: string])[] = [
  ['name', 'Name'],
  ['proposition', 'Proposition'],
  ...topicSides.flatMap((side) =>
    sideLanguages.map(
      ({ language, name }) => [sideFieldName(side, language), `Who ${side} it, ${name}`] as const,
    ),
  ),
  ...[...levels]
    .reverse()
    .flatMap(({ level, word }) => [
      [String(level), capitaliseFirst(word)] as const,
      ...exampleKinds.map(
        (kind) =>
          [
            exampleFieldName(kind, level),
            `${kind === 'example' ? 'Example' : 'Counter-example'} of “${word}”`,
          ] as const,
      ),
    ]),
  ['cues', 'Cue phrases'],
]

/** What a version says, as the fields of its form hold it. */
export function toWordingFields(wording: TopicWording): Record<string, string> {
  const { name, proposition, anchors, sides, examples, cues } = wording
  return {
    name,
    proposition,
    cues: cues.join('\n'),
    ...Object.fromEntries(levels.map(({ level }) => [String(level), anchors[level]])),
    ...Object.fromEntries(
      topicSides.flatMap((side) =>
        sideLanguages.map(({ language }) => [sideFieldName(side, language), sides[side][language]]),
      ),
    ),
    ...Object.fromEntries(
      levels.flatMap(({ level }) =>
        exampleKinds.map((kind) => [
          exampleFieldName(kind, level),
          examples[level][kind]?.positionId ?? '',
        ]),
      ),
    ),
  }
}

/** Whether two versions say the same, word by word. */
export function isSameWording(one: TopicWording, other: TopicWording): boolean {
  return wordingKey(one) === wordingKey(other)
}

function wordingKey({ name, proposition, anchors, sides, examples, cues }: TopicWording): string {
  return JSON.stringify([
    [name, proposition, cues],
    levels.map(({ level }) => anchors[level]),
    topicSides.map((side) => sideLanguages.map(({ language }) => sides[side][language])),
    levels.map(({ level }) =>
      exampleKinds.map((kind) => {
        const chosen = examples[level][kind]
        return chosen && [chosen.positionId, chosen.stance]
      }),
    ),
  ])
}
