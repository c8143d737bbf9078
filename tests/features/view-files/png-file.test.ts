import { expect, test } from 'vitest'
import { answerPictureTask, paintPng } from '#app/features/view-files/png-file.ts'

test('a picture is painted at twice its size, the same here as in the thread that paints', async () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20" viewBox="0 0 30 20"><rect width="30" height="10"/></svg>'
  const painted = await paintPng(svg)
  if (!painted.ok) throw new Error(painted.reason)
  const png = Buffer.from(painted.bytes)
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([60, 40])
  expect(Buffer.from(answerPictureTask({ svg }).bytes)).toEqual(png)
})

test('a picture whose words no font has is refused, with the signs and what to do instead', async () => {
  // Vithkuqi came into Unicode in 2021, and hardly any machine has a font of it.
  const painted = await paintPng(
    '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="40"><text y="20">𐕰𐕱</text></svg>',
  )
  expect(painted).toMatchObject({ ok: false, reason: expect.stringContaining('“𐕰” and “𐕱”') })
})
