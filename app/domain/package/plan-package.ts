import { type ActorKind, type Affiliation } from '../actors.ts'
import type { MergeableKind } from '../merges.ts'
import type { Dossier } from '../topics.ts'
import {
  makeNewLetter,
  makeNewPosition,
  paragraphCounter,
  type NewPackageLetter,
  type NewPackagePosition,
  type IdByKey,
} from './new-records.ts'
import type { DossierPackage } from './dossier-package.ts'
import type { PackageManifest } from './package-schema.ts'
import type { KnownForPackage } from './known-records.ts'
import { matchActors } from './match-actors.ts'
import { matchLetters, makePositionSignature, type SharedLetters } from './match-letters.ts'
import { matchTopics } from './match-topics.ts'
import { foldText } from '../text/words.ts'

/** How many things of each kind. */
export type RecordCounts = {
  topics: number
  milestones: number
  actors: number
  affiliations: number
  letters: number
  positions: number
}

/**
 * What taking a package in would store; `same` counts what is here already, `remarks` are sentences
 * about what stays as it is here.
 */
export type PackagePlan = {
  dossier: Dossier & { isNew: boolean }
  topics: {
    id: string
    place: number
    countsAsId: string
    versions: PackageManifest['topics'][number]['versions']
  }[]
  milestones: PackageManifest['milestones']
  actors: {
    id: string
    kind: ActorKind
    name: string
    aliases: string[]
    letterId: string | null
    countsAsId: string
  }[]
  merges: NewPackageMerge[]
  affiliations: NewPackageAffiliation[]
  letters: NewPackageLetter[]
  positions: NewPackagePosition[]
  fresh: RecordCounts
  same: RecordCounts
  remarks: string[]
}
type NewPackageMerge = { thing: MergeableKind; mergedId: string; intoId: string }
type NewPackageAffiliation = Omit<Affiliation, 'id'> & { letterId: string | null }
export type PackagePlanResult = { ok: true; plan: PackagePlan } | { ok: false; reasons: string[] }

/**
 * What taking a package into a store would do: what of it is new, what is here already, and what is in conflict, of
 * which each is a reason and one is enough to refuse all of it. What is here stays as it is. Stores nothing.
 */
export function planPackage(
  dossierPackage: DossierPackage,
  known: KnownForPackage,
  newId: () => string,
): PackagePlanResult {
  const { manifest } = dossierPackage
  const match = matchDossier(manifest, known.dossiers)
  if (!match.ok) return { ok: false, reasons: [match.reason] }
  const dossier = match.dossier
    ? { ...match.dossier, isNew: false }
    : { ...manifest.dossier, id: newId(), isNew: true }
  const letters = matchLetters(manifest, known.letters, dossier.id)
  const topics = matchTopics(
    manifest,
    known.topics.filter(({ dossierId }) => dossierId === dossier.id),
  )
  const actors = matchActors(manifest, known.actors, letters.shared)
  if (letters.reasons.length || !topics.ok || !actors.ok)
    return {
      ok: false,
      reasons: [letters, topics, actors].flatMap((result) =>
        'reasons' in result ? result.reasons : [],
      ),
    }

  const knownIds: IdByKey = new Map([
    ...topics.ids,
    ...actors.ids,
    ...[...letters.shared].map(([key, { id }]): [string, string] => [key, id]),
  ])
  const isNew = ({ key }: { key: string }) => !knownIds.has(key)
  const ids: IdByKey = new Map(
    [...manifest.topics, ...manifest.actors, ...manifest.letters].map(({ key }) => [
      key,
      knownIds.get(key) ?? newId(),
    ]),
  )
  const mergePlan = planMerges(manifest, ids, knownIds, known)
  const positionPlan = planPositions(
    dossierPackage,
    letters.shared,
    ids,
    mergePlan.findCanonicalId,
    newId,
  )
  if (positionPlan.reasons.length) return { ok: false, reasons: positionPlan.reasons }

  const lastPlace = Math.max(-1, ...known.topics.map(({ place }) => place))
  const names = new Map(manifest.actors.map(({ key, name }) => [key, name]))
  const milestonePlan = planMilestones(manifest, known)
  const plan = {
    dossier,
    topics: manifest.topics.filter(isNew).map(({ key, versions }, at) => ({
      id: ids.get(key)!,
      place: lastPlace + 1 + at,
      countsAsId: mergePlan.findCanonicalId(ids.get(key)!),
      versions,
    })),
    milestones: milestonePlan.milestones,
    actors: manifest.actors.filter(isNew).map(({ key, kind, name, aliases, letter }) => ({
      id: ids.get(key)!,
      kind,
      name,
      aliases,
      letterId: letter && ids.get(letter)!,
      countsAsId: mergePlan.findCanonicalId(ids.get(key)!),
    })),
    merges: mergePlan.merges,
    affiliations: planAffiliations(manifest, known, ids, mergePlan.findCanonicalId),
    letters: manifest.letters
      .filter(isNew)
      .map((letter) => makeNewLetter(letter, dossierPackage, ids, names)),
    positions: positionPlan.positions,
  }
  return {
    ok: true,
    plan: {
      ...plan,
      ...countRecords(manifest, plan),
      remarks: [
        ...topics.remarks,
        ...mergePlan.remarks,
        ...milestonePlan.remarks,
        ...findDateRemarks(manifest, letters.shared),
      ],
    },
  }
}

