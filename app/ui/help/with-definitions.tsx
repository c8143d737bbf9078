import { cutAtDefinitions } from '#app/domain/glossary/glossary.ts'
import './help.css'

/**
 * A sentence of the program with the words of its method marked: pointing at one shows what it means, and the help of
 * the page lists them. Never for words of letters or for names, where they mean something else.
 */
export function WithDefinitions({ children: sentence }: { children: string }) {
  return cutAtDefinitions(sentence).map(({ words, definition }, place) =>
    definition ? (
      <span key={place} className="defined" data-definition={definition.id}>
        {words}
      </span>
    ) : (
      words
    ),
  )
}
