import type { ActorFactForm } from '../actor-facts.ts'
import type { ActorForm } from '../actors.ts'
import type { AffiliationForm } from '../affiliations.ts'
import type { MilestoneForm } from '../milestones.ts'
import { formatQuantity, joinWithAnd } from '../text/words.ts'

/**
 * What a list is at: somebody says what it is, its plan is made, waits, is carried out, was carried out, is taken back,
 * was taken back.
 */
export type ListState =
  'asking' | 'planning' | 'planned' | 'storing' | 'stored' | 'undoing' | 'undone'

/** Whether the job has something to do. */
export const isListWorking = (state: ListState): boolean =>
  state === 'planning' || state === 'storing' || state === 'undoing'

/**
 * One thing that taking a list in changed, with what it was before and the revision or version that it had afterwards:
 * as long as that still stands, nobody has built on it.
 */
export type ListDeed = { id: string; name: string } & (
  | { thing: 'actor'; deed: 'added'; revision: number }
  | { thing: 'actor'; deed: 'changed'; before: ActorForm; revision: number }
  | { thing: 'affiliation'; deed: 'added' | 'restored'; memberId: string; revision: number }
  | {
      thing: 'affiliation'
      deed: 'changed'
      memberId: string
      before: AffiliationForm
      revision: number
    }
  | { thing: 'attribute'; deed: 'added'; actorId: string; revision: number }
  | {
      thing: 'attribute'
      deed: 'changed'
      actorId: string
      before: ActorFactForm
      revision: number
    }
  | { thing: 'milestone'; deed: 'added'; revision: number }
  | { thing: 'milestone'; deed: 'changed'; before: MilestoneForm; revision: number }
  | { thing: 'milestone'; deed: 'restored'; before: MilestoneForm; revision: number }
  | { thing: 'topic'; deed: 'added' | 'changed'; version: number }
  | { thing: 'topic'; deed: 'closed' | 'reopened'; closedAt: string | null }
)

/** `12 actors added, 3 affiliations changed`: what a list did, in a few words. */
export function summariseDeeds(deeds: readonly Pick<ListDeed, 'thing' | 'deed'>[]): string {
  const counts = new Map<string, number>()
  for (const { thing, deed } of deeds) {
    const key = `${thing} ${deed === 'restored' ? 'put back' : deed}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const parts = [...counts].map(([key, count]) => {
    const [thing, ...deed] = key.split(' ')
    return `${formatQuantity(count, thing!)} ${deed.join(' ')}`
  })
  return parts.length ? joinWithAnd(parts) : 'nothing changed'
}
