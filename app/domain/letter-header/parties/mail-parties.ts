import { cutTitles, isWithheldName, redaction } from '../landmarks/personal-titles.ts'
import { proposeValue } from '../lines/header-proposal.ts'
import { cutPiece, splitPiece, type TextPiece } from '../lines/piece.ts'
import { directorateAcronym } from '../roles/directorates.ts'
import { putGivenNameFirst } from '../roles/names.ts'
import { isBody, isCapacity } from '../roles/offices.ts'
import { nobody, type ProposedParty } from './party.ts'

const address = new RegExp(
  '\\s*(?:<[^<>]{0,200}>|\\[mailto:[^\\]]{0,200}\\]|\\(?[^\\s<>()"]{1,100}@[^\\s<>()"]{1,100}\\)?)',
  'u',
)
const commissionHost = 'ec.europa.eu'

/** The people in a From, To or Cc field. An address without a name names nobody. */
export function readMailParties(pieces: readonly TextPiece[]): ProposedParty[] {
  return pieces.flatMap(splitAddresses).flatMap((entry) => readMailParty(entry) ?? [])
}

/**
 * Parts "Doe, Jane <jane@example.org>; John Roe" where programs do: at semicolons, after addresses, else between full
 * names.
 */
function splitAddresses(piece: TextPiece): TextPiece[] {
  if (piece.words.includes(';')) return splitPiece(piece, /;/g)
  if (/[>\])]\s*,/.test(piece.words)) return splitPiece(piece, /(?<=[>\])]\s{0,3}),/g)
  const pieces = splitPiece(piece, /,/g)
  return pieces.length > 1 &&
    pieces.every(({ words }) => words.includes('@') || /\S\s+\S/.test(words))
    ? pieces
    : [piece]
}

function readMailParty(entry: TextPiece): ProposedParty | null {
  const written = cutPiece(entry, 0, address.exec(entry.words)?.index)
  const isHidden = isWithheldName(redaction.test(written.words) ? written.words : entry.words)
  if (isHidden) return { ...nobody, withheld: true }
  const plain = cutQuotes(written)
  const inside = /\s*\(([^()]{1,60})\)\s*$/u.exec(plain.words)
  const bare = cutTitles(inside ? cutPiece(plain, 0, inside.index) : plain)
  if (!/\p{L}{2}/u.test(bare.words) || bare.words.includes('@')) return null
  const name = bare.words.replace(/^["'“]|["'”]$/gu, '')
  if (isCapacity(name)) return { ...nobody, capacity: proposeValue(name, bare) }
  if (isBody(name)) return { ...nobody, organisation: proposeValue(name, bare) }
  if (!/\s/.test(name)) return null
  const unit = inside
    ? cutPiece(plain, plain.words.indexOf('(', inside.index) + 1, plain.words.lastIndexOf(')'))
    : null
  return {
    ...nobody,
    ...readDirectorateOf(unit, entry),
    name: proposeValue(putGivenNameFirst(name), bare),
  }
}

function cutQuotes(piece: TextPiece): TextPiece {
  const from = /^["'“]\s*/u.exec(piece.words)?.[0].length ?? 0
  return cutPiece(piece, from, piece.words.replace(/["'”]\s*$/u, '').length)
}

/** "DOE Jane (CNECT)" at an address of the Commission: the directorate-general and the Commission. */
function readDirectorateOf(
  unit: TextPiece | null,
  entry: TextPiece,
): Pick<ProposedParty, 'unit' | 'organisation'> {
  const acronym = unit && directorateAcronym(unit.words)
  if (!unit || !acronym) return { unit: null, organisation: null }
  const at = /@(?:\w+\.)?ec\.europa\.eu/.test(entry.words)
    ? entry.words.indexOf(commissionHost)
    : -1
  return {
    unit: proposeValue(`DG ${acronym}`, unit),
    organisation:
      at < 0
        ? null
        : proposeValue('European Commission', cutPiece(entry, at, at + commissionHost.length)),
  }
}
