import type { Actor } from '#app/domain/actors.ts'
import type { Dossier } from '#app/domain/dossiers.ts'
import type { EvidenceLookup } from '#app/domain/attributed-positions.ts'
import { clipWords } from '#app/domain/text/words.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { findTypedActor } from '../analysis/selected-actors.ts'
import { readSelection } from '../analysis/selection.ts'
import { describeSelection } from '../analysis/shown-selection.ts'
import { compareTwoActors } from './actor-pair.ts'
import { buildPeerTable } from './peer-table.ts'
import { rankActors, type RankedPages, type RankedQuery } from './ranked-actors.ts'

/** Whom the address of near and far is about: one actor, or two; `errors` says what could not be read. */
export async function readNearQuestion(
  visible: VisibleStore,
  dossier: Dossier,
  params: URLSearchParams,
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
  return {
    ...{ selection, evidenceOf, errors, leastAsked, subject },
    /** The second one, where there are two to be compared. */
    other: subject && !errors.with ? other : null,
  }
}

/** What to do where the address of a file names nobody. */
export const subjectWanted = 'Write whose name it is: “of=” with the name or the id of an actor.'

/** The evidence of an actor itself, who need not be of the selection. */
export async function readOwnEvidence(
  visible: VisibleStore,
  { selection, evidenceOf, subject }: Pick<RankedQuery, 'selection' | 'evidenceOf' | 'subject'>,
): Promise<EvidenceLookup> {
  return selection.actors.some(({ id }) => id === subject.id)
    ? evidenceOf
    : visible.evidence.ofActors([subject.id])
}

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
  const question = await readNearQuestion(visible, dossier, params)
  const { selection, evidenceOf, errors, leastAsked, subject, other } = question
  const { topics } = selection
  return {
    selection: describeSelection(selection),
    actorCount: selection.actors.length,
    asked: {
      of: readWords(params, 'of'),
      with: readWords(params, 'with'),
      least: readWords(params, 'least'),
    },
    errors,
    ...(subject && !other
      ? await loadRanked(visible, { selection, evidenceOf, subject, leastAsked, pages })
      : { ranked: null, peers: null }),
    pair:
      subject && other
        ? await compareTwoActors(visible, { topics, days: selection, subject, other })
        : null,
  }
}

/** The others by how near they stand, and the groups that the actor is of. */
async function loadRanked(visible: VisibleStore, query: Omit<RankedQuery, 'ownEvidence'>) {
  const ownEvidence = await readOwnEvidence(visible, query)
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
