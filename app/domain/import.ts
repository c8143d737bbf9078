import { actorsNamed, type Actor, type Affiliation } from './actors.ts'
import type { LetterForm } from './letter-form.ts'
import {
  planParties,
  type PlannedActor,
  type PlannedAffiliation,
  type PlannedParty,
} from './parties.ts'
import type { PositionForm } from './position-form.ts'
import { findQuote, paragraphAt, paragraphs, type Quote } from './text.ts'
import { topicsNamed, type Topic } from './topics.ts'

/**
 * A passage that comes in with its letter: topic and holders by name, alias or id; without holders, the authors'. `near`
 * is the place in the text that chooses among several; `paragraph` is that of the letter where its text cannot tell it.
 */
export type IncomingPosition = Omit<
  PositionForm,
  'topicId' | 'holderIds' | 'exact' | 'start' | 'end'
> & { topic: string; holders: string[]; quote: string; near?: number; paragraph?: number | null }
export type IncomingLetter = { form: LetterForm; text: string; positions: IncomingPosition[] }
/** `recent`: who came in since the others were laid out, such as with the letters before in one import. */
export type Known = {
  actors: readonly Actor[]
  recent?: readonly Actor[]
  affiliations: readonly Affiliation[]
  topics: readonly Topic[]
}

export type PlannedPosition = {
  id: string
  said: Omit<PositionForm, 'exact' | 'start' | 'end'>
  quote: Quote
  paragraph: number | null
}
export type LetterPlan = {
  id: string
  form: LetterForm
  text: string
  parties: PlannedParty[]
  actors: PlannedActor[]
  affiliations: PlannedAffiliation[]
  positions: PlannedPosition[]
}
export type Planned =
  | { ok: true; plan: LetterPlan }
  | { ok: false; field: 'parties' | 'positions'; index: number; reason: string }

/**
 * What storing a letter would do: who its names are, who is new, where its quotes stand. Stores nothing. Refuses a
 * name that several actors bear, an unknown topic or holder, and a quote that is not in the text.
 */
export function planLetter(incoming: IncomingLetter, known: Known, newId: () => string): Planned {
  const { form, text } = incoming
  const parties = planParties(
    form.parties,
    known.actors,
    known.affiliations,
    form.dated,
    newId,
    known.recent,
  )
  if (!parties.ok)
    return { ok: false, field: 'parties', index: parties.index, reason: parties.reason }
  const added = [
    ...(known.recent ?? []),
    ...parties.actors.map((actor) => ({ ...actor, aliases: [] })),
  ]
  const authors = parties.parties.flatMap((party) =>
    party.role === 'author' && party.actorId ? [party.actorId] : [],
  )
  const blocks = paragraphs(text)
  const positions: PlannedPosition[] = []
  for (const [
    index,
    { topic, holders, quote, near, paragraph, ...said },
  ] of incoming.positions.entries()) {
    const refuse = (reason: string): Planned => ({ ok: false, field: 'positions', index, reason })
    const [found] = topicsNamed(known.topics, topic)
    if (!found)
      return refuse(
        `There is no topic called “${topic}”. The topics are: ${known.topics.map(({ name }) => name).join(', ')}.`,
      )
    const held = holders.map((name) => [
      ...actorsNamed(known.actors, name),
      ...actorsNamed(added, name),
    ])
    const unknown = held.findIndex((actors) => actors.length !== 1)
    if (unknown >= 0)
      return refuse(
        `“${holders[unknown]}” ${held[unknown]!.length ? 'is the name of several actors' : 'is not an actor that is known'}. Write a name, an alias or an id as the Actors page shows it.`,
      )
    const place = findQuote(text, quote, near)
    if (!place.ok)
      return refuse(`“${quote.slice(0, 80)}${quote.length > 80 ? '…' : ''}”: ${place.reason}`)
    const holderIds = holders.length ? held.map((actors) => actors[0]!.id) : authors
    if (!holderIds.length)
      return refuse('The letter names no author, so say whose position this is.')
    positions.push({
      id: newId(),
      said: { ...said, topicId: found.id, holderIds },
      quote: place.quote,
      paragraph: paragraph === undefined ? paragraphAt(blocks, place.quote.start) : paragraph,
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