type DossierMatch = { ok: true; dossier: Dossier | null } | { ok: false; reason: string }

function matchDossier(
  { dossier: { name, procedure }, masked }: PackageManifest,
  known: readonly Dossier[],
): DossierMatch {
  const [same, another] = known.filter((dossier) => foldText(dossier.name) === foldText(name))
  const refuseDossier = (reason: string): DossierMatch => ({ ok: false, reason })
  if (another)
    return refuseDossier(
      `Several dossiers here are called “${name}”, so it is not certain which of them the package belongs to.`,
    )
  if (!same && known.length)
    return refuseDossier(
      `This package holds the dossier “${name}”; this store holds “${known[0]!.name}”. Take it ` +
        'into an empty store of its own, with another DATABASE_URL.',
    )
  if (same && masked)
    return refuseDossier(
      'In this package e-mail addresses and telephone numbers are masked, so its texts are ' +
        'others than those here. Take it into an empty store, or ask for a package that is not ' +
        'masked.',
    )
  if (same?.procedure && procedure && same.procedure !== procedure)
    return refuseDossier(
      `The dossier “${name}” follows the procedure ${same.procedure} here and ${procedure} in ` +
        'the package. Look which of them is right.',
    )
  return { ok: true, dossier: same ?? null }
}

type FindCanonicalId = (id: string) => string

/**
 * Merges of what is new; what is here already counts as what was decided here. `stands` gives what
 * an id counts as then.
 */
function planMerges(
  manifest: PackageManifest,
  ids: IdByKey,
  knownIds: IdByKey,
  known: KnownForPackage,
): { merges: NewPackageMerge[]; remarks: string[]; findCanonicalId: FindCanonicalId } {
  const into = new Map(
    known.topics
      .filter(({ id, countsAsId }) => id !== countsAsId)
      .map(({ id, countsAsId }) => [id, countsAsId]),
  )
  const findCanonicalId: FindCanonicalId = (id) => {
    let at = id
    for (let next = into.get(at); next !== undefined; next = into.get(at)) at = next
    return at
  }
  const names = new Map([
    ...manifest.actors.map(({ key, name }): [string, string] => [key, name]),
    ...manifest.topics.map(({ key, versions }): [string, string] => [key, versions.at(-1)!.name]),
  ])
  const [merges, remarks]: [NewPackageMerge[], string[]] = [[], []]
  for (const { thing, merged, into: other } of manifest.merges) {
    const [mergedId, intoId] = [ids.get(merged)!, ids.get(other)!]
    if (findCanonicalId(mergedId) === findCanonicalId(intoId)) continue
    if (knownIds.has(merged))
      remarks.push(
        `“${names.get(merged)}” counts as “${names.get(other)}” in the package and not here; it ` +
          'stays as it is. Merge them here where they are one.',
      )
    else {
      merges.push({
        thing,
        mergedId,
        intoId: knownIds.has(other) ? findCanonicalId(intoId) : intoId,
      })
      into.set(mergedId, intoId)
    }
  }
  return { merges, remarks, findCanonicalId }
}

