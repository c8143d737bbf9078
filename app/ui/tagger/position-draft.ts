import { levels, type Level } from '#app/domain/level.ts'
import { formatStanceChoice, type Position } from '#app/domain/positions.ts'

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
  }
}

export function draftOfPosition(position: Position): PositionDraft {
  return {
    id: position.id,
    revision: String(position.revision),
    exact: position.quote.exact,
    start: String(position.quote.start),
    end: String(position.quote.end),
    topicId: position.topicId,
    holderIds: position.holderIds,
    otherHolder: '',
    stance: formatStanceChoice(position),
    conditional: position.conditional,
    condition: position.condition ?? '',
    note: position.note ?? '',
    reported: position.reported,
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
  }
}

/** The level one step towards support or opposition; from nothing or an absence, mixed is where one begins. */
export function stepStance(stance: string, step: 1 | -1): string {
  const at = levels.findIndex((row) => String(row.level) === stance)
  if (at < 0) return '0'
  return String(levels[Math.min(levels.length - 1, Math.max(0, at + step))]!.level satisfies Level)
}

/** The next in a round of choices, from the one chosen. */
export function chooseNext<T>(choices: readonly T[], chosen: T | undefined): T | undefined {
  return choices.length ? choices[(choices.indexOf(chosen as T) + 1) % choices.length] : undefined
}
