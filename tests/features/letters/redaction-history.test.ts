import { expect, test } from 'vitest'
import { findUndoable } from '#app/features/letters/redaction-history.ts'

const entry = (before: unknown, after: unknown) => ({
  ...{ id: 'one', at: '', who: null, via: 'screen', resource: 'letter', resourceId: 'letter' },
  ...{ action: 'said what was invoked', before, after },
})
const said = (version: number, ...exceptionIds: string[]) => ({
  ...{ textVersion: version, invoked: [{ redaction: 1, exceptionIds }] },
})
const now = (version: number, ...exceptionIds: string[]) => ({
  ...{ textVersionId: 'text', version, marks: 1, invoked: [{ redaction: 1, exceptionIds }] },
})

test('what was said is undone while it stands in the version of the text that it was said of', () => {
  const change = entry(said(1), said(1, 'a', 'b'))
  expect(findUndoable(change, now(1, 'b', 'a'))).toEqual([{ redaction: 1, exceptionIds: [] }])
  expect(findUndoable(change, now(1, 'a'))).toBeNull()
  expect(findUndoable(change, now(2, 'a', 'b'))).toBeNull()
  expect(findUndoable({ ...change, action: 'corrected' }, now(1, 'a', 'b'))).toBeNull()
})
