import type { LetterForm, PartyForm } from '../letter-form.ts'
import type { Origin } from '../letters.ts'
import type { PlannedParty } from '../parties.ts'
import type { PositionForm } from '../position-form.ts'
import type { Status } from '../positions.ts'
import type { Quote } from '../text.ts'
import { textAt, type DossierPackage } from './opened.ts'
import type { ToldLetter, ToldPosition } from './schema.ts'
import type { FileKept, TextKept } from './packing.ts'

/** A position to be stored with when it was coded and by whom, as a name; `text` is the version of its letter's text. */
export type ArrivingPosition = {
  id: string
  letterId: string
  text: number
  lastDay: string
  said: Omit<PositionForm, 'exact' | 'start' | 'end'>
  quote: Quote
  paragraph: number | null
  status: Status
  coder: string | null
  createdAt: string
  changedAt: string
}
export type ArrivingLetter = {
  id: string
  form: LetterForm
  parties: PlannedParty[]
  texts: TextKept[]
  files: FileKept[]
  origin: Omit<Origin, 'importId'>
}

/** The store's ids of what a package names by keys. */
export type Ids = ReadonlyMap<string, string>

const idOf = (ids: Ids, key: string | null): string | null => (key === null ? null : ids.get(key)!)

export function arrivingPosition(
  told: ToldPosition,
  letter: ToldLetter,
  ids: Ids,
  newId: () => string,
): ArrivingPosition {
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
    status,
    coder,
    createdAt,
    changedAt,
  } = told
  const said = {
    topicId: ids.get(topic)!,
    holderIds: [...new Set(holders.map((key) => ids.get(key)!))],
    level,
    absence,
    conditional,
    condition,
    note,
    reported,
  }
  return {
    id: newId(),
    letterId: ids.get(letter.key)!,
    text,
    lastDay: letter.last,
    said,
    quote,
    paragraph,
    status,
    coder,
    createdAt,
    changedAt,
  }
}

/** `names` are those of the package's actors, by key. */
export function arrivingLetter(
  letter: ToldLetter,
  opened: DossierPackage,
  ids: Ids,
  names: ReadonlyMap<string, string>,
): ArrivingLetter {
  const {
    title,
    kind,
    language,
    date,
    first,
    last,
    basis,
    reference,
    referenceTruncated,
    reply,
    excerpt,
    source,
    message,
  } = letter
  const parties = letter.parties.map(
    ({ role, actor, capacity, organisation, unit }): PartyForm => ({
      role,
      name: names.get(actor ?? '') ?? null,
      withheld: actor === null,
      capacity,
      organisation,
      unit,
    }),
  )
  return {
    id: ids.get(letter.key)!,
    form: {
      title,
      kind,
      language,
      dated: { edtf: date, first, last, basis },
      basis,
      reference,
      referenceTruncated,
      replyKind: reply?.kind ?? '',
      replyDated: reply?.date ?? '',
      parties,
    },
    parties: letter.parties.map(({ role, actor, capacity, organisation, unit }) => ({
      role,
      actorId: idOf(ids, actor),
      capacity,
      organisation,
      unit,
    })),
    texts: letter.texts.map(({ version, path, sha256, reason, pages }) => ({
      version,
      text: textAt(opened, path),
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
    origin: {
      excerpt,
      sourceUrl: source.url,
      sourceNote: source.note,
      messageId: message.id,
      answersMessageId: message.answers,
      attachedToId: idOf(ids, letter.attachedTo),
    },
  }
}
