import { formatLevel } from '#app/domain/level.ts'
import { formatLetterPlace } from '#app/domain/letters.ts'
import { formatMoment } from '#app/domain/moments.ts'
import { isSameState } from '#app/domain/history/earlier-states.ts'
import { lostQualifier, nameSureness, type PositionWithLetter } from '#app/domain/positions.ts'
import { cutPairSegments, findSurroundings } from '#app/domain/second-coding/pair-segments.ts'
import { splitParagraphs } from '#app/domain/text/paragraphs.ts'
import { countWords, findQuote, relocateQuote, type Span } from '#app/domain/text/quotes.ts'
import { joinWithAnd } from '#app/domain/text/words.ts'
import { getAnchor, nameTopic, type Topic } from '#app/domain/topics.ts'
import type { VisibleStore } from '#app/store.server.ts'

type Pair = Awaited<ReturnType<VisibleStore['secondCodings']['pairs']>>[number]
type Reading = NonNullable<Pair['first']>

/** A pair side by side: both readings, what stands now, the words around, and the anchors between them. */
export async function showPair(visible: VisibleStore, topics: readonly Topic[], pair: Pair) {
  const { first, second } = pair
  const detail = await visible.letters.byId(pair.letterId)
  const standing = pair.positionId ? await visible.positions.byId(pair.positionId) : null
  const nameOf = await nameHolders(visible, [first, second, standing])
  const versions = await visible.texts.versions(pair.letterId)
  const show = (reading: Reading | null) =>
    reading && {
      reading,
      topic: nameTopic(topics, reading.topicId),
      words: countWords(reading.quote.exact),
      holders: nameOf(reading),
      sure: reading.sureness ? nameSureness(reading.sureness) : null,
      coded: formatMoment(reading.createdAt),
      says: formatLevel(reading),
      place: citePlace(reading, pair.newestTextId, versions),
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
    lostFirst: await visible.texts.lostCount({ letterId: pair.letterId }),
    standing: standing && showStanding({ pair, topics, standing, nameOf }),
    settled: pair.settled && {
      ...pair.settled,
      by: pair.settled.by?.name ?? 'Somebody',
      at: formatMoment(pair.settled.at),
    },
    segments: detail ? cutSegments(detail.text.text, pair) : [],
    anchors: listAnchorsBetween(topics, pair),
  }
}

type Held = Pick<PositionWithLetter, 'holderIds'>

async function nameHolders(visible: VisibleStore, held: readonly (Held | null)[]) {
  const ids = [...new Set(held.flatMap((one) => one?.holderIds ?? []))]
  const names = new Map((await visible.actors.byIds(ids)).map(({ id, name }) => [id, name]))
  return ({ holderIds }: Held) => holderIds.map((id) => names.get(id) ?? 'Unknown')
}

/** `p. 3, ¶ 7`; of a text that was corrected since with its version, as the paragraph may be another one there. */
function citePlace(
  reading: Reading,
  newestTextId: string,
  versions: readonly { id: string; number: number }[],
): string | null {
  const place = formatLetterPlace(reading)
  if (!place) return null
  if (reading.textVersionId === newestTextId) return place
  const version = versions.find(({ id }) => id === reading.textVersionId)
  return version ? `${place} of text version ${version.number}` : null
}

type Standing = {
  pair: Pair
  topics: readonly Topic[]
  standing: PositionWithLetter
  nameOf: (held: Held) => string[]
}

/**
 * The first position as it stands now: what another reading begins from, and in words what of it is not what was read.
 */
function showStanding({ pair, topics, standing, nameOf }: Standing) {
  const { id, revision, topicId, level, absence, conditional, condition } = standing
  const isWithdrawn = standing.status === 'withdrawn'
  const changed = isWithdrawn
    ? { says: 'withdrawn', also: [] }
    : describeChanges({ pair, topics, standing, nameOf })
  return {
    ...{ id, revision, ...changed },
    reading: isWithdrawn ? null : { topicId, level, absence, conditional, condition },
  }
}

function describeChanges({ pair, topics, standing, nameOf }: Standing): {
  says: string | null
  also: string[]
} {
  const says = `${formatLevel(standing)}, ${nameTopic(topics, standing.topicId)}`
  const read = pair.first
  if (!read) return { says, also: [] }
  const now = atPlaceRead(standing, read, pair.newestTextId)
  const before = { ...read, status: now.status }
  if (isSameState(before, now) && !standing.lost) return { says: null, also: [] }
  const is = (part: Partial<typeof before>) => isSameState(before, { ...before, ...part })
  const also = [
    is({ conditional: now.conditional, condition: now.condition }) ? [] : nameCondition(now),
    is({ holderIds: now.holderIds }) ? [] : `held by ${joinWithAnd(nameOf(standing))}`,
    is({ reported: now.reported }) ? [] : now.reported ? 'reported' : 'not reported',
    is({ quote: now.quote }) ? [] : `of the words “${now.quote.exact}”`,
    is({ note: now.note }) ? [] : now.note ? `with the note “${now.note}”` : 'without a note',
    is({ sureness: now.sureness }) ? [] : describeSureness(now),
    standing.lost ? lostQualifier : [],
  ]
  return { says, also: also.flat() }
}

function nameCondition({ conditional, condition }: PositionWithLetter): string {
  if (condition) return `on the condition “${condition}”`
  return conditional ? 'on a condition' : 'on no condition'
}

const describeSureness = ({ sureness }: PositionWithLetter): string =>
  sureness ? nameSureness(sureness) : 'without saying how sure'

/** What a correction of the text moved along has the place that was read, where its words are the same. */
function atPlaceRead(
  standing: PositionWithLetter,
  read: Reading,
  newestTextId: string,
): PositionWithLetter {
  const isMoved =
    read.textVersionId !== newestTextId && foldSpace(standing.quote) === foldSpace(read.quote)
  return isMoved ? { ...standing, quote: read.quote } : standing
}

const foldSpace = ({ exact }: { exact: string }): string => exact.replace(/\s+/g, ' ').trim()

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
