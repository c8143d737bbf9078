import type { LetterForm, PartyForm } from '../letter-form.ts'
import type { LetterProvenance } from '../letters.ts'
import type { PlannedParty } from '../plan/plan-parties.ts'
import type { PositionForm } from '../position-form.ts'
import type { QuoteTranslation } from '../quote-translations.ts'
import type { PositionStatus } from '../positions.ts'
import { paragraphNumberAt, splitParagraphs, type Paragraph } from '../text/paragraphs.ts'
import type { Quote } from '../text/quotes.ts'
import { makeAsks, makeHeadForm } from './new-heads.ts'
import { readPartText, type DossierPackage } from './dossier-package.ts'
import type { PackageLetter, PackagePosition } from './package-schema.ts'
import type { StoredFile, StoredText } from './stored-dossier.ts'

/**
 * A position to be stored with when it was coded and by whom, as a name; `text` is the version of its letter's text.
 */
export type NewPackagePosition = {
  id: string
  letterId: string
  text: number
  lastDay: string
  fields: Omit<PositionForm, 'exact' | 'start' | 'end'>
  quote: Quote
  paragraph: number | null
  /** It has no certain place in the newest text of its letter, so it waits for one and counts nowhere. */
  lost: boolean
  status: PositionStatus
  coder: string | null
  /** What tells coders apart within the package. */
  coderKey: string
  createdAt: string
  changedAt: string
  translations: QuoteTranslation[]
}
export type NewPackageLetter = {
  id: string
  form: LetterForm
  parties: PlannedParty[]
  texts: StoredText[]
  files: StoredFile[]
  asks: { actorId: string; topicId: string }[]
  arrivedDay: string | null
  origin: Omit<LetterProvenance, 'importId'>
}

/** The store's ids of what a package names by keys. */
export type StoredIds = ReadonlyMap<string, string>

const findId = (ids: StoredIds, key: string | null): string | null =>
  key === null ? null : ids.get(key)!

export function makeNewPosition(
  position: PackagePosition,
  letter: PackageLetter,
  ids: StoredIds,
  newId: () => string,
): NewPackagePosition {
  const {
    topic,
    text,
    holders,
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
    coder,
    coderKey,
    createdAt,
    changedAt,
    translations,
  } = position
  const fields = {
    topicId: ids.get(topic)!,
    holderIds: [...new Set(holders.map((key) => ids.get(key)!))],
    level,
    absence,
    conditional,
    condition,
    note,
    reported,
    sureness,
  }
  return {
    id: newId(),
    letterId: ids.get(letter.key)!,
    text,
    lastDay: letter.last,
    fields,
    quote,
    paragraph,
    lost: false,
    status,
    coder,
    coderKey: coderKey ?? coder ?? '',
    createdAt,
    changedAt,
    translations,
  }
}

/**
 * Says in which paragraph of a letter a position stands, as it is counted here: the package may be of a version that
 * counted otherwise. The positions of an excerpt keep what the package says.
 */
export function paragraphCounter(
  letter: PackageLetter,
  opened: DossierPackage,
): (position: PackagePosition) => number | null {
  const counted = new Map<number, Paragraph[]>()
  return ({ text, quote, paragraph }) => {
    if (letter.excerpt) return paragraph
    const blocks =
      counted.get(text) ?? splitParagraphs(readPartText(opened, letter.texts[text - 1]!.path))
    counted.set(text, blocks)
    return paragraphNumberAt(blocks, quote.start)
  }
}

/** `names` are those of the package's actors, by key. */
export function makeNewLetter(
  letter: PackageLetter,
  opened: DossierPackage,
  ids: StoredIds,
  names: ReadonlyMap<string, string>,
): NewPackageLetter {
  const { excerpt, recorded, source, message } = letter
  return {
    id: ids.get(letter.key)!,
    form: { ...makeLetterForm(letter, names), ...makeHeadForm(letter, ids) },
    parties: letter.parties.map(({ role, actor, capacity, organisation, unit }) => ({
      role,
      actorId: findId(ids, actor),
      capacity,
      organisation,
      unit,
    })),
    texts: letter.texts.map(({ version, path, sha256, reason, pages }) => ({
      version,
      text: readPartText(opened, path),
      sha256,
      reason,
      pages,
    })),
    files: letter.files.map(({ name, mediaType, path, sha256 }) => ({
      name,
      mediaType,
      sha256,
      bytes: opened.parts.get(path)!,
    })),
    asks: makeAsks(letter, ids),
    arrivedDay: letter.arrived,
    origin: {
      excerpt,
      recorded,
      sourceUrl: source.url,
      sourceSeenDay: source.seen,
      sourceNote: source.note,
      messageId: message.id,
      answersMessageId: message.answers,
      attachedToId: findId(ids, letter.attachedTo),
    },
  }
}

function makeLetterForm(
  letter: PackageLetter,
  names: ReadonlyMap<string, string>,
): Omit<LetterForm, keyof ReturnType<typeof makeHeadForm>> {
  const { title, kind, language, date, first, last, basis, reference, referenceTruncated, reply } =
    letter
  return {
    title,
    kind,
    language,
    dated: { edtf: date, first, last, basis },
    basis,
    reference,
    referenceTruncated,
    replyKind: reply?.kind ?? '',
    replyDated: reply?.date ?? '',
    parties: letter.parties.map(({ role, actor, capacity, organisation, unit }): PartyForm => ({
      role,
      name: names.get(actor ?? '') ?? null,
      withheld: actor === null,
      capacity,
      organisation,
      unit,
    })),
  }
}
