import type { LetterFields } from '../letter-form.ts'
import { isSameName } from '../letter-header/roles/names.ts'
import { foldText } from '../text/words.ts'
import { isPlausible, readAuthorLine } from './author-line.ts'
import { addOffers, offerDates } from './field-offers.ts'
import type { FieldOffer } from './item-cells.ts'
import type { FrontMatter } from './front-matter.ts'
import { makeParty } from './cell-parties.ts'
import { isCellFilled, readItemCell, writeItemCell } from './import-cells.ts'
import type { LetterDraft } from './letter-draft.ts'
import { readLanguageCode } from './proposed-fields.ts'

/**
 * A draft with what the front matter of its file says. The letter's own words come first: the lines above it fill what
 * these leave open, and where the two differ in who wrote it or when, somebody is asked to look.
 */
export function addFrontMatter(draft: LetterDraft, matter: FrontMatter): LetterDraft {
  const offers = listMatterOffers(matter)
  const doubts = listUnreadable(matter, offers)
  const dates = offers.filter(({ cell }) => cell === 'dated')
  const filled = offers.reduce((found, offer) => {
    // Of two readings of a date none is taken.
    if (offer.cell === 'dated' && dates.length > 1) return found
    const said = isOwnWords(draft, offer.cell)
    if (said) {
      const doubt = describeDifference(draft.fields, offer)
      if (doubt) doubts.push(doubt)
      return found
    }
    const written = writeItemCell(found, offer)
    if (!written.ok) return found
    return {
      ...written.draft,
      sources: { ...written.draft.sources, ...nameSources(written.draft, offer) },
    }
  }, draft)
  const kind = matter.kind && !draft.sources.kind ? { kind: matter.kind } : {}
  return addOffers(
    {
      ...filled,
      fields: { ...filled.fields, ...kind },
      doubts: [...new Set([...filled.doubts, ...doubts])],
    },
    offers,
  )
}

/** Whether the letter itself says what stands in a cell, so that nothing else is put there. */
function isOwnWords({ fields, sources }: LetterDraft, cell: FieldOffer['cell']): boolean {
  if (cell === 'title') return Boolean(fields.title && sources.title)
  if (cell === 'language') return Boolean(fields.language) && !/words/.test(sources.language ?? '')
  return isCellFilled(fields, cell)
}

function listMatterOffers(matter: FrontMatter): FieldOffer[] {
  const make = (cell: FieldOffer['cell'], key: string, value: string | null): FieldOffer[] =>
    value ? [{ cell, value, from: 'front matter', words: `${key}: ${value}` }] : []
  const recipients = matter.recipients.filter(isPlausible)
  const authors = readAuthors(matter)
  const join = (names: readonly string[]) => names.join('; ')
  return [
    ...make('title', 'title', matter.title),
    ...(matter.date
      ? offerDates(matter.date, { from: 'front matter', words: `date: ${matter.date}` })
      : []),
    ...make(
      'author',
      'author',
      join(authors.map(({ name, organisation }) => name || organisation)),
    ).map((offer) => ({
      ...offer,
      parties: authors.map(({ name, capacity, organisation }) => ({
        ...makeParty('author', name, organisation),
        capacity,
      })),
    })),
    ...make('recipient', 'recipient', join(recipients)).map((offer) => ({
      ...offer,
      parties: recipients.map((name) => makeParty('recipient', name)),
    })),
    ...make('reference', 'reference', matter.reference),
    ...make('language', 'language', readLanguageCode(matter.language)),
  ]
}

/** Who wrote it, with the body that one author wrote for; where no line names an author, that body. */
function readAuthors({
  authors,
  actor,
}: FrontMatter): NonNullable<ReturnType<typeof readAuthorLine>> {
  const read = authors.map(readAuthorLine)
  const named = read.every((names) => names !== null) ? read.flat() : []
  const house = actor && isPlausible(actor) ? actor : ''
  if (!named.length) return house ? [{ name: house, capacity: '', organisation: '' }] : []
  const [only] = named
  const isOther = house && named.every(({ name }) => foldText(name) !== foldText(house))
  return named.length === 1 && isOther
    ? [{ ...only!, organisation: only!.organisation || house }]
    : named
}

/** Lines that say something which is no value of their field. */
function listUnreadable({ date, authors }: FrontMatter, offers: readonly FieldOffer[]): string[] {
  const unread = authors.filter((line) => readAuthorLine(line) === null)
  const dates = offers.filter(({ cell }) => cell === 'dated')
  return [
    ...(date && !dates.length
      ? [
          `“date: ${date.slice(0, 60)}” at the top of the file is no date that can be read. Look up the date of the letter.`,
        ]
      : []),
    ...unread.map(
      (name) =>
        `“author: ${name.slice(0, 100)}” at the top of the file is hardly one name. Say who wrote the letter.`,
    ),
  ]
}

function describeDifference(
  fields: LetterFields,
  { cell, value, words }: FieldOffer,
): string | null {
  if (cell !== 'dated' && cell !== 'author') return null
  const own = readItemCell(fields, cell)
  const isSame =
    cell === 'dated'
      ? own === value
      : value
          .split('; ')
          .some((name) =>
            own
              .split('; ')
              .some((other) => isSameName(other, name) || foldText(other) === foldText(name)),
          )
  if (isSame) return null
  return cell === 'dated'
    ? `“${words.slice(0, 80)}” at the top of the file, and ${own} in the letter: say which is its date.`
    : `“${words.slice(0, 100)}” at the top of the file, and ${own.slice(0, 100)} in the letter: say who wrote it.`
}

/** The line that a value was read from, at the field it fills. */
function nameSources({ fields }: LetterDraft, { cell, words }: FieldOffer): Record<string, string> {
  if (cell !== 'author' && cell !== 'recipient') return { [cell]: words }
  return Object.fromEntries(
    fields.parties.flatMap(({ role }, row) =>
      role === cell ? [[`party.${row}.name`, words]] : [],
    ),
  )
}
