import { nameOnDay } from '../actor-facts.ts'
import { formatDayInFull, type Day, type Period, overlapsPeriod, formatPeriod } from '../days.ts'
import type { Level } from '../level.ts'
import type { LetterSummary, PositionWithLetter } from '../positions.ts'
import { newestMethodVersion } from '../method-v2/derived-stance.ts'
import { describeStance, type StanceText } from '../stance-text.ts'
import type { Milestone } from '../milestones.ts'
import type { Dossier } from '../dossiers.ts'
import { listAnchors, nameWithState } from '../topics.ts'
import type { BriefingRequest } from './briefing-request.ts'
import { writeNotes, type OmittedPassages } from './notes.ts'
import {
  takeNewest,
  toBriefedActors,
  type ActorStanceOutline,
  type BriefingOutline,
} from './outline.ts'
import { type Phrase } from './phrases.ts'
import { buildQuotes, type NameHolder } from './quotes.ts'
import { formatBriefingDate, listSources, type LetterParties, type Source } from './sources.ts'
import {
  describeFigures,
  describeEvidence,
  describeBriefingMove,
  type BriefingActor,
  type ActorStance,
} from './actor-stance.ts'
import { writeGroupSummaries } from './summary-groups.ts'
import { formatCount, joinWithAnd } from '../text/words.ts'

export type BriefingTopic = {
  id: string
  name: string
  /** The name as it stands above what is said: with that it is closed, where it is. */
  heading: string
  isClosed: boolean
  proposition: string
  /** From strongly supports to strongly opposes. */
  anchors: { level: Level; word: string; anchor: string }[]
  version: number
  actorStances: ActorStance[]
}

/** What a briefing says, in the order it is read; without any format. */
export type Briefing = {
  title: string
  dossier: Pick<Dossier, 'id' | 'name' | 'procedure'>
  period: Period
  periodText: string
  asOf: Day
  asOfText: string
  madeOn: Day
  madeOnText: string
  methodVersion: number
  /** A sentence where nothing counts, or nothing of the period can be quoted; otherwise null. */
  empty: string | null
  /** Where actors stand, in the order given; those of whom the same is told are in one sentence. */
  summary: { actors: BriefingActor[]; sentence: Phrase[] }[]
  matrix: {
    topics: { id: string; heading: string }[]
    rows: { actor: BriefingActor; cells: (StanceText & { topicId: string })[] }[]
  }
  topics: BriefingTopic[]
  milestones: { id: string; name: string; when: string }[]
  /** The letters that are printed here; `letters` is how many there are, `passages` how many passages. */
  sources: Source[]
  letters: number
  passages: number
  notes: string[]
  omitted: OmittedPassages
}

/** The words that a briefing prints: its passages, and the letters they stand in. */
export type BriefingContent = {
  positions: ReadonlyMap<string, PositionWithLetter>
  letters: ReadonlyMap<string, LetterSummary & LetterParties>
}

/**
 * Where the chosen actors stand on the chosen topics, with the evidence. Every number comes from the stance, its
 * moves and contradictions over what counts for each actor, up to the as-of day; the period chooses the printed
 * passages. Actors and topics keep the order given; passages are in order of time, then of place in the letter.
 */
export function buildBriefing(
  { actorStances: outlines, numbers, letters, omitted, maxRows }: BriefingOutline,
  content: BriefingContent,
  milestones: readonly Milestone[],
  request: BriefingRequest,
): Briefing {
  const topics = buildTopics({ actorStances: outlines, numbers, maxRows }, content, request)
  const rows = toBriefedActors(request.actors).map((actor) => ({
    actor,
    actorStances: topics.map(({ actorStances }) =>
      actorStances.find((row) => row.actor.id === actor.id)!,
    ),
  }))
  return {
    ...buildHead(request),
    empty: explainEmptiness(outlines, request),
    summary: topics.length ? writeGroupSummaries(rows, topics, request.topics) : [],
    matrix: {
      topics: topics.map(({ id, heading }) => ({ id, heading })),
      rows: rows.map(({ actor, actorStances }) => ({
        actor,
        cells: actorStances.map((actorStance, index) => ({
          topicId: topics[index]!.id,
          ...actorStance.stance,
        })),
      })),
    },
    topics,
    milestones: selectMilestones(milestones, request.period),
    sources: listSources(
      [...content.letters.values()],
      numbers,
      new Set(
        outlines.flatMap(({ printedPositions }) =>
          printedPositions.map(({ letterId }) => letterId),
        ),
      ),
    ),
    letters,
    passages: outlines.reduce((sum, { printableTotal }) => sum + printableTotal, 0),
    notes: writeNotes(omitted, request.asOf, request.period),
    omitted,
  }
}

