import { sayDayInFull, type Day, type Period } from '../days.ts'
import type { Level } from '../level.ts'
import type { LetterHead, Stated } from '../positions.ts'
import { methodVersion } from '../stance.ts'
import { anchorsInOrder, type Dossier, type Milestone } from '../topics.ts'
import type { BriefingAsked } from './asked.ts'
import { sameAuthors } from './authors.ts'
import { notesOf, sayPeriod, type LeftOut } from './notes.ts'
import { briefed, type Drawn, type Outline } from './outline.ts'
import { count, listedWords, type Phrase } from './phrases.ts'
import { quotesOf } from './quotes.ts'
import { overlaps, sayDate, sourcesOf, type LetterParties, type Source } from './sources.ts'
import {
  figures,
  sayEvidence,
  sayShift,
  sayStance,
  type BriefedActor,
  type StanceSaid,
  type Standing,
} from './standing.ts'
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
  matrix: {
    topics: { id: string; name: string }[]
    rows: { actor: BriefedActor; cells: (StanceSaid & { topicId: string })[] }[]
  }
  topics: BriefedTopic[]
  milestones: { id: string; name: string; when: string }[]
  /** The letters that are printed here; `letters` is how many there are, `passages` how many passages. */
  sources: Source[]
  letters: number
  passages: number
  notes: string[]
  leftOut: LeftOut
}

/** The words that a briefing prints: its passages, the letters they stand in, and who holds what counts for a shift. */
export type Words = {
  stated: ReadonlyMap<string, Stated>
  letters: ReadonlyMap<string, LetterHead & LetterParties>
  holders: ReadonlyMap<string, readonly string[]>
}

/**
 * Where the chosen actors stand on the chosen topics, with the evidence. Every number comes from `stance` and
 * `shifts` over what counts for each actor, up to the as-of day; the period chooses the printed passages.
 * Actors and topics keep the order given; passages are in order of time, then of place in the letter.
 */
export function briefing(
  { drawn, numbers, letters, leftOut }: Outline,
  words: Words,
  milestones: readonly Milestone[],
  asked: BriefingAsked,
): Briefing {
  const topics = topicsOf(drawn, numbers, words, asked)
  const rows = asked.actors.map(briefed).map((actor) => ({
    actor,
    standings: topics.map(({ standings }) => standings.find((row) => row.actor.id === actor.id)!),
  }))
  return {
    ...headOf(asked),
    empty: emptiness(drawn, asked),
    summary: topics.length
      ? rows.map(({ actor, standings }) => ({
          actor,
          sentence: summaryOf(
            actor.name,
            standings.map((found, index) => ({ topic: topics[index]!.name, ...found })),
          ),
        }))
      : [],
    matrix: {
      topics: topics.map(({ id, name }) => ({ id, name })),
      rows: rows.map(({ actor, standings }) => ({
        actor,
        cells: standings.map((found, index) => ({ topicId: topics[index]!.id, ...found.stance })),
      })),
    },
    topics,
    milestones: milestonesIn(milestones, asked.period),
    sources: sourcesOf(
      [...words.letters.values()],
      numbers,
      new Set(drawn.flatMap(({ shown }) => shown.map(({ letterId }) => letterId))),
    ),
    letters,
    passages: drawn.reduce((sum, { printable }) => sum + printable, 0),
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

function topicsOf(
  drawn: readonly Drawn[],
  numbers: Outline['numbers'],
  words: Words,
  asked: BriefingAsked,
): BriefedTopic[] {
  const names = new Map([...(asked.named ?? []), ...asked.actors].map(({ id, name }) => [id, name]))
  return asked.topics.map((topic) => ({
    id: topic.id,
    name: topic.name,
    proposition: topic.proposition,
    anchors: anchorsInOrder(topic.anchors),
    version: topic.version,
    standings: drawn
      .filter((row) => row.topic.id === topic.id)
      .map((row) => standingOf(row, numbers, words, names, asked.asOf)),
  }))
}

function standingOf(
  drawn: Drawn,
  numbers: Outline['numbers'],
  words: Words,
  names: ReadonlyMap<string, string>,
  asOf: Day,
): Standing {
  const { actor, own, found, shown, printable, listed, cites } = drawn
  const numberOf = (letterId: string) => numbers.get(letterId)!
  const said = sayStance(found)
  const told = drawn.shifts.map((shift) =>
    sayShift(
      shift,
      actor.kind === 'person'
        ? null
        : sameAuthors(own, asOf, words.holders, shift.after.year).map(
            (holder) => names.get(holder) ?? 'an author not named',
          ),
      numberOf,
    ),
  )
  return {
    actor,
    stance: said,
    figures: figures(said, cites),
    cites,
    shifts: told,
    evidence: sayEvidence(listed, numberOf),
    counted: found.evidence.length,
    printable,
    ...quotesOf(shown, found, words.stated, numberOf, names),
  }
}

function titleOf({ topics, actors, dossier }: BriefingAsked): string {
  const who =
    actors.length === 1 ? `${actors[0]!.name} stands` : `${count(actors.length, 'actor')} stand`
  if (topics.length === 0 || topics.length > 3)
    return `${dossier.name}: where ${who} on ${count(topics.length, 'topic')}`
  return `${listedWords(topics.map(({ name }) => name))}: where ${who}`
}

function emptiness(
  drawn: readonly Drawn[],
  { topics, actors, asOf, period }: BriefingAsked,
): string | null {
  if (!topics.length || !actors.length)
    return 'No topic or no actor was chosen, so there is nothing to say. Choose at least one of each.'
  if (drawn.some(({ printable }) => printable)) return null
  if (drawn.some(({ found }) => found.evidence.length)) {
    return `No passage of the period ${sayPeriod(period)} speaks about these topics; the stances rest on letters outside it. Choose a longer period to read them.`
  }
  return `As of ${sayDayInFull(asOf)} there is no evidence of where these actors stand on these topics. Choose other actors, other topics or a later day, or code their letters first.`
}

function milestonesIn(milestones: readonly Milestone[], period: Period): Briefing['milestones'] {
  const shown = milestones
    .filter(({ dated }) => overlaps(dated, period))
    .sort((a, b) => (`${a.dated.first} ${a.id}` < `${b.dated.first} ${b.id}` ? -1 : 1))
  return shown.map(({ id, name, dated }) => ({ id, name, when: sayDate(dated) }))
}
