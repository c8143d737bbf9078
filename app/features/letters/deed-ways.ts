import type { SignedInContext } from '#app/auth/request-context.ts'
import type { DeedChoice } from './deed-choice.ts'

/** What a deed would do to one letter: why nothing, or how it was and how it will be. */
export type PlannedDeed = {
  letterId: string
  obstacle: string | null
  before?: unknown
  after?: unknown
}

/** A letter that a deed was done to. */
export type DoneDeed = { letterId: string; before: unknown; after: unknown }

type DeedPlace = { dossierId: string | null }

/**
 * How a deed is planned, done and taken back: the ids of those to which it was done, which are still as it left them
 * and not as somebody left them since, and which are as before again.
 */
export type DeedWays = {
  plan: (
    context: SignedInContext,
    choice: DeedChoice,
    letterIds: readonly string[],
  ) => Promise<PlannedDeed[]>
  /** What whoever does it is told of the letters that change before. */
  warn?: (context: SignedInContext, letterIds: readonly string[]) => Promise<string>
  apply: (
    context: SignedInContext,
    choice: DeedChoice,
    rows: readonly DoneDeed[],
  ) => Promise<string[]>
  findStanding: (
    context: SignedInContext,
    place: DeedPlace,
    rows: readonly DoneDeed[],
  ) => Promise<string[]>
  /** Of those that stand. */
  takeBack: (
    context: SignedInContext,
    place: DeedPlace,
    rows: readonly DoneDeed[],
  ) => Promise<string[]>
}
