import type { Absence, Level } from '../level.ts'
import { isSureness } from '../positions.ts'
import { packageFormat } from './package-format.ts'
import { makeFilePath, makeTextPath, type DossierPackage } from './dossier-package.ts'
import { packActors, packAffiliations } from './pack-actors.ts'
import { packDifferent, packFacts } from './pack-facts.ts'
import { packRechecks, packTopics } from './pack-codebook.ts'
import { packHead, toPackageDate } from './pack-heads.ts'
import type { PackageManifest, PackageLetter, PackagePosition } from './package-schema.ts'
import type { StoredDossier, StoredLetter, StoredPosition } from './stored-dossier.ts'

/**
 * The package of a dossier. The store's ids stay behind: things are numbered in the order of their lists, so that the
 * same dossier makes the same package wherever it is stored.
 */
export function packDossier(stored: StoredDossier): DossierPackage {
  const topics = assignKeys(stored.topics, (place) => `T${place}`)
  const actors = assignKeys(stored.actors, (place) => `A${place}`)
  const letters = assignKeys(stored.letters, (place) => String(place).padStart(4, '0'))
  const positions = assignKeys(
    stored.letters.flatMap((letter) => letter.positions),
    (place) => `P${place}`,
  )
  const coders = assignCoderKeys(stored.letters)
  const parts = new Map<string, Uint8Array>()
  const keysByThing = { actor: actors, topic: topics }
  const manifest: PackageManifest = {
    format: packageFormat.name,
    version: packageFormat.version,
    masked: false,
    dossier: stored.dossier,
    topics: packTopics(stored.topics, topics, positions),
    milestones: stored.milestones.map(({ name, label, dated, source }) => ({
      name,
      label,
      ...toPackageDate(dated),
      source,
    })),
    actors: packActors(stored.actors, actors, letters),
    facts: packFacts(stored.facts, actors, letters),
    different: packDifferent(stored.different, actors),
    affiliations: packAffiliations(stored.affiliations, actors, letters),
    merges: stored.merges.map(({ thing, mergedId, intoId, turned }) => {
      const keys = keysByThing[thing]
      const [merged, into] = [keys.get(mergedId)!, keys.get(intoId)!]
      return thing === 'topic' ? { thing, merged, into, turned } : { thing, merged, into }
    }),
    rechecks: packRechecks(stored.rechecks, topics, positions),
    letters: stored.letters.map((letter) =>
      packLetter(letter, { topics, actors, letters, positions, coders }, parts),
    ),
  }
  return { manifest, parts }
}

type KeysByKind = Record<
  'topics' | 'actors' | 'letters' | 'positions' | 'coders',
  ReadonlyMap<string, string>
>

function packLetter(
  letter: StoredLetter,
  keys: KeysByKind,
  parts: Map<string, Uint8Array>,
): PackageLetter {
  const {
    title,
    kind,
    language,
    dated,
    arrivedDay,
    reference,
    referenceTruncated,
    inReplyTo,
    excerpt,
    recorded,
    messageId,
    answersMessageId,
    attachedToId,
  } = letter
  const key = keys.letters.get(letter.id)!
  const addPart = (path: string, bytes: Uint8Array) => (parts.set(path, bytes), path)
  return {
    key,
    title,
    kind,
    language,
    ...toPackageDate(dated),
    arrived: arrivedDay,
    reference,
    referenceTruncated,
    reply: inReplyTo && { kind: inReplyTo.kind, date: inReplyTo.edtf },
    excerpt,
    recorded,
    ...packHead(letter, keys),
    message: { id: messageId, answers: answersMessageId },
    attachedTo: keys.letters.get(attachedToId ?? '') ?? null,
    parties: letter.parties.map((party) => packParty(party, keys)),
    texts: letter.texts.map(({ version, text, sha256, reason, pages }) => ({
      version,
      path: addPart(makeTextPath(key, version), new TextEncoder().encode(text)),
      sha256,
      reason,
      pages: pages && pages.map(({ number, start, confidence }) => ({ number, start, confidence })),
    })),
    files: letter.files.map(({ name, mediaType, sha256, bytes }, place) => ({
      name,
      mediaType,
      path: addPart(makeFilePath(key, place + 1, name), bytes),
      size: bytes.length,
      sha256,
    })),
    positions: letter.positions.map((position) => packPosition(position, keys)),
  }
}

function packParty(
  { role, actorId, capacity, organisation, unit }: StoredLetter['parties'][number],
  { actors }: KeysByKind,
): PackageLetter['parties'][number] {
  return { role, actor: actors.get(actorId ?? '') ?? null, capacity, organisation, unit }
}

function packPosition(
  position: StoredPosition,
  { topics, actors, positions, coders }: KeysByKind,
): PackagePosition {
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
    sureness,
    status,
    holderIds,
    coder,
    coderKey,
    createdAt,
    changedAt,
    translations,
  } = position
  const { exact, prefix, suffix, start, end } = quote
  const holders = holderIds
    .map((id) => actors.get(id)!)
    .sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)))
  return {
    key: positions.get(position.id)!,
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
    ...(isSureness(sureness) && { sureness }),
    status,
    holders,
    coder,
    coderKey: coders.get(coderKey)!,
    translations: translations.map(({ language, words, machine, translator }) => ({
      language,
      words,
      machine,
      translator,
    })),
    createdAt,
    changedAt,
  }
}

function assignKeys(
  records: readonly { id: string }[],
  key: (place: number) => string,
): Map<string, string> {
  return new Map(records.map(({ id }, at) => [id, key(at + 1)]))
}

/** Numbered in the order in which they come. */
function assignCoderKeys(letters: readonly StoredLetter[]): Map<string, string> {
  const ids = new Set(letters.flatMap(({ positions }) => positions.map((one) => one.coderKey)))
  return assignKeys(
    [...ids].map((id) => ({ id })),
    (place) => `C${place}`,
  )
}
