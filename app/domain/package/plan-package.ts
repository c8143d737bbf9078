import { foldText } from '../text/words.ts'
import type { DossierPackage } from './dossier-package.ts'
import type { KnownTopic, PackageContext, PackageDossier } from './known-records.ts'
import { matchActors } from './match-actors.ts'
import { matchDossier } from './match-dossier.ts'
import { matchLetters, type LetterMatches } from './match-letters.ts'
import { matchTopics } from './match-topics.ts'
import {
  makeNewLetter,
  type StoredIds,
  type NewPackageLetter,
  type NewPackagePosition,
} from './new-records.ts'
import type { StoredRecheck } from './stored-dossier.ts'
import type { PackageManifest } from './package-schema.ts'
import { planActors, type NewPackageActor } from './plan-actors.ts'
import { planAffiliations, type NewPackageAffiliation } from './plan-affiliations.ts'
import { planSaid, type NewPackageFact } from './plan-facts.ts'
import { planMerges, type NewPackageMerge, type NewRecords } from './plan-merges.ts'
import { planPositions } from './plan-positions.ts'
import { planRechecks } from './plan-rechecks.ts'
import { answerTopics, type AnsweredTopics } from './plan-topic-answers.ts'
import { planTopicQuestions, type PackageTopicChange } from './plan-topic-questions.ts'
import { planTopics, type NewPackageTopic } from './plan-topics.ts'
import { countRecords, type RecordCounts } from './record-counts.ts'
import type { TopicAnswers, TopicDeed, TopicQuestion } from './topic-questions.ts'

/**
 * What taking a package in would store; `same` counts what is here already, `leftOut` what does not
 * go with it; `remarks` are sentences about both.
 */
export type PackagePlan = {
  dossier: PackageDossier & { isNew: boolean }
  topics: NewPackageTopic[]
  /** Topics that are here and take the words of the package. */
  topicChanges: PackageTopicChange[]
  milestones: PackageManifest['milestones']
  actors: NewPackageActor[]
  merges: NewPackageMerge[]
  affiliations: NewPackageAffiliation[]
  facts: NewPackageFact[]
  different: [string, string][]
  letters: NewPackageLetter[]
  /** The letters that are here already and come into the dossier as well. */
  joiningLetterIds: string[]
  positions: NewPackagePosition[]
  rechecks: StoredRecheck[]
  fresh: RecordCounts
  same: RecordCounts
  leftOut: RecordCounts
  remarks: string[]
  /** The topics that say something else here, each with what is done with it. */
  questions: TopicQuestion[]
}

/** `questions`: all that is asked of topics, where it is refused because an answer is missing or does not fit. */
export type PackagePlanResult =
  { ok: true; plan: PackagePlan } | { ok: false; reasons: string[]; questions?: TopicQuestion[] }

const maskedRemark =
  'Whoever made this package could not see e-mail addresses and telephone numbers: its texts and quotes hold masks ' +
  'in their places, which would be stored as they are. Ask for a package that is not masked if you need them.'

/**
 * What taking a package into a store would do: what of it is new, what is here already, and what is in conflict, of
 * which each is a reason and one is enough to refuse all of it. What is here stays as it is, but for topics of which
 * `answers` say otherwise. Stores nothing.
 */
export function planPackage(
  dossierPackage: DossierPackage,
  known: PackageContext,
  newId: () => string,
  answers: TopicAnswers = {},
): PackagePlanResult {
  const { manifest } = dossierPackage
  const match = matchPackage(manifest, known, newId, answers)
  if (!match.ok) return match
  const { dossier, letters, topics, knownIds } = match
  const isNew = ({ key }: { key: string }) => !knownIds.has(key)
  const ids = assignIds(manifest, knownIds, newId)
  const mergePlan = planMerges(manifest, ids, knownIds, known, findJoined(topics.settled))
  const positionPlan = planPositions(dossierPackage, letters.shared, ids, mergePlan, newId)
  if (positionPlan.reasons.length) return { ok: false, reasons: positionPlan.reasons }

  const names = new Map(manifest.actors.map(({ key, name }) => [key, name]))
  const milestonePlan = planMilestones(manifest, known, dossier.id)
  const newRecords: NewRecords = { ...mergePlan, ids, isNew }
  const topicPlan = planDossierTopics(manifest, match, newRecords, positionPlan)
  const actorPlan = planActors(manifest, known.actors, newRecords)
  const affiliationPlan = planAffiliations(manifest, known, ids, mergePlan.findCanonicalId)
  const saidPlan = planSaid(manifest, known, ids, mergePlan.findCanonicalId)
  const recheckPlan = planRechecks(manifest, topicPlan.changed, newRecords, positionPlan.placed)
  const plan = {
    dossier,
    topics: topicPlan.topics,
    topicChanges: topicPlan.changes,
    milestones: milestonePlan.milestones,
    actors: actorPlan.actors,
    merges: mergePlan.merges,
    affiliations: affiliationPlan.affiliations,
    facts: saidPlan.facts,
    different: saidPlan.different,
    letters: manifest.letters
      .filter(isNew)
      .map((letter) => makeNewLetter(letter, dossierPackage, ids, names)),
    joiningLetterIds: findJoiningLetterIds(letters.shared, dossier.id),
    positions: positionPlan.positions,
    rechecks: recheckPlan.rechecks,
  }
  return {
    ok: true,
    plan: {
      ...plan,
      ...countRecords(manifest, plan, saidPlan.leftOut),
      questions: topicPlan.questions,
      remarks: [
        ...(manifest.masked ? [maskedRemark] : []),
        ...topicPlan.remarks,
        ...actorPlan.remarks,
        ...affiliationPlan.remarks,
        ...saidPlan.remarks,
        ...mergePlan.remarks,
        ...milestonePlan.remarks,
        ...[...recheckPlan.remarks, ...positionPlan.remarks],
        ...findDateRemarks(manifest, letters.shared),
      ],
    },
  }
}

