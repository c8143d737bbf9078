import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { describeMarkLevel } from '#app/ui/tagger/mark-words.ts'
import { LetterArticle } from '#app/ui/tagger/letter-article.tsx'
import type { Level } from '#app/domain/level.ts'
import type { PositionStatus } from '#app/domain/positions.ts'

const text = 'We support privacy, but never for everybody, in every letter.'

const marked = (id: string, exact: string, level: Level | null) => {
  const start = text.indexOf(exact)
  return {
    ...{ id, level, absence: level === null ? ('evaded' as const) : null, conditional: false },
    status: 'approved' as PositionStatus,
    topicId: 'privacy',
    quote: { start, end: start + exact.length, exact, prefix: '', suffix: '' },
  }
}

/** The marks around some words, from the innermost outwards, each by its classes. */
function marksAround(words: string, ...positions: ReturnType<typeof marked>[]): string[] {
  const markup = renderToStaticMarkup(
    <LetterArticle
      text={text}
      language="en"
      positions={positions}
      hits={null}
      topicNames={{ privacy: 'Privacy' }}
      topicNumbers={new Map([['privacy', '1']])}
      withheldBy={{}}
    />,
  )
  const open: string[] = []
  for (const [tag, isEnd, name, words_] of markup.matchAll(/<(\/?)([a-z]+)[^>]*>([^<]*)/g)) {
    if (name === 'mark' && !isEnd) open.unshift(/class="([^"]*)"/.exec(tag)![1]!)
    if (name === 'mark' && isEnd) open.shift()
    if (words_ === words) return open
  }
  throw new Error(`No such piece: ${words}`)
}

test('what is opposed within what is supported looks opposed, with the line of both', () => {
  const outer = marked('outer', 'We support privacy, but never for everybody, in every letter.', 2)
  const inner = marked('inner', 'but never for everybody', -2)
  for (const positions of [
    [outer, inner],
    [inner, outer],
  ]) {
    expect(marksAround('but never for everybody', ...positions)).toEqual([
      'coded so',
      'coded ss under-1',
    ])
    expect(marksAround('We support privacy, ', ...positions)).toEqual(['coded ss'])
  }
})

test('of two over the same words the later one has its tint there, and both have their lines', () => {
  const [first, second] = [marked('first', 'privacy', 1), marked('second', 'privacy', -1)]
  expect(marksAround('privacy', first, second)).toEqual(['coded o', 'coded s under-1'])
})

test('passages that overlap have their own tint where they are alone, and both lines where they are not', () => {
  const left = marked('left', 'We support privacy, but never', 1)
  const right = marked('right', 'privacy, but never for everybody', null)
  expect(marksAround('We support ', left, right)).toEqual(['coded s'])
  expect(marksAround('privacy, but never', left, right)).toEqual([
    'coded s',
    'coded absent under-1',
  ])
  expect(marksAround(' for everybody', left, right)).toEqual(['coded absent'])
})

test('what waits for approval is marked as not counted, in its look and in its words', () => {
  const waiting = { ...marked('waiting', 'privacy', 1), status: 'draft' as const }
  expect(marksAround('privacy', waiting)).toEqual(['coded s waiting'])
  expect(describeMarkLevel(waiting)).toBe('Supports (+1), not counted yet')
  expect(describeMarkLevel({ ...waiting, status: 'approved' })).toBe('Supports (+1)')
})
