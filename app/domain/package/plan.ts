import { folded, type ActorKind, type Affiliation } from '../actors.ts'
import type { Mergeable } from '../merging.ts'
import type { Dossier } from '../topics.ts'
import {
  arrivingLetter,
  arrivingPosition,
  type ArrivingLetter,
  type ArrivingPosition,
  type Ids,
} from './arriving.ts'
import type { DossierPackage } from './opened.ts'
import type { PackageTold } from './schema.ts'
import type { KnownToPackage } from './known.ts'
import { sameActors } from './same-actors.ts'
import { sameLetters, signature, type Shared } from './same-letters.ts'
import { sameTopics } from './same-topics.ts'

/** How many things of each kind. */
export type Tally = {
  topics: number
  milestones: number
  actors: number
  affiliations: number
  letters: number
  positions: number
}

/** What taking a package in would store; `same` counts what is here already, `remarks` are sentences about what stays as it is here. */
export type PackagePlan = {
  dossier: Dossier & { isNew: boolean }
  topics: {
    id: string
    place: number
    countsAsId: string
    versions: PackageTold['topics'][number]['versions']
  }[]
  milestones: PackageTold['milestones']
  actors: {
    id: string
    kind: ActorKind
    name: string
    aliases: string[]
    letterId: string | null
    countsAsId: string
  }[]
  merges: ArrivingMerge[]
  affiliations: ArrivingAffiliation[]
  letters: ArrivingLetter[]
  positions: ArrivingPosition[]
  fresh: Tally
  same: Tally
  remarks: string[]
}
export type ArrivingMerge = { thing: Mergeable; mergedId: string; intoId: string }
export type ArrivingAffiliation = Omit<Affiliation, 'id'> & { letterId: string | null }
export type PlannedPackage = { ok: true; plan: PackagePlan } | { ok: false; reasons: string[] }

/**
 * What taking a package into a store would do: what of it is new, what is here already, and what is in conflict, of
 * which each is a reason and one is enough to refuse all of it. What is here stays as it is. Stores nothing.
 */
export function planPackage(
  opened: DossierPackage,
  known: KnownToPackage,
  newId: () => string,
): PlannedPackage {
  const { told } = opened
  const found = dossierOf(told, known.dossiers)
  if (!found.ok) return { ok: false, reasons: [found.reason] }
  const dossier = found.dossier
    ? { ...found.dossier, isNew: false }
    : { ...told.dossier, id: newId(), isNew: true }
  const letters = sameLetters(told, known.letters, dossier.id)
  const topics = sameTopics(
    told,
    known.topics.filter(({ dossierId }) => dossierId === dossier.id),
  )
  const actors = sameActors(told, known.actors, letters.shared)
  if (letters.reasons.length || !topics.ok || !actors.ok)
    return {
      ok: false,
      reasons: [letters, topics, actors].flatMap((one) => ('reasons' in one ? one.reasons : [])),
    }

  const here: Ids = new Map([
    ...topics.ids,
    ...actors.ids,
    ...[...letters.shared].map(([key, { id }]): [string, string] => [key, id]),
  ])
  const isNew = ({ key }: { key: string }) => !here.has(key)
  const ids: Ids = new Map(
    [...told.topics, ...told.actors, ...told.letters].map(({ key }) => [
      key,
      here.get(key) ?? newId(),
    ]),
  )
  const merging = mergesOf(told, ids, here, known)
  const coded = positionsOf(told, letters.shared, ids, merging.stands, newId)
  if (coded.reasons.length) return { ok: false, reasons: coded.reasons }

  const lastPlace = Math.max(-1, ...known.topics.map(({ place }) => place))
  const names = new Map(told.actors.map(({ key, name }) => [key, name]))
  const days = milestonesOf(told, known)
  const plan = {
    dossier,
    topics: told.topics.filter(isNew).map(({ key, versions }, at) => ({
      id: ids.get(key)!,
      place: lastPlace + 1 + at,
      countsAsId: merging.stands(ids.get(key)!),
      versions,
    })),
    milestones: days.milestones,
    actors: told.actors.filter(isNew).map(({ key, kind, name, aliases, letter }) => ({
      id: ids.get(key)!,
      kind,
      name,
      aliases,
      letterId: letter && ids.get(letter)!,
      countsAsId: merging.stands(ids.get(key)!),
    })),
    merges: merging.merges,
    affiliations: affiliationsOf(told, known, ids, merging.stands),
    letters: told.letters.filter(isNew).map((letter) => arrivingLetter(letter, opened, ids, names)),
    positions: coded.positions,
  }
  return {
    ok: true,
    plan: {
      ...plan,
      ...tallies(told, plan),
      remarks: [
        ...topics.remarks,
        ...merging.remarks,
        ...days.remarks,
        ...otherDates(told, letters.shared),
      ],
    },
  }
}

