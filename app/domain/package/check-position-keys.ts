import { levels } from '../level.ts'
import { exampleKinds } from '../topic-wording.ts'
import type { PackageManifest } from './package-schema.ts'

/** The first thing in a package that speaks of a position and cannot, as a sentence; null where there is none. */
export function findPositionKeyFault({
  letters,
  topics,
  rechecks,
}: PackageManifest): string | null {
  const keys = letters.flatMap(({ positions }) => positions.flatMap(({ key }) => key ?? []))
  const known = new Set(keys)
  if (known.size < keys.length) return 'A position’s key stands for two things in this package.'
  const named = [
    ...topics.flatMap(({ versions }) =>
      versions.flatMap(({ examples }) =>
        levels.flatMap(({ level }) =>
          exampleKinds.flatMap((kind) => examples[level][kind]?.position ?? []),
        ),
      ),
    ),
    ...rechecks.map(({ position }) => position),
  ]
  const missing = named.find((key) => !known.has(key))
  if (missing) return `This package speaks of ${missing}, which is not in it.`
  const listed = new Set(rechecks.map(({ position, topic }) => `${position} ${topic}`))
  if (listed.size < rechecks.length)
    return 'In this package a position is to be looked at again twice on one topic.'
  const unversioned = rechecks.find(
    ({ topic, fromVersion }) =>
      !topics
        .find(({ key }) => key === topic)
        ?.versions.some(({ version }) => version === fromVersion),
  )
  return unversioned
    ? `This package speaks of version ${unversioned.fromVersion} of ${unversioned.topic}, which is not in it.`
    : null
}
