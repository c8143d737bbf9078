import type { DossierContext } from '#app/auth/visible-dossier.ts'
import { formatLevel, type Level } from '#app/domain/level.ts'
import { formatMoment } from '#app/domain/moments.ts'
import { nameSureness, type PositionWithLetter } from '#app/domain/positions.ts'
import { pairKinds } from '#app/domain/second-coding/coding-pairs.ts'
import { cutPairSegments, findSurroundings } from '#app/domain/second-coding/pair-segments.ts'
import { splitParagraphs } from '#app/domain/text/paragraphs.ts'
import { findQuote, type Span } from '#app/domain/text/quotes.ts'
import { countWords } from '#app/domain/text/quotes.ts'
import { formatSignedNumber } from '#app/domain/text/words.ts'
import { getAnchor, listOpenTopics, type Topic } from '#app/domain/topics.ts'
import { hasPermission } from '#app/domain/users.ts'
import type { VisibleStore } from '#app/store.server.ts'

type Pair = Awaited<ReturnType<VisibleStore['secondCodings']['pairs']>>[number]
type Readings = { first: PositionWithLetter | null; second: PositionWithLetter | null }
type Reader = Pick<DossierContext, 'visible' | 'user' | 'dossier'>

/**
 * Where two coders differ in a dossier: the list, and one of them side by side. Editors see all; a coder sees what was
 * settled of their own, because what waits would show them the other reading before anybody judged it.
 */
export async function loadDifferences(
  { visible, user, dossier }: Reader,
  asked: { at: string | null; letterId: string | null },
) {
  const maySettle = dossier.closedAt === null && hasPermission(user, 'settle what coders ask')
  const seesAll = hasPermission(user, 'settle what coders ask')
  const all = await visible.secondCodings.pairs(dossier.id)
  const shown = all.filter(
    (pair) =>
      pair.kind !== 'same' &&
      (seesAll || (pair.settled && [pair.firstCoder?.id, pair.secondCoder.id].includes(user.id))),
  )
  const topics = await visible.topics.ofDossier(dossier.id)
  const found = await visible.secondCodings.readings(shown)
  const readingsOf = (pair: Pair): Readings => ({
    first: found.first.get(pair.positionId ?? '') ?? null,
    second: found.second.get(pair.secondPositionId ?? '') ?? null,
  })
  const inOrder = [...shown].sort((a, b) => rank(a) - rank(b))
  const current = chooseCurrent(inOrder, asked)
  const at = current ? inOrder.indexOf(current) : -1
  return {
    dossier: { name: dossier.name, slug: dossier.slug },
    maySettle,
    agreed: seesAll ? all.filter(({ kind }) => kind === 'same').length : null,
    open: inOrder.filter(({ settled }) => !settled).length,
    letters: new Set(shown.map(({ letterId }) => letterId)).size,
    groups: groupPairs(inOrder, readingsOf, topics),
    current: current
      ? await showPair({ visible, topics, pair: current, readings: readingsOf(current) })
      : null,
    next: inOrder[at + 1]?.id ?? null,
    previous: inOrder[at - 1]?.id ?? null,
    topics: listOpenTopics(topics).map(({ id, name }) => ({ id, name })),
  }
}

/** Open ones by what they differ in, then those that are settled, the newest first. */
function rank({ kind, settled }: Pair): number {
  return settled ? pairKinds.length : pairKinds.findIndex((row) => row.kind === kind)
}

function chooseCurrent(
  pairs: readonly Pair[],
  { at, letterId }: { at: string | null; letterId: string | null },
): Pair | null {
  const open = pairs.filter(({ settled }) => !settled)
  return (
    pairs.find(({ id }) => id === at) ??
    open.find((pair) => pair.letterId === letterId) ??
    pairs.find((pair) => pair.letterId === letterId) ??
    open[0] ??
    pairs[0] ??
    null
  )
}

