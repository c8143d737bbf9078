import { findReferences } from '../letter-header/landmarks/printed-references.ts'
import { foldText } from '../text/words.ts'
import type { ActorLookup } from './actor-lookup.ts'
import { makeParty } from './cell-parties.ts'
import { offerDates } from './field-offers.ts'
import type { FieldOffer } from './item-cells.ts'

type NamePiece = { words: string; role: 'author' | 'recipient' | null }

const month = '\\p{L}{3,12}'
/** Dates as file names have them, from the most telling form to the least. */
const dateForms: readonly { pattern: RegExp; write: (match: RegExpExecArray) => string }[] = [
  {
    pattern: /(?<!\d)((?:18|19|20|21)\d\d)([-_. ]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)/u,
    write: ([, year, , monthOf, day]) => `${year}-${monthOf}-${day}`,
  },
  {
    pattern: /(?<!\d)((?:18|19|20|21)\d\d)([-_.])(\d{1,2})\2(\d{1,2})(?!\d)/u,
    write: ([, year, , monthOf, day]) => `${year}-${monthOf}-${day}`,
  },
  {
    pattern: /(?<!\d|\d[.-])(\d{1,2})([-_./ ])(\d{1,2})\2((?:19|20|21)\d\d)(?!\d)/u,
    write: ([, day, sign, monthOf, year]) => {
      const between = sign === '.' ? '.' : '/'
      return [day, monthOf, year].join(between)
    },
  },
  {
    pattern: new RegExp(
      `(?<![\\p{L}\\d])(\\d{1,2})[-_. ]?(${month})[-_. ]?((?:19|20|21)\\d\\d)(?!\\d)`,
      'u',
    ),
    write: ([, day, monthOf, year]) => `${day} ${monthOf} ${year}`,
  },
  {
    pattern: new RegExp(
      `(?<![\\p{L}\\d])(${month})[-_. ](\\d{1,2})[-_., ]{1,2}((?:19|20|21)\\d\\d)(?!\\d)`,
      'u',
    ),
    write: ([, monthOf, day, year]) => `${day} ${monthOf} ${year}`,
  },
  {
    pattern: new RegExp(`(?<![\\p{L}\\d])(${month})[-_. ]((?:19|20|21)\\d\\d)(?![\\d])`, 'u'),
    write: ([, monthOf, year]) => `${monthOf} ${year}`,
  },
  {
    // What goes on in the same sign with a number is a day, or none that exists; it is no month.
    pattern: /(?<![\d-])((?:19|20|21)\d\d)([-_.])(0[1-9]|1[0-2])(?!\d|\2\d)/u,
    write: ([, year, , monthOf]) => `${year}-${monthOf}`,
  },
]

const toWords = /^(?:to|an|à|till|naar)$/iu
const fromWords = /^(?:from|by|von|av)$/iu

/**
 * What the name of a file says of its letter: a day in any of several forms, a reference, and who wrote to whom where
 * “to” or “from” says so or somebody is known by that name. All of it is offered, and nothing of it taken for granted.
 */
export function readFileName(path: string, findActors: ActorLookup): FieldOffer[] {
  const name = path
    .split(/[/\\]/)
    .at(-1)!
    .replace(/\.[\p{L}\d]{1,5}$/u, '')
    .slice(0, 300)
  const source = { from: 'file name' as const, words: name }
  const { written, rest } = cutDate(name)
  const reference = findReference(rest)
  const pieces = splitPieces(reference ? rest.replace(reference.words, ' ') : rest)
  return [
    ...(written
      ? offerDates(written, {
          ...source,
          basis: `“${name.slice(0, 200)}” is what its file is called`,
        })
      : []),
    ...(reference ? [{ ...source, cell: 'reference' as const, value: reference.value }] : []),
    ...(['author', 'recipient'] as const).flatMap((role) =>
      offerParty(pieces, role, findActors, source),
    ),
  ]
}

