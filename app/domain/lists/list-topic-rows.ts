import { collectFieldErrors } from '../form-refusal.ts'
import { levels, type Level } from '../level.ts'
import { wordingFields, wordingSchema } from '../topic-wording-form.ts'
import {
  exampleFieldName,
  exampleKinds,
  noExamples,
  toWordingFields,
  type LevelExamples,
  type TopicVersion,
  type TopicWording,
} from '../topic-wording.ts'
import { readYesOrNo } from '../plan/table/cell-words.ts'
import { labelListField, listFields } from './list-fields.ts'
import { isSameText, readField, type ListRow } from './list-table.ts'
import { findPassageId, readCueCell, type ListPassages } from './list-topic-cells.ts'

/** A topic of the dossier with all that it ever said, the newest version last. */
export type KnownListTopic = {
  id: string
  closedAt: string | null
  versions: readonly TopicVersion[]
}

/** What a row makes of a topic; `closed` is null where it does not say it. */
type ReadTopicRow =
  | { ok: true; wording: TopicWording; closed: boolean | null; notes: string[] }
  | { ok: false; reason: string }

const exampleOfField = new Map(
  levels.flatMap(({ level }) =>
    exampleKinds.map((kind) => [exampleFieldName(kind, level), { level, kind }] as const),
  ),
)

/** The fields of a list that hold words of a topic, in the order of their columns. */
const textFields = listFields.topics
  .map(({ field }) => field)
  .filter((field) => wordingFields.includes(field) && !exampleOfField.has(field))

/**
 * What a row says, laid over the newest version of its topic: an empty cell leaves what stands. `proposition` is what
 * somebody answered where the row has none.
 */
export function readTopicRow(
  row: ListRow,
  known: KnownListTopic | null,
  proposition: string,
  passages: ListPassages,
): ReadTopicRow {
  const before = known?.versions.at(-1)?.wording ?? null
  const closedWords = readField(row, 'closed')
  const closed = closedWords ? readYesOrNo(closedWords) : null
  if (closedWords && closed === null)
    return { ok: false, reason: `Say of “${labelListField('topics', 'closed')}” yes or no.` }
  const texts = readTexts(row, before, proposition)
  if (!texts.ok) return texts
  const shown = readExamples(row, known, passages)
  if (!shown.ok) return shown
  const { examples, notes } = shown
  return { ok: true, wording: { ...texts.wording, examples }, closed, notes }
}

function readTexts(
  row: ListRow,
  before: TopicWording | null,
  proposition: string,
): { ok: true; wording: Omit<TopicWording, 'examples'> } | { ok: false; reason: string } {
  const stored = before && toWordingFields(before)
  const written = Object.fromEntries(
    textFields.flatMap((field) => {
      const words = readField(row, field) || (field === 'proposition' ? proposition : '')
      if (!words || isSaidAlready(field, words, stored)) return []
      return [[field, field === 'cues' ? readCueCell(words).join('\n') : words]]
    }),
  )
  // What came in otherwise, such as with a package, need not keep to what a form asks.
  if (before && !Object.keys(written).length) return { ok: true, wording: before }
  const parsed = wordingSchema.safeParse({
    ...Object.fromEntries(wordingFields.map((field) => [field, ''])),
    ...stored,
    ...written,
  })
  if (parsed.success) {
    const { chosen: _chosen, ...wording } = parsed.data
    return { ok: true, wording }
  }
  return {
    ok: false,
    reason: [...new Set(Object.values(collectFieldErrors(parsed.error)))].join(' '),
  }
}

function isSaidAlready(
  field: string,
  words: string,
  stored: Record<string, string> | null,
): boolean {
  return isSameText(field === 'cues' ? readCueCell(words).join('\n') : words, stored?.[field])
}

type ReadExamples =
  | { ok: true; examples: Record<Level, LevelExamples>; notes: string[] }
  | { ok: false; reason: string }

/** Passages of the row that are coded on the topic; others are left out and named. */
function readExamples(
  row: ListRow,
  known: KnownListTopic | null,
  passages: ListPassages,
): ReadExamples {
  const examples = structuredClone(
    known?.versions.at(-1)?.wording.examples ?? noExamples,
  ) as Record<Level, LevelExamples>
  const leftOut: string[] = []
  for (const [field, { level, kind }] of exampleOfField) {
    const address = readField(row, field)
    if (!address) continue
    const positionId = findPassageId(address)
    if (positionId === null)
      return {
        ok: false,
        reason: `“${labelListField('topics', field)}” is no address of a passage here, such as /letters/…#position-….`,
      }
    if (examples[level][kind]?.positionId === positionId) continue
    const passage = passages.get(positionId)
    if (known && passage?.coded && passage.topicId === known.id)
      examples[level][kind] = { positionId, stance: passage.stance }
    else leftOut.push(labelListField('topics', field))
  }
  return { ok: true, examples, notes: leftOut.map(describeLeftOut) }
}

const describeLeftOut = (label: string): string =>
  `${label}: its passage is not coded on this topic here, so it is left out.`

/** The ids of the positions that rows name as examples. */
export const listRowPassages = (rows: readonly ListRow[]): string[] => [
  ...new Set(
    rows.flatMap((row) =>
      [...exampleOfField.keys()].flatMap((field) => findPassageId(readField(row, field)) ?? []),
    ),
  ),
]
