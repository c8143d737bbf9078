import { formatDayInFull, type Day, type Period, overlapsPeriod, formatPeriod } from '../days.ts'
import type { Level } from '../level.ts'
import type { LetterSummary, PositionWithLetter } from '../positions.ts'
import { methodVersion } from '../stance.ts'
import { listAnchors, type Dossier, type Milestone } from '../topics.ts'
import type { BriefingRequest } from './briefing-request.ts'
import { findHoldersWithShift } from './shift-holders.ts'
import { writeNotes, type OmittedPassages } from './notes.ts'
import { toBriefedActor, type ActorStanceOutline, type BriefingOutline } from './outline.ts'
import { type Phrase } from './phrases.ts'
import { buildQuotes } from './quotes.ts'
import { formatBriefingDate, listSources, type LetterParties, type Source } from './sources.ts'
import {
  describeFigures,
  describeEvidence,
  describeShift,
  describeStance,
  type BriefingActor,
  type StanceText,
  type ActorStance,
} from './actor-stance.ts'
import { writeSummary } from './summary.ts'
import { formatCount, joinWithAnd } from '../text/words.ts'

export type BriefingTopic = {
  id: string
  name: string
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
  summary: { actor: BriefingActor; sentence: Phrase[] }[]
  matrix: {
    topics: { id: string; name: string }[]
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

/** The words that a briefing prints: its passages, the letters they stand in, and who holds what counts for a shift. */
export type BriefingContent = {
  positions: ReadonlyMap<string, PositionWithLetter>
  letters: ReadonlyMap<string, LetterSummary & LetterParties>
  holders: ReadonlyMap<string, readonly string[]>
}

/**
 * Where the chosen actors stand on the chosen topics, with the evidence. Every number comes from `stance` and
 * `shifts` over what counts for each actor, up to the as-of day; the period chooses the printed passages.
 * Actors and topics keep the order given; passages are in order of time, then of place in the letter.
 */
export function buildBriefing(
  { actorStances: outlines, numbers, letters, omitted }: BriefingOutline,
  content: BriefingContent,
  milestones: readonly Milestone[],
  request: BriefingRequest,
): Briefing {
  const topics = buildTopics(outlines, numbers, content, request)
  const rows = request.actors.map(toBriefedActor).map((actor) => ({
    actor,
    actorStances: topics.map(({ actorStances }) =>
      actorStances.find((row) => row.actor.id === actor.id)!,
    ),
  }))
  return {
    ...buildHead(request),
    empty: explainEmptiness(outlines, request),
    summary: topics.length
      ? rows.map(({ actor, actorStances }) => ({
          actor,
          sentence: writeSummary(
            actor.name,
            actorStances.map((actorStance, index) => ({
              topic: topics[index]!.name,
              ...actorStance,
            })),
          ),
        }))
      : [],
    matrix: {
      topics: topics.map(({ id, name }) => ({ id, name })),
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
  const { dossier, period, asOf, madeOn } = request
  return {
    title: request.title?.trim() || composeTitle(request),
    dossier: { id: dossier.id, name: dossier.name, procedure: dossier.procedure },
    period,
    periodText: formatPeriod(period),
    asOf,
    asOfText: formatDayInFull(asOf),
    madeOn,
    madeOnText: formatDayInFull(madeOn),
    methodVersion,
  }
}

function buildTopics(
  outlines: readonly ActorStanceOutline[],
  numbers: BriefingOutline['numbers'],
  content: BriefingContent,
  request: BriefingRequest,
): BriefingTopic[] {
  const names = new Map(
    [...(request.namedActors ?? []), ...request.actors].map(({ id, name }) => [id, name]),
  )
  return request.topics.map((topic) => ({
    id: topic.id,
    name: topic.name,
    proposition: topic.proposition,
    anchors: listAnchors(topic.anchors),
    version: topic.version,
    actorStances: outlines
      .filter((row) => row.topic.id === topic.id)
      .map((row) => buildActorStance(row, numbers, content, names, request.asOf)),
  }))
}

function buildActorStance(
  outline: ActorStanceOutline,
  numbers: BriefingOutline['numbers'],
  content: BriefingContent,
  names: ReadonlyMap<string, string>,
  asOf: Day,
): ActorStance {
  const { actor, positions, stance, printedPositions, printableTotal, listedEvidence, cites } =
    outline
  const sourceNumberOf = (letterId: string) => numbers.get(letterId)!
  const stanceText = describeStance(stance)
  const shiftTexts = outline.shifts.map((shift) =>
    describeShift(
      shift,
      actor.kind === 'person'
        ? null
        : findHoldersWithShift(positions, asOf, content.holders, shift.after.year).map(
            (holder) => names.get(holder) ?? 'an author not named',
          ),
      sourceNumberOf,
    ),
  )
  return {
    actor,
    stance: stanceText,
    figures: describeFigures(stanceText, cites),
    cites,
    shifts: shiftTexts,
    evidence: describeEvidence(listedEvidence, sourceNumberOf),
    countedTotal: stance.evidence.length,
    printableTotal,
    ...buildQuotes(printedPositions, stance, content.positions, sourceNumberOf, names),
  }
}

function composeTitle({ topics, actors, dossier }: BriefingRequest): string {
  const subject =
    actors.length === 1
      ? `${actors[0]!.name} stands`
      : `${formatCount(actors.length, 'actor')} stand`
  if (topics.length === 0 || topics.length > 3)
    return `${dossier.name}: where ${subject} on ${formatCount(topics.length, 'topic')}`
  return `${joinWithAnd(topics.map(({ name }) => name))}: where ${subject}`
}

function explainEmptiness(
  outlines: readonly ActorStanceOutline[],
  { topics, actors, asOf, period }: BriefingRequest,
): string | null {
  if (!topics.length || !actors.length)
    return 'No topic or no actor was chosen, so there is nothing to say. Choose at least one of each.'
  if (outlines.some(({ printableTotal }) => printableTotal)) return null
  if (outlines.some(({ stance }) => stance.evidence.length)) {
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
