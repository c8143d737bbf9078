import { formatQuotation } from '#app/domain/letters.ts'
import { describeTranslation, type QuoteTranslation } from '#app/domain/quote-translations.ts'

/** A quote in other languages, beside the words of the letter and said to be a translation by whom. */
export function QuoteTranslations({
  translations,
  recorded,
}: {
  translations: readonly QuoteTranslation[]
  recorded: boolean
}) {
  return translations.map((translation) => (
    <p className="small translation" key={translation.language}>
      <span className="tag">{describeTranslation(translation)}</span>{' '}
      <span lang={translation.language} dir="auto">
        {formatQuotation(translation.words, { recorded })}
      </span>
    </p>
  ))
}
