import type { IncomingPosition } from '#app/domain/import.ts'
import { positionSchema } from '#app/domain/position-form.ts'
import type { Line } from './lines.ts'
import { asValue, statedBy, type Means } from './levels.ts'
import { topicsSaid, type KnownTopic } from './topics.ts'
import { statusRefusal, yesOrNo } from './words.ts'

/** What a person said that values mean; `topic` is that of rows that name none. */
export type Answers = {
  levels: ReadonlyMap<string, Means | null>
  topicIds: ReadonlyMap<string, string | null>
  topic: string | null
  topics: readonly KnownTopic[]
}

/** What a row says on its passage: a position for each topic; none where it is a quote alone. `paragraph` is null where the row gives none. */
export type Stance = Omit<IncomingPosition, 'quote' | 'holders'>
export type StancesRead =
  | { ok: true; quote: string; stances: Stance[]; paragraph: number | null }
  | { ok: false; reason: string }

export function stancesOf({ said }: Line, answers: Answers): StancesRead {
  const kept = statusRefusal(said.status)
  if (kept) return refused(kept)
  const { quote } = said
  const paragraph =
    Number(
      /^(?:¶|§|para(?:graph)?|par|absatz|abs|n[ro]?)?\.? ?(\d{1,5})\.?$/iu.exec(
        said.paragraph,
      )?.[1] ?? 0,
    ) || null
  if (said.paragraph && paragraph === null)
    return refused(
      `“${said.paragraph.slice(0, 60)}” is no paragraph. Write its number, counted from the first of the letter’s body.`,
    )
  const coded = Boolean(said.level || said.absence)
  if (!coded && !said.topic) return { ok: true, quote, stances: [], paragraph }
  if (!quote)
    return refused(
      'This row has a position but no quote. Write the words of the letter that state it.',
    )
  if (!coded)
    return refused(
      'This row has a topic but neither a level nor an absence. Write how far the passage goes, or leave the topic out: then the quote comes in without a position.',
    )
  const stated = statedIn(said.level, said.absence, answers)
  if (!stated.ok) return stated
  const topicIds = topicsIn(said.topic, answers)
  if (!topicIds.ok) return topicIds
  const conditional = conditionIn(said.conditional, said.condition)
  if (!conditional.ok) return conditional
  const reported = yesOrNo(said.reported)
  if (reported === null)
    return refused(
      `Whether the position is reported is said as “${said.reported.slice(0, 60)}”. Write yes or no.`,
    )
  const note = [said.note, said.coder && `Coded by ${said.coder}.`].filter(Boolean).join('\n')
  const { level, absence } = stated
  const fits = positionSchema.safeParse({
    topicId: topicIds.ids[0],
    holderIds: ['the authors'],
    stance: absence ?? String(level),
    conditional: conditional.is,
    condition: said.condition,
    note,
    reported,
    exact: quote,
  })
  if (!fits.success) return refused(fits.error.issues[0]!.message)
  const one = {
    level,
    absence,
    conditional: conditional.is,
    condition: conditional.is ? said.condition : null,
    note: note || null,
    reported,
  }
  return { ok: true, quote, stances: topicIds.ids.map((topic) => ({ topic, ...one })), paragraph }
}

/** What the cells of level and absence stand for together: one of them says it, or both say the same. */
function statedIn(level: string, absence: string, { levels }: Answers) {
  const means = [level, absence]
    .filter(Boolean)
    .map((said) => ({ said, means: levels.get(asValue(said)) ?? null }))
  const unsaid = means.find(({ means }) => means === null)
  if (unsaid)
    return refused(
      `Nobody has said what “${unsaid.said.slice(0, 60)}” means as a level or an absence.`,
    )
  const left = means.find(({ means }) => means === 'leave')
  if (left) return refused(`Rows with “${left.said.slice(0, 60)}” were left out.`)
  if (new Set(means.map(({ means }) => means)).size > 1)
    return refused(
      `This row says both “${level}” and “${absence}”. It is either a level or an absence, never both.`,
    )
  return { ok: true as const, ...statedBy(means[0]!.means!)! }
}

function topicsIn(said: string, { topicIds, topic, topics }: Answers) {
  const named = topicsSaid(said, topics)
  if (!named.length)
    return topic
      ? { ok: true as const, ids: [topic] }
      : refused('This row has a level but no topic.')
  const found = named.map((one) => ({ one, id: topicIds.get(asValue(one)) ?? null }))
  const unsaid = found.find(({ id }) => id === null)
  if (unsaid)
    return refused(
      `Nobody has said which topic “${unsaid.one.slice(0, 60)}” is. The topics are: ${topics.map(({ name }) => name).join(', ')}.`,
    )
  const ids = [...new Set(found.flatMap(({ id }) => (id === null || id === 'leave' ? [] : [id])))]
  return ids.length
    ? { ok: true as const, ids }
    : refused(`Rows on “${said.slice(0, 60)}” were left out.`)
}

/** A condition that is written makes a position conditional, unless the row says that it is not. */
function conditionIn(said: string, condition: string) {
  const is = said ? yesOrNo(said) : Boolean(condition)
  if (is === null)
    return refused(
      `Whether the position is conditional is said as “${said.slice(0, 60)}”. Write yes or no, and the condition’s words in the column of conditions.`,
    )
  if (!is && condition)
    return refused(
      'This row has a condition and says that it is not conditional. Write yes, or take the condition away.',
    )
  return { ok: true as const, is }
}

function refused(reason: string): { ok: false; reason: string } {
  return { ok: false, reason }
}
