import type { ActorFactForm } from '../actor-facts.ts'
import type { Actor, ActorRecord, Affiliation } from '../actors.ts'
import type { Absence, Level } from '../level.ts'
import type { PartyRole } from '../letters.ts'
import type { Milestone } from '../milestones.ts'
import type { DossierRecord } from '../dossiers.ts'
import type { StoredTopicVersion } from './stored-dossier.ts'

/**
 * A topic of the store with all its words; `countsAsId` is itself, or the one that it was merged into, `turned` where
 * its levels count negated there.
 */
export type KnownTopic = {
  id: string
  countsAsId: string
  turned: boolean
  closedAt: string | null
  place: number
  versions: Omit<StoredTopicVersion, 'meaningChanged' | 'createdAt'>[]
}

/**
 * A position of a stored letter, by what tells it from others; topic and holders are those that they count as.
 * `listed`: whether it is to be looked at again.
 */
export type KnownPosition = {
  id: string
  listed: boolean
  topicId: string
  holderIds: string[]
  level: Level | null
  absence: Absence | null
  textHash: string
  start: number
  end: number
}

/** A stored letter that holds a text of the package; `hidden` where whoever takes the package in may not see it. */
export type KnownLetter = {
  id: string
  dossierIds: string[]
  title: string
  hidden: boolean
  lastDay: string
  edtf: string
  texts: { version: number; sha256: string }[]
  /** The newest text, where there are several. */
  newest: string | null
  parties: { role: PartyRole; place: number; actorId: string | null }[]
  positions: KnownPosition[]
}

/** An actor that is here; without note and numbers where whoever takes the package in may not know of them. */
export type KnownActor = Actor & Pick<ActorRecord, 'note' | 'registerIds' | 'heldInTurn'>

/** What a package says of a dossier. */
export type PackageDossier = Pick<
  DossierRecord,
  'id' | 'name' | 'shortName' | 'procedure' | 'summary'
>

/**
 * What a store holds of what a package brings. Actors stand for themselves, with what was merged
 * into them among their aliases.
 */
export type PackageContext = {
  dossiers: PackageDossier[]
  topics: (KnownTopic & { dossierIds: string[]; place: number })[]
  milestones: Milestone[]
  actors: KnownActor[]
  /** `named`: whether a letter for named people is what proves it, so that it counts for that letter alone. */
  affiliations: (Omit<Affiliation, 'id'> & {
    letterId: string | null
    named: boolean
    typed: boolean
  })[]
  facts: (ActorFactForm & { id: string; actorId: string })[]
  /** Pairs of which it was said whether they are one. */
  answered: [string, string][]
  letters: KnownLetter[]
}
