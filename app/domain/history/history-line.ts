import { findWordDifferences, type DifferencePiece } from './word-differences.ts'
import { asRecord, isErasedEntry, type HistoryEntry } from './history-entry.ts'
import { extractFacts, type HistoryFact } from './facts.ts'
import { getOwnValue } from '../collections.ts'
import { letterDescriptions, textMoves } from './letter-descriptions.ts'
import { actorDescriptions } from './actor-descriptions.ts'
import { codebookDescriptions } from './codebook-descriptions.ts'
import { describeQuoteTranslation } from './head-descriptions.ts'
import {
  describeChanges,
  factWords,
  type EntryLines,
  type Change,
  type HistoryContext,
} from './telling.ts'

/** A change as a reader sees it: a sentence, and for long texts what went and what came. `at` is ISO 8601 in UTC. */
export type HistoryLine = { id: string; at: string; sentence: string; differences: Difference[] }
export type Difference = { label: string; pieces: DifferencePiece[] }

/**
 * A change as a sentence without its end, such as “Ana Kovač changed the level from opposes to
 * mixed”. Whatever was written, it never fails.
 */
export function describeEntry(entry: HistoryEntry, context: HistoryContext): HistoryLine {
  const [before, after] = [extractFacts(entry.before, context), extractFacts(entry.after, context)]
  const changed = entry.before ? findChanges(before, after) : []
  const describeAction = getOwnValue(
    getOwnValue(actionDescriptions, entry.resource) ?? {},
    entry.action,
  )
  const description = isErasedEntry(entry)
    ? `left an entry here (“${entry.action}”); what it said was erased`
    : describeAction
      ? describeAction({ entry, after, changed, ...context })
      : describeUnknownAction(entry, changed)
  return {
    id: entry.id,
    at: entry.at,
    sentence: `${describeWho(entry)} ${description}${describeVia(entry)}`,
    differences: changed
      .filter(({ long }) => long)
      .map(({ label, before: old, after: now }) => ({
        label,
        pieces: findWordDifferences(old ?? '', now ?? ''),
      })),
  }
}

/** The ids of actors, topics, dossiers and people that an entry speaks of. */
export function listReferencedIds({ before, after }: HistoryEntry): string[] {
  return [before, after].flatMap((written) => {
    const {
      topicId,
      inDossierId,
      firstPartId,
      secondPartId,
      teammateId,
      coderId,
      memberId,
      organisationId,
      actorId,
      nextActorId,
      successorId,
      mergedId,
      intoId,
      holderIds,
      readerIds,
      parties,
      answersLetterId,
      translatesLetterId,
      asks,
      fates,
      twinIds,
    } = asRecord(written)
    return [
      topicId,
      inDossierId,
      firstPartId,
      secondPartId,
      teammateId,
      coderId,
      memberId,
      organisationId,
      actorId,
      nextActorId,
      successorId,
      mergedId,
      intoId,
      answersLetterId,
      translatesLetterId,
      ...arrayOrEmpty(asks).map((ask) => asRecord(ask).actorId),
      ...arrayOrEmpty(fates).map((fate) => asRecord(fate).topicId),
      ...arrayOrEmpty(holderIds),
      ...arrayOrEmpty(readerIds),
      ...arrayOrEmpty(twinIds),
      ...arrayOrEmpty(parties).map((party) => asRecord(party).actorId),
    ].filter((id) => typeof id === 'string')
  })
}

const arrayOrEmpty = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/**
 * What is told both before and after and differs. An entry may tell less after than before; what it
 * leaves out did not change.
 */
function findChanges(
  before: ReadonlyMap<string, HistoryFact>,
  after: ReadonlyMap<string, HistoryFact>,
): Change[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((label) => ({
      label,
      before: before.get(label)?.words ?? null,
      after: after.get(label)?.words ?? null,
      long: (before.get(label) ?? after.get(label))!.long,
    }))
    .filter((change) => change.before !== change.after)
}

