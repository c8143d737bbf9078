import { expect, test } from 'vitest'
import { parsePositionId } from '#app/features/coding/position-id.ts'
import { newId } from '#db/core/ids.ts'

test('only what can be an id of a position is taken for one', () => {
  const id = newId()
  expect(parsePositionId(id)).toBe(id)
  for (const value of [undefined, '', 'none', `${id}0`, id.toUpperCase(), `${id}\n`, "' or 1=1"])
    expect(parsePositionId(value)).toBeNull()
})