/** New topics, what is asked of others, and those here with the words that they get. */
function planDossierTopics(
  manifest: PackageManifest,
  { topics: { settled, known }, dossier }: MatchedPackage,
  records: NewRecords,
  positions: ReturnType<typeof planPositions>,
) {
  const asked = planTopicQuestions(manifest.topics, known, settled, dossier.id, positions)
  const planned = planTopics(manifest, known, records, positions.placed, findOwnNames(settled))
  return {
    ...planned,
    ...asked,
    remarks: [...planned.remarks, ...asked.remarks],
    changed: changeWords(known, asked.changes),
  }
}

type MatchedPackage = ReturnType<typeof matchPackage> & { ok: true }

const findRivals = ({ rivals }: AnsweredTopics, deeds: readonly TopicDeed[]) =>
  [...rivals].filter(([, { answer }]) => deeds.includes(answer.deed))

/** New topics that count as one of their name here, by their keys; its words stay. */
const findJoined = (settled: AnsweredTopics): Map<string, string> =>
  new Map(findRivals(settled, ['keep']).map(([key, { here }]) => [key, here.id]))

const findOwnNames = (settled: AnsweredTopics): Map<string, string> =>
  new Map(findRivals(settled, ['own']).map(([key, { answer }]) => [key, answer.name ?? '']))

/** Topics with the versions that they get. */
function changeWords(
  known: readonly KnownTopic[],
  changes: readonly PackageTopicChange[],
): KnownTopic[] {
  return known.map((topic) => {
    const change = changes.find(({ topicId }) => topicId === topic.id)
    return change
      ? {
          ...topic,
          versions: [...topic.versions, { ...change.wording, version: change.before.version + 1 }],
        }
      : topic
  })
}

/** The ids that the store has or gets for what a package names by keys. */
function assignIds(
  { topics, actors, letters }: PackageManifest,
  knownIds: StoredIds,
  newId: () => string,
): StoredIds {
  return new Map(
    [...topics, ...actors, ...letters].map(({ key }) => [key, knownIds.get(key) ?? newId()]),
  )
}

function findJoiningLetterIds(shared: LetterMatches, dossierId: string): string[] {
  return [...shared.values()]
    .filter(({ dossierIds }) => !dossierIds.includes(dossierId))
    .map(({ id }) => id)
}

/** What of a package is here already, by the package's keys, or every reason why it cannot be taken in. */
function matchPackage(
  manifest: PackageManifest,
  known: PackageContext,
  newId: () => string,
  answers: TopicAnswers,
) {
  const match = matchDossier(manifest, known.dossiers)
  if (!match.ok) return { ok: false as const, reasons: [match.reason] }
  const dossier = match.dossier
    ? { ...match.dossier, isNew: false }
    : { ...manifest.dossier, id: newId(), isNew: true }
  const letters = matchLetters(manifest, known.letters)
  const ownTopics = known.topics.filter(({ dossierIds }) => dossierIds.includes(dossier.id))
  const topics = matchTopics(manifest, ownTopics)
  const actors = matchActors(manifest, known.actors, letters.shared)
  if (letters.reasons.length || !actors.ok)
    return {
      ok: false as const,
      reasons: [letters, actors].flatMap((result) => ('reasons' in result ? result.reasons : [])),
    }
  const settled = answerTopics(manifest.topics, ownTopics, topics, answers)
  const knownIds: StoredIds = new Map([
    ...topics.ids,
    ...findRivals(settled, ['wording', 'meaning']).map(([key, { here }]): [string, string] => [
      key,
      here.id,
    ]),
    ...actors.ids,
    ...[...letters.shared].map(([key, { id }]): [string, string] => [key, id]),
  ])
  return {
    ok: true as const,
    dossier,
    letters,
    topics: { settled, known: ownTopics },
    knownIds,
  }
}

function planMilestones(
  { milestones }: PackageManifest,
  known: PackageContext,
  dossierId: string,
): { milestones: PackageManifest['milestones']; remarks: string[] } {
  const findNamesakes = ({ name }: { name: string }) =>
    known.milestones.filter(
      (milestone) =>
        milestone.dossierId === dossierId && foldText(milestone.name) === foldText(name),
    )
  const moved = milestones.filter(
    (milestone) =>
      findNamesakes(milestone).length &&
      !findNamesakes(milestone).some(({ dated }) => dated.edtf === milestone.date),
  )
  return {
    milestones: milestones.filter((one) => !findNamesakes(one).length),
    remarks: moved.map(
      ({ name, date }) =>
        `The milestone “${name}” is of another date here than in the package (${date}); it stays as it is.`,
    ),
  }
}

function findDateRemarks({ letters }: PackageManifest, shared: LetterMatches): string[] {
  return letters.flatMap(({ key, date }) => {
    const storedLetter = shared.get(key)
    return storedLetter && storedLetter.edtf !== date
      ? [
          `“${storedLetter.title}” is dated ${storedLetter.edtf} here and ${date} in the package; it stays as it is.`,
        ]
      : []
  })
}