const actionDescriptions: Record<string, EntryLines> = {
  ...codebookDescriptions,
  ...actorDescriptions,
  position: {
    added: ({ after }) => `coded this passage: ${describeCoding(after)}`,
    'came in': ({ after }) =>
      'took this passage in with a dossier ' +
      `package${after.has('coder') ? `, coded by ${factWords(after, 'coder')}` : ''}: ` +
      `${describeCoding(after)}`,
    changed: ({ changed }) => describeChanges(changed),
    withdrew: () => 'withdrew this position',
    restored: () => 'restored this position',
    translated: ({ after, changed, entry }) => describeQuoteTranslation({ after, changed, entry }),
    confirmed: () => 'confirmed this position after its topic changed',
    remarked: ({ after }) => `remarked on this quote: ${factWords(after, 'note')}`,
    answered: ({ after }) => `answered a remark on this quote: ${factWords(after, 'note')}`,
    'went back': ({ changed }) => `went back to an earlier version: ${describeChanges(changed)}`,
    redid: ({ changed }) => `did again what they had undone: ${describeChanges(changed)}`,
    undid: ({ changed }) => `undid their last change: ${describeChanges(changed)}`,
    settled: ({ changed }) => `settled where two coders differed: ${describeChanges(changed)}`,
    'settled as nothing': () => 'settled where two coders differed: withdrew this position',
    'added by settling': ({ after }) =>
      `settled where two coders differed: coded this passage: ${describeCoding(after)}`,
    'went back to before settling': ({ changed }) =>
      `opened again where two coders differed: ${describeChanges(changed)}`,
    approved: () => 'approved this passage: it counts',
    'took back an approval': () => 'took back their approval: it counts no longer',
    'sent back': ({ after }) => `sent this passage back: ${factWords(after, 'note')}`,
    'no longer sent back': () => 'took back that they had sent this passage back',
    'offered again': () => 'offered this passage for approval again, as it is',
    recounted: ({ entry }) => sayRecount(entry),
    ...textMoves,
  },
  ...letterDescriptions,
  user: {
    added: ({ entry, after }) =>
      entry.who?.id === entry.resourceId
        ? `joined as ${factWords(after, 'role')}`
        : `made this account as ${factWords(after, 'role')}`,
    'changed role': ({ changed }) => describeChanges(changed),
    deactivated: () => 'deactivated this account: its sessions, tokens and links ended',
    reactivated: () => 'reactivated this account',
    'changed password': ({ entry }) =>
      asRecord(entry.after).by ? 'set a new password by a one-time link' : 'changed the password',
    'offered a new password': () => 'made a one-time link to a new password',
    'tied to a provider': ({ after }) =>
      `tied this account to the provider ${factWords(after, 'issuer')}`,
    'ended a session': () => 'ended a session',
    'ended sessions': ({ entry }) =>
      asRecord(entry.after).kept === 'none' ? 'ended every session' : 'ended every other session',
  },
  token: {
    added: ({ after }) =>
      `made the token “${factWords(after, 'name')}” to ${factWords(after, 'scope')}`,
    revoked: ({ entry }) =>
      typeof asRecord(entry.before).name === 'string'
        ? `revoked the token “${String(asRecord(entry.before).name as string)}”`
        : 'revoked a token',
  },
  setting: {
    changed: ({ changed }) => describeChanges(changed),
  },
  invitation: {
    invited: ({ after }) =>
      `invited ${factWords(after, 'e-mail address') || 'somebody'} as ${factWords(after, 'role')}`,
    withdrawn: () => 'withdrew the invitation',
  },
}

function describeUnknownAction(
  { action, resource }: HistoryEntry,
  changed: readonly Change[],
): string {
  return changed.length ? describeChanges(changed) : `did this to the ${resource}: ${action}`
}

const describeCoding = (facts: ReadonlyMap<string, HistoryFact>): string =>
  [
    factWords(facts, 'topic'),
    factWords(facts, 'level'),
    facts.has('holder') ? `held by ${factWords(facts, 'holder')}` : '',
  ]
    .filter(Boolean)
    .join(', ')
/** `counted its paragraph anew: ¶ 1, before ¶ 2`. */
function sayRecount({ before, after }: HistoryEntry): string {
  const [old, now] = [before, after].map((written) => {
    const { paragraph } = asRecord(written)
    return typeof paragraph === 'number' ? `¶ ${paragraph}` : 'none'
  })
  return `counted its paragraph anew: ${now}, before ${old}`
}

function describeWho({ who, via }: HistoryEntry): string {
  return (
    who?.name ??
    getOwnValue(
      { seed: 'Stanceline', update: 'Stanceline', 'command line': 'The command line' },
      via,
    ) ??
    'Somebody'
  )
}

function describeVia({ who, via }: HistoryEntry): string {
  if (via === 'seed') return ', with the first dossier'
  if (via === 'update') return ', with an update'
  if (via === 'api') return ', through the API'
  return who && via === 'command line' ? ', on the command line' : ''
}
