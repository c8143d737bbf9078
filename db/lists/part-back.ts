import type { ListDeed } from '#app/domain/lists/list-deeds.ts'
import type { Db, RequiredChange, Statement, Transaction } from '../core/dialect.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import type { PerformedBy } from '../statements/audit-entry.ts'

/** The deeds of a list that were done to one kind of thing. */
export type Deeds<Thing extends ListDeed['thing']> = Extract<ListDeed, { thing: Thing }>[]

/** By whom and when a list is taken back, and when it was taken in; `whole` sees all that is stored. */
export type TakingBack = {
  db: Db
  whole: VisibleScope
  dossierId: string
  takenAt: string
  performedBy: PerformedBy
  at: string
}

/** What of one kind of thing goes back, and what stays, each by its name with why. */
export type BackPart = {
  stayed: string[]
  statements: (tx: Transaction) => (Statement | RequiredChange)[]
}

/** Why something stays that somebody changed after the list came in. */
export const changedSince = ({ name }: { name: string }): string => `${name}: changed since`
