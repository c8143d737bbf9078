import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { QuoteRemarks } from '#app/ui/quote-card.tsx'
import { aPosition, recordedVote } from '#tests/support/world.ts'

const remarksOn = (position: ReturnType<typeof aPosition>) =>
  renderToStaticMarkup(<QuoteRemarks position={position} />)

test('a vote that is a row of a table says that it is recorded, and what is reported that it does not count', () => {
  expect(remarksOn(recordedVote())).toBe('recorded, not quoted')
  expect(remarksOn(aPosition({ reported: true }))).toBe('reported, not counted')
  expect(remarksOn({ ...recordedVote(), reported: true })).toBe(
    'reported, not counted, recorded, not quoted',
  )
  expect(remarksOn(aPosition())).toBe('')
})
