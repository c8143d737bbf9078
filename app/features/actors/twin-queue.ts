import { removeDuplicates } from '#app/domain/collections.ts'
import { formatDay } from '#app/domain/days.ts'
import { formatMoment } from '#app/domain/moments.ts'
import { countPages, pageSizes, rowsBeforePage } from '#app/domain/page-size.ts'
import { formatQuantity, joinWithAnd } from '#app/domain/text/words.ts'
import { judgeTwins, readTwin } from '#app/domain/twins/judge-twins.ts'
import { orderTwins, rankTwins, type TwinQuestion } from '#app/domain/twins/order-twins.ts'
import { describeTwinDoubt, describeTwinReason } from '#app/domain/twins/twin-words.ts'
import type { TwinActor, TwinMatch } from '#app/domain/twins/twins.ts'
import type { VisibleStore } from '#app/store.server.ts'

type Weight = {
  letters: number
  positions: number
  affiliations: number
  firstDay: string | null
  lastDay: string | null
}

/** How many offices of an actor are named, how many letters that both stand on, and how many answers are listed. */
const [officesNamed, lettersNamed, answersListed] = [3, 2, 30]

/** How many answers are listed to whoever asks for all of them. */
const mostAnswers = 100_000

/** A page of the pairs that may be one, each with why and what rests on either side, and what was said last. */
export async function loadTwinQueue(
  visible: VisibleStore,
  page: number,
  { allAnswers = false }: { allAnswers?: boolean } = {},
) {
  const ordered = orderTwins(await rankCandidates(visible))
  const before = rowsBeforePage(page, pageSizes.twins)
  const { pairs, known } = await judgePairs(
    visible,
    ordered.slice(before, before + pageSizes.twins),
  )
  return {
    total: ordered.length,
    likely: ordered.filter(({ likely }) => likely).length,
    page,
    pages: countPages(ordered.length, pageSizes.twins),
    pairs: await buildPairViews(visible, pairs, known),
    ...(await listAnswerViews(visible, allAnswers ? mostAnswers : answersListed)),
  }
}

/**
 * All pairs that a reader is asked about, each with where it belongs. Those that rest on letters closed to somebody are
 * judged by what the reader may know; they are few. The others were when pairs were looked for.
 */
async function rankCandidates(visible: VisibleStore) {
  const candidates = await visible.twins.candidates()
  const { pairs } = await judgePairs(
    visible,
    candidates.filter(({ rank }) => rank === null),
  )
  const judged = new Map(pairs.map((pair) => [pairKey(pair), rankTwins(pair.match)]))
  return candidates.flatMap((pair) => {
    const rank = pair.rank ?? judged.get(pairKey(pair))
    return rank ? [{ ...pair, ...rank }] : []
  })
}

type PairIds = { firstId: string; secondId: string }

const pairKey = ({ firstId, secondId }: PairIds): string => `${firstId} ${secondId}`

/** What a reader sees of some pairs, without those for which nothing speaks that they may know. */
async function judgePairs<T extends PairIds & { unusual: boolean }>(
  visible: VisibleStore,
  candidates: readonly T[],
) {
  const known = await visible.twins.actors(
    removeDuplicates(candidates.flatMap(({ firstId, secondId }) => [firstId, secondId])),
  )
  const readings = new Map([...known].map(([id, actor]) => [id, readTwin(actor)]))
  const pairs = candidates.flatMap((pair): (T & { match: TwinMatch })[] => {
    const [first, second] = [readings.get(pair.firstId), readings.get(pair.secondId)]
    const match = first && second ? judgeTwins(first, second, pair.unusual) : null
    return match ? [{ ...pair, match }] : []
  })
  return { pairs, known }
}

type JudgedPair = TwinQuestion & { match: TwinMatch }

