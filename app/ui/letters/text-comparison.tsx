import { Fragment } from 'react'
import type { TextComparison } from '#app/domain/text/released-words.ts'
import { formatQuantity } from '#app/domain/text/words.ts'
import '../difference-words.css'
import './text-comparison.css'

const marks = {
  gone: { Mark: 'del', says: '(taken away: ', className: 'changed-words' },
  new: { Mark: 'ins', says: '(added: ', className: 'changed-words' },
  released: { Mark: 'ins', says: '(newly released: ', className: 'changed-words released' },
} as const

/** Two versions of a text as one: what went, what came, and what stands where something was withheld before. */
export function ComparedText({ comparison }: { comparison: TextComparison }) {
  const { pieces, released } = comparison
  return (
    <>
      {released.length > 0 && (
        <div className="notice small">
          <p>
            <b>Newly released:</b> {formatQuantity(released.length, 'passage')} that the earlier
            version withholds.
          </p>
          <ul>
            {released.map((words, at) => (
              <li key={at}>
                “<bdi>{words}</bdi>”
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className="compared-text">
        {pieces.map(({ kind, text }, at) => {
          // A text may begin with empty lines, which nobody is to scroll past.
          if (kind === 'same')
            return <Fragment key={at}>{at ? text : text.replace(/^\s*\n/, '')}</Fragment>
          const { Mark, says, className } = marks[kind]
          return (
            <Mark key={at} className={className}>
              <span className="out-of-sight">{says}</span>
              {text}
              <span className="out-of-sight">)</span>
            </Mark>
          )
        })}
      </div>
    </>
  )
}