function buildHead(request: BriefingRequest) {
  const { dossier, period, asOf, today, madeOn } = request
  return {
    title: request.title?.trim() || composeTitle(request),
    dossier: { id: dossier.id, name: dossier.name, procedure: dossier.procedure },
    period,
    periodText: formatPeriod(period),
    asOf,
    // Rule 12: a day that was chosen because nothing came since is said to be that.
    asOfText: `${formatDayInFull(asOf)}${today === asOf ? '' : ' (the newest letter; nothing since)'}`,
    madeOn,
    madeOnText: formatDayInFull(madeOn),
    methodVersion: newestMethodVersion,
  }
}

function buildTopics(
  { actorStances: outlines, ...outline }: PrintedOutline,
  content: BriefingContent,
  request: BriefingRequest,
): BriefingTopic[] {
  const names = new Map(
    [...(request.namedActors ?? []), ...request.actors].map(({ id, name }) => [id, name]),
  )
  const nameHolder = (id: string, day: Day) =>
    nameOnDay(names.get(id) ?? 'holder not named', request.namesInTime?.get(id), day)
  return request.topics.map((topic) => ({
    id: topic.id,
    name: topic.name,
    heading: nameWithState(topic),
    isClosed: topic.closedAt !== null,
    proposition: topic.proposition,
    anchors: listAnchors(topic.anchors),
    version: topic.version,
    actorStances: outlines
      .filter((row) => row.topic.id === topic.id)
      .map((row) => buildActorStance(row, outline, content, nameHolder)),
  }))
}

type PrintedOutline = Pick<BriefingOutline, 'actorStances' | 'numbers' | 'maxRows'>

function buildActorStance(
  outline: ActorStanceOutline,
  { numbers, maxRows }: Omit<PrintedOutline, 'actorStances'>,
  content: BriefingContent,
  nameHolder: NameHolder,
): ActorStance {
  const {
    actor,
    derived,
    countedEvidence,
    printedPositions,
    printableTotal,
    listedEvidence,
    cites,
  } = outline
  const sourceNumberOf = (letterId: string) => numbers.get(letterId)!
  const described = describeStance(derived)
  const contradictions = takeNewest(described.contradictions, maxRows)
  const stance = { ...described, contradictions }
  // A change of tone stays on the actor's own page (rule 9).
  const moves = derived.moves.filter(({ tone }) => !tone)
  return {
    actor,
    signs:
      printedPositions.length > 0 &&
      printedPositions.every(({ id }) => content.positions.get(id)!.holderIds.includes(actor.id)),
    stance,
    figures: describeFigures(
      stance,
      cites,
      described.contradictions.length - contradictions.length,
    ),
    cites,
    moves: takeNewest(moves, maxRows).map((move) => describeBriefingMove(move, sourceNumberOf)),
    movesTotal: moves.length,
    evidence: describeEvidence(listedEvidence, sourceNumberOf),
    countedTotal: countedEvidence.length,
    printableTotal,
    ...buildQuotes(printedPositions, derived.stance, content.positions, sourceNumberOf, nameHolder),
  }
}

function composeTitle({ topics, actors, dossier }: BriefingRequest): string {
  const subject =
    actors.length === 1
      ? `${actors[0]!.name} stands`
      : `${formatCount(actors.length, 'actor')} stand`
  if (topics.length === 0 || topics.length > 3)
    return `${dossier.name}: where ${subject} on ${formatCount(topics.length, 'topic')}`
  return `${joinWithAnd(topics.map(nameWithState))}: where ${subject}`
}

function explainEmptiness(
  outlines: readonly ActorStanceOutline[],
  { topics, actors, asOf, period }: BriefingRequest,
): string | null {
  if (!topics.length || !actors.length)
    return 'No topic or no actor was chosen, so there is nothing to say. Choose at least one of each.'
  if (outlines.some(({ printableTotal }) => printableTotal)) return null
  if (outlines.some(({ countedEvidence }) => countedEvidence.length)) {
    return (
      `No passage of the period ${formatPeriod(period)} speaks about these topics; the stances ` +
      'rest on letters outside it. Choose a longer period to read them.'
    )
  }
  return (
    `As of ${formatDayInFull(asOf)} there is no evidence of where these actors stand on these ` +
    'topics. Choose other actors, other topics or a later day, or code their letters first.'
  )
}

function selectMilestones(
  milestones: readonly Milestone[],
  period: Period,
): Briefing['milestones'] {
  const shown = milestones
    .filter(({ dated }) => overlapsPeriod(dated, period))
    .sort((a, b) => (`${a.dated.first} ${a.id}` < `${b.dated.first} ${b.id}` ? -1 : 1))
  return shown.map(({ id, name, dated }) => ({ id, name, when: formatBriefingDate(dated) }))
}