async function buildPairViews(
  visible: VisibleStore,
  pairs: readonly JudgedPair[],
  known: ReadonlyMap<string, TwinActor>,
) {
  const ids = removeDuplicates(pairs.flatMap(({ firstId, secondId }) => [firstId, secondId]))
  const weights = await visible.twins.weights(ids)
  const organisations = await visible.actors.byIds(
    removeDuplicates(
      ids.flatMap((id) => known.get(id)!.offices.map((each) => each.organisationId)),
    ),
  )
  const names = new Map(organisations.map(({ id, name }) => [id, name]))
  return Promise.all(
    pairs.map(async ({ firstId, secondId, likely, match, laterSince }) => {
      const { letters, total } = await visible.twins.sharedLetters(firstId, secondId, lettersNamed)
      const sides = [firstId, secondId].map((id) =>
        buildSide(known.get(id)!, weights.get(id)!, names),
      ) as [TwinSideView, TwinSideView]
      return {
        key: pairKey({ firstId, secondId }),
        likely,
        reasons: match.reasons.map((reason) => describeTwinReason(reason, names)),
        doubts: [
          ...match.doubts.map(describeTwinDoubt),
          ...(total ? [describeShared(letters, total)] : []),
        ],
        later: laterSince && formatMoment(laterSince),
        sides,
        remains: chooseRemaining(sides),
      }
    }),
  )
}

/** `3 letters name both, such as “A” and “B”`: the others stand on the pages of the two. */
function describeShared(letters: readonly { title: string }[], total: number): string {
  const named = joinWithAnd(letters.map(({ title }) => `“${title}”`))
  if (total === 1) return `One letter names both: ${named}`
  return `${formatQuantity(total, 'letter')} name both${total > letters.length ? ', the newest' : ''}: ${named}`
}

type TwinSideView = ReturnType<typeof buildSide>

function buildSide(
  { id, kind, names: [name, ...aliases], offices }: TwinActor,
  weight: Weight,
  names: ReadonlyMap<string, string>,
) {
  const { letters, positions, affiliations, firstDay, lastDay } = weight
  const says = [
    formatQuantity(letters, 'letter'),
    formatQuantity(positions, 'position'),
    formatQuantity(affiliations, 'affiliation'),
  ]
  return {
    id,
    name: name!,
    kind,
    aliases,
    rests: joinWithAnd(says),
    weight: letters + positions + affiliations,
    since: describeDays(firstDay, lastDay),
    offices: offices
      .slice(0, officesNamed)
      .map(({ role, organisationId }) =>
        [role, names.get(organisationId)].filter(Boolean).join(', '),
      ),
    moreOffices: Math.max(0, offices.length - officesNamed),
  }
}

function describeDays(first: string | null, last: string | null): string | null {
  if (!first || !last) return null
  return first === last ? formatDay(first) : `${formatDay(first)} to ${formatDay(last)}`
}

/** The one that more rests on; of two that nothing tells apart the one with the fuller name. */
function chooseRemaining([first, second]: readonly [TwinSideView, TwinSideView]): string {
  if (first.weight !== second.weight) return first.weight > second.weight ? first.id : second.id
  const isFuller = (one: string, other: string) => {
    const [letters, otherLetters] = [one, other].map(
      (name) => name.replace(/[^\p{L}]/gu, '').length,
    )
    return letters === otherLetters ? !one.includes(',') : letters! > otherLetters!
  }
  return isFuller(first.name, second.name) ? first.id : second.id
}

/** What was said last of pairs, so that it can be taken back. `moreAnswers`: there are others. */
async function listAnswerViews(visible: VisibleStore, most: number) {
  const found = await visible.twins.answers(most + 1)
  const answers = found.slice(0, most)
  const actors = await visible.actors.byIds(
    removeDuplicates(answers.flatMap(({ firstId, secondId }) => [firstId, secondId])),
  )
  const names = new Map(actors.map(({ id, name }) => [id, name]))
  return {
    moreAnswers: found.length > most,
    answers: answers.map(({ id, firstId, secondId, kind, at, by }) => ({
      id,
      firstId,
      secondId,
      kind,
      names: `${names.get(firstId)} and ${names.get(secondId)}`,
      how: `${by ? `by ${by}, ` : ''}${formatMoment(at)}`,
    })),
  }
}
