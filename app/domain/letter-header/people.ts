import { isPlace } from './addresses.ts'
import type { Line } from './lines.ts'
import { hasTitle, isWithheld } from './names.ts'
import {
  expand,
  isSomebody,
  nobody,
  partyOf,
  type ProposedParty,
  type Role,
  roleOf,
} from './party.ts'
import { type Piece, propose, without } from './proposal.ts'

/** Marks before an entry of a list, and words before a name that are no part of it. */
const bullet = /^(?:[-–—•·*▪◦‣○●]|\(?\d{1,3}[.)])\s+/u
const attention =
  /^(?:to|attn\.?|attention|(?:note |memo )?for the attention of|fao|à l[’'](?:attention|att\.) de|z\.\s?hd?\.(?:\s?v\.)?|zu händen(?: von)?|an|an (?:die|den|das|herrn|frau)|a la atención de|a\/a|alla c\.?a\.?|spett\.?le|t\.a\.v\.|προς|υπόψη|до|på uppdrag av|k rukám|do rąk|à)\s?:?\s+/iu

export function withoutBullet(line: Piece): Piece {
  return without(line, bullet)
}

export function hasBullet(words: string): boolean {
  return bullet.test(words)
}

/** "For the attention of Ms Doe" without the words before her name. Null where a line has none. */
export function attended(line: Piece): Piece | null {
  const rest = without(line, attention)
  return rest !== line && /^[\p{Lu}[█]/u.test(rest.words) ? rest : null
}

/** Reads lines that name one person or several below each other, each with what is printed of them. */
export function partiesOf(lines: readonly Line[], text: string): ProposedParty[] {
  const groups: Line[][] = []
  let named = false
  lines.forEach((each, index) => {
    const line = { ...withoutBullet(each), block: each.block }
    const begins = startsPerson(line, lines[index - 1], lines[index + 1])
    if (!groups.length || (begins && named)) groups.push([line])
    else groups.at(-1)!.push(line)
    named = begins || (named && groups.at(-1)!.length > 1)
  })
  return groups.map((group) => partyOf(group, text)).filter(isSomebody)
}

/** Whether somebody begins here. A bare name needs a neighbour that makes it one: a new block, an office, a body. */
function startsPerson(line: Line, before: Line | undefined, after: Line | undefined): boolean {
  const [first, ...more] = expand(line)
  const role = roleOf(first!)
  if (role === 'withheld') return true
  if (role !== 'name') return false
  if (hasTitle(line.words) || more.length || !before || before.block !== line.block) return true
  const next = after && after.block === line.block ? roleOf(expand(after)[0]!) : null
  const telling: (Role | null)[] = ['capacity', 'body', 'unit']
  return telling.includes(next) || roleOf(before) === 'address'
}

const ofBodies =
  /organi[sz]ation|compan|association|provider|undertaking|ngo|société|entreprise|unternehmen|verbände|verein|firmen|empresas|entidades|organiza[cc]|organizzazion|οργανώσ|εταιρε[ίι]|организаци|фирми/iu
const ofPersons =
  /individual|expert|academic|scientist|researcher|person|member|signataires individuels|wissenschaftler|osoby|personas/iu

/**
 * A list of those who sign: one to a line. Entries of one part are bodies where the words above the list say so or
 * most of the list looks like bodies, otherwise persons where they have the shape of a name.
 */
export function listedParties(
  lines: readonly Piece[],
  heading: string,
  text: string,
): ProposedParty[] {
  const entries = lines
    .map((line) => expand(withoutPlace(withoutBullet(line))))
    .filter(([first]) => first)
  const single = entries.filter(({ length }) => length === 1).map(([first]) => first!)
  const most = single.filter((piece) => roleOf(piece) === 'name').length <= single.length / 2
  const bodies = ofPersons.test(heading) ? false : ofBodies.test(heading) || most
  return entries.flatMap((entry) => {
    const [first] = entry
    const plain = entry.length === 1 && !isWithheld(first!.words) && !hasTitle(first!.words)
    if (plain && (bodies || roleOf(first!) !== 'name'))
      return [{ ...nobody, organisation: propose(first!.words, first!) }]
    const party = partyOf(entry, text)
    return isSomebody(party) ? [party] : []
  })
}

/** "Example GmbH (Germany)", "Example e.V., Berlin" without the place. */
function withoutPlace(line: Piece): Piece {
  const match = /\s+\([^()]{2,30}\)$|,\s[^,()]{2,30}$/u.exec(line.words)
  if (!match || match.index === 0 || !isPlace(match[0].replace(/[(),]/g, '').trim())) return line
  return {
    words: line.words.slice(0, match.index),
    start: line.start,
    end: line.start + match.index,
  }
}
