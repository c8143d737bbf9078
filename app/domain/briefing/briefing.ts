import { shortName, type Actor, type Affiliation } from '../actors.ts'
import { attributed, byTopic } from '../attribution.ts'
import { sayDayInFull, type Day, type Period } from '../days.ts'
import type { Level } from '../level.ts'
import type { Stated } from '../positions.ts'
import { shifts } from '../shifts.ts'
import { methodVersion, stance, type Stance } from '../stance.ts'
import { anchorsInOrder, type Dossier, type Milestone, type Topic } from '../topics.ts'
import { leftOutOf, notesOf, sayPeriod, type LeftOut } from './notes.ts'
import { count, listedWords, type Phrase } from './phrases.ts'
import { printed, quotesOf } from './quotes.ts'
import { overlaps, sayDate, sourcesOf, type LetterParties, type Source } from './sources.ts'
import { figures, sayEvidence, sayShift, sayStance, type BriefedActor, type StanceSaid, type Standing } from './standing.ts'
import { summaryOf } from './summary.ts'

export type BriefedTopic = {
  id: string
  name: string
  proposition: string
  /** From strongly supports to strongly opposes. */
  anchors: { level: Level; word: string; anchor: string }[]
  version: number
  standings: Standing[]
}

/** What a briefing says, in the order it is read; without any format. */
export type Briefing = {
  title: string
  dossier: Pick<Dossier, 'id' | 'name' | 'procedure'>
  period: Period
  periodSaid: string
  asOf: Day
  asOfSaid: string
  madeOn: Day
  madeOnSaid: string
  methodVersion: number
  /** A sentence where nothing counts, or nothing of the period can be quoted; otherwise null. */
  empty: string | null
  summary: { actor: BriefedActor; sentence: Phrase[] }[]
  matrix: { topics: { id: string; name: string }[]; rows: { actor: BriefedActor; cells: (StanceSaid & { topicId: string })[] }[] }
  topics: BriefedTopic[]
  milestones: { id: string; name: string; when: string }[]
  sources: Source[]
  notes: string[]
  leftOut: LeftOut
}

/** `named` are the actors that a passage's holders may be, besides those the briefing is about. */
export type BriefingAsked = {
  dossier: Dossier
  topics: readonly Topic[]
  actors: readonly Pick<Actor, 'id' | 'kind' | 'name'>[]
  named?: readonly Pick<Actor, 'id' | 'name'>[]
  period: Period
  asOf: Day
  title?: string
  madeOn: Day
}

type Drawn = { actor: BriefedActor; topic: Topic; own: Stated[]; shown: Stated[]; found: Stance<Stated> }

/**
 * Where the chosen actors stand on the chosen topics, with the evidence. Every number comes from `stance` and
 * `shifts` over what `attributed` gives each actor, up to the as-of day; the period chooses the printed passages.
 * Actors and topics keep the order given; passages are in order of time, then of place in the letter.
 */
export function briefing(
  positions: readonly Stated[],
  affiliations: readonly Affiliation[],
  milestones: readonly Milestone[],
  letters: ReadonlyMap<string, LetterParties>,
  asked: BriefingAsked,
): Briefing {
  const drawn = drawnFrom(positions, affiliations, asked)
  const sources = sourcesFor(drawn, letters)
  const topics = topicsOf(drawn, sources, asked)
  const leftOut = leftOutOf(drawn.flatMap(({ own }) => own), asked.asOf, asked.period)
  const rows = briefed(asked.actors).map((actor) => ({ actor, standings: topics.map(({ standings }) => standings.find((row) => row.actor.id === actor.id)!) }))
  return {
    ...headOf(asked),
    empty: emptiness(drawn, asked),
    summary: topics.length ? rows.map(({ actor, standings }) => ({ actor, sentence: summaryOf(actor.name, standings.map((found, index) => ({ topic: topics[index]!.name, ...found }))) })) : [],
    matrix: {
      topics: topics.map(({ id, name }) => ({ id, name })),
      rows: rows.map(({ actor, standings }) => ({ actor, cells: standings.map((found, index) => ({ topicId: topics[index]!.id, ...found.stance })) })),
    },
    topics,
    milestones: milestonesIn(milestones, asked.period),
    sources,
    notes: notesOf(leftOut, asked.asOf, asked.period),
    leftOut,
  }
}

function headOf(asked: BriefingAsked) {
  const { dossier, period, asOf, madeOn } = asked
  return {
    title: asked.title?.trim() || titleOf(asked),
    dossier: { id: dossier.id, name: dossier.name, procedure: dossier.procedure },
    period,
    periodSaid: sayPeriod(period),
    asOf,
    asOfSaid: sayDayInFull(asOf),
    madeOn,
    madeOnSaid: sayDayInFull(madeOn),
    methodVersion,
  }
}

