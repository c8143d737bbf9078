import { requirePermissionOn } from '#app/auth/guard.ts'
import type { DossierContext } from '#app/auth/visible-dossier.ts'
import { refuseFormBecause, type RefusedForm } from '#app/domain/form-refusal.ts'
import { absences, formatLevel, levels, type Absence, type Level } from '#app/domain/level.ts'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import {
  isReasonEnough,
  pairChoices,
  type PairChoice,
} from '#app/domain/second-coding/coding-pairs.ts'
import { paragraphNumberAt, splitParagraphs } from '#app/domain/text/paragraphs.ts'
import { findQuote } from '#app/domain/text/quotes.ts'
import { formatSignedNumber } from '#app/domain/text/words.ts'
import type { Topic } from '#app/domain/topics.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { withStoreErrors } from '../try-store.ts'

/** The names of the fields that a settlement has. */
export const settlementFields = [
  ...['id', 'choice', 'reason', 'topicId', 'stance', 'conditional', 'condition'],
]

type Settled = { ok: true; message: string } | RefusedForm
type Settling = Pick<DossierContext, 'visible' | 'user' | 'performedBy' | 'dossier'> & {
  fields: Record<string, string>
}
type Pair = Awaited<ReturnType<VisibleStore['secondCodings']['pairs']>>[number]
type PairDeed = Parameters<VisibleStore['secondCodings']['settle']>[0]['deed']
type Readings = { first: PositionWithLetter | null; second: PositionWithLetter | null }
type Coding = Pick<
  PositionWithLetter,
  'topicId' | 'level' | 'absence' | 'conditional' | 'condition'
>

/** Settles where two coders differ, by the reading of one of them, another one or none, and says why. */
export async function settleByForm(settling: Settling): Promise<Settled> {
  requirePermissionOn(settling.user, 'settle what coders ask')
  return withStoreErrors<Settled, Settled>(
    () => settle(settling),
    (sentence) => refuseFormBecause('not stored', { form: sentence }, settling.fields),
  )
}

async function settle(settling: Settling): Promise<Settled> {
  const { visible, user, dossier, performedBy, fields } = settling
  const refuse = (errors: Record<string, string>) => refuseFormBecause('unfit', errors, fields)
  const pair = (await visible.secondCodings.pairs(dossier.id)).find(({ id }) => id === fields.id)
  const choice = pairChoices.find((one) => one === fields.choice)
  if (!pair || pair.kind === 'same')
    return refuse({ form: 'This difference is not there. Choose one of the list.' })
  const errors: Record<string, string> = {
    ...(choice
      ? {}
      : { choice: 'Choose one of the readings, another one, or that nothing is here.' }),
    ...(isReasonEnough(fields.reason ?? '')
      ? {}
      : { reason: 'Write why, in three words or more. Both coders read it.' }),
  }
  if (!choice || Object.keys(errors).length) return refuse(errors)
  const readings = await readReadings(visible, pair)
  const planned = await planDeed(settling, pair, choice, readings)
  if (!planned.ok) return refuse(planned.errors)
  const outcome = await visible.secondCodings.settle(
    {
      ...{ pair, choice, reason: fields.reason!.trim(), deed: planned.deed, told: planned.told },
      byParty: [pair.firstCoder?.id, pair.secondCoder.id].includes(user.id),
    },
    performedBy,
  )
  return outcome.changed
    ? { ok: true, message: `Settled: ${planned.told}.` }
    : refuseFormBecause('changed meanwhile', { form: changedMeanwhile }, fields)
}

const changedMeanwhile =
  'Somebody settled this difference or changed the position meanwhile, so nothing was stored. Look at it again.'

/** The first reading as it stands now: none where it was withdrawn since. */
async function readReadings(visible: VisibleStore, pair: Pair): Promise<Readings> {
  const { first, second } = await visible.secondCodings.readings([pair])
  const standing = first.get(pair.positionId ?? '')
  return {
    first: standing && standing.status !== 'withdrawn' ? standing : null,
    second: second.get(pair.secondPositionId ?? '') ?? null,
  }
}

type Planned =
  { ok: true; deed: PairDeed; told: string } | { ok: false; errors: Record<string, string> }

