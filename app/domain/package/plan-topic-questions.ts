import { shortenUnchanged } from '../history/word-differences.ts'
import { levels, type Level } from '../level.ts'
import {
  compareWordings,
  findRecheckScope,
  proposeWordingChange,
  type WordingChange,
} from '../topic-changes.ts'
import { writeSides } from '../topic-sides.ts'
import {
  exampleKinds,
  isSameWording,
  type LevelExample,
  type LevelExamples,
  type TopicVersion,
  type TopicWording,
} from '../topic-wording.ts'
import type { LevelAnchors } from '../topics.ts'
import { clipWords, foldText } from '../text/words.ts'
import type { KnownTopic } from './known-records.ts'
import { nameOfTopic } from './match-topics.ts'
import type { PackageTopic } from './package-schema.ts'
import { wordingDeeds, type AnsweredTopic, type AnsweredTopics } from './plan-topic-answers.ts'
import { describeLackingExamples, lacksExample, makeTopicVersion } from './plan-topics.ts'
import type { PositionMatch } from './plan-positions.ts'
import type { TopicQuestion } from './topic-questions.ts'

/** Words of a package that become the next version of a topic here. */
export type PackageTopicChange = {
  topicId: string
  before: Pick<TopicVersion, 'version' | 'wording'>
  wording: TopicWording
  change: WordingChange
}

type Placed = {
  /** What the package's positions are here, by their keys. */
  placed: ReadonlyMap<string, PositionMatch>
  /** Their words, by their ids here. */
  quotes: ReadonlyMap<string, string>
}

/** Enough for whatever a topic says. */
const longestShown = 2000

/**
 * What is asked of the topics of a package, each with what differs word by word, and the words that it changes here.
 * `known` are the topics of the dossier.
 */
export function planTopicQuestions(
  topics: readonly PackageTopic[],
  known: readonly KnownTopic[],
  settled: AnsweredTopics,
  dossierId: string,
  { placed, quotes }: Placed,
): { questions: TopicQuestion[]; changes: PackageTopicChange[]; remarks: string[] } {
  const questions: TopicQuestion[] = []
  const changes: PackageTopicChange[] = []
  const remarks: string[] = []
  for (const topic of topics) {
    const rival = settled.rivals.get(topic.key)
    const found = rival ?? settled.known.get(topic.key)
    if (!found) continue
    const wordings = makeWordings(topic, found, { known, placed })
    if (isNameLeftOut(topic, found.here, wordings.after))
      remarks.push(
        `The topic “${nameOfTopic(found.here)}” is called “${nameOfTopic(topic)}” in the package, as another one is ` +
          'here; it keeps its name.',
      )
    if (!rival && isSameWording(wordings.before, wordings.after)) continue
    const { here, answer, isAnswered, problem } = found
    const proposed = proposeWordingChange(wordings)
    questions.push({
      ...{ key: topic.key, name: nameOfTopic(topic), dossierId, topicId: here.id },
      version: here.versions.at(-1)!.version,
      asks: rival ? 'proposition' : 'words',
      sentence: describeQuestion(topic, here, rival !== undefined),
      differences: showDifferences(wordings, quotes),
      deeds: rival?.deeds ?? wordingDeeds,
      recheck: findRecheckScope(wordings, 'meaning'),
      ...{ proposed, freeName: rival?.freeName ?? '', answer, isAnswered, problem },
    })
    if (answer.deed === 'wording' || answer.deed === 'meaning') {
      if (lacksExample(topic.versions.at(-1)!))
        remarks.push(describeLackingExamples(nameOfTopic(topic)))
      changes.push({
        topicId: here.id,
        before: { version: here.versions.at(-1)!.version, wording: wordings.before },
        wording: wordings.after,
        change: answer.deed,
      })
    }
  }
  return { questions, changes, remarks }
}

/** Whether the package calls a topic by a name that it never had here, and that another one here has. */
function isNameLeftOut(topic: PackageTopic, here: KnownTopic, after: TopicWording): boolean {
  const name = foldText(nameOfTopic(topic))
  return (
    name !== foldText(after.name) &&
    !here.versions.some((version) => foldText(version.name) === name)
  )
}

function describeQuestion(topic: PackageTopic, here: KnownTopic, isRival: boolean): string {
  const [there, name] = [nameOfTopic(topic), nameOfTopic(here)]
  if (isRival)
    return `The topic “${there}” of the package has another proposition than “${name}” here.`
  const called = foldText(there) === foldText(name) ? '' : `, which is called “${name}” here,`
  return `The topic “${there}”${called} is worded otherwise in the package.`
}

function showDifferences(
  wordings: { before: TopicWording; after: TopicWording },
  quotes: Placed['quotes'],
): TopicQuestion['differences'] {
  const wordsOf = ({ positionId }: LevelExample) => quotes.get(positionId) ?? 'a passage'
  return compareWordings(wordings, wordsOf).map(({ label, pieces }) => ({
    label,
    pieces: shortenUnchanged(pieces).map((piece) =>
      piece.kind === 'same' ? piece : { ...piece, text: clipWords(piece.text, longestShown) },
    ),
  }))
}

/** What a topic says here, and what it would say with the words of the package. */
function makeWordings(
  topic: PackageTopic,
  { here }: AnsweredTopic,
  { known, placed }: { known: readonly KnownTopic[]; placed: Placed['placed'] },
): { before: TopicWording; after: TopicWording } {
  const before = pickWording(here.versions.at(-1)!)
  const coming = makeTopicVersion(topic.versions.at(-1)!, placed)
  const isTaken = known.some(
    (other) =>
      other.id !== here.id &&
      other.id === other.countsAsId &&
      foldText(nameOfTopic(other)) === foldText(coming.name),
  )
  return {
    before,
    after: {
      name: isTaken ? before.name : coming.name,
      proposition: coming.proposition || before.proposition,
      anchors: Object.fromEntries(
        levels.map(({ level }) => [level, coming.anchors[level] || before.anchors[level]]),
      ) as LevelAnchors,
      sides: writeSides(
        (side, language) => coming.sides[side][language] || before.sides[side][language],
      ),
      examples: layExamplesOver(before.examples, coming.examples),
      cues: coming.cues.length ? coming.cues : before.cues,
    },
  }
}

function layExamplesOver(
  before: TopicWording['examples'],
  coming: TopicWording['examples'],
): TopicWording['examples'] {
  return Object.fromEntries(
    levels.map(({ level }) => [
      level,
      Object.fromEntries(
        exampleKinds.map((kind) => {
          const [old, now] = [before[level][kind], coming[level][kind]]
          return [kind, now === null || now.positionId === old?.positionId ? old : now]
        }),
      ),
    ]),
  ) as Record<Level, LevelExamples>
}

const pickWording = (version: TopicWording): TopicWording => {
  const { name, proposition, anchors, sides, examples, cues } = version
  return { name, proposition, anchors, sides, examples, cues }
}
