import { sayDay } from '../days.ts'
import { differences, type Piece } from './differences.ts'
import { inTable, wordsIn, type Entry } from './entry.ts'
import { factsIn, type Fact } from './facts.ts'

/** A change as a reader sees it: a sentence, and for long texts what went and what came. `at` is ISO 8601 in UTC. */
export type Told = { id: string; at: string; sentence: string; differences: Difference[] }
export type Difference = { label: string; pieces: Piece[] }

/**
 * What actors, topics and people are called, by their ids; `emails`: whether whoever reads may see colleagues' addresses,
 * `contacts`: those that stand in letters.
 */
export type Knowing = { names: ReadonlyMap<string, string>; emails?: boolean; contacts?: boolean }

/** A change as a sentence without its end, such as “Ana Kovač changed the level from opposes to mixed”. Whatever was written, it never fails. */
export function told(entry: Entry, knowing: Knowing): Told {
  const [before, after] = [factsIn(entry.before, knowing), factsIn(entry.after, knowing)]
  const changed = entry.before ? changesBetween(before, after) : []
  const deed = inTable(inTable(deeds, entry.thing) ?? {}, entry.deed)
  const said = deed ? deed({ entry, after, changed, ...knowing }) : unknownDeed(entry, changed)
  return {
    id: entry.id,
    at: entry.at,
    sentence: `${whoDid(entry)} ${said}${throughWhat(entry)}`,
    differences: changed
      .filter(({ long }) => long)
      .map(({ label, before: old, after: now }) => ({
        label,
        pieces: differences(old ?? '', now ?? ''),
      })),
  }
}

/** The ids of actors, topics and people that an entry speaks of. */
export function idsIn({ before, after }: Entry): string[] {
  return [before, after].flatMap((written) => {
    const { topicId, memberId, organisationId, mergedId, intoId, holderIds, readerIds, parties } =
      wordsIn(written)
    return [
      topicId,
      memberId,
      organisationId,
      mergedId,
      intoId,
      ...listed(holderIds),
      ...listed(readerIds),
      ...listed(parties).map((party) => wordsIn(party).actorId),
    ].filter((id) => typeof id === 'string')
  })
}

const listed = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

type Change = { label: string; before: string | null; after: string | null; long: boolean }

