import type { LetterFields } from '../letter-form.ts'

/** The fields of an item that its row in the table of an import has as cells, in their order. */
export const itemCells = ['title', 'dated', 'author', 'recipient', 'reference', 'language'] as const
export type ItemCell = (typeof itemCells)[number]

export const itemCellNames: Record<ItemCell, string> = {
  title: 'Title',
  dated: 'Date',
  author: 'From',
  recipient: 'To',
  reference: 'Reference',
  language: 'Language',
}

/** Where a value was read that is offered to somebody. */
export type OfferSource = 'front matter' | 'file name' | 'letter'

export const offerSourceWords: Record<OfferSource, string> = {
  'front matter': 'from the lines at the top of the file',
  'file name': 'from the file’s name',
  letter: 'from the letter’s own words',
}

/** What is written into a cell; `basis`: why a date that is no day is believed. */
export type CellEntry = {
  cell: ItemCell
  value: string
  basis?: string
  parties?: LetterFields['parties']
}

/** A value that is offered for a cell of an item, with where it was read and in which words. */
export type FieldOffer = CellEntry & { from: OfferSource; words: string }
