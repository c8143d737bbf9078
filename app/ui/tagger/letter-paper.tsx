import type { ComponentProps, ReactNode, RefObject } from 'react'
import type { LetterPage } from '#app/domain/letters.ts'
import { FindInLetter } from './find-in-letter.tsx'
import { HitSummary, type MarkedHits } from './hit-summary.tsx'
import { LetterArticle } from './letter-article.tsx'
import { OriginalButton, OriginalPane, useOriginal } from './original-pane.tsx'
import type { Passage } from './use-passage.ts'

type Props = {
  article: RefObject<HTMLElement>
  shown: Omit<ComponentProps<typeof LetterArticle>, 'ref'> & { hits: MarkedHits | null }
  /** The pages of its original; null where there is none to show. */
  original: { pages: LetterPage[] } | null
  passage: Pick<Passage, 'cursor' | 'quote'>
  letterPath: string
  isHydrated: boolean
  children: ReactNode
}

/** The middle of the page: what leads through the text, the text itself, and its original beside it. */
export function LetterPaper({
  article,
  shown,
  original,
  passage,
  letterPath,
  isHydrated,
  children,
}: Props) {
  const [isOpen, toggle] = useOriginal(original !== null)
  return (
    <div className="paper">
      <HitSummary hits={shown.hits} letterPath={letterPath} />
      {isHydrated && (
        <div className="between">
          <FindInLetter text={shown.text} article={article} />
          {original && <OriginalButton isOpen={isOpen} toggle={toggle} />}
        </div>
      )}
      <div className={isOpen ? 'with-original' : undefined}>
        <LetterArticle ref={article} {...shown} />
        {isOpen && original && (
          <OriginalPane
            letterPath={letterPath}
            pages={original.pages}
            cursor={passage.cursor}
            quote={passage.quote}
          />
        )}
      </div>
      {children}
    </div>
  )
}
