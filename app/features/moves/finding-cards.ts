import type { Actor } from '#app/domain/actors.ts'
import type { AttributedPosition, EvidenceLookup } from '#app/domain/attributed-positions.ts'
import { formatEdtfDate, overlapsPeriod, type Day } from '#app/domain/days.ts'
import {
  findKindWord,
  listFindingQualifiers,
  nameFinding,
  sayBehind,
  sayDaysBetween,
  sayMean,
} from '#app/domain/moves/finding-words.ts'
import {
  findFacingPositions,
  makeFindingKey,
  type FindingKind,
  type Finding,
} from '#app/domain/moves/findings.ts'
import type { FindingJudgement, Verdict } from '#app/domain/moves/judgements.ts'
import type { Milestone } from '#app/domain/milestones.ts'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import { formatSignedNumber } from '#app/domain/text/words.ts'
import { nameWithState, type Topic } from '#app/domain/topics.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { findHolderNames } from '../actors/holder-names.ts'
import { hashBasis } from './judged-findings.ts'

/** One of the two quotes that face each other, with its letter. */
type FacingQuote = {
  position: PositionWithLetter
  who: string
  /** Who was told, in the order printed; none of a speech, say. */
  told: string[]
  /** How many more passages of that day there are. */
  more: number
}

/** A finding as a page shows it. */
export type FindingCard = {
  key: string
  actor: { id: string; name: string }
  topic: { id: string; name: string }
  kind: FindingKind
  kindWord: string
  name: string
  day: Day
  from: { mean: number; words: string }
  to: { mean: number; words: string }
  /** How far it went, with its sign. */
  difference: string
  qualifiers: string[]
  /** What stands behind the two words, and by whom; null where nothing is to be said. */
  behind: string | null
  authorship: string | null
  between: { number: string; words: string }
  /** The milestones between the two days, with their dates. */
  milestones: string[]
  before: FacingQuote
  after: FacingQuote
  /** What names the evidence that the card shows, in the form that judges it. */
  basisHash: string
  asOf: Day
  judgement: CardJudgement | null
}

/** What was said of a finding; `applies` is false where it was judged on other evidence. */
type CardJudgement = {
  id: string
  verdict: Verdict
  reason: string | null
  by: string
  on: Day
  applies: boolean
}

type CardsQuery = {
  judgements: ReadonlyMap<Finding, FindingJudgement>
  findings: readonly Finding[]
  actors: readonly Pick<Actor, 'id' | 'name' | 'kind'>[]
  topics: readonly Topic[]
  milestones: readonly Milestone[]
  evidenceOf: EvidenceLookup
  asOf: Day
}

/** Cards of these findings, in their order: of their letters no more is read than the quotes that stand on them. */
export async function buildFindingCards(
  visible: VisibleStore,
  query: CardsQuery,
): Promise<FindingCard[]> {
  const facing = query.findings.map(findFacingPositions)
  const quotes = await readQuotes(
    visible,
    facing.flatMap(({ before, after }) => [before, after]),
  )
  return query.findings.flatMap((finding, index) => {
    const { before, after } = facing[index]!
    const sides = [
      quotes(before, countLevels(finding.before) - 1),
      quotes(after, countLevels(finding.after) - 1),
    ]
    return sides[0] && sides[1] ? [describeCard(finding, [sides[0], sides[1]], query)] : []
  })
}

function describeCard(
  finding: Finding,
  [before, after]: [FacingQuote, FacingQuote],
  { actors, topics, milestones, evidenceOf, asOf, judgements }: CardsQuery,
): FindingCard {
  const { actorId, topicId, kind, day, from, to } = finding
  const actor = actors.find(({ id }) => id === actorId)
  const topic = topics.find(({ id }) => id === topicId)
  return {
    key: makeFindingKey(finding),
    actor: { id: actorId, name: actor?.name ?? '' },
    topic: { id: topicId, name: topic ? nameWithState(topic) : '' },
    kind,
    kindWord: findKindWord(kind),
    name: nameFinding(finding),
    day,
    from: { mean: from, words: sayMean(from) },
    to: { mean: to, words: sayMean(to) },
    difference: formatSignedNumber(to - from),
    qualifiers: listFindingQualifiers(finding, evidenceOf(actorId, topicId), asOf),
    behind: sayBehind(finding),
    authorship: actor?.kind === 'person' ? null : sayAuthorship(finding, before.who, after.who),
    between: sayDaysBetween(finding),
    milestones: milestones
      .filter(({ dated }) => overlapsPeriod(dated, { from: finding.earlierDay, to: day }))
      .map(({ dated, name }) => `${formatEdtfDate(dated)}, ${name}`),
    before,
    after,
    basisHash: hashBasis(finding),
    asOf,
    judgement: describeJudgement(judgements.get(finding)),
  }
}

/** A judgement as a card tells it. */
export function describeJudgement(judgement: FindingJudgement | undefined): CardJudgement | null {
  if (!judgement) return null
  const { id, verdict, reason, judgedBy: by, judgedAt, applies } = judgement
  return { id, verdict, reason, by, on: judgedAt.slice(0, 10), applies }
}

/** For whom an organisation spoke: one author at both ends, or two. */
function sayAuthorship({ kind, sameAuthor }: Finding, before: string, after: string): string {
  if (sameAuthor) return before === after ? `Same author: ${after}` : 'Same author'
  return kind === 'members differ'
    ? `Members differ: ${before}, and ${after}`
    : `Another signatory speaks: ${after}, before ${before}`
}

const countLevels = ({ letters }: Finding['before']): number =>
  letters.reduce(
    (sum, { positions }) => sum + positions.filter(({ level }) => level !== null).length,
    0,
  )

type QuoteLookup = (position: AttributedPosition, more: number) => FacingQuote | null

async function readQuotes(
  visible: VisibleStore,
  facing: readonly AttributedPosition[],
): Promise<QuoteLookup> {
  const found = await visible.positions.byIds([...new Set(facing.map(({ id }) => id))])
  const byId = new Map(found.map((position) => [position.id, position]))
  const told = await visible.letters.recipientNames([
    ...new Set(facing.map(({ letterId }) => letterId)),
  ])
  const nameHolders = await findHolderNames(visible, found)
  return ({ id, letterId }, more) => {
    const position = byId.get(id)
    return position
      ? { position, who: nameHolders(position), told: told.get(letterId) ?? [], more }
      : null
  }
}
