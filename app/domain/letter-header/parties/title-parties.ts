import type { KindTitle } from '../landmarks/kind-titles.ts'
import { proposeValue } from '../lines/header-proposal.ts'
import type { LetterLine } from '../lines/letter-lines.ts'
import { cutOpening, cutPiece, type TextPiece } from '../lines/piece.ts'
import { findHolder, proposeHolder } from '../roles/holders.ts'
import { isName, proposeName } from '../roles/names.ts'
import { isBody } from '../roles/offices.ts'
import * as words from '../vocabulary/title-words.ts'
import { anyWordOf } from '../vocabulary/word-table.ts'
import { isSomebody, nobody, type ProposedParty } from './party.ts'
import { readParty } from './read-party.ts'

/** Whom a title names: who speaks, for whom, and whom an open letter is to. */
export type TitleParties = {
  from: ProposedParty | null
  behalf: ProposedParty | null
  to: ProposedParty | null
}

const speaker = new RegExp(
  `\\b${anyWordOf(words.speechWords)}\\s${anyWordOf(words.speakerPrepositions)}\\s+`,
  'iu',
)
const addressee = new RegExp(
  `${anyWordOf(words.openLetterWords)}\\s${anyWordOf(words.addresseePrepositions)}\\s+` +
    `(?:${anyWordOf(words.addresseeArticles)}\\s+)?`,
  'iu',
)
const onBehalf = /^on behalf of (?:the )?(?=\p{Lu})/u
const continuation = new RegExp(
  `\\s${anyWordOf(words.titleContinuations)}\\s|\\s[–—-]\\s|[:,;(]|$`,
  'iu',
)

/**
 * Whom the title of a text names: who speaks in "Speech by Commissioner Doe at …", for whom where the next line says
 * so, and whom an "Open letter to …" is to.
 */
export function readTitleParties(
  title: KindTitle | null,
  lines: readonly LetterLine[],
  text: string,
): TitleParties {
  if (!title) return { from: null, behalf: null, to: null }
  const from = readPerson(cutBehind(title.line, speaker), text)
  const below = lines[lines.indexOf(title.line) + 1]
  const body = from && below && onBehalf.test(below.words) ? cutOpening(below, onBehalf) : null
  const organisation = body && proposeValue(body.words, body)
  return {
    from: from && organisation ? { ...from, organisation } : from,
    behalf: organisation && { ...nobody, organisation },
    to: readTitleAddressee(cutBehind(title.line, addressee), text),
  }
}

function readPerson(piece: TextPiece | null, text: string): ProposedParty | null {
  if (!piece) return null
  const holder = findHolder(piece)
  if (holder) return { ...nobody, ...proposeHolder(holder) }
  if (isName(piece)) return { ...nobody, name: proposeName(piece) }
  const party = readParty([piece], text)
  return party.name ? party : null
}

function readTitleAddressee(piece: TextPiece | null, text: string): ProposedParty | null {
  const person = readPerson(piece, text)
  if (person) return person
  if (!piece || !/^\p{Lu}/u.test(piece.words)) return null
  if (isBody(piece.words)) return { ...nobody, organisation: proposeValue(piece.words, piece) }
  const party = readParty([piece], text)
  return isSomebody(party) ? party : null
}

/** The words behind a pattern, up to where a title goes on about something else. */
function cutBehind(line: LetterLine, before: RegExp): TextPiece | null {
  const match = before.exec(line.words)
  if (!match) return null
  const rest = cutOpening(cutPiece(line, match.index + match[0].length), /^the\s/iu)
  const stop = continuation.exec(rest.words)
  const piece = cutPiece(rest, 0, stop?.index)
  return piece.words.length > 2 && piece.words.length < 100 ? piece : null
}