type FoundDossier = { ok: true; dossier: Dossier | null } | { ok: false; reason: string }

function dossierOf(
  { dossier: { name, procedure }, masked }: PackageTold,
  known: readonly Dossier[],
): FoundDossier {
  const [same, another] = known.filter((one) => folded(one.name) === folded(name))
  const refused = (reason: string): FoundDossier => ({ ok: false, reason })
  if (another)
    return refused(
      `Several dossiers here are called “${name}”, so it is not certain which of them the package belongs to.`,
    )
  if (!same && known.length)
    return refused(
      `This package holds the dossier “${name}”; this store holds “${known[0]!.name}”. Take it into an empty store of its own, with another DATABASE_URL.`,
    )
  if (same && masked)
    return refused(
      'In this package e-mail addresses and telephone numbers are masked, so its texts are others than those here. Take it into an empty store, or ask for a package that is not masked.',
    )
  if (same?.procedure && procedure && same.procedure !== procedure)
    return refused(
      `The dossier “${name}” follows the procedure ${same.procedure} here and ${procedure} in the package. Look which of them is right.`,
    )
  return { ok: true, dossier: same ?? null }
}

type Standing = (id: string) => string

/** Merges of what is new; what is here already counts as what was decided here. `stands` gives what an id counts as then. */
function mergesOf(
  told: PackageTold,
  ids: Ids,
  here: Ids,
  known: KnownToPackage,
): { merges: ArrivingMerge[]; remarks: string[]; stands: Standing } {
  const into = new Map(
    known.topics
      .filter(({ id, countsAsId }) => id !== countsAsId)
      .map(({ id, countsAsId }) => [id, countsAsId]),
  )
  const stands: Standing = (id) => {
    let at = id
    for (let next = into.get(at); next !== undefined; next = into.get(at)) at = next
    return at
  }
  const names = new Map([
    ...told.actors.map(({ key, name }): [string, string] => [key, name]),
    ...told.topics.map(({ key, versions }): [string, string] => [key, versions.at(-1)!.name]),
  ])
  const [merges, remarks]: [ArrivingMerge[], string[]] = [[], []]
  for (const { thing, merged, into: other } of told.merges) {
    const [mergedId, intoId] = [ids.get(merged)!, ids.get(other)!]
    if (stands(mergedId) === stands(intoId)) continue
    if (here.has(merged))
      remarks.push(
        `“${names.get(merged)}” counts as “${names.get(other)}” in the package and not here; it stays as it is. Merge them here where they are one.`,
      )
    else {
      merges.push({ thing, mergedId, intoId: here.has(other) ? stands(intoId) : intoId })
      into.set(mergedId, intoId)
    }
  }
  return { merges, remarks, stands }
}

function positionsOf(
  told: PackageTold,
  shared: Shared,
  ids: Ids,
  stands: Standing,
  newId: () => string,
): { positions: ArrivingPosition[]; reasons: string[] } {
  const [positions, reasons]: [ArrivingPosition[], string[]] = [[], []]
  for (const letter of told.letters) {
    const there = shared.get(letter.key)
    const held = new Set(there?.positions.map(signature))
    for (const position of letter.positions) {
      const textHash = letter.texts[position.text - 1]!.sha256
      const text = there
        ? there.texts.find(({ sha256 }) => sha256 === textHash)?.version
        : position.text
      if (text === undefined) {
        reasons.push(
          `“${position.quote.exact.slice(0, 60)}” stands in a corrected text of “${letter.title}” that is not here. Make the same correction here first.`,
        )
        continue
      }
      const arriving = arrivingPosition(position, letter, ids, newId)
      const { said, quote } = arriving
      if (
        there &&
        held.has(
          signature({
            ...said,
            ...quote,
            textHash,
            topicId: stands(said.topicId),
            holderIds: said.holderIds.map(stands),
          }),
        )
      )
        continue
      positions.push({ ...arriving, text, lastDay: there?.lastDay ?? letter.last })
    }
  }
  return { positions, reasons }
}

