import { Fragment } from 'react'
import type { DifferencePiece } from '#app/domain/history/word-differences.ts'
import './difference-words.css'

/** A text word by word, with what was taken away and what was added; said in words to whoever hears it. */
export function DifferenceWords({ pieces }: { pieces: readonly DifferencePiece[] }) {
  return (
    <>
      {pieces.map(({ kind, text }, at) => {
        if (kind === 'same') return <Fragment key={at}>{text}</Fragment>
        const Mark = kind === 'gone' ? 'del' : 'ins'
        return (
          <Mark key={at} className="changed-words">
            <span className="out-of-sight">{kind === 'gone' ? '(taken away: ' : '(added: '}</span>
            {text}
            <span className="out-of-sight">)</span>
          </Mark>
        )
      })}
    </>
  )
}
