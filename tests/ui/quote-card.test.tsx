import type { ReactElement } from 'react'
import { MemoryRouter } from 'react-router-dom'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { QuoteCard, QuoteDetail } from '#app/ui/quote-card.tsx'
import { aPosition, recordedVote } from '#tests/support/world.ts'

const render = (element: ReactElement) =>
  renderToStaticMarkup(<MemoryRouter>{element}</MemoryRouter>)

test('a vote that is a row of a table says that it is recorded, wherever it is shown as evidence', () => {
  const [card, detail] = [
    render(<QuoteCard position={recordedVote()} who="Y. Johansson" />),
    render(<QuoteDetail position={recordedVote()} who="Y. Johansson" as="" topic="Encryption" />),
  ]
  expect(card).toContain('recorded, not quoted')
  expect(detail).toContain('recorded, not quoted')
  expect(render(<QuoteCard position={aPosition()} who="Y. Johansson" />)).not.toContain('recorded')
})
