import type { z } from 'zod'
import { parseEdtfDate } from '../days.ts'
import { findActorMergeObstacle } from '../merges.ts'
import { cleanText, isQuoteInPlace } from '../text/quotes.ts'
import { findActorFault } from './check-actors.ts'
import { findFactFault } from './check-facts.ts'
import { findHeadFault, listHeadKeys } from './check-heads.ts'
import { findPositionKeyFault } from './check-position-keys.ts'
import { packageFormat, packageLimits } from './package-format.ts'
import { readPartText, type DossierPackage } from './dossier-package.ts'
import {
  packageSchema,
  packageLetterSchema,
  type PackageManifest,
  type PackageLetter,
  type PackagePosition,
} from './package-schema.ts'
import { foldText } from '../text/words.ts'

export type PackageManifestResult =
  { ok: true; manifest: PackageManifest } | { ok: false; reason: string }

const retryAdvice = 'Ask for the package anew, or export it again.'

/**
 * Reads `dossier.json`, without the texts and files that it names. Refuses another format, a newer
 * version, and what does not fit its own form.
 */
export function readPackageManifest(json: string): PackageManifestResult {
  const head = readManifestHead(json)
  if (!head.ok) return head
  const { letters } = head.manifest
  // In place, so that a large package is in memory once.
  for (const [place, letter] of letters.entries()) {
    const read = packageLetterSchema.safeParse(letter)
    if (!read.success)
      return refuseAt(
        ['letters', place, ...read.error.issues[0]!.path],
        read.error.issues[0]!.message,
      )
    letters[place] = read.data
  }
  return { ok: true, manifest: { ...head.manifest, letters: letters as PackageLetter[] } }
}

function readManifestHead(
  json: string,
): { ok: true; manifest: z.infer<typeof packageSchema> } | { ok: false; reason: string } {
  const written = parseJson(json)
  const { format, version } =
    typeof written === 'object' && written !== null ? (written as Record<string, unknown>) : {}
  if (format !== packageFormat.name)
    return refuseManifest(
      'This archive has a dossier.json that Stanceline did not write. Unpack it, and add the letters in it by themselves.',
    )
  if (typeof version === 'number' && version > packageFormat.version)
    return refuseManifest(
      `This package is of version ${version} of the format, which a newer Stanceline writes; ` +
        `this one reads versions up to ${packageFormat.version}. Bring Stanceline up to date and add the ` +
        'package again.',
    )
  const read = packageSchema.safeParse(written)
  return read.success
    ? { ok: true, manifest: read.data }
    : refuseAt(read.error.issues[0]!.path, read.error.issues[0]!.message)
}

