import type { Actor } from '#app/domain/actors.ts'
import type { Dossier } from '#app/domain/dossiers.ts'
import { clipWords } from '#app/domain/text/words.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { findTypedActor } from '../analysis/selected-actors.ts'
import { readSelection } from '../analysis/selection.ts'
import { describeSelection } from '../analysis/shown-selection.ts'
import { compareTwoActors } from './actor-pair.ts'
import { buildPeerTable } from './peer-table.ts'
import { rankActors, type RankedPages, type RankedQuery } from './ranked-actors.ts'

/**
 * Near and far in a dossier: who stands where beside the actor that the address names with `of`, or that one and the
 * one that it names `with` side by side.
 */
export async function loadNear(
  visible: VisibleStore,
  dossier: Dossier,
  params: URLSearchParams,
  pages: RankedPages,
) {
  const { selection, evidenceOf } = await readSelection(visible, dossier, params, {
    purpose: 'rows',
  })
  const errors: Record<string, string> = {}
  const subject = await readActor(visible, params, 'of', errors)
  const other = await readActor(visible, params, 'with', errors)
  if (subject && other?.id === subject.id)
    errors.with = 'That is the same actor. Write the name of another one.'
  const leastAsked = readLeastTopics(params, errors)
  const { topics } = selection
  const isPair = subject && other && !errors.with
  return {
    selection: describeSelection(selection),
    actorCount: selection.actors.length,
    asked: {
      of: readWords(params, 'of'),
      with: readWords(params, 'with'),
      least: readWords(params, 'least'),
    },
    errors,
    ...(subject && !isPair
      ? await loadRanked(visible, { selection, evidenceOf, subject, leastAsked, pages })
      : { ranked: null, peers: null }),
    pair: isPair
      ? await compareTwoActors(visible, { topics, days: selection, subject, other })
      : null,
  }
}

/** The others by how near they stand, and the groups that the actor is of. */
async function loadRanked(visible: VisibleStore, query: Omit<RankedQuery, 'ownEvidence'>) {
  const { selection, evidenceOf, subject } = query
  const ownEvidence = selection.actors.some(({ id }) => id === subject.id)
    ? evidenceOf
    : await visible.evidence.ofActors([subject.id])
  return {
    ranked: await rankActors({ ...query, ownEvidence }),
    peers: await buildPeerTable(visible, { ...query, ownEvidence }),
  }
}

/** What was typed or is named by its id; where nobody is meant `errors` says so. */
async function readActor(
  visible: VisibleStore,
  params: URLSearchParams,
  field: 'of' | 'with',
  errors: Record<string, string>,
): Promise<Actor | null> {
  const typed = readWords(params, field)
  if (!typed) return null
  const { actor, problem } = await findTypedActor(visible, clipWords(typed, longestName))
  if (problem) errors[field] = problem
  return actor
}

const longestName = 200

function readWords(params: URLSearchParams, field: string): string {
  return params.get(field)?.trim() ?? ''
}

/** How many topics somebody asked for at least; null where nobody did. */
function readLeastTopics(params: URLSearchParams, errors: Record<string, string>): number | null {
  const written = readWords(params, 'least')
  if (!written) return null
  if (/^[1-9]\d{0,3}$/.test(written)) return Number(written)
  errors.least = `“${clipWords(written, 40)}” is no number of topics. Write 1, 2 or more.`
  return null
}
