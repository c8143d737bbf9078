import { tablesOf } from './headings.ts'
import { asValue } from './levels.ts'
import { look, type Look } from './look.ts'
import { headingsKey, type Mapping } from './mapping.ts'
import { meanings, propose } from './propose.ts'
import type { Sheet } from './sheet.ts'
import type { KnownTopic } from './topics.ts'

/** How a table is likely to be read; `sure` where nobody needs to look at it first. */
export type Proposal = { mapping: Mapping; look: Look; sure: boolean }

/** What the likeliest table of some sheets is remembered by; null where it has no headings. */
export function headingsIn(sheets: readonly Sheet[]): string | null {
  const [table] = tablesOf(sheets)
  return table ? headingsKey(table) : null
}

/** How sheets are likely to be read, by what is remembered for their headings. Null where none has a row. */
export function proposalFor(
  sheets: readonly Sheet[],
  topics: readonly KnownTopic[],
  remembered: Mapping | null,
): Proposal | null {
  const mapping = propose(sheets, topics, remembered)
  const found = mapping && look(sheets, mapping, topics)
  return mapping && found && { mapping, look: found, sure: isSure(found, remembered) }
}

/** As many values as are remembered for one kind of table, the newest first. */
const mostKept = 1000

/** What is remembered of a mapping: with it the answers on values that only earlier tables had. */
export function remembering(mapping: Mapping, before: Mapping | null): Mapping {
  const united = <One extends { said: string; means: unknown }>(
    now: readonly One[],
    then: readonly One[],
  ): One[] => {
    const said = new Set(now.map((one) => asValue(one.said)))
    return [
      ...now,
      ...then.filter((one) => one.means !== null && !said.has(asValue(one.said))),
    ].slice(0, mostKept)
  }
  return {
    ...mapping,
    order: mapping.order ?? before?.order ?? null,
    century: mapping.century ?? before?.century ?? null,
    levels: united(mapping.levels, before?.levels ?? []),
    topics: united(mapping.topics, before?.topics ?? []),
  }
}

/**
 * Whether nobody needs to look at a table before it is read: it is in the plain form, or somebody named the same
 * headings before and every value in it is one that they answered, or a word of the scale or a topic's name.
 */
function isSure({ open, plain, levels, topics }: Look, remembered: Mapping | null): boolean {
  if (open.length) return false
  if (plain) return true
  if (!remembered) return false
  const [said, named] = [meanings(remembered.levels), meanings(remembered.topics)]
  return (
    levels.every((one) => one.guess.sure || answered(said, one)) &&
    topics.every((one) => one.guess.sure || answered(named, one))
  )
}

function answered<M>(
  before: ReadonlyMap<string, M | null>,
  { said, means }: { said: string; means: M | null },
): boolean {
  return means !== null && before.get(asValue(said)) === means
}
