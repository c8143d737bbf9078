import { setImmediate } from 'node:timers/promises'
import { collectEvidenceLists, type EvidenceLookup } from '#app/domain/attributed-positions.ts'
import type { Dossier } from '#app/domain/dossiers.ts'
import { selectPrintedPositions } from '#app/domain/briefing/outline.ts'
import { briefingToCsv } from '#app/exports/csv.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { readSelection } from '../analysis/selection.ts'
import {
  loadBriefing,
  prepareBriefing,
  renderBriefing,
  type BriefingSelection,
} from './prepare-briefing.ts'

export const briefingFormats = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  csv: 'text/csv',
  md: 'text/markdown',
} as const
export type BriefingFormat = keyof typeof briefingFormats

/** How much a stance summary holds: its passages, the letters they stand in, and the actors it is about. */
type BriefingSize = { rows: number; letters: number; actors: number }

/** A stance summary piece by piece. */
export type BriefingContents = BriefingSize & { chunks: AsyncIterable<string | Uint8Array> }

/** A stance summary as a file to be saved, or the sentence that says why there is none. */
export type BriefingFile =
  ({ ok: true; name: string; mediaType: string } & BriefingContents) | { ok: false; reason: string }

/** As many actors as a document about them can be read with, and is written in the time of an answer. */
const maxDocumentActors = 40

/**
 * The stance summary of a dossier that `params` ask for, as a file that holds all of it: without
 * actors all who have evidence on the topics. What cannot be read of them is a refusal.
 */
export async function buildBriefingFile(
  visible: VisibleStore,
  dossier: Dossier,
  params: URLSearchParams,
  format: BriefingFormat,
): Promise<BriefingFile> {
  const { selection, evidenceOf } = await readSelection(visible, dossier, params, {
    purpose: 'file',
  })
  const [firstError] = Object.values(selection.errors)
  if (firstError) return { ok: false, reason: firstError }
  if (format !== 'csv' && selection.actors.length > maxDocumentActors)
    return {
      ok: false,
      reason:
        `A document is about at most ${maxDocumentActors} actors, and these are ` +
        `${selection.actors.length.toLocaleString('en')}. Choose fewer, take the CSV file, or use “stanceline briefing”.`,
    }
  return {
    ok: true,
    ...(await writeBriefingFile(visible, selection, evidenceOf, format)),
    name: `stance-summary-${selection.asOf}.${format}`,
    mediaType: briefingFormats[format],
  }
}

/** The stance summary of a selection in a format; every passage of the selection is in it. */
export async function writeBriefingFile(
  visible: VisibleStore,
  selection: BriefingSelection,
  evidenceOf: EvidenceLookup,
  format: BriefingFormat,
): Promise<BriefingContents> {
  return {
    chunks:
      format === 'csv'
        ? writeCsvInSteps(visible, selection, evidenceOf)
        : chunksOf(
            await renderBriefing(await prepareBriefing(visible, selection, evidenceOf), format),
          ),
    ...measureBriefing(selection, evidenceOf),
  }
}

function measureBriefing(
  { topics, actors, asOf, period }: BriefingSelection,
  evidenceOf: EvidenceLookup,
): BriefingSize {
  const letterIds = new Set<string>()
  let rows = 0
  for (const positions of collectEvidenceLists(evidenceOf, actors, topics)) {
    const printed = selectPrintedPositions(positions, asOf, period)
    rows += printed.length
    for (const { letterId } of printed) letterIds.add(letterId)
  }
  return { rows, letters: letterIds.size, actors: actors.length }
}

/** Topic by topic and actor by actor, so that a file of thousands holds up nobody for long. */
async function* writeCsvInSteps(
  visible: VisibleStore,
  selection: BriefingSelection,
  evidenceOf: EvidenceLookup,
): AsyncGenerator<string> {
  let continued = false
  for (const topic of selection.topics)
    for (const actor of selection.actors) {
      const part = { ...selection, topics: [topic], actors: [actor] }
      yield briefingToCsv(await loadBriefing(visible, part, evidenceOf), { continued })
      continued = true
      await setImmediate()
    }
  if (!continued) yield briefingToCsv(await loadBriefing(visible, selection, evidenceOf))
}

async function* chunksOf(content: string | Uint8Array): AsyncGenerator<string | Uint8Array> {
  yield content
}
