import { randomUUID } from 'node:crypto'
import type { DossierContext } from '#app/auth/visible-dossier.ts'
import { groupRowsBy } from '#app/domain/collections.ts'
import { formatDay, formatEdtfDate } from '#app/domain/days.ts'
import { drawLetters } from '#app/domain/second-coding/second-codings.ts'
import {
  isReadOtherwise,
  measureSelfAgreement,
  type SelfCheckReading,
  type SelfCheckAgreement,
} from '#app/domain/self-checks.ts'
import { getAnchor } from '#app/domain/topics.ts'
import { hasPermission } from '#app/domain/users.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { findHolderNames } from '../actors/holder-names.ts'
import { hashWords } from '../second-coding/second-codings-page.ts'

type Reader = Pick<DossierContext, 'visible' | 'user' | 'dossier'>
type CheckRow = Awaited<ReturnType<VisibleStore['selfChecks']['rows']>>[number]
type Topic = Awaited<ReturnType<VisibleStore['topics']['ofDossier']>>[number]

/** A passage as it is served: nothing of what it was coded as, nor where that could be looked up. */
export type ServedPassage = {
  id: string
  quote: { prefix: string; exact: string; suffix: string }
  letter: string
  date: string
  who: string
  topic: Pick<Topic, 'name' | 'proposition' | 'anchors'>
  /** How many of the check are coded again, of how many. */
  done: number
  total: number
}

/** A self-check in numbers. */
type CheckNumbers = SelfCheckAgreement & {
  id: string
  day: string
  days: number
  name: string
  total: number
}

/** What somebody's own self-checks show: the passage that is next, or how far they agree, and others as numbers. */
export async function loadSelfChecksPage(
  { visible, user, dossier }: Reader,
  shownId: string | null,
) {
  const mayAsk = dossier.closedAt === null && hasPermission(user, 'code positions')
  const seesOthers = hasPermission(user, 'settle what coders ask')
  const rows = await visible.selfChecks.rows(dossier.id, seesOthers ? null : user.id)
  const own = rows.filter(({ coder }) => coder.id === user.id)
  const open = own.filter(({ checkId }) => own.some((row) => row.checkId === checkId && row.isOpen))
  // The oldest that is begun is gone on with; until it is done none of its readings is told.
  const current = [...groupRowsBy('checkId', open).values()].at(-1) ?? []
  const topics = await visible.topics.ofDossier(dossier.id)
  const done = listDone(own)
  const shown = current.length ? null : (done.get(shownId ?? '') ?? [...done.values()][0])
  return {
    dossier: { name: dossier.name, slug: dossier.slug },
    ...{ mayAsk, seesOthers },
    checkId: current[0]?.checkId ?? null,
    served: mayAsk ? await servePassage(visible, current, topics) : null,
    checks: [...done.values()].map(toNumbers),
    shown: shown ? await compareReadings(visible, shown, topics) : null,
    others: seesOthers
      ? [...listDone(rows.filter(({ coder }) => coder.id !== user.id)).values()].map(toNumbers)
      : [],
  }
}

/** The checks of which every passage is coded again, by their ids, the newest first. */
function listDone(rows: readonly CheckRow[]): Map<string, CheckRow[]> {
  return new Map(
    [...groupRowsBy('checkId', rows)].filter(([, all]) => all.every(({ isOpen }) => !isOpen)),
  )
}

function toNumbers(rows: readonly CheckRow[]): CheckNumbers {
  const { checkId, at, days, coder } = rows[0]!
  return {
    ...measureSelfAgreement(rows),
    ...{ id: checkId, days, name: coder.name, total: rows.length },
    day: formatDay(at.slice(0, 10)),
  }
}

async function servePassage(
  visible: VisibleStore,
  rows: readonly CheckRow[],
  topics: readonly Topic[],
): Promise<ServedPassage | null> {
  const next = rows.find(({ isOpen }) => isOpen)
  const [position] = next ? await visible.positions.byIds([next.positionId]) : []
  const topic = topics.find(({ id }) => id === next?.topicId)
  if (!next || !position || !topic) return null
  const nameHolders = await findHolderNames(visible, [position])
  const { prefix, exact, suffix } = position.quote
  return {
    ...{ id: next.passageId, quote: { prefix, exact, suffix } },
    ...{ letter: position.letter.title, date: formatEdtfDate(position.letter.dated) },
    who: nameHolders(position),
    topic: { name: topic.name, proposition: topic.proposition, anchors: topic.anchors },
    ...{ done: rows.filter(({ isOpen }) => !isOpen).length, total: rows.length },
  }
}

/** One check of one's own: the numbers, and side by side what was read otherwise. */
async function compareReadings(
  visible: VisibleStore,
  rows: readonly CheckRow[],
  topics: readonly Topic[],
) {
  const otherwise = rows.filter(isReadOtherwise)
  const found = await visible.positions.byIds(otherwise.map(({ positionId }) => positionId))
  const positions = new Map(found.map((position) => [position.id, position]))
  const nameHolders = await findHolderNames(visible, found)
  return {
    ...toNumbers(rows),
    differences: otherwise.flatMap(({ passageId, positionId, topicId, old, now }) => {
      const position = positions.get(positionId)
      const topic = topics.find(({ id }) => id === topicId)
      if (!position) return []
      const withAnchor = (reading: SelfCheckReading) => ({
        ...reading,
        anchor: topic && reading.level !== null ? getAnchor(topic.anchors, reading.level) : null,
      })
      return [
        {
          ...{ id: passageId, positionId, letterId: position.letterId },
          ...{ words: position.quote.exact, letter: position.letter.title },
          ...{ who: nameHolders(position), topic: topic?.name ?? 'A topic' },
          ...{ old: withAnchor(old), now: withAnchor(now) },
        },
      ]
    }),
  }
}

/** Draws as many old passages as asked for at random, from those that are old enough. */
export async function drawOldPassages(
  visible: VisibleStore,
  dossierId: string,
  { passages, days }: { passages: number; days: number },
) {
  const before = new Date(Date.now() - days * 24 * 60 * 60 * 1000).toISOString()
  const found = await visible.selfChecks.candidates(dossierId, before)
  const byId = new Map(found.map((passage) => [passage.positionId, passage]))
  const drawn = drawLetters([...byId.keys()], passages, randomUUID(), hashWords)
  return { drawn: drawn.flatMap((id) => byId.get(id) ?? []), found: found.length }
}