/** What is told both before and after and differs. An entry may tell less after than before; what it leaves out did not change. */
function changesBetween(
  before: ReadonlyMap<string, Fact>,
  after: ReadonlyMap<string, Fact>,
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

type Telling = Knowing & {
  entry: Entry
  after: ReadonlyMap<string, Fact>
  changed: readonly Change[]
}
type Sayings = Record<string, (telling: Telling) => string>

const deeds: Record<string, Sayings> = {
  position: {
    added: ({ after }) => `coded this passage: ${sayCoding(after)}`,
    'came in': ({ after }) =>
      `took this passage in with a dossier package${after.has('coder') ? `, coded by ${words(after, 'coder')}` : ''}: ${sayCoding(after)}`,
    changed: ({ changed }) => sayChanges(changed),
    withdrew: () => 'withdrew this position',
    restored: () => 'restored this position',
    'went back': ({ changed }) => `went back to an earlier version: ${sayChanges(changed)}`,
    undid: ({ changed }) => `undid their last change: ${sayChanges(changed)}`,
  },
  letter: {
    added: ({ after }) =>
      `added this letter${after.has('title') ? `, “${words(after, 'title')}”` : ''}`,
    corrected: ({ changed }) => sayChanges(changed),
    'went back': ({ changed }) => `went back to an earlier version: ${sayChanges(changed)}`,
    'changed audience': ({ changed }) => sayChanges(changed),
  },
  actor: {
    added: ({ after }) =>
      `added ${words(after, 'name') || 'this actor'}${after.has('kind') ? ` as ${/^[aeiou]/.test(words(after, 'kind')) ? 'an' : 'a'} ${words(after, 'kind')}` : ''}`,
    merged: (telling) => `merged ${nameOf(telling, 'mergedId')} into ${nameOf(telling, 'intoId')}`,
    'took apart': (telling) =>
      `undid the merge of ${nameOf(telling, 'mergedId')} into ${nameOf(telling, 'intoId')}`,
  },
  affiliation: {
    added: ({ entry, after }) =>
      `noted that ${words(after, 'member')} belongs to ${words(after, 'organisation')}${after.has('role') ? ` as ${words(after, 'role')}` : ''}${sayDays(entry)}`,
  },
  topic: {
    added: ({ after }) => `added the topic ${words(after, 'name')}`,
    changed: ({ changed }) => sayChanges(changed),
    merged: (telling) => deeds.actor!.merged!(telling),
    'took apart': (telling) => deeds.actor!['took apart']!(telling),
  },
  user: {
    added: ({ entry, after }) =>
      entry.who?.id === entry.thingId
        ? `joined as ${words(after, 'role')}`
        : `made this account as ${words(after, 'role')}`,
    'changed role': ({ changed }) => sayChanges(changed),
    deactivated: () => 'deactivated this account: its sessions, tokens and links ended',
    reactivated: () => 'reactivated this account',
    'changed password': ({ entry }) =>
      wordsIn(entry.after).by ? 'set a new password by a one-time link' : 'changed the password',
    'offered a new password': () => 'made a one-time link to a new password',
    'tied to a provider': ({ after }) =>
      `tied this account to the provider ${words(after, 'issuer')}`,
    'ended a session': () => 'ended a session',
    'ended sessions': ({ entry }) =>
      wordsIn(entry.after).kept === 'none' ? 'ended every session' : 'ended every other session',
  },
  token: {
    added: ({ after }) => `made the token “${words(after, 'name')}” to ${words(after, 'scope')}`,
    revoked: ({ entry }) =>
      typeof wordsIn(entry.before).name === 'string'
        ? `revoked the token “${String(wordsIn(entry.before).name as string)}”`
        : 'revoked a token',
  },
  invitation: {
    invited: ({ after }) =>
      `invited ${words(after, 'e-mail address') || 'somebody'} as ${words(after, 'role')}`,
    withdrawn: () => 'withdrew the invitation',
  },
}

function unknownDeed({ deed, thing }: Entry, changed: readonly Change[]): string {
  return changed.length ? sayChanges(changed) : `did this to the ${thing}: ${deed}`
}

const words = (facts: ReadonlyMap<string, Fact>, label: string): string =>
  facts.get(label)?.words ?? ''
const sayCoding = (facts: ReadonlyMap<string, Fact>): string =>
  [
    words(facts, 'topic'),
    words(facts, 'level'),
    facts.has('holder') ? `held by ${words(facts, 'holder')}` : '',
  ]
    .filter(Boolean)
    .join(', ')
const nameOf = ({ entry, names }: Telling, which: 'mergedId' | 'intoId'): string =>
  names.get(String((wordsIn(entry.after)[which] ?? wordsIn(entry.before)[which]) as string)) ??
  'another'

function sayDays({ after }: Entry): string {
  const { firstDay, lastDay } = wordsIn(after)
  const [from, to] = [firstDay, lastDay].map((day) =>
    typeof day === 'string' && /^\d{4}-\d\d-\d\d$/.test(day) ? sayDay(day) : null,
  )
  return `${from ? `, from ${from}` : ''}${to ? `${from ? '' : ','} to ${to}` : ''}`
}

/** `changed the level from opposes to mixed, set the condition and took the note away`. */
function sayChanges(changed: readonly Change[]): string {
  if (!changed.length) return 'saved it without a change'
  const said = changed.map(({ label, before, after, long }) => {
    if (before === null) return long ? `wrote the ${label}` : `set the ${label} to ${after}`
    if (after === null) return long ? `took the ${label} away` : `took the ${label} ${before} away`
    return long ? `changed the ${label}` : `changed the ${label} from ${before} to ${after}`
  })
  return [said.slice(0, -1).join(', '), said.at(-1)].filter(Boolean).join(' and ')
}

function whoDid({ who, via }: Entry): string {
  return (
    who?.name ??
    inTable({ seed: 'Stanceline', 'command line': 'The command line' }, via) ??
    'Somebody'
  )
}

function throughWhat({ who, via }: Entry): string {
  if (via === 'seed') return ', with the first dossier'
  if (via === 'api') return ', through the API'
  return who && via === 'command line' ? ', on the command line' : ''
}
