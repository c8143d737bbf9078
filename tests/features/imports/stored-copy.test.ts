import { expect, test } from 'vitest'
import { describeStoredCopy } from '#app/features/imports/stored-copy.ts'

test('a letter that may not be seen is not named, only that the store holds its text', () => {
  expect(describeStoredCopy(null)).toBe(
    'The store already holds this text in a letter that you may not see. Ask an administrator. Nothing was added.',
  )
  expect(describeStoredCopy('Reply to Microsoft')).toContain('“Reply to Microsoft”')
})
