import type { Affiliation } from '../actors.ts'
import { foldText } from '../text/words.ts'
import type { PackageContext } from './known-records.ts'
import type { StoredIds } from './new-records.ts'
import type { PackageManifest } from './package-schema.ts'
import type { CanonicalIdLookup } from './plan-merges.ts'

export type NewPackageAffiliation = Omit<Affiliation, 'id'> & {
  letterId: string | null
  counts?: boolean
}

/** The affiliations of a package that the store does not hold. */
export function planAffiliations(
  manifest: PackageManifest,
  { affiliations: known }: PackageContext,
  ids: StoredIds,
  findCanonicalId: CanonicalIdLookup,
): NewPackageAffiliation[] {
  const newAffiliations = manifest.affiliations.map(
    ({ member, organisation, role, from, to, counts, letter }): NewPackageAffiliation => ({
      memberId: ids.get(member)!,
      organisationId: ids.get(organisation)!,
      role,
      firstDay: from,
      lastDay: to,
      counts: counts ?? undefined,
      letterId: letter && ids.get(letter)!,
    }),
  )
  const makeAffiliationKey = ({
    memberId,
    organisationId,
    role,
    firstDay,
    lastDay,
  }: Omit<NewPackageAffiliation, 'letterId'>) =>
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
  // What a letter for named people proves counts for that letter alone, so another may still have to say it.
  return newAffiliations.filter(
    (row) =>
      !knownByKey
        .get(makeAffiliationKey(row))
        ?.some(({ named, letterId }) => !named || letterId === row.letterId),
  )
}
