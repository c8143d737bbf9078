import { masked, maskedText } from '../masking/masking.ts'
import { quoteAt } from '../text.ts'
import { textAt, type DossierPackage } from './opened.ts'
import type { ToldLetter } from './schema.ts'

/**
 * A package without anybody's e-mail address or telephone number, for those who may not see them: masked in texts and
 * in what is said about letters, with every quote at its place in the masked text; original files and the names that
 * mail programs gave to messages are left out. `hashOf` gives the SHA-256 of bytes as 64 hexadecimal digits.
 */
export function maskedPackage(
  opened: DossierPackage,
  hashOf: (bytes: Uint8Array) => string,
): DossierPackage {
  const { told } = opened
  const parts = new Map<string, Uint8Array>()
  const letters = told.letters.map((letter) =>
    maskedLetter(letter, opened, (path, text) => {
      const bytes = new TextEncoder().encode(text)
      parts.set(path, bytes)
      return hashOf(bytes)
    }),
  )
  return {
    told: {
      ...told,
      masked: true,
      affiliations: told.affiliations.map((row) => ({ ...row, role: hide(row.role) })),
      letters,
    },
    parts,
  }
}

const hide = (words: string | null): string | null => (words === null ? null : masked(words))

function maskedLetter(
  letter: ToldLetter,
  opened: DossierPackage,
  keep: (path: string, text: string) => string,
): ToldLetter {
  const texts = letter.texts.map(({ path }) => maskedText(textAt(opened, path)))
  return {
    ...letter,
    title: masked(letter.title),
    basis: hide(letter.basis),
    reference: hide(letter.reference),
    source: { url: hide(letter.source.url), note: hide(letter.source.note) },
    message: { id: null, answers: null },
    parties: letter.parties.map((party) => ({
      ...party,
      capacity: hide(party.capacity),
      organisation: hide(party.organisation),
      unit: hide(party.unit),
    })),
    texts: letter.texts.map(({ version, path, reason, pages }, at) => ({
      version,
      path,
      sha256: keep(path, texts[at]!.text),
      reason: hide(reason),
      pages:
        pages &&
        pages.map((page) => ({
          ...page,
          start: texts[at]!.span({ start: page.start, end: page.start }).start,
        })),
    })),
    files: [],
    positions: letter.positions.map((position) => {
      const { text, span } = texts[position.text - 1]!
      const { start, end } = span(position.quote)
      const { exact, prefix, suffix } = quoteAt(text, start, end)
      return {
        ...position,
        quote: { exact, prefix, suffix, start, end },
        condition: hide(position.condition),
        note: hide(position.note),
      }
    }),
  }
}
