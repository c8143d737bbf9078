import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chance } from '#tests/support/chance.ts'
import { compareForAnchors } from '#app/domain/text/passage-anchors.ts'
import { isQuoteInPlace } from '#app/domain/text/quotes.ts'

/** Few words, so that most of them stand again and again, with what is awkward to cut. */
const words = fc.constantFrom(
  ...['a', 'a', 'b', 'the act', 'we support it.', ' ', '\n\n', '😀', '👨‍👩‍👧', '[redacted]'],
)
const someText = (maxLength: number) =>
  fc.array(words, { maxLength }).map((pieces) => pieces.join(' '))
/** A passage of whole words between two stretches of text. */
const passages = fc.record({
  before: someText(25),
  passage: fc.array(words, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(' ')),
  after: someText(25),
})

test('a passage is found again or lost, never somewhere else, whatever one edit changed beside it', () => {
  let found = 0
  fc.assert(
    fc.property(
      passages,
      fc.boolean(),
      fc.nat(),
      fc.nat(),
      someText(15),
      ({ before, passage, after }, isBefore, at, length, added) => {
        const edit = (text: string) => {
          const from = at % (text.length + 1)
          return (
            text.slice(0, from) + added + text.slice(from + (length % (text.length - from + 1)))
          )
        }
        const [left, right] = isBefore ? [edit(before), after] : [before, edit(after)]
        const [old, now] = [before + passage + after, left + passage + right]
        const span = { start: before.length, end: before.length + passage.length }
        const fate = compareForAnchors(old, now)(span)
        // Cut within a sign, a passage is widened to it: then only its words are the same.
        if (fate.fate === 'lost') return
        found += 1
        expect(isQuoteInPlace(now, fate.quote)).toBe(true)
        if (fate.quote.exact === passage) expect(fate.quote.start).toBe(left.length)
      },
    ),
    { numRuns: 4000 },
  )
  expect(found).toBeGreaterThan(1000)
})

/** A letter of sentences that differ, in which one sentence in three stands more than once. */
function writeLetter(random: () => number, sentences: number): string[] {
  const pick = (count: number) => Math.floor(random() * count)
  const sentence = () =>
    Array.from({ length: 6 + pick(8) }, () => `word${pick(60)}`).join(' ') + '.'
  return Array.from({ length: sentences }, () =>
    pick(3) ? sentence() : 'We support the proposal as it stands.',
  )
}

test('whatever several edits change elsewhere, a sentence is at its place or lost', () => {
  let held = 0
  for (let seed = 1; seed <= 400; seed += 1) {
    const random = chance(seed)
    const letter = writeLetter(random, 30)
    const chosen = Math.floor(random() * letter.length)
    const now = [...letter]
    for (let edit = 0; edit < 4; edit += 1) {
      const at = Math.floor(random() * letter.length)
      if (at !== chosen)
        now[at] = random() < 0.3 ? '' : `Corrected ${edit} ${writeLetter(random, 1)[0]}`
    }
    const lengths = (texts: string[]) => texts.slice(0, chosen).join(' ').length
    const start = lengths(letter) + (chosen ? 1 : 0)
    const span = { start, end: start + letter[chosen]!.length }
    const found = compareForAnchors(letter.join(' '), now.join(' '))(span)
    if (found.fate === 'lost') continue
    held += 1
    expect([seed, found.quote.start]).toEqual([seed, lengths(now) + (chosen ? 1 : 0)])
  }
  expect(held).toBeGreaterThan(300)
})

const find = (before: string, passage: string, after: string, nth = 0) => {
  let start = before.indexOf(passage)
  for (let skipped = 0; skipped < nth; skipped += 1) start = before.indexOf(passage, start + 1)
  const found = compareForAnchors(before, after)({ start, end: start + passage.length })
  return found.fate === 'lost' ? 'lost' : `${found.fate} at ${found.quote.start}`
}

test('what stays at the place that the difference leads to is held', () => {
  expect(
    find('Dear Sir. We support the act.', 'support the act', 'Dear Sirs. We support the act.'),
  ).toBe('held at 14')
})

test('line ends may change within a passage', () => {
  expect(find('We support\nthe act today.', 'support\nthe act', 'We support the act today!')).toBe(
    'held at 3',
  )
})

test('what stands only elsewhere has moved', () => {
  const [first, second] = ['We support the act as proposed. ', 'Nothing else was said here by us. ']
  expect(find(first + second.repeat(3), first.trim(), second.repeat(3) + first)).toBe(
    'moved at 102',
  )
})

test('words that somebody corrected are lost, also where a mark of redaction gave way to words', () => {
  expect(find('We suport the act.', 'suport the act', 'We support the act.')).toBe('lost')
  expect(find('We [redacted] the act.', 'We [redacted] the act', 'We reject the act.')).toBe('lost')
})

test('one of several equal sentences is not moved to the nearest', () => {
  const text = 'Point one. We agree. Point two. We agree. Point three.'
  expect(find(text, 'We agree.', 'Point one. Point two. We agree. Point three.')).toBe('lost')
  expect(find(text, 'We agree.', 'Point one. Point two. We agree. Point three.', 1)).toBe(
    'held at 22',
  )
  expect(find('We agree. We agree.', 'We agree.', 'We agree. We agree. We agree.')).toBe('lost')
})

test('words of a few signs that stand elsewhere by chance are lost', () => {
  expect(find('The aye is ours. Signed.', 'aye', 'Signed. The player was there.')).toBe('lost')
})

test('texts of five million signs are compared within the time of a test', () => {
  const random = chance(7)
  const sentences = Array.from(
    { length: 60_000 },
    (_, n) => `Sentence ${n} says ${'word '.repeat(Math.floor(random() * 20))}and ${random()}.`,
  )
  const before = sentences.join('\n')
  const after = sentences
    .map((one, n) => (n % 500 === 3 ? one.replace('says', 'said') : one))
    .join('\n')
  expect(before.length).toBeGreaterThan(5_000_000)
  const anchor = compareForAnchors(before, after)
  const start = before.indexOf('Sentence 40000 says')
  expect(anchor({ start, end: start + 60 }).fate).toBe('held')
  expect(
    anchor({ start: before.indexOf('Sentence 503 says'), end: before.indexOf('Sentence 504 ') })
      .fate,
  ).toBe('lost')
  const same = 'the very same words \n'.repeat(250_000)
  expect(compareForAnchors(same, `${same}x${same.slice(40)}`)({ start: 0, end: 9 }).fate).not.toBe(
    'moved',
  )
}, 240_000)
