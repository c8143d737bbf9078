/**
 * How far the coding of a letter has come for one dossier, by its coders together or by one of them. Nobody sets that
 * it is begun: it follows from the positions on the dossier's topics; what is to be looked at again follows from the
 * list to re-check.
 */
const codingStates = [
  { state: 'to code', name: 'To code' },
  { state: 'begun', name: 'Begun' },
  { state: 'finished', name: 'Finished' },
  { state: 'nothing', name: 'Nothing in it' },
  { state: 'recheck', name: 'To re-check' },
] as const
export type CodingState = (typeof codingStates)[number]['state']

/** What a coder says of a letter when done with it. */
export type CodingEnd = Extract<CodingState, 'finished' | 'nothing'>

/** What lists of letters are narrowed by: a state, or that something has come since somebody was done with a letter. */
export const codingFilters = [
  ...codingStates,
  { state: 'outdated', name: 'Finished before something new' },
] as const
export type CodingFilter = (typeof codingFilters)[number]['state']

/** How an address asks for letters that nobody is done with, however far they are. */
export const openState = 'open'

/** How far a letter is for a dossier; of one coder, or, where `coderId` is null, of all together. */
export type CodingStatus = { dossierId: string; coderId: string | null; state: CodingState }

/** What one coder said of a letter, with what has come since: topics by name, and whether its text has. */
export type Coding = {
  dossierId: string
  coderId: string
  state: CodingEnd
  at: string
  topicsSince: string[]
  hasNewText: boolean
}

/** `to code`, as a reader sees it. */
export function nameCodingState(state: CodingState): string {
  return codingStates.find((row) => row.state === state)!.name
}

/** Under what the letters of a dossier are listed that are so far, for all coders together or for one. */
export function keyOfCodingList(
  dossierId: string,
  state: CodingFilter,
  coderId: string | null,
): string {
  // What waits for everybody is nobody's own.
  if (state === 'to code') return dossierId
  return coderId === null || state === 'outdated'
    ? `${dossierId} ${state}`
    : `${dossierId} ${state} ${coderId}`
}

/** How far a coder is who began a letter, or is done with it. */
export const statesOfCoder = ['begun', 'finished', 'nothing', 'recheck'] as const

/** Whether the letters that are so far are kept for each coder as well. */
export const hasListOfCoder = (state: CodingFilter | undefined): boolean =>
  statesOfCoder.some((one) => one === state)

/** What the key of a list says; null where it is none of a state. */
export function readCodingKey(key: string): CodingStatus | null {
  const [dossierId = '', word = 'to code', coderId = null] = key.split(' ')
  const state = codingStates.find((row) => row.state === word)?.state
  return state ? { dossierId, coderId, state } : null
}

export function findCodingFilter(written: string | null): CodingFilter | undefined {
  // What addresses of earlier versions call it.
  if (written === 'untagged') return 'to code'
  return codingFilters.find(({ state }) => state === written)?.state
}

/**
 * How far a letter's coding is: for each dossier that it lies in, by all together and by each coder, with what has come
 * since they were done. `own` is what the reader pressed, where they may: null while they are not done everywhere.
 */
export type CodingView = {
  dossiers: { id: string; name: string; state: CodingState; coders: CoderLine[] }[]
  own: { end: CodingEnd | null; since: string[] } | null
}

export type CoderLine = {
  id: string
  name: string
  state: CodingState
  day: string | null
  since: string[]
}
