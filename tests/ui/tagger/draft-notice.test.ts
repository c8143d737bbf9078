import { expect, test } from 'vitest'
import { describeTrouble } from '#app/ui/tagger/draft-notice.tsx'

test('why the server does not have a draft is said as it is, and where the draft is meanwhile', () => {
  expect(describeTrouble('no connection', true)).toBe(
    'No connection: what you do is kept on this device.',
  )
  expect(describeTrouble('refused', true)).toContain('you may no longer code here')
  expect(describeTrouble('busy', false)).toBe(
    'The server could not keep it just now, and is asked again: what you do is kept in this page alone, until it is closed.',
  )
})
