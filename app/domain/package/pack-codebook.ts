import { levels } from '../level.ts'
import { exampleKinds, type LevelExample, type TopicWording } from '../topic-wording.ts'
import { writeSides } from '../topic-sides.ts'
import type { StoredDossier, StoredTopicVersion } from './stored-dossier.ts'
import type { PackageManifest, PackageTopicVersion } from './package-schema.ts'

type Keys = ReadonlyMap<string, string>

/** The topics of a package, by the keys of topics and positions. */
export function packTopics(
  topics: StoredDossier['topics'],
  topicKeys: Keys,
  positionKeys: Keys,
): PackageManifest['topics'] {
  return topics.map(({ id, closedAt, versions }) => ({
    key: topicKeys.get(id)!,
    closedAt,
    versions: versions.map((version) => packVersion(version, positionKeys)),
  }))
}

/** Both engines keep what a version says as JSON, each in whatever order it was written. */
function packVersion(
  { version, name, proposition, anchors, sides, examples, cues, ...made }: StoredTopicVersion,
  positionKeys: Keys,
): PackageTopicVersion {
  const packExample = (chosen: LevelExample | null) => {
    const position = chosen && (positionKeys.get(chosen.positionId) ?? null)
    // How a passage is coded is for those who see it.
    return chosen && { position, stance: position === null ? '' : chosen.stance }
  }
  return {
    version,
    name,
    proposition,
    anchors: Object.fromEntries(
      levels.map(({ level }) => [level, anchors[level]]),
    ) as TopicWording['anchors'],
    sides: writeSides((side, language) => sides[side][language]),
    examples: Object.fromEntries(
      levels.map(({ level }) => [
        level,
        Object.fromEntries(exampleKinds.map((kind) => [kind, packExample(examples[level][kind])])),
      ]),
    ) as PackageTopicVersion['examples'],
    cues,
    meaningChanged: made.meaningChanged,
    createdAt: made.createdAt,
  }
}

/** The positions of a package that are to be looked at again, in the order of positions and topics. */
export function packRechecks(
  rechecks: StoredDossier['rechecks'],
  topicKeys: Keys,
  positionKeys: Keys,
): PackageManifest['rechecks'] {
  const numberOf = (key: string) => Number(key.slice(1))
  return rechecks
    .flatMap(({ positionId, topicId, fromVersion, createdAt }) => {
      const [position, topic] = [positionKeys.get(positionId), topicKeys.get(topicId)]
      return position && topic ? [{ position, topic, fromVersion, createdAt }] : []
    })
    .sort(
      (one, other) =>
        numberOf(one.position) - numberOf(other.position) ||
        numberOf(one.topic) - numberOf(other.topic),
    )
}
