import type { SideLanguage } from '../topic-sides.ts'
import { writePlainText } from './segments.ts'
import type { Lead } from './topic-lead.ts'
import { writeActorLead, type LeadText } from './write-actor-lead.ts'
import type { LeadActors } from './write-clauses.ts'
import { writeTopicLead } from './write-topic-lead.ts'

/** The first sentence that facts make in a language, each clause with what proves it. */
export function writeLead(lead: Lead, actors: LeadActors, language: SideLanguage): LeadText {
  return lead.kind === 'actor'
    ? writeActorLead(lead, actors, language)
    : writeTopicLead(lead, actors, language)
}

/** Everybody whom the sentence names or counts one by one. */
export function listLeadActorIds(lead: Lead): string[] {
  if (lead.kind === 'actor') return [lead.actorId, ...lead.speakerIds]
  const voices = [...(lead.loudest ? [lead.loudest] : []), ...(lead.moved?.voices ?? [])]
  return [...new Set(voices.flatMap(({ actorIds }) => actorIds[0]!))]
}

/** The sentence and what it rests on, as one line of plain text. */
export function describeLead({ sentence, basis }: LeadText): string {
  return `${writePlainText(sentence)} ${writePlainText(basis)}`
}