function planPositions(
  opened: DossierPackage,
  shared: SharedLetters,
  ids: IdByKey,
  findCanonicalId: FindCanonicalId,
  newId: () => string,
): { positions: NewPackagePosition[]; reasons: string[] } {
  const [positions, reasons]: [NewPackagePosition[], string[]] = [[], []]
  for (const letter of opened.manifest.letters) {
    const storedLetter = shared.get(letter.key)
    const countParagraph = paragraphCounter(letter, opened)
    const knownSignatures = new Set(storedLetter?.positions.map(makePositionSignature))
    for (const position of letter.positions) {
      const textHash = letter.texts[position.text - 1]!.sha256
      const text = storedLetter
        ? storedLetter.texts.find(({ sha256 }) => sha256 === textHash)?.version
        : position.text
      if (text === undefined) {
        reasons.push(
          `“${position.quote.exact.slice(0, 60)}” stands in a corrected text of “${letter.title}” ` +
            'that is not here. Make the same correction here first.',
        )
        continue
      }
      const newPosition = makeNewPosition(position, letter, ids, newId)
      const { fields, quote } = newPosition
      if (
        storedLetter &&
        knownSignatures.has(
          makePositionSignature({
            ...fields,
            ...quote,
            textHash,
            topicId: findCanonicalId(fields.topicId),
            holderIds: fields.holderIds.map(findCanonicalId),
          }),
        )
      )
        continue
      const paragraph = countParagraph(position)
      positions.push({
        ...newPosition,
        paragraph,
        text,
        lastDay: storedLetter?.lastDay ?? letter.last,
      })
    }
  }
  return { positions, reasons }
}

function planAffiliations(
  manifest: PackageManifest,
  { affiliations: known }: KnownForPackage,
  ids: IdByKey,
  findCanonicalId: FindCanonicalId,
): NewPackageAffiliation[] {
  const newAffiliations = manifest.affiliations.map(
    ({ member, organisation, role, from, to, letter }): NewPackageAffiliation => ({
      memberId: ids.get(member)!,
      organisationId: ids.get(organisation)!,
      role,
      firstDay: from,
      lastDay: to,
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
  const knownByKey = new Map<string, KnownForPackage['affiliations']>()
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

function planMilestones(
  { milestones }: PackageManifest,
  known: KnownForPackage,
): { milestones: PackageManifest['milestones']; remarks: string[] } {
  const findNamesakes = ({ name }: { name: string }) =>
    known.milestones.filter((milestone) => foldText(milestone.name) === foldText(name))
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

function findDateRemarks({ letters }: PackageManifest, shared: SharedLetters): string[] {
  return letters.flatMap(({ key, date }) => {
    const storedLetter = shared.get(key)
    return storedLetter && storedLetter.edtf !== date
      ? [
          `“${storedLetter.title}” is dated ${storedLetter.edtf} here and ${date} in the package; it stays as it is.`,
        ]
      : []
  })
}

function countRecords(
  manifest: PackageManifest,
  plan: Record<keyof RecordCounts, readonly unknown[]>,
): { fresh: RecordCounts; same: RecordCounts } {
  const all: Record<keyof RecordCounts, number> = {
    topics: manifest.topics.length,
    milestones: manifest.milestones.length,
    actors: manifest.actors.length,
    affiliations: manifest.affiliations.length,
    letters: manifest.letters.length,
    positions: manifest.letters.reduce((sum, { positions }) => sum + positions.length, 0),
  }
  const countEachKind = (count: (kind: keyof RecordCounts) => number) =>
    Object.fromEntries(
      (Object.keys(all) as (keyof RecordCounts)[]).map((kind) => [kind, count(kind)]),
    ) as RecordCounts
  return {
    fresh: countEachKind((kind) => plan[kind].length),
    same: countEachKind((kind) => all[kind] - plan[kind].length),
  }
}

const recordWords: Record<keyof RecordCounts, readonly [string, string]> = {
  letters: ['letter', 'letters'],
  positions: ['position', 'positions'],
  topics: ['topic', 'topics'],
  milestones: ['milestone', 'milestones'],
  actors: ['actor', 'actors'],
  affiliations: ['affiliation', 'affiliations'],
}

/** `2 letters, 6 positions, 1 topic`; nothing where there is none of anything. */
export function formatRecordCounts(tally: RecordCounts): string {
  return (Object.keys(recordWords) as (keyof RecordCounts)[])
    .flatMap((kind) =>
      tally[kind]
        ? [`${tally[kind].toLocaleString('en')} ${recordWords[kind][tally[kind] === 1 ? 0 : 1]}`]
        : [],
    )
    .join(', ')
}
