import type { LetterKind } from '#app/domain/letters.ts'
import type { LetterSummary } from '#app/domain/positions.ts'
import { maskSummary } from '../core/masked-rows.ts'
import { letters } from '../schema/schema.ts'

export const headColumns = {
  id: letters.id,
  title: letters.title,
  kind: letters.kind,
  edtf: letters.edtf,
  firstDay: letters.firstDay,
  lastDay: letters.lastDay,
  basis: letters.basis,
  reference: letters.reference,
  referenceTruncated: letters.referenceTruncated,
  excerpt: letters.excerpt,
  recorded: letters.recorded,
}

type HeadRow = {
  id: string
  title: string
  kind: string
  edtf: string
  firstDay: string
  lastDay: string
  basis: string | null
  reference: string | null
  referenceTruncated: boolean
  excerpt: boolean
  recorded: boolean
}

export function asHead({
  id,
  title,
  kind,
  edtf,
  firstDay,
  lastDay,
  basis,
  reference,
  referenceTruncated,
  excerpt,
  recorded,
}: HeadRow) {
  return {
    id,
    title,
    kind: kind as LetterKind,
    dated: { edtf, first: firstDay, last: lastDay, basis },
    reference,
    referenceTruncated,
    excerpt,
    recorded,
  }
}

/** A head as lists and citations show it: without anybody's address or number. */
export function maskHead(row: HeadRow): LetterSummary {
  return maskSummary(asHead(row))
}
