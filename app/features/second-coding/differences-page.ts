import type { DossierContext } from '#app/auth/visible-dossier.ts'
import { formatLevel, type Level } from '#app/domain/level.ts'
import { formatMoment } from '#app/domain/moments.ts'
import { nameSureness, type PositionWithLetter } from '#app/domain/positions.ts'
import { pairKinds } from '#app/domain/second-coding/coding-pairs.ts'
import { cutPairSegments, findSurroundings } from '#app/domain/second-coding/pair-segments.ts'
import { splitParagraphs } from '#app/domain/text/paragraphs.ts'
import { countWords, findQuote, relocateQuote, type Span } from '#app/domain/text/quotes.ts'
import { formatSignedNumber } from '#app/domain/text/words.ts'
import { getAnchor, listOpenTopics, type Topic } from '#app/domain/topics.ts'
import { hasPermission } from '#app/domain/users.ts'
import type { VisibleStore } from '#app/store.server.ts'

type Pair = Awaited<ReturnType<VisibleStore['secondCodings']['pairs']>>[number]
type Reading = NonNullable<Pair['first']>
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
  const inOrder = [...shown].sort((a, b) => rank(a) - rank(b) || compareSettled(a, b))
  const open = inOrder.filter(({ settled }) => !settled)
  const current = chooseCurrent(inOrder, asked)
  const at = current ? inOrder.indexOf(current) : -1
  return {
    dossier: { name: dossier.name, slug: dossier.slug },
    maySettle,
    agreed: seesAll ? all.filter(({ kind }) => kind === 'same').length : null,
    open: open.length,
    letters: new Set(open.map(({ letterId }) => letterId)).size,
    groups: groupPairs(inOrder, topics),
    current: current ? await showPair(visible, topics, current) : null,
    next: inOrder[at + 1]?.id ?? null,
    previous: inOrder[at - 1]?.id ?? null,
    topics: listOpenTopics(topics).map(({ id, name }) => ({ id, name })),
  }
}

/** Open ones by what they differ in, then those that are settled, the newest first. */
function rank({ kind, settled }: Pair): number {
  return settled ? pairKinds.length : pairKinds.findIndex((row) => row.kind === kind)
}

const compareSettled = (a: Pair, b: Pair): number =>
  (b.settled?.at ?? '') < (a.settled?.at ?? '') ? -1 : Number(b.settled?.at !== a.settled?.at)

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

function groupPairs(pairs: readonly Pair[], topics: readonly Topic[]) {
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
        const { first, second, title } = pair
        return {
          id: pair.id,
          topic: nameTopic(topics, pair.topicId),
          letter: title,
          paragraph: (first ?? second)?.paragraph ?? null,
          first: shorten(first?.level),
          second: shorten(second?.level),
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

async function showPair(visible: VisibleStore, topics: readonly Topic[], pair: Pair) {
  const { first, second } = pair
  const detail = await visible.letters.byId(pair.letterId)
  const standing = pair.positionId ? await visible.positions.byId(pair.positionId) : null
  const actors = await visible.actors.byIds([
    ...new Set([first, second].flatMap((one) => one?.holderIds ?? [])),
  ])
  const nameOf = new Map(actors.map(({ id, name }) => [id, name]))
  const show = (reading: Reading | null) =>
    reading && {
      reading,
      topic: nameTopic(topics, reading.topicId),
      words: countWords(reading.quote.exact),
      holders: reading.holderIds.map((id) => nameOf.get(id) ?? 'Unknown'),
      sure: reading.sureness ? nameSureness(reading.sureness) : null,
      coded: formatMoment(reading.createdAt),
      says: formatLevel(reading),
    }
  return {
    id: pair.id,
    kind: pair.kind,
    letter: { id: pair.letterId, title: pair.title },
    topic: nameTopic(topics, pair.topicId),
    firstName: pair.firstCoder?.name ?? 'First coder',
    secondName: pair.secondCoder.name,
    first: show(first),
    second: show(second),
    standing: showStanding(topics, first, standing),
    settled: pair.settled && {
      ...pair.settled,
      by: pair.settled.by?.name ?? 'Somebody',
      at: formatMoment(pair.settled.at),
    },
    segments: detail ? cutSegments(detail.text.text, pair) : [],
    anchors: listAnchorsBetween(topics, pair),
  }
}

/** The first position as it stands now, and in words what it says where that is not what was read. */
function showStanding(
  topics: readonly Topic[],
  read: Reading | null,
  standing: PositionWithLetter | null,
) {
  if (!standing) return null
  const { id, revision } = standing
  const says =
    standing.status === 'withdrawn'
      ? 'withdrawn'
      : `${formatLevel(standing)}, ${nameTopic(topics, standing.topicId)}`
  const asRead = read && `${formatLevel(read)}, ${nameTopic(topics, read.topicId)}`
  return { id, revision, says: says === asRead ? null : says }
}

/** The paragraphs with both quotes, and the words that each names as a condition. */
function cutSegments(text: string, { first, second }: Pair) {
  const spanOf = (reading: Reading | null): Span | null => {
    const quote = reading && relocateQuote(reading.quote, text)
    return quote && { start: quote.start, end: quote.end }
  }
  const spans = [spanOf(first), spanOf(second)].flatMap((span) => span ?? [])
  const around = spans.length ? findSurroundings(splitParagraphs(text), spans) : null
  if (!around) return []
  const conditions = [first, second].flatMap((reading) => {
    if (!reading?.condition) return []
    const found = findQuote(text, reading.condition, reading.quote.start)
    return found.ok ? [found.quote] : []
  })
  return cutPairSegments(text, around, {
    ...{ first: spanOf(first), second: spanOf(second), conditions },
  })
}

/** What the levels from the one reading to the other mean; of the one reading where there is only one. */
function listAnchorsBetween(topics: readonly Topic[], { first, second }: Pair) {
  const topic = topics.find(({ id }) => id === (first ?? second)?.topicId)
  const given = [first, second].flatMap((reading) =>
    reading && reading.topicId === topic?.id && reading.level !== null ? [reading.level] : [],
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
