import { levels, type Level } from '#app/domain/level.ts'
import { formatStanceChoice, type Position } from '#app/domain/positions.ts'
import type { Span } from '#app/domain/text/quotes.ts'

/** What the form for one position holds, as its fields write it. `revision` is empty for a new one. */
export type PositionDraft = {
  id: string
  revision: string
  exact: string
  start: string
  end: string
  topicId: string
  holderIds: string[]
  otherHolder: string
  stance: string
  conditional: boolean
  condition: string
  note: string
  reported: boolean
  /** `1` to `3`; empty where it is not said. */
  sureness: string
}

/**
 * What the server answers to a form of positions; `latest` is the position as somebody else changed it meanwhile,
 * `message` what an undo came to.
 */
export type PositionFormAnswer = {
  ok: boolean
  errors?: Record<string, string>
  fields?: Record<string, string>
  holderIds?: string[]
  latest?: Position
  saved?: string
  message?: string
}

export function createEmptyDraft(id: string, holderIds: string[], topicId = ''): PositionDraft {
  return {
    id,
    revision: '',
    exact: '',
    start: '',
    end: '',
    topicId,
    holderIds,
    otherHolder: '',
    stance: '',
    conditional: false,
    condition: '',
    note: '',
    reported: false,
    sureness: '',
  }
}

export function draftOfPosition(position: Position): PositionDraft {
  return {
    id: position.id,
    revision: String(position.revision),
    exact: position.quote.exact,
    start: position.lost ? '' : String(position.quote.start),
    end: position.lost ? '' : String(position.quote.end),
    topicId: position.topicId,
    holderIds: position.holderIds,
    otherHolder: '',
    stance: formatStanceChoice(position),
    conditional: position.conditional,
    condition: position.condition ?? '',
    note: position.note ?? '',
    reported: position.reported,
    sureness: String(position.sureness ?? ''),
  }
}

/** A refused form as it was typed. */
export function draftOfFields(fields: Record<string, string>, holderIds: string[]): PositionDraft {
  const field = (name: string) => fields[name] ?? ''
  return {
    id: field('id'),
    revision: field('revision'),
    exact: field('exact'),
    start: field('start'),
    end: field('end'),
    topicId: field('topicId'),
    holderIds,
    otherHolder: field('otherHolder'),
    stance: field('stance'),
    conditional: field('conditional') === 'on',
    condition: field('condition'),
    note: field('note'),
    reported: field('reported') === 'on',
    sureness: field('sureness'),
  }
}

/** The level one step towards support or opposition; from nothing or an absence, mixed is where one begins. */
export function stepStance(stance: string, step: 1 | -1): string {
  const at = levels.findIndex((row) => String(row.level) === stance)
  if (at < 0) return '0'
  return String(levels[Math.min(levels.length - 1, Math.max(0, at + step))]!.level satisfies Level)
}

/** What is kept from a position that was saved for the next one: its topic, and whose position it is. */
export function createNextDraft(
  id: string,
  { topicId, holderIds, otherHolder }: PositionDraft,
): PositionDraft {
  return { ...createEmptyDraft(id, holderIds, topicId), otherHolder }
}

/** Whether two drafts say the same; which position they are of does not matter. */
export function saysTheSame(one: PositionDraft, other: PositionDraft): boolean {
  const { id: _id, revision: _revision, ...said } = one
  return (Object.keys(said) as (keyof typeof said)[]).every(
    (name) => String(one[name]) === String(other[name]),
  )
}

/** Whether more is said in a draft than it began with; a passage alone is only where the cursor is. */
export function hasTyped(draft: PositionDraft, began: PositionDraft): boolean {
  const { exact, start, end } = began
  return !saysTheSame({ ...draft, exact, start, end }, began)
}

/**
 * The next form with what was typed while `sent` was being stored: of words that were only written on, what was added;
 * of a passage that was chosen anew, all of it.
 */
export function carryTyped(
  next: PositionDraft,
  sent: PositionDraft,
  typed: PositionDraft,
): PositionDraft {
  const isChanged = (name: keyof PositionDraft) =>
    JSON.stringify(typed[name]) !== JSON.stringify(sent[name])
  const take = (...names: (keyof PositionDraft)[]) =>
    names.some(isChanged) ? Object.fromEntries(names.map((name) => [name, typed[name]])) : {}
  const takeAdded = (name: 'note' | 'condition' | 'otherHolder') =>
    isChanged(name)
      ? { [name]: typed[name].slice(typed[name].startsWith(sent[name]) ? sent[name].length : 0) }
      : {}
  return {
    ...next,
    ...take('exact', 'start', 'end'),
    ...{ ...take('topicId'), ...take('holderIds'), ...take('stance'), ...take('reported') },
    ...{
      ...take('sureness'),
      ...take('conditional'),
      ...takeAdded('note'),
      ...takeAdded('otherHolder'),
    },
    ...(isChanged('condition')
      ? { conditional: typed.conditional, ...takeAdded('condition') }
      : {}),
  }
}

/** Where the quote of a draft was chosen in the letter; null where its words were typed. */
export function findDraftSpan({ start, end }: PositionDraft): Span | null {
  return start ? { start: Number(start), end: Number(end) } : null
}
