import { expect, test } from 'vitest'
import {
  findContacts,
  maskCutWords,
  maskQuote,
  maskTextWithSpans,
} from '#app/domain/masking/mask-text.ts'
import { quoteAt } from '#app/domain/text/quotes.ts'

test('a quote stands in the masked text where its own words stand in the letter', () => {
  const text =
    'Write to jeremy@prostasia.org. We support it, and ring +32 2 299 11 11. We oppose any delay.'
  const { text: without, mapSpan } = maskTextWithSpans(text)
  const at = (words: string) => ({
    start: text.indexOf(words),
    end: text.indexOf(words) + words.length,
  })
  const placed = (place: { start: number; end: number }) =>
    without.slice(mapSpan(place).start, mapSpan(place).end)
  expect([
    placed(at('We support it')),
    placed(at('We oppose any delay.')),
    placed(at('it, and ring +32 2 299 11 11')),
  ]).toEqual(['We support it', 'We oppose any delay.', 'it, and ring [telephone number]'])
  expect([placed(at('prostasia')), placed(at('to jeremy'))]).toEqual([
    '[e-mail address]',
    'to [e-mail address]',
  ])
})

test('a quote that begins or ends within an address or a number gives no part of it away', () => {
  const text = 'You may write to jeremy@prostasia.org or ring 02 299 11 11 at any hour.'
  const quoted = (words: string) =>
    maskQuote(
      quoteAt(text, text.indexOf(words), text.indexOf(words) + words.length),
      findContacts(text),
    )
  expect(quoted('prostasia.org or ring 02 299')).toMatchObject({
    prefix: 'You may write to [e-mail address]',
    exact: '[e-mail address] or ring [telephone number]',
    suffix: '[telephone number] at any hour.',
  })
  expect(quoted('at any hour')).toMatchObject({
    exact: 'at any hour',
    start: text.indexOf('at any'),
    suffix: '.',
  })
  expect(quoted('at any hour').prefix).not.toMatch(/\d|@/)
})

test('wherever a passage begins or ends, its words and the 32 signs around it hold no part of a contact', () => {
  const contacts = ['ylva.johansson@example.org', '+32 475 12 34 56', 'DE89 3704 0044 0532 0130 00']
  const text = `We say no. Ask ${contacts.join(' or ')} whenever you like, and we answer.`
  for (let start = 0; start < text.length; start += 1)
    for (const end of [start + 1, start + 9, start + 40].filter((place) => place <= text.length)) {
      const { prefix, exact, suffix } = maskQuote(quoteAt(text, start, end), findContacts(text))
      const cut = maskCutWords(text.slice(start, end), [{ text, contacts: findContacts(text) }])
      for (const words of [prefix, exact, suffix, ...(end - start < 3 ? [] : [cut])])
        expect(words).not.toMatch(/[@\d]|ylv|ohan|exam|NWB/)
    }
})
