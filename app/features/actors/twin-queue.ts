import { removeDuplicates } from '#app/domain/collections.ts'
import { formatDay } from '#app/domain/days.ts'
import { formatMoment } from '#app/domain/moments.ts'
import { countPages, pageSizes, rowsBeforePage } from '#app/domain/page-size.ts'
import { formatQuantity, joinWithAnd } from '#app/domain/text/words.ts'
import { judgeTwins, readTwin } from '#app/domain/twins/judge-twins.ts'
import { orderTwins, type TwinQuestion } from '#app/domain/twins/order-twins.ts'
import { describeTwinDoubt, describeTwinReason } from '#app/domain/twins/twin-words.ts'
import type { TwinActor } from '#app/domain/twins/twins.ts'
import type { VisibleStore } from '#app/store.server.ts'

type Candidates = Awaited<ReturnType<VisibleStore['twins']['candidates']>>
type Weight = {
  letters: number
  positions: number
  affiliations: number
  firstDay: string | null
  lastDay: string | null
}

/** How many offices of an actor are named, how many letters that both stand on, and how many answers are listed. */
const [officesNamed, lettersNamed, answersListed] = [3, 2, 30]

/** How many pairs a reader is asked about; those that rest on open letters alone are counted and not looked at. */
export async function countTwins(visible: VisibleStore): Promise<number> {
  const { open, closed } = await visible.twins.parts()
  return open + (await judgePairs(visible, closed)).pairs.length
}

/** A page of the pairs that may be one, each with why and what rests on either side, and what was said last. */
export async function loadTwinQueue(visible: VisibleStore, page: number) {
  const { pairs: judged, known } = await judgePairs(visible, await visible.twins.candidates())
  const ordered = orderTwins(judged)
  const before = rowsBeforePage(page, pageSizes.twins)
  const shown = ordered.slice(before, before + pageSizes.twins)
  return {
    total: ordered.length,
    likely: ordered.filter(({ match }) => match.likely).length,
    page,
    pages: countPages(ordered.length, pageSizes.twins),
    pairs: await buildPairViews(visible, shown, known),
    answers: await listAnswerViews(visible),
  }
}

/** What a reader sees of some pairs, without those for which nothing speaks that they may know. */
async function judgePairs(visible: VisibleStore, candidates: Candidates) {
  const known = await visible.twins.actors(
    removeDuplicates(candidates.flatMap(({ firstId, secondId }) => [firstId, secondId])),
  )
  const readings = new Map([...known].map(([id, actor]) => [id, readTwin(actor)]))
  const pairs = candidates.flatMap(({ firstId, secondId, unusual, laterSince }): TwinQuestion[] => {
    const [first, second] = [readings.get(firstId), readings.get(secondId)]
    const match = first && second ? judgeTwins(first, second, unusual) : null
    return match ? [{ firstId, secondId, match, laterSince }] : []
  })
  return { pairs, known }
}

async function buildPairViews(
  visible: VisibleStore,
  pairs: readonly TwinQuestion[],
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
    pairs.map(async ({ firstId, secondId, match, laterSince }) => {
      const letters = await visible.twins.sharedLetters(firstId, secondId, lettersNamed)
      const sides = [firstId, secondId].map((id) =>
        buildSide(known.get(id)!, weights.get(id)!, names),
      ) as [TwinSideView, TwinSideView]
      return {
        key: `${firstId} ${secondId}`,
        likely: match.likely,
        reasons: match.reasons.map((reason) => describeTwinReason(reason, names)),
        doubts: [
          ...match.doubts.map(describeTwinDoubt),
          ...(letters.length
            ? [`One letter names both: ${joinWithAnd(letters.map(({ title }) => `“${title}”`))}`]
            : []),
        ],
        later: laterSince && formatMoment(laterSince),
        sides,
        remains: chooseRemaining(sides),
      }
    }),
  )
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

/** What was said last of pairs, so that it can be taken back. */
async function listAnswerViews(visible: VisibleStore) {
  const answers = await visible.twins.answers(answersListed)
  const actors = await visible.actors.byIds(
    removeDuplicates(answers.flatMap(({ firstId, secondId }) => [firstId, secondId])),
  )
  const names = new Map(actors.map(({ id, name }) => [id, name]))
  return answers.map(({ id, firstId, secondId, kind, at, by }) => ({
    id,
    firstId,
    secondId,
    kind,
    names: `${names.get(firstId)} and ${names.get(secondId)}`,
    how: `${by ? `by ${by}, ` : ''}${formatMoment(at)}`,
  }))
}
