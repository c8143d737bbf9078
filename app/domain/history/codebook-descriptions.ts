import { formatDay, isDay } from '../days.ts'
import { asRecord } from './history-entry.ts'
import {
  describeChanges,
  factWords,
  describeMerge,
  describeMergeUndone,
  describeReturn,
  type EntryLines,
  type EntryContext,
} from './telling.ts'

/** What becomes of proposals, as sentences: they stand in the history of what they are about. */
export const proposalLines: EntryLines = {
  'made a proposal': ({ after }) =>
    `proposed a change, which waits for an editor: ${factWords(after, 'change')}`,
  'took a proposal': ({ after }) => `took what was proposed: ${factWords(after, 'change')}`,
  'refused a proposal': ({ after }) =>
    `did not take what was proposed: ${factWords(after, 'change')}`,
  'took a proposal back': ({ after }) => `took their proposal back: ${factWords(after, 'change')}`,
}

/** What was done to topics, dossiers and milestones, as sentences. */
export const codebookDescriptions: Record<string, EntryLines> = {
  topic: {
    ...proposalLines,
    added: ({ after }) => `added the topic ${factWords(after, 'name')}`,
    changed: ({ changed }) => describeChanges(changed),
    reworded: (telling) =>
      `saved ${describeVersion(telling)}, other words of the same meaning: ${describeChanges(telling.changed)}`,
    'changed the meaning': (telling) =>
      `saved ${describeVersion(telling)} and said that the meaning changed: ${describeChanges(telling.changed)}`,
    merged: describeMerge,
    'took apart': describeMergeUndone,
    closed: () => 'closed this topic, so that nothing new is coded on it',
    reopened: () => 'reopened this topic',
    split: ({ after }) =>
      `split it into ${factWords(after, 'first part')} and ${factWords(after, 'second part')}`,
    'put together': ({ after }) =>
      `took the split into ${factWords(after, 'first part')} and ${factWords(after, 'second part')} back`,
    'used in': ({ after }) => `let the dossier ${factWords(after, 'dossier')} use this topic`,
    removed: (telling) => `removed the topic ${quoteOldName(telling)} again`,
    'no longer used in': ({ after }) =>
      `no longer uses this topic in the dossier ${factWords(after, 'dossier')}`,
  },
  dossier: {
    ...proposalLines,
    added: ({ after }) => `began the dossier ${factWords(after, 'name')}`,
    changed: ({ changed }) => describeChanges(changed),
    'went back': (telling) => {
      if (telling.after.has('teammate')) return `went back in the team: ${describePlace(telling)}`
      return telling.after.has('order')
        ? `went back in the order of topics: ${describeOrder(telling)}`
        : describeReturn('', telling.changed)
    },
    closed: () => 'closed this dossier',
    reopened: () => 'reopened this dossier',
    'changed team': describePlace,
    'ordered topics': describeOrder,
    'freed a pair': describeFreedPair,
    'drew letters': ({ entry, after }) => {
      const { letters, share } = asRecord(entry.after)
      return (
        `drew letters at random for ${factWords(after, 'coder')} to code a second time: ` +
        `${String(letters as number)}, for ${String(share as number)} % of the finished ones`
      )
    },
  },
  milestone: {
    added: ({ after }) => {
      const day = factWords(after, 'date')
      return `added the milestone “${factWords(after, 'name')}”${day ? `, ${day}` : ''}`
    },
    changed: (telling) =>
      `changed the milestone ${quoteOldName(telling)}: ${describeChanges(telling.changed)}`,
    withdrew: ({ after }) => `took the milestone “${factWords(after, 'name')}” out`,
    restored: ({ after }) => `put the milestone “${factWords(after, 'name')}” back`,
    'went back': (telling) =>
      describeReturn(`the milestone ${quoteOldName(telling)}`, telling.changed),
  },
  judgement: {
    accepted: (telling) => `accepted the ${describeJudged(telling.entry.after)}`,
    dismissed: (telling) =>
      `dismissed the ${describeJudged(telling.entry.after)}: ` +
      telling.hideContacts(readWords(telling.entry.after, 'reason')),
    'took back': ({ entry }) =>
      `took back that the ${describeJudged(entry.before)} was ${readWords(entry.before, 'verdict')}`,
  },
  selection: {
    saved: ({ entry, hideContacts }) =>
      `saved the selection “${hideContacts(readWords(entry.after, 'name'))}”`,
    renamed: (telling) =>
      `called the selection ${quoteOldName(telling)} ` +
      `“${telling.hideContacts(readWords(telling.entry.after, 'name'))}”`,
    deleted: (telling) => `deleted the selection ${quoteOldName(telling)}`,
  },
  'view link': {
    made: ({ entry }) => `made a ${describeLinked(entry.after)}`,
    ended: ({ entry }) => `ended a ${describeLinked(entry.before)}`,
  },
  list: {
    'took in': ({ entry }) =>
      `took in the list “${readWords(entry.after, 'name')}” of ${readWords(entry.after, 'listOf')}: ` +
      readWords(entry.after, 'did'),
    'took back': ({ entry }) => {
      const { stayed } = asRecord(entry.after)
      const rest = typeof stayed === 'number' && stayed > 0 ? `; ${stayed} of it stayed` : ''
      return `took the list “${readWords(entry.after, 'name')}” back${rest}`
    },
  },
}

/** `let Vic Lenz be coder here` */
function describePlace({ after }: EntryContext): string {
  const [teammate, role] = [factWords(after, 'teammate'), factWords(after, 'role')]
  return role ? `let ${teammate} be ${role} here` : `took ${teammate} out of the team`
}

/** `freed colour and shape 3, which Acme had; the Council has them now` */
function describeFreedPair({ after }: EntryContext): string {
  const next = factWords(after, 'next actor')
  return (
    `freed colour and shape ${factWords(after, 'pair')}, which ${factWords(after, 'actor')} had` +
    (next ? `; ${next} has them now` : '')
  )
}

function describeOrder({ after }: EntryContext): string {
  return `put the topics in the order ${factWords(after, 'order')}`
}

/** `turn of 16 Sep 2021`: of which finding an entry speaks. */
function describeJudged(written: unknown): string {
  const day = readWords(written, 'onDay')
  return `${readWords(written, 'findingKind')} of ${isDay(day) ? formatDay(day) : 'a day'}`
}

/** `live read-only link to “distribution”`: which link an entry speaks of. */
function describeLinked(written: unknown): string {
  const [kind, view] = [readWords(written, 'linkKind'), readWords(written, 'linkedView')]
  return `${kind === 'frozen' ? 'frozen' : 'live'} read-only link to “${view}”`
}

/** What an entry says under a name, as it was written. */
function readWords(written: unknown, name: string): string {
  const words = asRecord(written)[name]
  return typeof words === 'string' ? words : ''
}

/** `“Interim Regulation proposed”`: the name that it had, without addresses for those who may not see them. */
const quoteOldName = ({ entry, hideContacts }: EntryContext): string =>
  `“${hideContacts(readWords(entry.before, 'name'))}”`

/** `version 2`, where the entry tells which. */
function describeVersion({ entry }: EntryContext): string {
  const { topicVersion } = asRecord(entry.after)
  return typeof topicVersion === 'number' ? `version ${topicVersion}` : 'a version'
}
