import { levels, type Level } from '#app/domain/level.ts'
import { stanceChoice, type Position } from '#app/domain/positions.ts'

/** What the form for one position holds, as its fields write it. `revision` is empty for a new one. */
export type Draft = {
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

/** What a refused or saved form answers; `latest` is the position as somebody else changed it meanwhile, `said` what an undo came to. */
export type CodingAnswer = {
  ok: boolean
  errors?: Record<string, string>
  fields?: Record<string, string>
  holderIds?: string[]
  latest?: Position
  saved?: string
  said?: string
}

export function emptyDraft(id: string, holderIds: string[], topicId = ''): Draft {
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

export function draftOf(position: Position): Draft {
  return {
    id: position.id,
    revision: String(position.revision),
    exact: position.quote.exact,
    start: String(position.quote.start),
    end: String(position.quote.end),
    topicId: position.topicId,
    holderIds: position.holderIds,
    otherHolder: '',
    stance: stanceChoice(position),
    conditional: position.conditional,
    condition: position.condition ?? '',
    note: position.note ?? '',
    reported: position.reported,
  }
}

/** A refused form as it was typed. */
export function draftOfFields(fields: Record<string, string>, holderIds: string[]): Draft {
  const said = (name: string) => fields[name] ?? ''
  return {
    id: said('id'),
    revision: said('revision'),
    exact: said('exact'),
    start: said('start'),
    end: said('end'),
    topicId: said('topicId'),
    holderIds,
    otherHolder: said('otherHolder'),
    stance: said('stance'),
    conditional: said('conditional') === 'on',
    condition: said('condition'),
    note: said('note'),
    reported: said('reported') === 'on',
  }
}

/** The level one step towards support or opposition; from nothing or an absence, mixed is where one begins. */
export function steppedStance(stance: string, step: 1 | -1): string {
  const at = levels.findIndex((row) => String(row.level) === stance)
  if (at < 0) return '0'
  return String(levels[Math.min(levels.length - 1, Math.max(0, at + step))]!.level satisfies Level)
}

/** The next in a round of choices, from the one chosen. */
export function nextOf<T>(choices: readonly T[], chosen: T | undefined): T | undefined {
  return choices.length ? choices[(choices.indexOf(chosen as T) + 1) % choices.length] : undefined
}
