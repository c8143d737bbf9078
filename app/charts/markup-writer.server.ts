import { LRUCache } from 'lru-cache'
import { renderToStaticMarkup } from 'react-dom/server'
import type { MarkupWriter } from './kept-markup.ts'

/** How much markup a process keeps, in characters: the charts and tables of a few hundred pages. */
const maxCharacters = 24_000_000

/** React's own markup of an element, kept for as long as there is room for what was asked for last. */
export function createMarkupWriter(): MarkupWriter {
  const written = new LRUCache<string, string>({
    maxSize: maxCharacters,
    sizeCalculation: (markup, key) => markup.length + key.length,
  })
  return (key, element) => {
    const markup = written.get(key) ?? renderToStaticMarkup(element)
    written.set(key, markup)
    return markup
  }
}
