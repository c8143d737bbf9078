import { requirePermissionOn } from '#app/auth/guard.ts'
import type { DossierContext } from '#app/auth/visible-dossier.ts'
import { refuseFormBecause, type RefusedForm } from '#app/domain/form-refusal.ts'
import { parseRevision } from '#app/domain/ids.ts'
import { absences, formatLevel, levels, type Absence, type Level } from '#app/domain/level.ts'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import {
  isReasonEnough,
  pairChoices,
  type PairChoice,
} from '#app/domain/second-coding/coding-pairs.ts'
import { findQuote } from '#app/domain/text/quotes.ts'
import { formatSignedNumber } from '#app/domain/text/words.ts'
import { explainClosed, type Topic } from '#app/domain/topics.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { explainMissingHolder } from '../coding/holders.ts'
import { withStoreErrors } from '../try-store.ts'

/** The names of the fields that a settlement has. */
export const settlementFields = [
  ...['deed', 'id', 'firstRevision', 'choice', 'reason'],
  ...['topicId', 'stance', 'conditional', 'condition'],
]

type Settled = { ok: true; message: string } | RefusedForm
type Settling = Pick<DossierContext, 'visible' | 'user' | 'performedBy' | 'dossier'> & {
  fields: Record<string, string>
}
type Pair = Awaited<ReturnType<VisibleStore['secondCodings']['pairs']>>[number]
type Settlement = Parameters<VisibleStore['secondCodings']['settle']>[0]
type Reading = Pick<
  PositionWithLetter,
  'topicId' | 'level' | 'absence' | 'conditional' | 'condition' | 'holderIds'
>

/**
 * Settles where two coders differ, by the reading of one of them, another one or none, and says why; or opens again
 * what was settled.
 */
export async function settleByForm(settling: Settling): Promise<Settled> {
  requirePermissionOn(settling.user, 'settle what coders ask')
  return withStoreErrors<Settled, Settled>(
    () => (settling.fields.deed === 'reopen' ? reopen(settling) : settle(settling)),
    (sentence) => refuseFormBecause('not stored', { form: sentence }, settling.fields),
  )
}

async function findPair({ visible, dossier, fields }: Settling): Promise<Pair | null> {
  const [pair] = await visible.secondCodings.pairs(dossier.id, { ids: [fields.id ?? ''] })
  return pair && pair.kind !== 'same' ? pair : null
}

const notThere = { form: 'This difference is not there. Choose one of the list.' }

async function settle(settling: Settling): Promise<Settled> {
  const { visible, user, performedBy, fields } = settling
  const refuse = (errors: Record<string, string>) => refuseFormBecause('unfit', errors, fields)
  const pair = await findPair(settling)
  if (!pair) return refuse(notThere)
  const choice = pairChoices.find((one) => one === fields.choice)
  const errors = checkChoice(choice, fields.reason)
  if (!choice || Object.keys(errors).length) return refuse(errors)
  const planned = await planSettlement(settling, pair, choice)
  if (!planned.ok) return refuse(planned.errors)
  const { told, another } = planned
  const { changed, unplaced } = await visible.secondCodings.settle(
    {
      ...{ pair, choice, reason: fields.reason!.trim(), told, another },
      firstRevision: pair.positionId ? parseRevision(fields.firstRevision) : null,
      byParty: [pair.firstCoder?.id, pair.secondCoder.id].includes(user.id),
    },
    performedBy,
  )
  if (unplaced) return refuse(unplaced)
  return changed
    ? { ok: true, message: `Settled: ${told}.` }
    : refuseFormBecause('changed meanwhile', { form: changedMeanwhile }, fields)
}

const changedMeanwhile =
  'Somebody settled this difference or changed the position meanwhile, so nothing was stored. Look at it again.'

function checkChoice(choice: PairChoice | undefined, reason = ''): Record<string, string> {
  return {
    ...(choice
      ? {}
      : { choice: 'Choose one of the readings, another one, or that nothing is here.' }),
    ...(isReasonEnough(reason)
      ? {}
      : { reason: 'Write why, in three words or more. Both coders read it.' }),
  }
}

async function reopen(settling: Settling): Promise<Settled> {
  const { visible, performedBy, fields } = settling
  const pair = await findPair(settling)
  if (!pair) return refuseFormBecause('unfit', notThere, fields)
  const { changed } = await visible.secondCodings.reopen(pair, performedBy)
  return changed
    ? { ok: true, message: 'Open again: the position says what it said before it was settled.' }
    : refuseFormBecause('changed meanwhile', { form: changedSince }, fields)
}

const changedSince =
  'Somebody opened this difference again, changed the position or corrected the text since it was settled, so nothing ' +
  'was stored. Change the position in its letter where it should say something else.'

type Planned =
  | { ok: true; told: string; another: Settlement['another'] }
  | { ok: false; errors: Record<string, string> }

