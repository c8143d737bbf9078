import { findActorsByName, type Actor, type Affiliation } from '../actors.ts'
import type { LetterForm } from '../letter-form.ts'
import {
  planParties,
  type PlannedActor,
  type PlannedAffiliation,
  type PlannedParty,
} from './plan-parties.ts'
import type { PositionForm } from '../position-form.ts'
import { findQuote, type Quote } from '../text/quotes.ts'
import { paragraphNumberAt, splitParagraphs } from '../text/paragraphs.ts'
import { findTopicsByName, type Topic } from '../topics.ts'

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
  topics: readonly Topic[]
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
    ...parties.actors.map((actor) => ({ ...actor, aliases: [] })),
  ]
  const authors = parties.parties.flatMap((party) =>
    party.role === 'author' && party.actorId ? [party.actorId] : [],
  )
  const textParagraphs = splitParagraphs(text)
  const positions: PlannedPosition[] = []
  for (const [
    index,
    { topic, holders, quote, near, paragraph, ...fields },
  ] of incoming.positions.entries()) {
    const refusePosition = (reason: string): LetterPlanResult => ({
      ok: false,
      field: 'positions',
      index,
      reason,
    })
    const [foundTopic] = findTopicsByName(known.topics, topic)
    if (!foundTopic)
      return refusePosition(
        `There is no topic called “${topic}”. The topics are: ${known.topics.map(({ name }) => name).join(', ')}.`,
      )
    const holderMatches = holders.map((name) => [
      ...findActorsByName(known.actors, name),
      ...findActorsByName(added, name),
    ])
    const unknown = holderMatches.findIndex((actors) => actors.length !== 1)
    if (unknown >= 0)
      return refusePosition(
        `“${holders[unknown]}” ` +
          `${holderMatches[unknown]!.length ? 'is the name of several actors' : 'is not an actor that is known'}. ` +
          'Write a name, an alias or an id as the Actors page shows it.',
      )
    const located = findQuote(text, quote, near)
    if (!located.ok)
      return refusePosition(
        `“${quote.slice(0, 80)}${quote.length > 80 ? '…' : ''}”: ${located.reason}`,
      )
    const holderIds = holders.length ? holderMatches.map((actors) => actors[0]!.id) : authors
    if (!holderIds.length)
      return refusePosition('The letter names no author, so say whose position this is.')
    positions.push({
      id: newId(),
      coding: { ...fields, topicId: foundTopic.id, holderIds },
      quote: located.quote,
      paragraph:
        paragraph === undefined
          ? paragraphNumberAt(textParagraphs, located.quote.start)
          : paragraph,
    })
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
