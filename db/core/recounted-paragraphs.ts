import { paragraphNumberAt, splitParagraphs } from '#app/domain/text/paragraphs.ts'
import { newId } from './ids.ts'

/** The step after which paragraphs are counted from the same landmarks as heads are read by. */
const step = /_recounted-paragraphs$/

/** Texts with positions whose paragraphs are counted; those of excerpts are as their source gave them. */
export const countedTexts =
  'select distinct p.text_version_id as id from positions p join letters l on l.id = p.letter_id' +
  ' where not l.excerpt order by 1'

export type CountedPosition = { id: string; start: number; paragraph: number | null }

/** A position whose paragraph is another one now, with its row of the audit log. */
export type RecountedPosition = {
  id: string
  paragraph: number | null
  /** The values of `auditColumns`. */
  audit: (string | null)[]
}

/** The columns of the audit log that such a change is written to; its author is the update, not a person. */
export const auditColumns = ['id', 'at', 'via', 'deed', 'thing', 'thing_id', 'before', 'after']

export function recountsParagraphs(name: string): boolean {
  return step.test(name)
}

/** The positions in a text whose stored paragraph is not the one that is counted. */
export function recountParagraphs(
  text: string,
  positions: readonly CountedPosition[],
  at: string,
): RecountedPosition[] {
  const blocks = splitParagraphs(text)
  return positions.flatMap(({ id, start, paragraph: before }) => {
    const paragraph = paragraphNumberAt(blocks, start)
    if (paragraph === before) return []
    const [old, now] = [before, paragraph].map((number) => JSON.stringify({ paragraph: number }))
    return [
      {
        id,
        paragraph,
        audit: [newId(), at, 'update', 'recounted', 'position', id, old!, now!],
      },
    ]
  })
}