function affiliationsOf(
  told: PackageTold,
  { affiliations: known }: KnownToPackage,
  ids: Ids,
  stands: Standing,
): ArrivingAffiliation[] {
  const arriving = told.affiliations.map(
    ({ member, organisation, role, from, to, letter }): ArrivingAffiliation => ({
      memberId: ids.get(member)!,
      organisationId: ids.get(organisation)!,
      role,
      firstDay: from,
      lastDay: to,
      letterId: letter && ids.get(letter)!,
    }),
  )
  const inWords = ({
    memberId,
    organisationId,
    role,
    firstDay,
    lastDay,
  }: Omit<ArrivingAffiliation, 'letterId'>) =>
    JSON.stringify([
      stands(memberId),
      stands(organisationId),
      folded(role ?? ''),
      firstDay,
      lastDay,
    ])
  const held = new Map<string, KnownToPackage['affiliations']>()
  for (const row of known) held.set(inWords(row), [...(held.get(inWords(row)) ?? []), row])
  // What a letter for named people proves counts for that letter alone, so another may still have to say it.
  return arriving.filter(
    (row) =>
      !held.get(inWords(row))?.some(({ named, letterId }) => !named || letterId === row.letterId),
  )
}

function milestonesOf(
  { milestones }: PackageTold,
  known: KnownToPackage,
): { milestones: PackageTold['milestones']; remarks: string[] } {
  const namesake = ({ name }: { name: string }) =>
    known.milestones.filter((one) => folded(one.name) === folded(name))
  const moved = milestones.filter(
    (one) => namesake(one).length && !namesake(one).some(({ dated }) => dated.edtf === one.date),
  )
  return {
    milestones: milestones.filter((one) => !namesake(one).length),
    remarks: moved.map(
      ({ name, date }) =>
        `The milestone “${name}” is of another date here than in the package (${date}); it stays as it is.`,
    ),
  }
}

function otherDates({ letters }: PackageTold, shared: Shared): string[] {
  return letters.flatMap(({ key, date }) => {
    const there = shared.get(key)
    return there && there.edtf !== date
      ? [
          `“${there.title}” is dated ${there.edtf} here and ${date} in the package; it stays as it is.`,
        ]
      : []
  })
}

function tallies(
  told: PackageTold,
  plan: Record<keyof Tally, readonly unknown[]>,
): { fresh: Tally; same: Tally } {
  const all: Record<keyof Tally, number> = {
    topics: told.topics.length,
    milestones: told.milestones.length,
    actors: told.actors.length,
    affiliations: told.affiliations.length,
    letters: told.letters.length,
    positions: told.letters.reduce((sum, { positions }) => sum + positions.length, 0),
  }
  const tally = (count: (kind: keyof Tally) => number) =>
    Object.fromEntries(
      (Object.keys(all) as (keyof Tally)[]).map((kind) => [kind, count(kind)]),
    ) as Tally
  return {
    fresh: tally((kind) => plan[kind].length),
    same: tally((kind) => all[kind] - plan[kind].length),
  }
}

const counted: Record<keyof Tally, readonly [string, string]> = {
  letters: ['letter', 'letters'],
  positions: ['position', 'positions'],
  topics: ['topic', 'topics'],
  milestones: ['milestone', 'milestones'],
  actors: ['actor', 'actors'],
  affiliations: ['affiliation', 'affiliations'],
}

/** `2 letters, 6 positions, 1 topic`; nothing where there is none of anything. */
export function sayTally(tally: Tally): string {
  return (Object.keys(counted) as (keyof Tally)[])
    .flatMap((kind) =>
      tally[kind]
        ? [`${tally[kind].toLocaleString('en')} ${counted[kind][tally[kind] === 1 ? 0 : 1]}`]
        : [],
    )
    .join(', ')
}
