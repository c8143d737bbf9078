import type { Affiliation } from '../actors.ts'
import type { AffiliationRecord } from '../affiliations.ts'
import { isWebAddress } from '../form-fields.ts'
import { foldText } from '../text/words.ts'
import type { PackageContext } from './known-records.ts'
import type { StoredIds } from './new-records.ts'
import type { PackageAffiliation, PackageManifest } from './package-schema.ts'
import type { CanonicalIdLookup } from './plan-merges.ts'

export type NewPackageAffiliation = Omit<Affiliation, 'id'> & {
  letterId: string | null
  counts?: boolean
  /** What somebody typed of it; null where it follows from its letter, or came in with a file. */
  typed: Pick<AffiliationRecord, 'fromEdtf' | 'toEdtf' | 'source' | 'said'> | null
}

/** The affiliations of a package that the store does not hold, and what of them is left out. */
export function planAffiliations(
  manifest: PackageManifest,
  { affiliations: known }: PackageContext,
  ids: StoredIds,
  findCanonicalId: CanonicalIdLookup,
): { affiliations: NewPackageAffiliation[]; remarks: string[] } {
  const newAffiliations = manifest.affiliations.map((row) => makeNewAffiliation(row, ids))
  const makeAffiliationKey = ({
    memberId,
    organisationId,
    role,
    firstDay,
    lastDay,
  }: Omit<NewPackageAffiliation, 'letterId' | 'typed'>) =>
    JSON.stringify([
      findCanonicalId(memberId),
      findCanonicalId(organisationId),
      foldText(role ?? ''),
      firstDay,
      lastDay,
    ])
  const knownByKey = new Map<string, PackageContext['affiliations']>()
  for (const row of known)
    knownByKey.set(makeAffiliationKey(row), [
      ...(knownByKey.get(makeAffiliationKey(row)) ?? []),
      row,
    ])
  // What a letter for named people proves counts for that letter alone, so another may still have to say it; and what
  // a letter alone says here is not yet what somebody says in the package.
  const affiliations = newAffiliations.filter(
    (row) =>
      !knownByKey
        .get(makeAffiliationKey(row))
        ?.some(
          ({ named, letterId, typed }) =>
            (!named || letterId === row.letterId) &&
            (row.typed === null || typed || letterId === null),
        ),
  )
  return { affiliations, remarks: findUnfitSources(manifest) }
}

function findUnfitSources({ actors, affiliations }: PackageManifest): string[] {
  const unfit = new Set(
    affiliations
      .filter(({ source }) => source !== null && !isWebAddress(source))
      .map(({ member }) => member),
  )
  return actors
    .filter(({ key }) => unfit.has(key))
    .map(
      ({ name }) =>
        `What is to prove where “${name}” belonged is no address of a page in the package; it is left out.`,
    )
}

function makeNewAffiliation(row: PackageAffiliation, ids: StoredIds): NewPackageAffiliation {
  const { member, organisation, role, from, to, counts, letter } = row
  return {
    memberId: ids.get(member)!,
    organisationId: ids.get(organisation)!,
    role,
    firstDay: from,
    lastDay: to,
    counts: counts ?? undefined,
    letterId: letter && ids.get(letter)!,
    typed: readTyping(row),
  }
}

/** An address is followed by whoever reads it, so nothing else comes in as one. */
function readTyping({
  typed,
  fromWritten,
  toWritten,
  source,
  saidBy,
  saidDay,
}: PackageAffiliation): NewPackageAffiliation['typed'] {
  if (!typed) return null
  return {
    fromEdtf: fromWritten,
    toEdtf: toWritten,
    source: source && isWebAddress(source) ? source : null,
    said: saidDay === null ? null : { by: saidBy, day: saidDay },
  }
}