async function planDeed(
  settling: Settling,
  pair: Pair,
  choice: PairChoice,
  { first, second }: Readings,
): Promise<Planned> {
  const nameOf = await nameTopics(settling)
  const tell = (reading: Coding | null, whose: string): string =>
    `${whose}, ${reading ? `${describeReading(reading)} on ${nameOf(reading.topicId)}` : 'no position'}`
  const firstName = pair.firstCoder?.name ?? 'the first coder'
  if (choice === 'first') return keep(tell(first, `as ${firstName} read it`))
  if (choice === 'nothing')
    return first
      ? { ok: true, deed: { kind: 'withdraw', before: first }, told: 'no position is here' }
      : keep('no position is here')
  if (choice === 'second') {
    const told = tell(second, `as ${pair.secondCoder.name} read it`)
    if (!second)
      return first ? { ok: true, deed: { kind: 'withdraw', before: first }, told } : keep(told)
    return placeReading(settling, pair, { first, reading: second, told })
  }
  const written = await readAnother(settling, pair, (first ?? second)!)
  if (!written.ok) return written
  const { reading } = written
  return placeReading(settling, pair, { first, reading, told: tell(reading, 'by another reading') })
}

/** `+1 Supports`; an absence by its word alone. */
const describeReading = (reading: Coding): string =>
  reading.level === null
    ? formatLevel(reading)
    : `${formatSignedNumber(reading.level)} ${formatLevel(reading)}`

const keep = (told: string): Planned => ({ ok: true, deed: { kind: 'keep' }, told })

async function nameTopics({ visible, dossier }: Settling) {
  const topics = await visible.topics.ofDossier(dossier.id)
  return (id: string) => topics.find((topic) => topic.id === id)?.name ?? 'a topic'
}

/** A reading at its place in the newest text: in the position that counts, or as a new one. */
async function placeReading(
  { visible }: Settling,
  pair: Pair,
  {
    first,
    reading,
    told,
  }: { first: PositionWithLetter | null; reading: PositionWithLetter; told: string },
): Promise<Planned> {
  const detail = await visible.letters.byId(pair.letterId)
  if (!detail || reading.lost)
    return {
      ok: false,
      errors: {
        choice:
          'The words of this reading have no place in the corrected text of the letter any more. Choose another one.',
      },
    }
  const { text, id: textVersionId } = detail.text
  const { quote, letterId } = reading
  const paragraph = paragraphNumberAt(splitParagraphs(text), quote.start)
  const placed = { coding: asCoding(reading), quote, paragraph, textVersionId }
  if (first) return { ok: true, told, deed: { kind: 'rewrite', before: first, ...placed } }
  const id = pair.secondPositionId ?? pair.id
  const position = { id, letterId, lastDay: detail.letter.dated.last, ...placed }
  return {
    ok: true,
    told,
    deed: { kind: 'add', position: { ...position, coder: pair.secondCoder.id } },
  }
}

const asCoding = ({
  topicId,
  level,
  absence,
  conditional,
  condition,
  note,
  reported,
  sureness = null,
  holderIds,
}: PositionWithLetter) => ({
  ...{ topicId, level, absence, conditional, condition, note, reported, sureness, holderIds },
})

/** What the form says of the passage instead; its quote and its holders stay. */
async function readAnother(
  { visible, dossier, fields }: Settling,
  pair: Pair,
  base: PositionWithLetter,
): Promise<
  { ok: true; reading: PositionWithLetter } | { ok: false; errors: Record<string, string> }
> {
  const topics = await visible.topics.ofDossier(dossier.id)
  const topic: Topic | undefined = topics.find(({ id }) => id === fields.topicId)
  const stance = readStance(fields.stance)
  const isConditional = fields.conditional === 'on'
  const condition = isConditional ? (fields.condition ?? '').trim() : null
  const errors = {
    ...(topic ? {} : { topicId: 'Choose one of the topics shown.' }),
    ...(stance ? {} : { stance: 'Choose a level, or what stands in its place.' }),
    ...((await isConditionMissing(visible, pair, condition))
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
  return {
    ok: true,
    reading: { ...base, ...stance, topicId: topic.id, conditional: isConditional, condition },
  }
}

async function isConditionMissing(visible: VisibleStore, pair: Pair, condition: string | null) {
  if (condition === null) return false
  const text = (await visible.letters.byId(pair.letterId))?.text.text ?? ''
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