/** What a choice means, told in words, where it may be written; otherwise what stands in the way. */
async function planSettlement(
  settling: Settling,
  pair: Pair,
  choice: PairChoice,
): Promise<Planned> {
  const topics = await settling.visible.topics.ofDossier(settling.dossier.id)
  const first = await readStanding(settling, pair)
  const firstName = pair.firstCoder?.name ?? 'the first coder'
  if (choice === 'first') return plan(`as ${firstName} read it`, first, topics)
  if (choice === 'nothing') return { ok: true, told: 'no position is here', another: null }
  const written =
    choice === 'second'
      ? { ok: true as const, reading: pair.second }
      : await readAnother(settling, topics, {
          ...{ letterId: pair.letterId, base: first ?? pair.second },
        })
  if (!written.ok) return written
  const { reading } = written
  const whose = choice === 'second' ? `as ${pair.secondCoder.name} read it` : 'by another reading'
  const refusal = reading && (await explainUnwritable(settling, topics, { reading, first, choice }))
  if (refusal) return { ok: false, errors: refusal }
  const planned = plan(whose, reading, topics)
  if (choice !== 'another' || !reading) return planned
  const { topicId, level, absence, conditional, condition } = reading
  return { ...planned, another: { topicId, level, absence, conditional, condition } }
}

/** The first position as it stands now; null where it was withdrawn or there is none. */
async function readStanding({ visible }: Settling, { positionId }: Pair) {
  const standing = positionId ? await visible.positions.byId(positionId) : null
  return standing && standing.status !== 'withdrawn' ? standing : null
}

function plan(whose: string, reading: Reading | null, topics: readonly Topic[]) {
  const nameOf = (id: string) => topics.find((topic) => topic.id === id)?.name ?? 'a topic'
  const says = reading ? `${describeReading(reading)} on ${nameOf(reading.topicId)}` : 'no position'
  return { ok: true as const, told: `${whose}, ${says}`, another: null }
}

/** `+1 Supports`; an absence by its word alone. */
const describeReading = (reading: Reading): string =>
  reading.level === null
    ? formatLevel(reading)
    : `${formatSignedNumber(reading.level)} ${formatLevel(reading)}`

/** Why a reading cannot be written: its topic is closed or gone, or one of its holders is. */
async function explainUnwritable(
  { visible }: Settling,
  topics: readonly Topic[],
  { reading, first, choice }: { reading: Reading; first: Reading | null; choice: PairChoice },
): Promise<Record<string, string> | null> {
  const field = choice === 'another' ? 'topicId' : 'choice'
  const topic = topics.find(({ id }) => id === reading.topicId)
  if (!topic)
    return { [field]: 'The topic of this reading is not in this dossier any more. Choose another.' }
  // What was coded on a topic before it was closed may still be corrected there.
  const closed = first?.topicId === topic.id ? null : explainClosed(topic)
  if (closed) return { [field]: closed }
  const missing = await explainMissingHolder(visible, reading.holderIds)
  return missing ? { choice: missing } : null
}

const nothingStands =
  'The position was withdrawn, so no passage stands here that another reading could be of. Choose one of the others, ' +
  'or restore the position first.'

/** What the form says of the passage instead; its quote and its holders stay. */
async function readAnother(
  { visible, fields }: Settling,
  topics: readonly Topic[],
  { letterId, base }: { letterId: string; base: Reading | null },
): Promise<{ ok: true; reading: Reading } | { ok: false; errors: Record<string, string> }> {
  if (!base) return { ok: false, errors: { choice: nothingStands } }
  const topic = topics.find(({ id }) => id === fields.topicId)
  const stance = readStance(fields.stance)
  const isConditional = fields.conditional === 'on'
  const condition = isConditional ? (fields.condition ?? '').trim() : null
  const errors = {
    ...(topic ? {} : { topicId: 'Choose one of the topics shown.' }),
    ...(stance ? {} : { stance: 'Choose a level, or what stands in its place.' }),
    ...((await isConditionMissing(visible, { letterId, base, condition }))
      ? {
          condition:
            'These words are not in the letter as they stand. Copy them from there unchanged.',
        }
      : {}),
    ...(isConditional && stance?.level === null
      ? { condition: 'Only a level can be conditional.' }
      : {}),
  }
  if (!topic || !stance || Object.keys(errors).length) return { ok: false, errors }
  const { holderIds } = base
  return {
    ok: true,
    reading: { ...stance, topicId: topic.id, conditional: isConditional, condition, holderIds },
  }
}

async function isConditionMissing(
  visible: VisibleStore,
  { letterId, base, condition }: { letterId: string; base: Reading; condition: string | null },
) {
  if (condition === null || (condition !== '' && condition === base.condition)) return false
  const text = (await visible.letters.byId(letterId))?.text.text ?? ''
  return condition === '' || !findQuote(text, condition, 0).ok
}

function readStance(
  written: string | undefined,
): { level: Level | null; absence: Absence | null } | null {
  const level = levels.find((row) => String(row.level) === written)?.level
  if (level !== undefined) return { level, absence: null }
  const absence = absences.find((row) => row.absence === written)?.absence
  return absence ? { level: null, absence } : null
}
