import type { Actor, Affiliation } from '../actors.ts'
import type { Dated } from '../days.ts'
import { levels, type Absence, type Level } from '../level.ts'
import type { InReplyTo, Letter, Origin, Page, Party } from '../letters.ts'
import type { Mergeable } from '../merging.ts'
import type { Position } from '../positions.ts'
import type { Anchors, Milestone } from '../topics.ts'
import { packageFormat } from './format.ts'
import { filePath, textPath, type DossierPackage } from './opened.ts'
import type { PackageTold, ToldLetter, ToldPosition } from './schema.ts'

export type TextKept = {
  version: number
  text: string
  sha256: string
  reason: string | null
  pages: Page[] | null
}
export type FileKept = { name: string; mediaType: string; sha256: string; bytes: Uint8Array }
export type PositionKept = Omit<Position, 'id' | 'letterId' | 'coder' | 'revision'> & {
  text: number
  coder: string | null
  changedAt: string
}

export type LetterKept = Pick<
  Letter,
  'id' | 'title' | 'kind' | 'language' | 'dated' | 'reference' | 'referenceTruncated'
> &
  Omit<Origin, 'importId'> & {
    inReplyTo: InReplyTo | null
    parties: Omit<Party, 'id' | 'name'>[]
    texts: TextKept[]
    files: FileKept[]
    positions: PositionKept[]
  }

/** A dossier as a store holds it, each list in the order that the package has; things point to each other by the store's ids. */
export type DossierKept = {
  dossier: PackageTold['dossier']
  topics: {
    id: string
    versions: {
      version: number
      name: string
      proposition: string
      anchors: Anchors
      createdAt: string
    }[]
  }[]
  milestones: Omit<Milestone, 'id' | 'dossierId'>[]
  actors: (Actor & { letterId: string | null })[]
  affiliations: (Omit<Affiliation, 'id'> & { letterId: string | null })[]
  merges: { thing: Mergeable; mergedId: string; intoId: string }[]
  letters: LetterKept[]
}

/**
 * The package of a dossier. The store's ids stay behind: things are numbered in the order of their lists, so that the
 * same dossier makes the same package wherever it is stored.
 */
export function packed(kept: DossierKept): DossierPackage {
  const topics = numbered(kept.topics, (place) => `T${place}`)
  const actors = numbered(kept.actors, (place) => `A${place}`)
  const letters = numbered(kept.letters, (place) => String(place).padStart(4, '0'))
  const parts = new Map<string, Uint8Array>()
  const keyOf = { actor: actors, topic: topics }
  const told: PackageTold = {
    format: packageFormat.name,
    version: packageFormat.version,
    masked: false,
    dossier: kept.dossier,
    topics: kept.topics.map(({ id, versions }) => ({
      key: topics.get(id)!,
      versions: versions.map(({ version, name, proposition, anchors, createdAt }) => ({
        version,
        name,
        proposition,
        anchors: inOrder(anchors),
        createdAt,
      })),
    })),
    milestones: kept.milestones.map(({ name, label, dated }) => ({
      name,
      label,
      ...asDate(dated),
    })),
    actors: kept.actors.map(({ id, kind, name, aliases, letterId }) => ({
      key: actors.get(id)!,
      kind,
      name,
      aliases: [...aliases].sort(),
      letter: letters.get(letterId ?? '') ?? null,
    })),
    affiliations: kept.affiliations.map(
      ({ memberId, organisationId, role, firstDay, lastDay, letterId }) => ({
        member: actors.get(memberId)!,
        organisation: actors.get(organisationId)!,
        role,
        from: firstDay,
        to: lastDay,
        letter: letters.get(letterId ?? '') ?? null,
      }),
    ),
    merges: kept.merges.map(({ thing, mergedId, intoId }) => ({
      thing,
      merged: keyOf[thing].get(mergedId)!,
      into: keyOf[thing].get(intoId)!,
    })),
    letters: kept.letters.map((letter) => packedLetter(letter, { topics, actors, letters }, parts)),
  }
  return { told, parts }
}

type Keys = Record<'topics' | 'actors' | 'letters', ReadonlyMap<string, string>>

function packedLetter(letter: LetterKept, keys: Keys, parts: Map<string, Uint8Array>): ToldLetter {
  const {
    title,
    kind,
    language,
    dated,
    reference,
    referenceTruncated,
    inReplyTo,
    excerpt,
    sourceUrl,
    sourceNote,
    messageId,
    answersMessageId,
    attachedToId,
  } = letter
  const key = keys.letters.get(letter.id)!
  const part = (path: string, bytes: Uint8Array) => (parts.set(path, bytes), path)
  return {
    key,
    title,
    kind,
    language,
    ...asDate(dated),
    reference,
    referenceTruncated,
    reply: inReplyTo && { kind: inReplyTo.kind, date: inReplyTo.edtf },
    excerpt,
    source: { url: sourceUrl, note: sourceNote },
    message: { id: messageId, answers: answersMessageId },
    attachedTo: keys.letters.get(attachedToId ?? '') ?? null,
    parties: letter.parties.map(({ role, actorId, capacity, organisation, unit }) => ({
      role,
      actor: keys.actors.get(actorId ?? '') ?? null,
      capacity,
      organisation,
      unit,
    })),
    texts: letter.texts.map(({ version, text, sha256, reason, pages }) => ({
      version,
      path: part(textPath(key, version), new TextEncoder().encode(text)),
      sha256,
      reason,
      pages: pages && pages.map(({ number, start, confidence }) => ({ number, start, confidence })),
    })),
    files: letter.files.map(({ name, mediaType, sha256, bytes }, place) => ({
      name,
      mediaType,
      path: part(filePath(key, place + 1, name), bytes),
      size: bytes.length,
      sha256,
    })),
    positions: letter.positions.map((position) => packedPosition(position, keys)),
  }
}

function packedPosition(position: PositionKept, { topics, actors }: Keys): ToldPosition {
  const {
    topicId,
    text,
    quote,
    paragraph,
    level,
    absence,
    conditional,
    condition,
    note,
    reported,
    status,
    holderIds,
    coder,
    createdAt,
    changedAt,
  } = position
  const { exact, prefix, suffix, start, end } = quote
  const holders = holderIds
    .map((id) => actors.get(id)!)
    .sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)))
  return {
    topic: topics.get(topicId)!,
    text,
    quote: { exact, prefix, suffix, start, end },
    paragraph,
    level: level as Level | null,
    absence: absence as Absence | null,
    conditional,
    condition,
    note,
    reported,
    status,
    holders,
    coder,
    createdAt,
    changedAt,
  }
}

function numbered(
  things: readonly { id: string }[],
  key: (place: number) => string,
): Map<string, string> {
  return new Map(things.map(({ id }, at) => [id, key(at + 1)]))
}

function asDate({ edtf, first, last, basis }: Dated) {
  return { date: edtf, first, last, basis }
}

/** Both engines keep anchors as JSON, each in whatever order it was written. */
function inOrder(anchors: Anchors): Anchors {
  return Object.fromEntries(levels.map(({ level }) => [level, anchors[level]])) as Anchors
}
