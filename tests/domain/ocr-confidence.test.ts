import { expect, test } from 'vitest'
import { describeOcrConfidence } from '#app/domain/ocr-confidence.ts'

const pages = (...confidences: (number | null)[]) =>
  confidences.map((confidence, at) => ({ number: at + 1, start: at * 100, confidence }))

test.each([
  [[], null],
  [[null, null], null],
  [[94.4, 61, null], 'page 2 61 % sure, page 1 94 % sure'],
  [
    [90, 91, 60, 92, 93, 94, 95],
    'page 3 60 % sure, page 1 90 % sure, page 2 91 % sure, page 4 92 % sure, page 5 93 % sure, 2 more at least 94 %',
  ],
] as [(number | null)[], string | null][])(
  'pages read with confidences %j are said as %j',
  (confidences, said) => {
    expect(describeOcrConfidence(pages(...confidences))).toBe(said)
  },
)
