import { setTimeout } from 'node:timers/promises'
import type { EvidenceLookup } from '#app/domain/attributed-positions.ts'
import { describeLeadDays } from '#app/domain/lead-sentence/lead-days.ts'
import { writePlainText } from '#app/domain/lead-sentence/segments.ts'
import type { VisibleStore } from '#app/store.server.ts'
import {
  loadSelectionLead,
  loadTopicsLead,
  type PendingLead,
  type ShownLead,
} from '../analysis/lead-sentences.ts'
import type { AnalysisSelection } from '../analysis/selection.ts'

type ReadSelection = { selection: AnalysisSelection; evidenceOf: EvidenceLookup }

/** The first sentence of a selection: over everybody who spoke on its topics, or over those who were chosen. */
export async function loadLeadOf(
  visible: VisibleStore,
  { selection, evidenceOf }: ReadSelection,
): Promise<ShownLead | PendingLead | null> {
  const { topics, actors, rules, isActorChosen, asOf, today, isToday } = selection
  const days = describeLeadDays(asOf, today, isToday)
  return rules.length > 0 || isActorChosen
    ? loadSelectionLead(visible, actors, { topics, evidenceOf, days })
    : loadTopicsLead(visible, topics, days)
}

/** A first sentence as plain words; empty where nothing can be said. */
export function sayLead(lead: ShownLead | null): string {
  return lead ? writePlainText(lead.sentence) : ''
}

/** How often, and how many milliseconds apart, a sentence is asked for that is worked out. */
const [attempts, pauseMs] = [600, 100]

/** The words of the first sentence, once it is worked out. */
export async function waitForSentence(visible: VisibleStore, read: ReadSelection): Promise<string> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const lead = await loadLeadOf(visible, read)
    if (lead !== 'pending') return sayLead(lead)
    await setTimeout(pauseMs)
  }
  throw new Error('The first sentence took longer than a minute to be worked out.')
}
