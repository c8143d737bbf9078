import type { IncomingPosition } from '#app/domain/plan/plan-letter.ts'
import { positionSchema } from '#app/domain/position-form.ts'
import type { TableRow } from './parse-rows.ts'
import { normalizeValue, interpretMeaning, type LevelMeaning } from './level-guesses.ts'
import { splitTopics, type TopicName } from './topic-guesses.ts'
import { explainStatusRefusal, readYesOrNo } from './cell-words.ts'

/** What a person said that values mean; `topic` is that of rows that name none. */
export type ValueAnswers = {
  levels: ReadonlyMap<string, LevelMeaning | null>
  topicIds: ReadonlyMap<string, string | null>
  topic: string | null
  topics: readonly TopicName[]
}

/**
 * What a row says on its passage: a position for each topic; none where it is a quote alone.
 * `paragraph` is null where the row gives none.
 */
export type RowStance = Omit<IncomingPosition, 'quote' | 'holders'>
export type RowStancesResult =
  | { ok: true; quote: string; stances: RowStance[]; paragraph: number | null }
  | { ok: false; reason: string }

export function readStances(
  { values, inWords, vote }: TableRow,
  tableAnswers: ValueAnswers,
): RowStancesResult {
  const answers = vote ? { ...tableAnswers, levels: vote.levels, topic: vote.topic } : tableAnswers
  const statusReason = explainStatusRefusal(values.status)
  if (statusReason) return refuseRow(statusReason)
  const quote = values.quote || (inWords ?? '')
  const paragraph = readParagraphNumber(values.paragraph)
  if (values.paragraph && paragraph === null)
    return refuseRow(
      `“${values.paragraph.slice(0, 60)}” is no paragraph. Write its number, counted from the first of the letter’s body.`,
    )
  const hasLevel = Boolean(values.level || values.absence)
  if (!hasLevel && inWords !== null)
    return refuseRow('This row records nothing: it has neither a level nor an absence.')
  if (!hasLevel && !values.topic) return { ok: true, quote, stances: [], paragraph }
  if (!quote)
    return refuseRow(
      'This row has a position but no quote. Write the words of the letter that state it.',
    )
  if (!hasLevel)
    return refuseRow(
      'This row has a topic but neither a level nor an absence. Write how far the passage goes, ' +
        'or leave the topic out: then the quote comes in without a position.',
    )
  const coded = readCoding({ ...values, quote }, answers)
  if (!coded.ok) return coded
  const stances = coded.topicIds.map((topic) => ({ topic, ...coded.coding }))
  return { ok: true, quote, stances, paragraph }
}

/** `¶ 3`, `para. 3`, `Absatz 3` or `3`; null where it is none of these. */
function readParagraphNumber(written: string): number | null {
  const [, digits] =
    /^(?:¶|§|para(?:graph)?|par|absatz|abs|n[ro]?)?\.? ?(\d{1,5})\.?$/iu.exec(written) ?? []
  return Number(digits ?? 0) || null
}

type RowCoding = Omit<RowStance, 'topic' | 'near' | 'paragraph'>

/** How far the row's passage goes and on which topics, with all that the form of a position asks. */
function readCoding(
  values: TableRow['values'],
  answers: ValueAnswers,
): { ok: true; topicIds: string[]; coding: RowCoding } | { ok: false; reason: string } {
  const rowLevel = readRowLevel(values.level, values.absence, answers)
  if (!rowLevel.ok) return rowLevel
  const topics = readRowTopics(values.topic, answers)
  if (!topics.ok) return topics
  const conditional = readCondition(values.conditional, values.condition)
  if (!conditional.ok) return conditional
  const reported = readYesOrNo(values.reported)
  if (reported === null)
    return refuseRow(
      `Whether the position is reported is said as “${values.reported.slice(0, 60)}”. Write yes or no.`,
    )
  const note = [values.note, values.coder && `Coded by ${values.coder}.`].filter(Boolean).join('\n')
  const { level, absence } = rowLevel
  const checked = positionSchema.safeParse({
    topicId: topics.ids[0],
    holderIds: ['the authors'],
    stance: absence ?? String(level),
    conditional: conditional.is,
    condition: values.condition,
    note,
    reported,
    exact: values.quote,
  })
  if (!checked.success) return refuseRow(checked.error.issues[0]!.message)
  const coding = {
    level,
    absence,
    conditional: conditional.is,
    condition: conditional.is ? values.condition : null,
    note: note || null,
    reported,
  }
  return { ok: true, topicIds: topics.ids, coding }
}

/** What the cells of level and absence stand for together: one of them says it, or both say the same. */
function readRowLevel(level: string, absence: string, { levels }: ValueAnswers) {
  const means = [level, absence]
    .filter(Boolean)
    .map((said) => ({ said, means: levels.get(normalizeValue(said)) ?? null }))
  const unanswered = means.find(({ means }) => means === null)
  if (unanswered)
    return refuseRow(
      `Nobody has said what “${unanswered.said.slice(0, 60)}” means as a level or an absence.`,
    )
  const leftOut = means.find(({ means }) => means === 'leave')
  if (leftOut) return refuseRow(`Rows with “${leftOut.said.slice(0, 60)}” were left out.`)
  if (new Set(means.map(({ means }) => means)).size > 1)
    return refuseRow(
      `This row says both “${level}” and “${absence}”. It is either a level or an absence, never both.`,
    )
  return { ok: true as const, ...interpretMeaning(means[0]!.means!)! }
}

function readRowTopics(written: string, { topicIds, topic, topics }: ValueAnswers) {
  const named = splitTopics(written, topics)
  if (!named.length)
    return topic
      ? { ok: true as const, ids: [topic] }
      : refuseRow('This row has a level but no topic.')
  const found = named.map((one) => ({ one, id: topicIds.get(normalizeValue(one)) ?? null }))
  const unanswered = found.find(({ id }) => id === null)
  if (unanswered)
    return refuseRow(
      `Nobody has said which topic “${unanswered.one.slice(0, 60)}” is. The topics are: ` +
        `${topics.map(({ name }) => name).join(', ')}.`,
    )
  const ids = [...new Set(found.flatMap(({ id }) => (id === null || id === 'leave' ? [] : [id])))]
  return ids.length
    ? { ok: true as const, ids }
    : refuseRow(`Rows on “${written.slice(0, 60)}” were left out.`)
}

/** A condition that is written makes a position conditional, unless the row says that it is not. */
function readCondition(written: string, condition: string) {
  const is = written ? readYesOrNo(written) : Boolean(condition)
  if (is === null)
    return refuseRow(
      `Whether the position is conditional is said as “${written.slice(0, 60)}”. Write yes or ` +
        'no, and the condition’s words in the column of conditions.',
    )
  if (!is && condition)
    return refuseRow(
      'This row has a condition and says that it is not conditional. Write yes, or take the condition away.',
    )
  return { ok: true as const, is }
}

function refuseRow(reason: string): { ok: false; reason: string } {
  return { ok: false, reason }
}
