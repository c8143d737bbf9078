import { addOffers, listHeadOffers } from './field-offers.ts'
import { blankFrontMatter, readFrontMatter } from './front-matter.ts'
import { addFrontMatter } from './front-matter-fields.ts'
import {
  listNameDoubts,
  readDocumentDraft,
  type LetterDocument,
  type LetterDraft,
} from './letter-draft.ts'

/** What a document proposes of its letter: its own words first, then the lines at the top of its file. */
export function draftFromDocument(document: LetterDocument): LetterDraft {
  const matter = readFrontMatter(document.head ?? document.text)
  const isInText = matter !== null && !document.head
  const words = isInText ? blankFrontMatter(document.text, matter) : document.text
  const read = readDocumentDraft(document, words)
  const offered = addOffers(read, listHeadOffers(read))
  const draft = matter ? addFrontMatter(offered, matter) : offered
  return { ...draft, doubts: [...new Set([...draft.doubts, ...listNameDoubts(draft.fields)])] }
}