function groupPairs(
  pairs: readonly Pair[],
  readingsOf: (pair: Pair) => Readings,
  topics: readonly Topic[],
) {
  const groups = [
    ...pairKinds.map(({ kind, name }) => ({
      name: name as string,
      pairs: pairs.filter((pair) => !pair.settled && pair.kind === kind),
    })),
    { name: 'Settled', pairs: pairs.filter(({ settled }) => settled) },
  ]
  return groups
    .filter((group) => group.pairs.length)
    .map((group) => ({
      name: group.name,
      rows: group.pairs.map((pair) => {
        const { first, second } = readingsOf(pair)
        return {
          id: pair.id,
          topic: nameTopic(topics, pair.topicId),
          letter: (first ?? second)?.letter.title ?? 'A letter',
          paragraph: (first ?? second)?.paragraph ?? null,
          first: shorten(pair.positionId ? pair.firstLevel : undefined),
          second: shorten(pair.secondPositionId ? pair.secondLevel : undefined),
        }
      }),
    }))
}

const nameTopic = (topics: readonly Topic[], id: string): string =>
  topics.find((topic) => topic.id === id)?.name ?? 'A topic'

/** `+1`; a word for an absence and a dash for no position at all. */
function shorten(level: Level | null | undefined): string {
  if (level === undefined) return '–'
  return level === null ? 'absent' : formatSignedNumber(level)
}

async function showPair({
  visible,
  topics,
  pair,
  readings,
}: {
  visible: VisibleStore
  topics: readonly Topic[]
  pair: Pair
  readings: Readings
}) {
  const detail = await visible.letters.byId(pair.letterId)
  const actors = await visible.actors.byIds([
    ...new Set([readings.first, readings.second].flatMap((one) => one?.holderIds ?? [])),
  ])
  const nameOf = new Map(actors.map(({ id, name }) => [id, name]))
  const show = (position: PositionWithLetter | null) =>
    position && {
      position,
      topic: nameTopic(topics, position.topicId),
      words: countWords(position.quote.exact),
      holders: position.holderIds.map((id) => nameOf.get(id) ?? 'Unknown'),
      sure: position.sureness ? nameSureness(position.sureness) : null,
      coded: formatMoment(position.createdAt),
      says: formatLevel(position),
    }
  return {
    id: pair.id,
    kind: pair.kind,
    letter: { id: pair.letterId, title: detail?.letter.title ?? 'A letter' },
    topic: nameTopic(topics, pair.topicId),
    firstName: pair.firstCoder?.name ?? 'First coder',
    secondName: pair.secondCoder.name,
    first: show(readings.first),
    second: show(readings.second),
    settled: pair.settled && {
      ...pair.settled,
      by: pair.settled.by?.name ?? 'Somebody',
      at: formatMoment(pair.settled.at),
    },
    segments: detail ? cutSegments(detail.text.text, readings) : [],
    anchors: listAnchorsBetween(topics, readings),
  }
}

/** The paragraphs with both quotes, and the words that each names as a condition. */
function cutSegments(text: string, { first, second }: Readings) {
  const spanOf = (position: PositionWithLetter | null): Span | null =>
    position && !position.lost ? { start: position.quote.start, end: position.quote.end } : null
  const spans = [spanOf(first), spanOf(second)].flatMap((span) => span ?? [])
  const around = spans.length ? findSurroundings(splitParagraphs(text), spans) : null
  if (!around) return []
  const conditions = [first, second].flatMap((position) => {
    if (!position?.condition) return []
    const found = findQuote(text, position.condition, position.quote.start)
    return found.ok ? [found.quote] : []
  })
  return cutPairSegments(text, around, {
    ...{ first: spanOf(first), second: spanOf(second), conditions },
  })
}

/** What the levels from the one reading to the other mean; of the one reading where there is only one. */
function listAnchorsBetween(topics: readonly Topic[], { first, second }: Readings) {
  const topic = topics.find(({ id }) => id === (first ?? second)?.topicId)
  const given = [first, second].flatMap((position) =>
    position && position.topicId === topic?.id && position.level !== null ? [position.level] : [],
  )
  if (!topic || !given.length) return null
  const [low, high] = [Math.min(...given), Math.max(...given)]
  const between = ([2, 1, 0, -1, -2] as const).filter((level) => level >= low && level <= high)
  return {
    topicId: topic.id,
    version: topic.version,
    rows: between.map((level) => ({ level, anchor: getAnchor(topic.anchors, level) })),
  }
}