function cutDate(name: string): { written: string | null; rest: string } {
  for (const { pattern, write } of dateForms) {
    const match = pattern.exec(name)
    if (!match) continue
    const written = write(match)
    if (!offerDates(written, { from: 'file name', words: '' }).length) continue
    return {
      written,
      rest: `${name.slice(0, match.index)} _ ${name.slice(match.index + match[0].length)}`,
    }
  }
  return { written: null, rest: name }
}

/** A registration or file number; in file names the stroke and the point are often written otherwise. */
function findReference(rest: string): { words: string; value: string } | null {
  const ares = /Ares[ _-]?\(?((?:19|20)\d\d)\)?[ _-]?(\d{3,9})(?!\d)/iu.exec(rest)
  if (ares) return { words: ares[0], value: `Ares(${ares[1]})${ares[2]}` }
  const line = rest.replaceAll('_', ' ').trim()
  const [found] = findReferences([{ start: 0, end: line.length, words: line, block: 0 }])
  return found && found.rank < 6 ? { words: found.words, value: found.text } : null
}

/** The pieces between underscores, dashes with space and commas, each with what “to” or “from” says of it. */
function splitPieces(name: string): NamePiece[] {
  const parts = name
    .split(/_+| [-–—] |[,;()[\]]+/u)
    .flatMap((part) => part.trim() || [])
    .map((part) => (/\s/.test(part) ? part : part.replaceAll('-', ' ')))
  const pieces: NamePiece[] = []
  let role: NamePiece['role'] = null
  for (const part of parts) {
    let words: string[] = []
    const close = () => {
      if (words.length) pieces.push({ words: words.join(' '), role })
      if (words.length) role = null
      words = []
    }
    const wordsOfPart = part.split(/\s+/)
    for (const [at, word] of wordsOfPart.entries()) {
      const next = tellRole(word, wordsOfPart[at - 1], wordsOfPart[at + 1])
      if (next) close()
      // “Johansson to LIBE”: what stands before “to” wrote it.
      const before = pieces.at(-1)
      if (next === 'recipient' && before && before.role === null) before.role = 'author'
      if (next) role = next
      else words.push(word)
    }
    close()
  }
  return pieces
}

/** What a word says of the name after it; “von” within the name of a person says nothing. */
function tellRole(word: string, before = '', after = ''): NamePiece['role'] {
  if (toWords.test(word)) return 'recipient'
  if (!fromWords.test(word)) return null
  const isInName =
    /^von$/iu.test(word) &&
    (/^(?:der|den|dem|und|zu|zur)$/iu.test(after) ||
      (/^\p{Lu}/u.test(before) && !sorts.includes(foldText(before))))
  return isInName ? null : 'author'
}

function offerParty(
  pieces: readonly NamePiece[],
  role: 'author' | 'recipient',
  findActors: ActorLookup,
  source: Pick<FieldOffer, 'from' | 'words'>,
): FieldOffer[] {
  const said = pieces.find((piece) => piece.role === role)
  const findKnown = (piece: NamePiece) => findActors(piece.words)
  const piece =
    said ??
    (role === 'author'
      ? pieces.find((one) => one.role === null && findKnown(one).length === 1)
      : undefined)
  if (!piece) return []
  const found = findKnown(piece)
  // Several known ones are offered each; nobody is taken for somebody else without a word.
  const names = found.length ? found.map(({ name }) => name) : tellName(piece.words)
  return names.slice(0, 3).map((value) => ({
    ...source,
    cell: role,
    value,
    parties: [makeParty(role, value)],
  }))
}

/** Words that may be a name: none in small letters alone, no sort of letter, no number. */
function tellName(words: string): string[] {
  const isName =
    /\p{Lu}/u.test(words) &&
    !/\d/.test(words) &&
    words.length <= 80 &&
    !sorts.includes(foldText(words))
  return isName ? [words] : []
}

const sorts = [
  'letter',
  'reply',
  'answer',
  'open letter',
  'statement',
  'response',
  'scan',
  'draft',
  'final',
  'brief',
  'schreiben',
  'antwort',
  'stellungnahme',
  'mail',
  'e-mail',
]
