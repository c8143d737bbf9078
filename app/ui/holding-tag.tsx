import { recordedRemark, type LetterProvenance } from '#app/domain/letters.ts'

/** What is held of a letter where that is not its own text: rows of a table in words, or passages of it. */
export function HoldingTag({
  letter: { excerpt, recorded },
}: {
  letter: Pick<LetterProvenance, 'excerpt' | 'recorded'>
}) {
  if (recorded)
    return (
      <span className="tag" title="Its text is a row of a table in words, such as a vote.">
        {recordedRemark}
      </span>
    )
  return excerpt ? (
    <span className="tag" title="Only passages of it are held.">
      excerpt
    </span>
  ) : null
}
