import {
  findStateAfter,
  findStateBefore,
  type FormState,
} from '#app/domain/history/earlier-forms.ts'
import type { HistoryEntry } from '#app/domain/history/history-entry.ts'
import type { PerformedBy, VisibleStore } from '#app/store.server.ts'

/** What going back to an entry would do, or the sentence why it cannot be. */
type PlannedReturn =
  | { ok: true; done: string; store: (performedBy: PerformedBy) => Promise<{ changed: boolean }> }
  | { ok: false; reason: string }

/** To what an entry left, or to what the first one found. */
export const returnTimes = ['after', 'before'] as const
export type ReturnTime = (typeof returnTimes)[number]

/** A thing as it stands, from where what its entries left, and what the first found, can be gone back to. */
export type EarlierThing = {
  noun: string
  revision: number
  plan: (entryId: string, time?: ReturnTime) => Promise<PlannedReturn>
}

/** Whose history a page tells. */
export type ToldSubject = Parameters<VisibleStore['history']['ofThings']>[0]

/** Opens the thing that entries are about, all that the history of a subject tells of it, oldest first. */
export type OpenEarlierThing = (
  visible: VisibleStore,
  entries: readonly HistoryEntry[],
  subject: ToldSubject,
) => Promise<EarlierThing | null>

type KnownThing<Form> = {
  /** What it is called in sentences. */
  noun: string
  revision: number
  /** All its changes that the reader is told of, oldest first. */
  entries: readonly HistoryEntry[]
  now: FormState<Form>
  readForm: (written: unknown) => Form | null
  /** What a form says, written so that two that say the same are equal. */
  keyOf: (form: Form) => unknown
  /** An earlier form with what it names as that is found today. */
  adapt?: (form: Form) => Promise<{ ok: true; form: Form } | { ok: false; reason: string }>
  /** What is said once it is so again, where that is more than that it says what it said. */
  describeDone?: (form: Form) => string
  /** Why it cannot be so today, as a sentence; null where it can. */
  findObstacle: (state: FormState<Form>) => Promise<string | null>
  store: (
    state: FormState<Form>,
    entryId: string,
    performedBy: PerformedBy,
  ) => Promise<{ changed: boolean }>
}

/** Makes one of what is known of any of them: the same way back for all. */
export function makeEarlierThing<Form>(thing: KnownThing<Form>): EarlierThing {
  const { noun, revision, entries, now, readForm, keyOf, findObstacle, store } = thing
  const refuse = (reason: string): PlannedReturn => ({ ok: false, reason })
  const write = ({ form, out }: FormState<Form>) => JSON.stringify([keyOf(form), out])
  return {
    noun,
    revision,
    plan: async (entryId, time = 'after') => {
      const found =
        time === 'after'
          ? findStateAfter(entries, entryId, readForm, now.form)
          : findStateBefore(entries, entryId, readForm)
      if (!found)
        return refuse(
          'The log does not tell enough of that version to go back to it, so nothing was changed.',
        )
      const adapted = thing.adapt ? await thing.adapt(found.form) : { ok: true as const, ...found }
      if (!adapted.ok) return refuse(adapted.reason)
      const state = { form: adapted.form, out: found.out }
      if (write(state) === write(now))
        return refuse(`The ${noun} says this already, so nothing was changed.`)
      const obstacle = await findObstacle(state)
      if (obstacle !== null) return refuse(`${obstacle} So nothing was changed.`)
      return {
        ok: true,
        done:
          thing.describeDone?.(state.form) ??
          `The ${noun} says again what it said in that version.`,
        store: (performedBy) => store(state, entryId, performedBy),
      }
    },
  }
}
