import type { LetterReference, PrintedReference } from '../landmarks/printed-references.ts'
import { proposeValue, type HeaderProposal } from '../lines/header-proposal.ts'

/** The reference of a letter, with sentences for the person who confirms. */
export type OwnReference = { reference: HeaderProposal<LetterReference> | null; doubts: string[] }

/** The best of a letter's printed references. */
export function readOwnReference([best]: readonly PrintedReference[]): OwnReference {
  if (!best) return { reference: null, doubts: [] }
  const { text, truncated } = best
  return {
    reference: proposeValue({ text, truncated }, best),
    doubts: truncated ? [`The reference stops after the year: “${text}”.`] : [],
  }
}
