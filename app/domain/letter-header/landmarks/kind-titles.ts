import { proposeValue, type HeaderProposal } from '../lines/header-proposal.ts'
import type { LetterLine } from '../lines/letter-lines.ts'
import { cutMatch } from '../lines/piece.ts'
import { kindTitles } from '../vocabulary/letter-kinds.ts'
import { anyWordOf } from '../vocabulary/word-table.ts'

/** What a text may be found to be. */
export type PrintedKind = keyof typeof kindTitles | 'letter' | 'e-mail'

/** A title that says what a text is, with the line it stands on. */
export type KindTitle = { proposal: HeaderProposal<PrintedKind>; line: LetterLine }

const titles = Object.entries(kindTitles).map(([kind, words]) => ({
  kind: kind as keyof typeof kindTitles,
  pattern: new RegExp(anyWordOf(words), 'iu'),
}))

/** The kind that a title in the head names; null where no title does. A labelled subject is no title. */
export function findKindTitle(head: readonly LetterLine[]): KindTitle | null {
  for (const line of head) {
    if (line.words.length > 160 || isSentence(line.words)) continue
    for (const { kind, pattern } of titles) {
      const match = pattern.exec(line.words)
      if (match && mayBeginTitle(line.words.slice(0, match.index)))
        return { proposal: proposeValue(kind, cutMatch(line, match)), line }
    }
  }
  return null
}

function isSentence(words: string): boolean {
  return /[.;]$/.test(words) && !/^this is an? (?:open|public) letter/i.test(words)
}

/** Before the telling words a title has nothing, a mark, or the name of a body: "EDRI position paper". */
function mayBeginTitle(before: string): boolean {
  return (
    /^[\s#*_“"–-]*$/u.test(before) ||
    /^(?:\p{Lu}[\p{L}\p{N}’'&.-]*,? ){1,5}(?:[–:|-] )?$/u.test(before) ||
    /[–:|] $/u.test(before)
  )
}
