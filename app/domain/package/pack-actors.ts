import { registers } from '../registers.ts'
import type { PackageManifest } from './package-schema.ts'
import type { StoredActor, StoredAffiliation } from './stored-dossier.ts'

type Keys = ReadonlyMap<string, string>

/** The actors of a package, by the keys of actors and letters. */
export function packActors(
  actors: readonly StoredActor[],
  actorKeys: Keys,
  letterKeys: Keys,
): PackageManifest['actors'] {
  return actors.map(({ id, kind, name, aliases, note, registerIds, heldInTurn, letterId }) => ({
    key: actorKeys.get(id)!,
    kind,
    name,
    aliases: [...aliases].sort(),
    note,
    registerIds: registers.flatMap((each) =>
      registerIds
        .filter(({ register }) => register === each)
        .map(({ register, number, givenDay }) => ({ register, number, givenDay })),
    ),
    office: heldInTurn,
    letter: letterKeys.get(letterId ?? '') ?? null,
  }))
}

/** The same for where they belonged; a letter that proves it is named where it is in the package. */
export function packAffiliations(
  affiliations: readonly StoredAffiliation[],
  actorKeys: Keys,
  letterKeys: Keys,
): PackageManifest['affiliations'] {
  return affiliations.map(
    ({ memberId, organisationId, role, firstDay, lastDay, counts, letterId, ...origin }) => ({
      member: actorKeys.get(memberId)!,
      organisation: actorKeys.get(organisationId)!,
      role,
      from: firstDay,
      to: lastDay,
      counts,
      typed: origin.typed,
      fromWritten: origin.fromEdtf,
      toWritten: origin.toEdtf,
      source: origin.source,
      saidBy: origin.said?.by ?? null,
      saidDay: origin.said?.day ?? null,
      letter: letterKeys.get(letterId ?? '') ?? null,
    }),
  )
}
