import { findActorsByName, type Actor, type Affiliation } from '../actors.ts'
import type { LetterForm } from '../letter-form.ts'
import type { PlannedAffiliation } from './plan-belonging.ts'
import { planParties, type PlannedActor, type PlannedParty } from './plan-parties.ts'
import type { PositionForm } from '../position-form.ts'
import { findQuote, type Quote } from '../text/quotes.ts'
import { paragraphNumberAt, splitParagraphs, type Paragraph } from '../text/paragraphs.ts'
import { explainClosed, findTopicsByName, type Topic } from '../topics.ts'

type CodableTopic = Pick<Topic, 'id' | 'name' | 'closedAt'>

/**
 * A passage that comes in with its letter: topic and holders by name, alias or id; without holders,
 * the authors'. `near` is the place in the text that chooses among several; `paragraph` is that of
 * the letter where its text cannot tell it.
 */
export type IncomingPosition = Omit<
  PositionForm,
  'topicId' | 'holderIds' | 'exact' | 'start' | 'end'
> & { topic: string; holders: string[]; quote: string; near?: number; paragraph?: number | null }
export type IncomingLetter = { form: LetterForm; text: string; positions: IncomingPosition[] }
/** `recent`: who came in since the others were laid out, such as with the letters before in one import. */
export type KnownRecords = {
  actors: readonly Actor[]
  recentActors?: readonly Actor[]
  affiliations: readonly Affiliation[]
  topics: readonly CodableTopic[]
}

type PlannedPosition = {
  id: string
  coding: Omit<PositionForm, 'exact' | 'start' | 'end'>
  quote: Quote
  paragraph: number | null
}
type LetterPlan = {
  id: string
  form: LetterForm
  text: string
  parties: PlannedParty[]
  actors: PlannedActor[]
  affiliations: PlannedAffiliation[]
  positions: PlannedPosition[]
}
export type LetterPlanResult =
  | { ok: true; plan: LetterPlan }
  | { ok: false; field: 'parties' | 'positions'; index: number; reason: string }

/**
 * What storing a letter would do: who its names are, who is new, where its quotes stand. Stores nothing. Refuses a
 * name that several actors bear, an unknown topic or holder, and a quote that is not in the text.
 */
export function planLetter(
  incoming: IncomingLetter,
  known: KnownRecords,
  newId: () => string,
): LetterPlanResult {
  const { form, text } = incoming
  const parties = planParties(
    form.parties,
    known.actors,
    known.affiliations,
    form.dated,
    newId,
    known.recentActors,
  )
  if (!parties.ok)
    return { ok: false, field: 'parties', index: parties.index, reason: parties.reason }
  const added = [
    ...(known.recentActors ?? []),
    ...parties.actors.map((actor) => ({ aliases: [], ...actor })),
  ]
  const context: PositionContext = {
    text,
    paragraphs: splitParagraphs(text),
    topics: known.topics,
    findActors: (name) => [
      ...findActorsByName(known.actors, name),
      ...findActorsByName(added, name),
    ],
    authorIds: parties.parties.flatMap((party) =>
      party.role === 'author' && party.actorId ? [party.actorId] : [],
    ),
    newId,
  }
  const positions: PlannedPosition[] = []
  for (const [index, position] of incoming.positions.entries()) {
    const planned = planPosition(position, context)
    if (!planned.ok) return { ok: false, field: 'positions', index, reason: planned.reason }
    positions.push(planned.position)
  }
  return {
    ok: true,
    plan: {
      id: newId(),
      form,
      text,
      parties: parties.parties,
      actors: parties.actors,
      affiliations: parties.affiliations,
      positions,
    },
  }
}

/** What the positions of one letter are planned with: its text, its authors, and who and what is known. */
type PositionContext = {
  text: string
  paragraphs: readonly Paragraph[]
  topics: readonly CodableTopic[]
  findActors: (name: string) => Actor[]
  authorIds: string[]
  newId: () => string
}

function planPosition(
  { topic, holders, quote, near, paragraph, ...fields }: IncomingPosition,
  { text, paragraphs, topics, findActors, authorIds, newId }: PositionContext,
): { ok: true; position: PlannedPosition } | { ok: false; reason: string } {
  const [foundTopic] = findTopicsByName(topics, topic)
  if (!foundTopic)
    return {
      ok: false,
      reason: `There is no topic called “${topic}”. The topics are: ${topics.map(({ name }) => name).join(', ')}.`,
    }
  const closed = explainClosed(foundTopic)
  if (closed) return { ok: false, reason: closed }
  const matches = holders.map((name) => ({ name, actors: findActors(name) }))
  const unclear = matches.find(({ actors }) => actors.length !== 1)
  if (unclear) return { ok: false, reason: explainUnclearHolder(unclear) }
  const located = findQuote(text, quote, near)
  if (!located.ok)
    return {
      ok: false,
      reason: `“${quote.slice(0, 80)}${quote.length > 80 ? '…' : ''}”: ${located.reason}`,
    }
  const holderIds = holders.length ? matches.map(({ actors }) => actors[0]!.id) : authorIds
  if (!holderIds.length)
    return { ok: false, reason: 'The letter names no author, so say whose position this is.' }
  const position = {
    id: newId(),
    coding: { ...fields, topicId: foundTopic.id, holderIds },
    quote: located.quote,
    paragraph:
      paragraph === undefined ? paragraphNumberAt(paragraphs, located.quote.start) : paragraph,
  }
  return { ok: true, position }
}

function explainUnclearHolder({ name, actors }: { name: string; actors: readonly Actor[] }) {
  return (
    `“${name}” ${actors.length ? 'is the name of several actors' : 'is not an actor that is known'}. ` +
    'Write a name, an alias or an id as the Actors page shows it.'
  )
}
