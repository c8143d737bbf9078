import { expect, test } from 'vitest'
import { newId } from '#db/core/ids.ts'
import { parsePositionId } from '#app/features/coding/position-id.ts'

test('an id as the store makes them is taken, and nothing that is longer, shorter or written otherwise', () => {
  const id = newId()
  expect(parsePositionId(id)).toBe(id)
  for (const other of [undefined, '', id.slice(1), `${id}0`, `${id}\n`, `${id.slice(1)}/`])
    expect(parsePositionId(other), JSON.stringify(other)).toBeNull()
  expect(parsePositionId('0192F0C8-0000-7000-8000-00000000000A')).toBeNull()
})
