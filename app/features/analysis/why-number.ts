import type { Actor } from '#app/domain/actors.ts'
import { formatEdtfDate, type Day } from '#app/domain/days.ts'
import { formatReference } from '#app/domain/letters.ts'
import { getCachedStanceParts } from '#app/domain/memoized-stance.ts'
import { groupCountedPositions } from '#app/domain/method-v2/stance-days.ts'
import { leaveLettersOut } from '#app/domain/method-v2/without-letter.ts'
import { countPages, pageSizes, rowsBeforePage } from '#app/domain/page-size.ts'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import { describeStance } from '#app/domain/stance-text.ts'
import type { Topic } from '#app/domain/topics.ts'
import {
  describeDeciding,
  describeNowSum,
  describeRecordSum,
  describeWithout,
  listLeftOut,
} from '#app/domain/why-number.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { findHolderNames } from '../actors/holder-names.ts'
import { findCurrentAsOf, getToday } from './timeline-view.ts'

/** So many passages of a letter are shown; the letter has all. */
const passagesShown = 3
/** So many of what was left out are shown for each reason. */
const leftOutShown = 10

type Asked = {
  topic: Topic
  topics: readonly Topic[]
  actor: Actor
  asOf: Day | null
  page: number
}

/**
 * What the words of an actor on a topic are made of as of a day (null: today, or the newest letter): the sums, every
 * letter with its word and weight and what would stand without it, and what was left out.
 */
export async function loadWhyNumber(
  visible: VisibleStore,
  { topic, topics, actor, asOf: asked, page: askedPage }: Asked,
) {
  const current = await findCurrentAsOf(
    visible,
    getToday(),
    topics.map(({ id }) => id),
  )
  const asOf = asked ?? current.asOf
  const today = asOf === current.asOf ? getToday() : asOf
  const evidence = (await visible.evidence.ofActors([actor.id]))(actor.id, topic.id)
  const parts = getCachedStanceParts(evidence, { asOf, today })
  const newest = groupCountedPositions(evidence, asOf).days.at(-1)
  const letters = parts.stance.letters.toReversed()
  const pages = countPages(letters.length, pageSizes.whyLetters)
  const page = Math.min(askedPage, pages)
  const from = rowsBeforePage(page, pageSizes.whyLetters)
  const shown = letters.slice(from, from + pageSizes.whyLetters)
  const without = leaveLettersOut(
    evidence,
    shown.map(({ letterId }) => letterId),
    asOf,
  )
  const leftOut = listLeftOut(evidence, parts.stance)
  const pickQuotes = await readQuotes(visible, [
    ...shown.flatMap(({ positions }) => positions.slice(0, passagesShown)),
    ...leftOut.flatMap(({ positions }) => positions.slice(0, leftOutShown)),
  ])
  const heads = await visible.letters.citations(shown.map(({ letterId }) => letterId))
  return {
    asOf,
    isToday: asOf === getToday(),
    stance: describeStance(parts),
    sums: evidence.length
      ? [describeNowSum(parts.stance, newest), describeRecordSum(parts.stance)]
      : [],
    deciding: shown.length ? describeDeciding(without, letters.length) : null,
    letters: shown.map(({ letterId, firstDay, lastDay, mean, weight, positions }, index) => ({
      id: letterId,
      reference: heads.has(letterId) ? formatReference(heads.get(letterId)!) : 'letter',
      when: formatEdtfDate({ edtf: positions[0]!.edtf, first: firstDay, last: lastDay }),
      ...{ mean, weight },
      without: describeWithout(without[index]!),
      changes: without[index]!.changes.length > 0,
      quotes: pickQuotes(positions.slice(0, passagesShown)),
      more: Math.max(0, positions.length - passagesShown),
    })),
    total: letters.length,
    ...{ page, pages },
    leftOut: leftOut.map(({ reason, positions }) => ({
      reason,
      total: positions.length,
      quotes: pickQuotes(positions.slice(0, leftOutShown)),
    })),
  }
}

type ShownQuote = { position: PositionWithLetter; who: string }

/** What finds the quotes of some of these positions, in the order given. */
async function readQuotes(visible: VisibleStore, positions: readonly { id: string }[]) {
  const found = await visible.positions.byIds(positions.map(({ id }) => id))
  const nameHolders = await findHolderNames(visible, found)
  const byId = new Map<string, ShownQuote>(
    found.map((position) => [position.id, { position, who: nameHolders(position) }]),
  )
  return (wanted: readonly { id: string }[]) => wanted.flatMap(({ id }) => byId.get(id) ?? [])
}
