import { collectFieldErrors } from '#app/domain/form-refusal.ts'
import { levels, type Level } from '#app/domain/level.ts'
import { formatStanceChoice, type PositionWithLetter } from '#app/domain/positions.ts'
import {
  exampleFieldName,
  exampleKinds,
  noExamples,
  toWordingFields,
  type LevelExample,
  type LevelExamples,
  type TopicWording,
} from '#app/domain/topic-wording.ts'
import { wordingFields, wordingSchema, type WordingForm } from '#app/domain/topic-wording-form.ts'
import { findTopicsByName, type Topic } from '#app/domain/topics.ts'
import type { VisibleStore } from '#app/store.server.ts'

type CheckedWording =
  { ok: true; wording: TopicWording } | { ok: false; errors: Record<string, string> }

/** The words of a topic as they were typed, with what else is known of it. */
type TypedWording = {
  visible: VisibleStore
  topic: Topic
  others: readonly Topic[]
  fields: Record<string, string>
}

/**
 * What was typed of a topic, where it can be kept as it stands; otherwise what is wrong, by field. Positions that
 * `before` names already stay as they were chosen; others must be coded on the topic.
 */
export async function checkWording(
  { visible, topic, others, fields }: TypedWording,
  before: TopicWording,
): Promise<CheckedWording> {
  const parsed = wordingSchema.safeParse({ ...emptyFields, ...fields })
  if (!parsed.success) return { ok: false, errors: collectFieldErrors(parsed.error) }
  const masked = visible.findTypedMasks(fields, toWordingFields(before))
  if (Object.keys(masked).length) return { ok: false, errors: masked }
  const { chosen, ...rest } = parsed.data
  const [twin] = findTopicsByName(others, rest.name)
  if (twin)
    return {
      ok: false,
      errors: { name: `There is a topic “${twin.name}” already. Give this one another name.` },
    }
  const { examples, errors } = await resolveExamples(visible, topic.id, chosen, before)
  return Object.keys(errors).length
    ? { ok: false, errors }
    : { ok: true, wording: { ...rest, examples } }
}

const emptyFields = Object.fromEntries(wordingFields.map((field) => [field, '']))

async function resolveExamples(
  visible: VisibleStore,
  topicId: string,
  chosen: WordingForm['chosen'],
  before: TopicWording,
) {
  const kept = new Map(listExamples(before.examples).map((one) => [one.positionId, one]))
  const ids = Object.values(chosen).flatMap((of) => Object.values(of).filter((id) => id !== null))
  const found = await visible.positions.inAnyState(ids.filter((id) => !kept.has(id)))
  const known = new Map(found.filter(isCodedOn(topicId)).map((one) => [one.id, one]))
  const errors: Record<string, string> = {}
  const examples = structuredClone(noExamples) as Record<Level, LevelExamples>
  for (const { level } of levels)
    for (const kind of exampleKinds) {
      const id = chosen[level][kind]
      const position = id ? known.get(id) : undefined
      const example =
        (id && kept.get(id)) ||
        (position && { positionId: position.id, stance: formatStanceChoice(position) })
      if (example) examples[level][kind] = example
      else if (id)
        errors[exampleFieldName(kind, level)] =
          'Choose a passage that is coded on this topic; this one is not, or not any more.'
    }
  return { examples, errors }
}

const isCodedOn = (topicId: string) => (position: PositionWithLetter) =>
  position.topicId === topicId && position.status === 'approved'

/** The examples of all levels that there are. */
export function listExamples(examples: TopicWording['examples']): LevelExample[] {
  return levels.flatMap(({ level }) => exampleKinds.flatMap((kind) => examples[level][kind] ?? []))
}
