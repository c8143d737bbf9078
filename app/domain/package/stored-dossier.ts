import type { ActorFactForm } from '../actor-facts.ts'
import type { Actor, ActorRecord, SpeakerAffiliation } from '../actors.ts'
import type { AffiliationRecord } from '../affiliations.ts'
import type { Day } from '../days.ts'
import type { ReplyReference, Letter, LetterProvenance, LetterPage, Party } from '../letters.ts'
import type { MergeKind } from '../merges.ts'
import type { MilestoneForm } from '../milestones.ts'
import type { Position } from '../positions.ts'
import type { QuoteTranslation } from '../quote-translations.ts'
import type { TopicVersion, TopicWording } from '../topic-wording.ts'
import type { PackageManifest } from './package-schema.ts'

export type StoredText = {
  version: number
  text: string
  sha256: string
  reason: string | null
  pages: LetterPage[] | null
}
export type StoredFile = { name: string; mediaType: string; sha256: string; bytes: Uint8Array }
export type StoredPosition = Omit<Position, 'letterId' | 'coder' | 'revision'> & {
  text: number
  coder: string | null
  /** What tells coders apart in the store. */
  coderKey: string
  changedAt: string
  translations: QuoteTranslation[]
}

export type StoredLetter = Pick<
  Letter,
  | 'id'
  | 'title'
  | 'kind'
  | 'language'
  | 'dated'
  | 'datedKind'
  | 'dates'
  | 'reference'
  | 'referenceTruncated'
  | 'otherReferences'
  | 'answersLetterId'
  | 'translatesLetterId'
> &
  Omit<LetterProvenance, 'importId'> & {
    inReplyTo: ReplyReference | null
    asks: { actorId: string; topicId: string }[]
    arrivedDay: Day
    parties: Omit<Party, 'id' | 'name'>[]
    texts: StoredText[]
    files: StoredFile[]
    positions: StoredPosition[]
  }

/** All that a version of a topic says, examples by the ids of their positions. */
export type StoredTopicVersion = TopicWording &
  Pick<TopicVersion, 'version' | 'meaningChanged'> & { createdAt: string }

/** A position that is to be looked at again, as it was coded by an earlier version of the topic. */
export type StoredRecheck = {
  positionId: string
  topicId: string
  fromVersion: number
  createdAt: string
}

export type StoredActor = Actor &
  Pick<ActorRecord, 'note' | 'registerIds' | 'heldInTurn'> & { letterId: string | null }

export type StoredAffiliation = Omit<SpeakerAffiliation, 'id'> & AffiliationOrigin

/** What is so of an actor for some time, with who says so. */
export type StoredFact = ActorFactForm & Pick<AffiliationRecord, 'said'> & { actorId: string }

/** How it is known where somebody belonged: by a letter, or because somebody typed it. */
type AffiliationOrigin = Pick<
  AffiliationRecord,
  'letterId' | 'typed' | 'fromEdtf' | 'toEdtf' | 'source' | 'said'
>

/**
 * A dossier as a store holds it, each list in the order that the package has; things point to each
 * other by the store's ids.
 */
export type StoredDossier = {
  dossier: PackageManifest['dossier']
  topics: { id: string; closedAt: string | null; versions: StoredTopicVersion[] }[]
  milestones: MilestoneForm[]
  actors: StoredActor[]
  affiliations: StoredAffiliation[]
  facts: StoredFact[]
  /** Pairs that somebody said are two, by their ids. */
  different: [string, string][]
  merges: { thing: MergeKind; mergedId: string; intoId: string; turned: boolean }[]
  rechecks: StoredRecheck[]
  letters: StoredLetter[]
}
