import type { DossierContext } from '#app/auth/visible-dossier.ts'
import type { Level } from '#app/domain/level.ts'
import { formatLetterPlace } from '#app/domain/letters.ts'
import { pageSizes, takePage } from '#app/domain/page-size.ts'
import { isDifference, pairKinds } from '#app/domain/second-coding/coding-pairs.ts'
import { formatSignedNumber } from '#app/domain/text/words.ts'
import { listOpenTopics, nameTopic, type Topic } from '#app/domain/topics.ts'
import { hasPermission } from '#app/domain/users.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { showPair } from './shown-pair.ts'

type Pair = Awaited<ReturnType<VisibleStore['secondCodings']['pairs']>>[number]
type Difference = Awaited<ReturnType<VisibleStore['secondCodings']['differences']>>[number]
type Reader = Pick<DossierContext, 'visible' | 'user' | 'dossier'>

/** What is asked for: one difference, the first one of a letter, or a page of the list. */
type AskedDifferences = { at: string | null; letterId: string | null; page?: number | null }

/**
 * Where two coders differ in a dossier: a page of the list, and one of them side by side. Editors see all; a coder sees
 * what was settled of their own, because what waits would show them the other reading before anybody judged it.
 */
export async function loadDifferences({ visible, user, dossier }: Reader, asked: AskedDifferences) {
  const seesAll = hasPermission(user, 'settle what coders ask')
  const maySettle = dossier.closedAt === null && seesAll
  const listed = await visible.secondCodings.differences(
    dossier.id,
    seesAll ? {} : { partyId: user.id },
  )
  const topics = await visible.topics.ofDossier(dossier.id)
  const open = listed.filter(({ kind, isSettled }) => isDifference(kind) && !isSettled)
  const { current, page } = choosePage(listed, asked)
  const pairs = await readPairs(visible, dossier.id, [...page.rows, ...(current ? [current] : [])])
  const pair = current && pairs.get(current.id)
  const at = current ? listed.indexOf(current) : -1
  return {
    dossier: { name: dossier.name, slug: dossier.slug },
    maySettle,
    agreed: seesAll ? await visible.secondCodings.agreedCount(dossier.id) : null,
    open: open.length,
    letters: new Set(open.map(({ letterId }) => letterId)).size,
    groups: groupPairs(
      page.rows.flatMap(({ id }) => pairs.get(id) ?? []),
      topics,
    ),
    ...{ page: page.page, pages: page.pages },
    current: pair ? await showPair(visible, topics, pair) : null,
    next: listed[at + 1]?.id ?? null,
    previous: listed[at - 1]?.id ?? null,
    topics: listOpenTopics(topics).map(({ id, name }) => ({ id, name })),
  }
}

/** The difference that is shown, and the page of the list that it, or whoever asks, is on. */
function choosePage(listed: readonly Difference[], asked: AskedDifferences) {
  const wanted = chooseCurrent(listed, asked)
  const size = pageSizes.differences
  const own = wanted ? Math.floor(listed.indexOf(wanted) / size) + 1 : 1
  const page = takePage(listed, asked.page ?? own, size)
  const isNamed = asked.at !== null || asked.letterId !== null
  const current = isNamed || page.page === own ? wanted : (page.rows[0] ?? null)
  return { current, page }
}

function chooseCurrent(
  listed: readonly Difference[],
  { at, letterId }: AskedDifferences,
): Difference | null {
  const open = listed.filter(({ isSettled }) => !isSettled)
  return (
    listed.find(({ id }) => id === at) ??
    open.find((one) => one.letterId === letterId) ??
    listed.find((one) => one.letterId === letterId) ??
    open[0] ??
    listed[0] ??
    null
  )
}

async function readPairs(
  visible: VisibleStore,
  dossierId: string,
  shown: readonly Difference[],
): Promise<Map<string, Pair>> {
  const ids = [...new Set(shown.map(({ id }) => id))]
  const pairs = ids.length ? await visible.secondCodings.pairs(dossierId, { ids }) : []
  return new Map(pairs.map((pair) => [pair.id, pair]))
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
        const reading = first ?? second
        return {
          id: pair.id,
          topic: nameTopic(topics, pair.topicId),
          letter: title,
          // Of a text that was corrected since the paragraph may be another one.
          place: reading?.textVersionId === pair.newestTextId ? formatLetterPlace(reading) : '',
          first: pair.kind === 'lost' ? 'lost' : shorten(first?.level),
          second: shorten(second?.level),
        }
      }),
    }))
}

/** `+1`; a word for an absence and a dash for no position at all. */
function shorten(level: Level | null | undefined): string {
  if (level === undefined) return '–'
  return level === null ? 'absent' : formatSignedNumber(level)
}
