import { expect, test } from 'vitest'
import { followRedactions } from '#app/domain/text/follow-redactions.ts'
import { findRedactions } from '#app/domain/text/quotes.ts'

const text = 'Dear [redacted],\n\nWe met [redacted] in May and agree on it.\n\nYours,\n\n█████\n'

/** For each mark of the text the words around it in the corrected one; null where it has no certain place. */
function follow(corrected: string) {
  const find = followRedactions(text, corrected)
  return findRedactions(text).map((mark) => {
    const found = find(mark)
    return found && corrected.slice(Math.max(0, found.start - 4), found.end + 3)
  })
}

const all = ['ear [redacted],\n\n', 'met [redacted] in', 's,\n\n█████\n']

test('marks go with a text that is corrected beside them', () => {
  expect(follow(text.replace('agree on', 'agreed on'))).toEqual(all)
  expect(follow(`Registered.\n\n${text}`)).toEqual(all)
})

test('a mark whose words were released is not taken for another one', () => {
  expect(follow(text.replace('[redacted] in', 'Mr Berg in'))).toEqual([all[0], null, all[2]])
  expect(follow(text.replace('Dear [redacted]', 'Dear Mr Berg'))).toEqual([null, all[1], all[2]])
  expect(follow(text.replaceAll('[redacted]', 'Mr Berg'))).toEqual([null, null, all[2]])
})

test('between two corrections a mark is found by what stands around it, and of two alike neither', () => {
  const around = 'x'.repeat(40)
  const alike = `a${around}█${around}b${around}█${around}c`
  const corrected = alike.replace(/^a/, 'A').replace(/c$/, 'C')
  const find = followRedactions(alike, corrected)
  expect(findRedactions(alike).map((mark) => find(mark))).toEqual([null, null])
  const once = `a${around}█${around}c`
  const changed = once.replace(/^a/, 'AA').replace(/c$/, 'C')
  expect(findRedactions(once).map((mark) => followRedactions(once, changed)(mark)?.start)).toEqual([
    42,
  ])
})