function drawnFrom(positions: readonly Stated[], affiliations: readonly Affiliation[], { topics, actors, period, asOf }: BriefingAsked): Drawn[] {
  const byActor = attributed([...positions].sort(inOrder), affiliations)
  const said = new Map(actors.map(({ id }) => [id, byTopic(byActor.get(id) ?? [])]))
  return topics.flatMap((topic) =>
    briefed(actors).map((actor) => {
      const own = said.get(actor.id)?.get(topic.id) ?? []
      return { actor, topic, own, shown: printed(own, asOf, period), found: stance(own, asOf) }
    }),
  )
}

function inOrder(a: Stated, b: Stated): number {
  const byTime = compare(`${a.lastDay} ${a.letter.dated.first} ${a.letterId}`, `${b.lastDay} ${b.letter.dated.first} ${b.letterId}`)
  return byTime || a.quote.start - b.quote.start || compare(a.id, b.id)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Every letter that is counted or quoted: a number without its letters could not be checked. */
function sourcesFor(drawn: readonly Drawn[], letters: ReadonlyMap<string, LetterParties>): Source[] {
  const shown = drawn.flatMap(({ shown }) => shown)
  const countedOnes = drawn.flatMap(({ found }) => found.evidence.map(({ position }) => position))
  return sourcesOf([...shown, ...countedOnes], new Set(shown.map(({ letterId }) => letterId)), letters)
}

function topicsOf(drawn: readonly Drawn[], sources: readonly Source[], asked: BriefingAsked): BriefedTopic[] {
  const byLetter = new Map(sources.map((source) => [source.letterId, source]))
  const names = new Map([...(asked.named ?? []), ...asked.actors].map(({ id, name }) => [id, name]))
  return asked.topics.map((topic) => ({
    id: topic.id,
    name: topic.name,
    proposition: topic.proposition,
    anchors: anchorsInOrder(topic.anchors),
    version: topic.version,
    standings: drawn.filter((row) => row.topic.id === topic.id).map((row) => standingOf(row, byLetter, names, asked.asOf)),
  }))
}

function standingOf({ actor, own, shown, found }: Drawn, sources: ReadonlyMap<string, Source>, names: ReadonlyMap<string, string>, asOf: Day): Standing {
  const numberOf = (letterId: string) => sources.get(letterId)!.number
  const bearing = found.evidence.filter(({ position, weight }) => found.weighted === null || (position.level !== null && weight > 0))
  const cites = [...new Set(bearing.map(({ position }) => numberOf(position.letterId)))].sort((a, b) => a - b)
  const said = sayStance(found)
  const told = shifts(own, asOf).map((shift) => sayShift(shift, actor.kind === 'person' ? null : sameAuthors(own, shift.after.year, asOf, names), numberOf))
  return { actor, stance: said, figures: figures(said, cites), cites, shifts: told, evidence: sayEvidence(found, numberOf), ...quotesOf(shown, found, sources, names) }
}

/** The holders in whose own letters the same year's shift shows: a new signatory is not a new position (rule 8). */
function sameAuthors(own: readonly Stated[], year: string, asOf: Day, names: ReadonlyMap<string, string>): string[] {
  const holders = [...new Set(own.flatMap(({ holderIds }) => holderIds))]
  const shifted = (holder: string) => shifts(own.filter(({ holderIds }) => holderIds.includes(holder)), asOf).some(({ after }) => after.year === year)
  return holders.filter(shifted).map((holder) => names.get(holder) ?? 'an author not named')
}

function briefed(actors: BriefingAsked['actors']): BriefedActor[] {
  return actors.map((actor) => ({ id: actor.id, kind: actor.kind, name: actor.name, short: shortName(actor) }))
}

function titleOf({ topics, actors, dossier }: BriefingAsked): string {
  const who = actors.length === 1 ? `${actors[0]!.name} stands` : `${count(actors.length, 'actor')} stand`
  if (topics.length === 0 || topics.length > 3) return `${dossier.name}: where ${who} on ${count(topics.length, 'topic')}`
  return `${listedWords(topics.map(({ name }) => name))}: where ${who}`
}

function emptiness(drawn: readonly Drawn[], { topics, actors, asOf, period }: BriefingAsked): string | null {
  if (!topics.length || !actors.length) return 'No topic or no actor was chosen, so there is nothing to say. Choose at least one of each.'
  if (drawn.some(({ shown }) => shown.length)) return null
  if (drawn.some(({ found }) => found.evidence.length)) {
    return `No passage of the period ${sayPeriod(period)} speaks about these topics; the stances rest on letters outside it. Choose a longer period to read them.`
  }
  return `As of ${sayDayInFull(asOf)} there is no evidence of where these actors stand on these topics. Choose other actors, other topics or a later day, or code their letters first.`
}

function milestonesIn(milestones: readonly Milestone[], period: Period): Briefing['milestones'] {
  const shown = milestones.filter(({ dated }) => overlaps(dated, period)).sort((a, b) => compare(`${a.dated.first} ${a.id}`, `${b.dated.first} ${b.id}`))
  return shown.map(({ id, name, dated }) => ({ id, name, when: sayDate(dated) }))
}

