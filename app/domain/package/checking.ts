import type { z } from 'zod'
import { folded } from '../actors.ts'
import { readDated } from '../days.ts'
import { actorsNotOne } from '../merging.ts'
import { cleanText, isInPlace } from '../text.ts'
import { packageFormat, packageLimits } from './format.ts'
import { textAt, type DossierPackage } from './opened.ts'
import {
  packageSchema,
  packedLetterSchema,
  type PackageTold,
  type ToldLetter,
  type ToldPosition,
} from './schema.ts'

export type Told = { ok: true; told: PackageTold } | { ok: false; reason: string }

const anew = 'Ask for the package anew, or export it again.'

/** Reads `dossier.json`, without the texts and files that it names. Refuses another format, a newer version, and what does not fit its own form. */
export function toldIn(json: string): Told {
  const head = headIn(json)
  if (!head.ok) return head
  const { letters } = head.told
  // In place, so that a large package is in memory once.
  for (const [place, letter] of letters.entries()) {
    const read = packedLetterSchema.safeParse(letter)
    if (!read.success)
      return unfitting(
        ['letters', place, ...read.error.issues[0]!.path],
        read.error.issues[0]!.message,
      )
    letters[place] = read.data
  }
  return { ok: true, told: { ...head.told, letters: letters as ToldLetter[] } }
}

function headIn(
  json: string,
): { ok: true; told: z.infer<typeof packageSchema> } | { ok: false; reason: string } {
  const written = parsed(json)
  const { format, version } =
    typeof written === 'object' && written !== null ? (written as Record<string, unknown>) : {}
  if (format !== packageFormat.name)
    return refused(
      'This archive has a dossier.json that Stanceline did not write. Unpack it, and add the letters in it by themselves.',
    )
  if (typeof version === 'number' && version > packageFormat.version)
    return refused(
      `This package is of version ${version} of the format, which a newer Stanceline writes; this one reads version ${packageFormat.version}. Bring Stanceline up to date and add the package again.`,
    )
  const read = packageSchema.safeParse(written)
  return read.success
    ? { ok: true, told: read.data }
    : unfitting(read.error.issues[0]!.path, read.error.issues[0]!.message)
}