function refuseAt(path: readonly PropertyKey[], message: string) {
  return refuseManifest(
    'The dossier.json of this package does not fit its format at ' +
      `${path.map(String).join(' → ') || 'its top'}: ${message}. ${retryAdvice}`,
  )
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

const refuseManifest = (reason: string) => ({ ok: false, reason }) as const

/**
 * The first thing in a package that does not go together, as a sentence; null where all does.
 * Hashes are the reader's to check.
 */
export function findPackageFault(dossierPackage: DossierPackage): string | null {
  const { manifest } = dossierPackage
  const fault =
    findDuplicateKey(manifest) ??
    findMergeFault(manifest) ??
    findMissingKey(manifest) ??
    findPositionKeyFault(manifest) ??
    findActorFault(manifest) ??
    findFactFault(manifest) ??
    findDateFault(manifest) ??
    findHeadFault(manifest) ??
    manifest.topics.map(findTopicFault).find(Boolean) ??
    null
  if (fault) return `${fault} ${retryAdvice}`
  if (manifest.letters.length > packageLimits.letters)
    return (
      `This package holds ${manifest.letters.length.toLocaleString('en')} letters; ` +
      `${packageLimits.letters.toLocaleString('en')} may be in one.`
    )
  for (const letter of manifest.letters) {
    const inside = findLetterFault(letter, dossierPackage)
    if (inside) return `${inside} ${retryAdvice}`
  }
  return null
}

function findDuplicateKey({ topics, actors, letters }: PackageManifest): string | null {
  for (const records of [topics, actors, letters]) {
    const seenKeys = new Set<string>()
    for (const { key } of records) {
      if (seenKeys.has(key)) return `The key ${key} stands for two things in this package.`
      seenKeys.add(key)
    }
  }
  const twice = actors.find(({ aliases }) => new Set(aliases).size < aliases.length)
  return twice ? `“${twice.name}” has an alias twice in this package.` : null
}

/** Keys that are pointed to and not there. */
function findMissingKey(manifest: PackageManifest): string | null {
  const known = new Set(
    [...manifest.topics, ...manifest.actors, ...manifest.letters].map(({ key }) => key),
  )
  const named = [
    ...manifest.actors.map(({ letter }) => letter),
    ...manifest.affiliations.flatMap(({ member, organisation, letter }) => [
      member,
      organisation,
      letter,
    ]),
    ...manifest.facts.flatMap(({ actor, successor, letter }) => [actor, successor, letter]),
    ...manifest.different.flat(),
    ...manifest.letters.flatMap((letter) => [
      letter.attachedTo,
      ...listHeadKeys(letter),
      ...letter.parties.map(({ actor }) => actor),
      ...letter.positions.flatMap(({ topic, holders }) => [topic, ...holders]),
    ]),
  ]
  const missing = named.find((key) => key !== null && !known.has(key))
  if (missing) return `This package speaks of ${missing}, which is not in it.`
  const loop = manifest.affiliations.find(({ member, organisation }) => member === organisation)
  const backwards = manifest.affiliations.find(
    ({ from, to }) => from !== null && to !== null && from > to,
  )
  if (loop) return `In this package ${loop.member} belongs to itself.`
  return backwards
    ? `In this package an affiliation of ${backwards.member} ends before it begins.`
    : null
}

/** Merges lead from each thing to one that stands for itself, and join what can be one. */
function findMergeFault({ merges, actors, topics }: PackageManifest): string | null {
  const named = new Map(
    [
      ...actors,
      ...topics.map(({ key }) => ({ key, kind: 'organisation' as const, name: key })),
    ].map((record) => [record.key, record]),
  )
  const into = new Map(merges.map((merge): [string, string] => [merge.merged, merge.into]))
  if (into.size < merges.length) return 'In this package one thing is merged into two.'
  for (const { merged, into: other } of merges) {
    const [one, two] = [named.get(merged), named.get(other)]
    if (!one || !two)
      return `This package merges ${merged} into ${other}, and one of them is not in it.`
    if (findActorMergeObstacle({ ...one, id: one.key }, { ...two, id: two.key }))
      return `This package merges ${one.name} into ${two.name}, which cannot be one.`
    let [at, left] = [other, merges.length]
    for (; into.has(at) && left > 0; left -= 1) at = into.get(at)!
    if (into.has(at)) return 'The merges of this package run in a circle.'
  }
  return null
}

function findDateFault({ letters, milestones }: PackageManifest): string | null {
  const wrong = [...letters, ...milestones].find(({ date, first, last }) => {
    const read = parseEdtfDate(date)
    return !read.ok || read.dated.first !== first || read.dated.last !== last
  })
  if (wrong)
    return `The date ${wrong.date} of this package does not stand for ${wrong.first} to ${wrong.last}.`
  const unfounded = letters.find(({ first, last, basis }) => first !== last && basis === null)
  if (unfounded)
    return `“${unfounded.title}” has no certain day in this package and does not say why.`
  const reply = letters.find((letter) => letter.reply?.date && !parseEdtfDate(letter.reply.date).ok)
  return reply ? `“${reply.title}” answers a message whose date cannot be read.` : null
}

function findTopicFault({ key, versions }: PackageManifest['topics'][number]): string | null {
  return versions.every(({ version }, at) => version === at + 1) &&
    versions.every(({ name }) => foldText(name))
    ? null
    : `The versions of the topic ${key} of this package are not numbered from 1 on.`
}

function findLetterFault(letter: PackageLetter, dossierPackage: DossierPackage): string | null {
  if (!letter.texts.every(({ version }, at) => version === at + 1))
    return `The texts of “${letter.title}” are not numbered from 1 on.`
  const texts = letter.texts.map(({ path }) => readPartText(dossierPackage, path))
  const unclean = texts.some((text) => {
    const cleaned = cleanText(text)
    return !cleaned.ok || cleaned.text !== text
  })
  if (unclean) return `A text of “${letter.title}” holds signs that Stanceline never stores.`
  for (const position of letter.positions) {
    const text = texts[position.text - 1]
    if (text === undefined || !isQuoteInPlace(text, position.quote))
      return `“${position.quote.exact.slice(0, 60)}” does not stand at its place in “${letter.title}”.`
    const fault = findCodingFault(position)
    if (fault) return `“${position.quote.exact.slice(0, 60)}” in “${letter.title}” ${fault}.`
  }
  return null
}

/** What the tables of a store would refuse as well. */
function findCodingFault({
  level,
  absence,
  conditional,
  condition,
}: PackagePosition): string | null {
  if ((level === null) === (absence === null))
    return 'has neither or both of a level and an absence'
  if (conditional !== (condition !== null))
    return 'is conditional without a condition, or the other way round'
  return conditional && level === null ? 'has a condition and no level' : null
}
