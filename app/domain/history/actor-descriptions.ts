import { formatDay } from '../days.ts'
import { asRecord, type HistoryEntry } from './history-entry.ts'
import { proposalLines } from './codebook-descriptions.ts'
import { describeErasureReason } from './letter-descriptions.ts'
import {
  describeChanges,
  factWords,
  describeMerge,
  describeMergeUndone,
  describeReturn,
  describeTwins,
  type EntryLines,
  type EntryContext,
} from './telling.ts'

/** What was done to actors, to where they belong and to what is so of them for some time, as sentences. */
export const actorDescriptions: Record<string, EntryLines> = {
  twins: {
    different: (telling) => `said that ${describeTwins(telling)} are not the same`,
    'no longer different': (telling) => `took back that ${describeTwins(telling)} are not the same`,
    later: (telling) => `put off whether ${describeTwins(telling)} are the same`,
    'no longer later': (telling) => `asks again whether ${describeTwins(telling)} are the same`,
  },
  actor: {
    ...proposalLines,
    erased: (telling) => describeErasureReason(telling),
    changed: ({ changed }) => describeChanges(changed),
    'went back': ({ changed }) => describeReturn('', changed),
    added: ({ after }) => {
      const kind = factWords(after, 'kind')
      const article = /^[aeiou]/.test(kind) ? 'an' : 'a'
      const asKind = after.has('kind') ? ` as ${article} ${kind}` : ''
      return `added ${factWords(after, 'name') || 'this actor'}${asKind}`
    },
    merged: describeMerge,
    'took apart': describeMergeUndone,
    removed: ({ entry }) => {
      const { name } = asRecord(entry.before)
      return `removed ${typeof name === 'string' ? name : 'this actor'}, on which nothing rested`
    },
    'brought back': () => 'brought this actor back with what its removal took out',
    withdrew: () => 'withdrew this actor: it is offered nowhere any more',
    restored: () => 'put this actor back among those that are offered',
  },
  'actor fact': {
    added: (telling) => `noted ${describeFactTold(telling, 'after')}${describeDays(telling.entry)}`,
    changed: (telling) =>
      `changed ${describeFactTold(telling, 'before')}: ${describeChanges(telling.changed)}`,
    withdrew: (telling) => `took out ${describeFactTold(telling, 'before')}`,
    restored: (telling) => `put back ${describeFactTold(telling, 'before')}`,
    'went back': (telling) => describeReturn(describeFactTold(telling, 'before'), telling.changed),
  },
  affiliation: {
    added: ({ entry, after }) =>
      `noted that ${factWords(after, 'member')} belongs to ` +
      `${factWords(after, 'organisation')}${after.has('role') ? ` as ${factWords(after, 'role')}` : ''}${describeDays(entry)}`,
    changed: (telling) =>
      `changed ${describeBelonging(telling)}: ${describeChanges(telling.changed)}`,
    'no longer proved': (telling) =>
      `corrected the letter that proved ${describeBelonging(telling)}`,
    withdrew: (telling) => `took out ${describeBelonging(telling)}`,
    restored: (telling) => `put back ${describeBelonging(telling)}`,
    'went back': (telling) => describeReturn(describeBelonging(telling), telling.changed),
  },
}

/** `that Ylva Johansson belongs to European Commission`, as it was before. */
function describeBelonging({ entry, names }: EntryContext): string {
  const { memberId, organisationId } = asRecord(entry.before)
  const [member, organisation] = [memberId, organisationId].map(
    (id) => names.get(String(id as string)) ?? 'somebody',
  )
  return `that ${member} belongs to ${organisation}`
}

function describeDays({ after }: HistoryEntry): string {
  const { firstDay, lastDay } = asRecord(after)
  const [from, to] = [firstDay, lastDay].map((day) =>
    typeof day === 'string' && /^\d{4}-\d\d-\d\d$/.test(day) ? formatDay(day) : null,
  )
  if (from && from === to) return `, known for ${from}`
  return `${from ? `, from ${from}` : ''}${to ? `${from ? '' : ','} to ${to}` : ''}`
}

/** `that Frontex was called “FRONTEX”`, `that the country of Ana Ruiz is Spain`. */
function describeFactTold(
  { entry, names, hideContacts }: EntryContext,
  when: 'before' | 'after',
): string {
  const { actorId, factKind, attribute, value, successorId } = asRecord(entry[when])
  const actor = names.get(String(actorId as string)) ?? 'somebody'
  const words = typeof value === 'string' ? hideContacts(value) : ''
  if (factKind === 'name') return `that ${actor} was called “${words}”`
  if (factKind === 'successor')
    return `that ${actor} continues as ${names.get(String(successorId as string)) ?? 'somebody'}`
  return `that the ${typeof attribute === 'string' ? hideContacts(attribute) : 'attribute'} of ${actor} is ${words}`
}