function unfitting(path: readonly PropertyKey[], message: string) {
  return refused(
    `The dossier.json of this package does not fit its format at ${path.map(String).join(' → ') || 'its top'}: ${message}. ${anew}`,
  )
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

const refused = (reason: string) => ({ ok: false, reason }) as const

/** The first thing in a package that does not go together, as a sentence; null where all does. Hashes are the reader's to check. */
export function faultIn(opened: DossierPackage): string | null {
  const { told } = opened
  const fault =
    duplicateKey(told) ??
    merging(told) ??
    pointing(told) ??
    dates(told) ??
    told.topics.map(topicFault).find(Boolean) ??
    null
  if (fault) return `${fault} ${anew}`
  if (told.letters.length > packageLimits.letters)
    return `This package holds ${told.letters.length.toLocaleString('en')} letters; ${packageLimits.letters.toLocaleString('en')} may be in one.`
  for (const letter of told.letters) {
    const inside = letterFault(letter, opened)
    if (inside) return `${inside} ${anew}`
  }
  return null
}

function duplicateKey({ topics, actors, letters }: PackageTold): string | null {
  for (const things of [topics, actors, letters]) {
    const seen = new Set<string>()
    for (const { key } of things) {
      if (seen.has(key)) return `The key ${key} stands for two things in this package.`
      seen.add(key)
    }
  }
  const twice = actors.find(({ aliases }) => new Set(aliases).size < aliases.length)
  return twice ? `“${twice.name}” has an alias twice in this package.` : null
}

/** Keys that are pointed to and not there. */
function pointing(told: PackageTold): string | null {
  const known = new Set([...told.topics, ...told.actors, ...told.letters].map(({ key }) => key))
  const named = [
    ...told.actors.map(({ letter }) => letter),
    ...told.affiliations.flatMap(({ member, organisation, letter }) => [
      member,
      organisation,
      letter,
    ]),
    ...told.letters.flatMap((letter) => [
      letter.attachedTo,
      ...letter.parties.map(({ actor }) => actor),
      ...letter.positions.flatMap(({ topic, holders }) => [topic, ...holders]),
    ]),
  ]
  const missing = named.find((key) => key !== null && !known.has(key))
  if (missing) return `This package speaks of ${missing}, which is not in it.`
  const loop = told.affiliations.find(({ member, organisation }) => member === organisation)
  const backwards = told.affiliations.find(
    ({ from, to }) => from !== null && to !== null && from > to,
  )
  if (loop) return `In this package ${loop.member} belongs to itself.`
  return backwards
    ? `In this package an affiliation of ${backwards.member} ends before it begins.`
    : null
}

/** Merges lead from each thing to one that stands for itself, and join what can be one. */
function merging({ merges, actors, topics }: PackageTold): string | null {
  const named = new Map(
    [
      ...actors,
      ...topics.map(({ key }) => ({ key, kind: 'organisation' as const, name: key })),
    ].map((one) => [one.key, one]),
  )
  const into = new Map(merges.map((merge): [string, string] => [merge.merged, merge.into]))
  if (into.size < merges.length) return 'In this package one thing is merged into two.'
  for (const { merged, into: other } of merges) {
    const [one, two] = [named.get(merged), named.get(other)]
    if (!one || !two)
      return `This package merges ${merged} into ${other}, and one of them is not in it.`
    if (actorsNotOne({ ...one, id: one.key }, { ...two, id: two.key }))
      return `This package merges ${one.name} into ${two.name}, which cannot be one.`
    let [at, left] = [other, merges.length]
    for (; into.has(at) && left > 0; left -= 1) at = into.get(at)!
    if (into.has(at)) return 'The merges of this package run in a circle.'
  }
  return null
}

function dates({ letters, milestones }: PackageTold): string | null {
  const wrong = [...letters, ...milestones].find(({ date, first, last }) => {
    const read = readDated(date)
    return !read.ok || read.dated.first !== first || read.dated.last !== last
  })
  if (wrong)
    return `The date ${wrong.date} of this package does not stand for ${wrong.first} to ${wrong.last}.`
  const unfounded = letters.find(({ first, last, basis }) => first !== last && basis === null)
  if (unfounded)
    return `“${unfounded.title}” has no certain day in this package and does not say why.`
  const reply = letters.find((letter) => letter.reply?.date && !readDated(letter.reply.date).ok)
  return reply ? `“${reply.title}” answers a message whose date cannot be read.` : null
}

function topicFault({ key, versions }: PackageTold['topics'][number]): string | null {
  return versions.every(({ version }, at) => version === at + 1) &&
    versions.every(({ name }) => folded(name))
    ? null
    : `The versions of the topic ${key} of this package are not numbered from 1 on.`
}

function letterFault(letter: ToldLetter, opened: DossierPackage): string | null {
  if (!letter.texts.every(({ version }, at) => version === at + 1))
    return `The texts of “${letter.title}” are not numbered from 1 on.`
  const texts = letter.texts.map(({ path }) => textAt(opened, path))
  const unclean = texts.some((text) => {
    const cleaned = cleanText(text)
    return !cleaned.ok || cleaned.text !== text
  })
  if (unclean) return `A text of “${letter.title}” holds signs that Stanceline never stores.`
  for (const position of letter.positions) {
    const text = texts[position.text - 1]
    if (text === undefined || !isInPlace(text, position.quote))
      return `“${position.quote.exact.slice(0, 60)}” does not stand at its place in “${letter.title}”.`
    const fault = sayingFault(position)
    if (fault) return `“${position.quote.exact.slice(0, 60)}” in “${letter.title}” ${fault}.`
  }
  return null
}

/** What the tables of a store would refuse as well. */
function sayingFault({ level, absence, conditional, condition }: ToldPosition): string | null {
  if ((level === null) === (absence === null))
    return 'has neither or both of a level and an absence'
  if (conditional !== (condition !== null))
    return 'is conditional without a condition, or the other way round'
  return conditional && level === null ? 'has a condition and no level' : null
}
