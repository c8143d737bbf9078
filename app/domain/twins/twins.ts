import type { ActorKind } from '../actors.ts'
import type { NameMatch } from '../names/compare-names.ts'

/** A time that somebody had a role in an organisation, by the rows of affiliations that say so. */
export type TwinOffice = {
  organisationId: string
  role: string | null
  firstDay: string
  lastDay: string
}

/** What is known of an actor as far as it tells whether another one is the same. */
export type TwinActor = {
  id: string
  kind: ActorKind
  /** Its name, its aliases, and those of what was merged into it. */
  names: readonly string[]
  offices: readonly TwinOffice[]
  /** Its numbers in registers elsewhere, by the register. */
  numbers: Readonly<Record<string, string>>
}

/** Something that speaks for two actors being one. */
export type TwinReason =
  | { kind: 'name'; match: NameMatch }
  | { kind: 'office'; organisationId: string; role: string }
  | { kind: 'organisation'; organisationId: string }
  | { kind: 'domain'; domain: string }
  | { kind: 'number'; register: string }

/** Two actors that may be one by whatever the store holds, the smaller id first. */
export type TwinIds = {
  firstId: string
  secondId: string
  /** Whether a word by which their names differ is nobody else's, so that it is rather a slip than a name. */
  unusual: boolean
}

/** What somebody said of two actors: that they are two, which is kept for good, or that it is to be asked later. */
export type TwinAnswerKind = 'different' | 'later'

/** Something that speaks against it. */
export type TwinDoubt = { kind: 'number'; register: string } | { kind: 'organisation' }

/** Where a pair belongs among others: whether it is likely, how much else speaks for it, whose name is the shorter. */
export type TwinOrder = { likely: boolean; weight: number; shorter: 0 | 1 | null }

/** Two actors that may be one, why, and whether that is likely. */
export type TwinMatch = {
  reasons: TwinReason[]
  doubts: TwinDoubt[]
  likely: boolean
  /** Which of the two has the shorter form of a name, that others may have as well; null where neither. */
  abbreviated: 0 | 1 | null
}
