import { expect, test } from 'vitest'
import { createFrameDecoder, encodeFrame } from '#app/readers/confined/frames.ts'

const frame = { message: { name: 'a.txt' }, bytes: [Uint8Array.of(1, 2, 3), new Uint8Array()] }

test('frames come out whole, however they arrive in pieces', () => {
  const sent = Buffer.concat([encodeFrame(frame), encodeFrame(frame)])
  for (const size of [1, 7, sent.length]) {
    const decode = createFrameDecoder(1000)
    const received = []
    for (let at = 0; at < sent.length; at += size)
      received.push(...decode(sent.subarray(at, at + size)))
    expect(received).toEqual([frame, frame])
  }
})

test('a frame that is larger than may arrive is refused before it is there', () => {
  const decode = createFrameDecoder(100)
  expect(() => decode(encodeFrame({ message: null, bytes: [new Uint8Array(200)] }))).toThrow()
})
