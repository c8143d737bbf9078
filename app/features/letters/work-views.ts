import type { CodingState } from '#app/domain/codings.ts'
import type { DossierRecord } from '#app/domain/dossiers.ts'
import type { VisibleStore } from '#app/store.server.ts'

/** One view of the list: what its address says beside the dossier, and how many letters it has; null where unknown. */
export type WorkView = { name: string; params: Record<string, string>; count: number | null }

const states: readonly (readonly [state: CodingState, name: string])[] = [
  ['begun', 'Begun'],
  ['recheck', 'To re-check'],
  ['finished', 'Finished'],
  ['nothing', 'Nothing in it'],
]

/**
 * What there is to do in a dossier, each with how many letters it is; `mayCode`: whoever may not has no letters of
 * their own. All of it is counted from what is kept, and from what was given to people.
 */
export async function listWorkViews(
  visible: VisibleStore,
  dossier: Pick<DossierRecord, 'id' | 'slug'> | null,
  { selfId, mayCode }: { selfId: string; mayCode: boolean },
): Promise<WorkView[]> {
  const counts = dossier && (await countWork(visible, dossier.id))
  const mine = { assigned: 'me', state: 'open' }
  const count = (state: CodingState) => counts?.states[state] ?? null
  return [
    ...(mayCode
      ? [{ name: 'Mine to do', params: mine, count: counts && (counts.open.get(selfId) ?? 0) }]
      : []),
    { name: 'To code', params: { state: 'to code' }, count: count('to code') },
    {
      name: 'Nobody has it',
      params: { assigned: 'nobody', state: 'open' },
      count: counts && counts.nobody,
    },
    ...states.map(([state, name]) => ({ name, params: { state }, count: count(state) })),
    { name: 'All letters', params: {}, count: counts && counts.letters },
  ]
}

/** How many letters of a dossier are so far, how many are open in whose hands, and how many nobody has. */
export async function countWork(visible: VisibleStore, dossierId: string) {
  const { letters, states: kept } = await visible.codings.countStates(dossierId)
  const open = await visible.assignments.openCounts(dossierId)
  const held = [...open.values()].reduce((sum, number) => sum + number, 0)
  return {
    letters,
    states: kept,
    open,
    nobody: Math.max(0, letters - kept.finished - kept.nothing - held),
  }
}
