import { foldText } from '../text/words.ts'
import type { KnownTopic } from './known-records.ts'
import type { NewRecords } from './plan-merges.ts'
import type { StoredRecheck } from './stored-dossier.ts'
import type { PackageManifest } from './package-schema.ts'
import type { PositionMatch } from './plan-positions.ts'

/**
 * Which of the positions that come in are to be looked at again. One that is here already stays as it is here; one
 * that was coded by a version of a topic that is not here comes in without that. Both are told.
 */
export function planRechecks(
  { rechecks, topics }: Pick<PackageManifest, 'rechecks' | 'topics'>,
  known: readonly KnownTopic[],
  { ids }: Pick<NewRecords, 'ids'>,
  placed: ReadonlyMap<string, PositionMatch>,
): { rechecks: StoredRecheck[]; remarks: string[] } {
  const added: StoredRecheck[] = []
  let [staying, unversioned] = [0, 0]
  for (const { position, topic, fromVersion, createdAt } of rechecks) {
    const { id: positionId, known: here } = placed.get(position)!
    const topicId = ids.get(topic)!
    const versions = topics.find(({ key }) => key === topic)!.versions
    if (here) staying += here.listed ? 0 : 1
    else if (
      hasChangedSince(
        known.find(({ id }) => id === topicId),
        versions,
        fromVersion,
      )
    )
      added.push({ positionId, topicId, fromVersion, createdAt })
    else unversioned += 1
  }
  return {
    rechecks: added,
    remarks: [
      ...(staying
        ? [
            `${countPassages(staying)} of those to be looked at again in the package ` +
              `${staying === 1 ? 'is' : 'are'} not on that list here; nothing is put on it.`,
          ]
        : []),
      ...(unversioned
        ? [
            `${countPassages(unversioned)} of those to be looked at again in the package ` +
              `${unversioned === 1 ? 'was' : 'were'} coded by words of a topic that are not here; they come ` +
              'in without being put on that list.',
          ]
        : []),
    ],
  }
}

const countPassages = (count: number) =>
  `${count.toLocaleString('en')} ${count === 1 ? 'passage' : 'passages'}`

/** Whether a topic, new where it is not known, has a version behind one that says here what it says in the package. */
function hasChangedSince(
  known: KnownTopic | undefined,
  coming: PackageManifest['topics'][number]['versions'],
  fromVersion: number,
): boolean {
  if (!known) return true
  const here = known.versions.find(({ version }) => version === fromVersion)
  const there = coming.find(({ version }) => version === fromVersion)!
  return (
    here !== undefined &&
    here !== known.versions.at(-1) &&
    foldText(here.proposition) === foldText(there.proposition)
  )
}
