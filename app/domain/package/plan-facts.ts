import {
  findContradiction,
  findSameFacts,
  findSuccessorCircle,
  type ActorFactForm,
} from '../actor-facts.ts'
import { groupRowsBy } from '../collections.ts'
import { isWebAddress } from '../form-fields.ts'
import type { PackageContext } from './known-records.ts'
import type { StoredIds } from './new-records.ts'
import type { PackageManifest } from './package-schema.ts'
import type { CanonicalIdLookup } from './plan-merges.ts'

/** What is so of an actor for some time, to be stored with who said so, by name, and since which day. */
export type NewPackageFact = ActorFactForm & {
  actorId: string
  saidBy: string | null
  saidDay: string | null
}

type PackageFact = PackageManifest['facts'][number]

/** What a package says of its actors besides where they belong, of that what the store does not hold. */
export function planSaid(
  manifest: Pick<PackageManifest, 'facts' | 'different' | 'actors'>,
  known: Pick<PackageContext, 'facts' | 'answered'>,
  ids: StoredIds,
  findCanonicalId: CanonicalIdLookup,
): { facts: NewPackageFact[]; leftOut: number; different: [string, string][]; remarks: string[] } {
  const { facts, leftOut, remarks } = planFacts(manifest, known, ids, findCanonicalId)
  const said = planDifferent(manifest, known, ids, findCanonicalId)
  return { facts, leftOut, different: said.different, remarks: [...remarks, ...said.remarks] }
}

/**
 * The dated rows of a package that the store does not hold. One that says something else than what stands here of the
 * same days, or would make a circle of successors, is left out, and that is told.
 */
function planFacts(
  { facts, actors }: Pick<PackageManifest, 'facts' | 'actors'>,
  { facts: known }: Pick<PackageContext, 'facts'>,
  ids: StoredIds,
  findCanonicalId: CanonicalIdLookup,
): { facts: NewPackageFact[]; leftOut: number; remarks: string[] } {
  const names = new Map(actors.map(({ key, name }) => [key, name]))
  const canonical = <Row extends { actorId: string; successorId: string | null }>(
    row: Row,
  ): Row => ({
    ...row,
    actorId: findCanonicalId(row.actorId),
    successorId: row.successorId === null ? null : findCanonicalId(row.successorId),
  })
  const counted = known.map(canonical)
  const here = groupRowsBy('actorId', counted)
  const successorIds = new Map<string, string[]>()
  const succeed = ({ actorId, successorId }: { actorId: string; successorId: string | null }) => {
    if (successorId !== null)
      successorIds.set(actorId, [...(successorIds.get(actorId) ?? []), successorId])
  }
  for (const row of counted) succeed(row)
  const added: NewPackageFact[] = []
  const remarks: string[] = []
  let leftOut = 0
  for (const fact of facts) {
    const row = makeNewFact(fact, ids)
    const ofCounted = canonical(row)
    const rows = here.get(ofCounted.actorId) ?? []
    if (ofCounted.successorId === ofCounted.actorId) {
      remarks.push(describeFault('one', fact, names))
      leftOut += 1
      continue
    }
    const same = findSameFacts(rows, ofCounted, null)
    if (same.length && !same.some((one) => isWithin(ofCounted, one)))
      remarks.push(
        `What is so of “${names.get(fact.actor)}” stands here for other days than in the package; it stays as it is.`,
      )
    if (same.length) continue
    const fault = findFault(ofCounted, rows, successorIds)
    if (fault) {
      remarks.push(describeFault(fault, fact, names))
      leftOut += 1
    } else {
      if (fact.source !== null && row.source === null)
        remarks.push(
          `What is to prove something of “${names.get(fact.actor)}” is no address of a page in the package; ` +
            'it is left out.',
        )
      succeed(ofCounted)
      added.push(row)
    }
  }
  return { facts: added, leftOut, remarks }
}

type FactFault = 'one' | 'circle' | 'contradiction'

function findFault(
  row: NewPackageFact,
  here: PackageContext['facts'],
  successorIds: ReadonlyMap<string, readonly string[]>,
): FactFault | null {
  const { actorId, successorId } = row
  if (successorId !== null && findSuccessorCircle(successorIds, actorId, successorId))
    return 'circle'
  return findContradiction(here, row, null) ? 'contradiction' : null
}

function describeFault(
  fault: FactFault,
  { actor, kind, attribute, value, successor }: PackageFact,
  names: ReadonlyMap<string, string>,
): string {
  const name = names.get(actor)!
  if (fault === 'one')
    return `“${name}” continues as “${names.get(successor!)}” in the package, and both count as one here; it is left out.`
  return fault === 'circle'
    ? `“${name}” continues as “${names.get(successor!)}” in the package, and the other way round here; ` +
        'it stays as it is.'
    : `“${name}” has another ${kind === 'name' ? 'name' : attribute} in the package (${value}) than here on the same ` +
        'days; it stays as it is.'
}

function makeNewFact(fact: PackageFact, ids: StoredIds): NewPackageFact {
  const { actor, kind, attribute, value, successor, from, to, source, letter } = fact
  return {
    ...{ kind, attribute, value },
    actorId: ids.get(actor)!,
    successorId: successor && ids.get(successor)!,
    ...{ firstDay: from, lastDay: to, fromEdtf: fact.fromWritten, toEdtf: fact.toWritten },
    letterId: letter && ids.get(letter)!,
    // An address is followed by whoever reads it, so nothing else comes in as one.
    source: source && isWebAddress(source) ? source : null,
    ...{ saidBy: fact.saidBy, saidDay: fact.saidDay },
  }
}

/** Pairs that were said to be two, of those of which nothing is said here, and which count as two here. */
function planDifferent(
  { different, actors }: Pick<PackageManifest, 'different' | 'actors'>,
  { answered }: Pick<PackageContext, 'answered'>,
  ids: StoredIds,
  findCanonicalId: CanonicalIdLookup,
): { different: [string, string][]; remarks: string[] } {
  const names = new Map(actors.map(({ key, name }) => [key, name]))
  const pairKey = (pair: readonly string[]) => pair.map(findCanonicalId).sort().join(' ')
  const said = new Set(answered.map(pairKey))
  const added: [string, string][] = []
  const remarks: string[] = []
  for (const pair of different) {
    const [one, other] = pair.map((key) => ids.get(key)!) as [string, string]
    const key = pairKey([one, other])
    if (findCanonicalId(one) === findCanonicalId(other))
      remarks.push(
        `“${names.get(pair[0])}” and “${names.get(pair[1])}” were said to be two in the package and count as one ` +
          'here; it stays as it is.',
      )
    else if (!said.has(key)) added.push([one, other])
    said.add(key)
  }
  return { different: added, remarks }
}

type Days = { firstDay: string | null; lastDay: string | null }

/** Whether all days of a row lie within those of another; null is open. */
const isWithin = (row: Days, other: Days): boolean =>
  (other.firstDay === null || (row.firstDay !== null && row.firstDay >= other.firstDay)) &&
  (other.lastDay === null || (row.lastDay !== null && row.lastDay <= other.lastDay))
