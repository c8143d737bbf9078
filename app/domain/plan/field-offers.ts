import type { LetterDraft } from './letter-draft.ts'
import { readItemCell, writeItemCell } from './import-cells.ts'
import { itemCells, type FieldOffer } from './item-cells.ts'
import { readTableDate } from './table/read-table-date.ts'

const maxOffers = 20

/** The draft with further offers, but for those that its own form would refuse, and those that were made. */
export function addOffers(draft: LetterDraft, offers: readonly FieldOffer[]): LetterDraft {
  const found = [...(draft.offers ?? [])]
  for (const offer of offers) {
    const isNew = !found.some(({ cell, value }) => cell === offer.cell && value === offer.value)
    if (offer.value && isNew && found.length < maxOffers && writeItemCell(draft, offer).ok)
      found.push({ ...offer, words: offer.words.slice(0, 200) })
  }
  return found.length ? { ...draft, offers: found } : draft
}

/** What the head of a letter says of itself, so that it stays on offer when something else stands in the form. */
export function listHeadOffers({
  fields,
  sources,
}: Pick<LetterDraft, 'fields' | 'sources'>): FieldOffer[] {
  return itemCells.flatMap((cell) => {
    const value = readItemCell(fields, cell)
    const words = cell === 'author' || cell === 'recipient' ? value : (sources[cell] ?? '')
    if (!value || !words) return []
    return [
      {
        ...{ cell, value, from: 'letter' as const, words },
        ...(cell === 'dated' ? { basis: fields.basis ?? '' } : {}),
        ...(cell === 'author' || cell === 'recipient'
          ? { parties: fields.parties.filter(({ role }) => role === cell) }
          : {}),
      },
    ]
  })
}

/** A date that is offered: one, or two where nobody says which number is the day. */
export function offerDates(
  written: string,
  source: Omit<FieldOffer, 'cell' | 'value'>,
): FieldOffer[] {
  const text = { text: written }
  const rules = { order: null, ambiguousDots: false, century: null }
  const read = readTableDate(text, rules)
  const make = (value: string, words: string, basis: string): FieldOffer => ({
    ...source,
    cell: 'dated',
    value,
    words,
    basis,
  })
  const basis = source.basis ?? source.words
  // What is read with a doubt is a number that Excel counts days by.
  if (read.ok) return read.doubt ? [] : [make(read.edtf, source.words, basis)]
  if (read.missing !== 'order') return []
  return (['day', 'month'] as const).flatMap((order) => {
    const one = readTableDate(text, { ...rules, order })
    return one.ok
      ? [
          make(
            one.edtf,
            `${source.words}, with the ${order} first`,
            `${basis}, with the ${order} first`,
          ),
        ]
      : []
  })
}
