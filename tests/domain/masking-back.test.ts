import { expect, test } from 'vitest'
import { keepHidden, placeHidden } from '#app/domain/masking/place-hidden.ts'
import { findContacts, maskCutWords, maskText } from '#app/domain/masking/mask-text.ts'

const [ylva, press] = ['ylva.johansson@example.org', 'press@example.org']
const email = '[e-mail address]'

test.each([
  ['words before it', `Ask ${ylva}.`, `Please ask ${email}.`, `Please ask ${ylva}.`],
  ['it moved', `Ask ${ylva} soon.`, `${email} is to be asked.`, `${ylva} is to be asked.`],
  ['it taken out', `Ask ${ylva}.`, 'Ask nobody.', 'Ask nobody.'],
  [
    'another sort',
    `${ylva}, tel. 02 299 11 11`,
    `T: [telephone number]; ${email}`,
    `T: 02 299 11 11; ${ylva}`,
  ],
  ['two, between them', `${ylva} or ${press}`, `${email} and ${email}`, `${ylva} and ${press}`],
  [
    'two, after them',
    `Ask ${ylva}, ${press}.`,
    `Ask ${email}, ${email} today.`,
    `Ask ${ylva}, ${press} today.`,
  ],
  [
    'the second of two taken out',
    `Ask ${ylva} first, then ${press}.`,
    `Ask ${email} first.`,
    `Ask ${ylva} first.`,
  ],
  [
    'its line broken',
    `Ask ${ylva} soon.`,
    'Do ask [E-mail\naddress] soon.',
    `Do ask ${ylva} soon.`,
  ],
  ['a mask that is stored as such', `Ask ${email} soon.`, `Ask ${email}.`, `Ask ${email}.`],
])('what was hidden is back where it stood: %s', (_what, stored, typed, expected) => {
  expect(placeHidden(typed, stored)).toBe(expected)
})

test.each([
  ['nothing is hidden there', 'Ask.', `Ask ${email}.`],
  ['nothing of its sort is', `Ask ${ylva}.`, 'Ask [telephone number].'],
  ['it stands there once more', `Ask ${ylva}.`, `Ask ${email}, and later ${email}.`],
  [
    'two have changed places',
    `${ylva} (press), ${press} (desk)`,
    `${email} (desk), ${email} (press)`,
  ],
  ['one of two is left, and it may be either', `Ask ${ylva} or ${press}.`, `Ask ${email}!`],
  [
    'words around both are others',
    `Ask ${ylva} or ${press}.`,
    `Write to ${email} or ${email} today.`,
  ],
])('nothing is guessed: %s', (_what, stored, typed) => {
  expect(placeHidden(typed, stored)).toBeNull()
})

test('a part of an address is put back that was masked because of the text it was cut from', () => {
  const text = `Write to ${ylva} at once.`
  const texts = [{ text, contacts: findContacts(text) }]
  const stored = 'johansson@example'
  expect(maskCutWords(stored, texts)).toBe(email)
  expect(placeHidden(`${email}, they say`, stored, texts)).toBe(`${stored}, they say`)
})

test('each field keeps what was hidden, and is told by its name where it cannot', () => {
  const stored = {
    name: `Vote, ${ylva}`,
    dated: { edtf: '2021', basis: `Says ${ylva}.` },
    ids: ['a'],
  }
  const shown = {
    name: maskText(stored.name),
    dated: { edtf: '2021', basis: maskText(stored.dated.basis) },
    ids: ['a'],
  }
  const typed = { ...shown, dated: { edtf: '2022', basis: `They say: ${email}.` }, ids: ['b', 'a'] }
  expect(keepHidden(typed, stored, shown)).toEqual({
    kept: {
      name: stored.name,
      dated: { edtf: '2022', basis: `They say: ${ylva}.` },
      ids: ['b', 'a'],
    },
    unplaced: {},
  })
  const wrong = keepHidden(
    { ...shown, dated: { edtf: '2022', basis: '[telephone number]' } },
    stored,
    shown,
  )
  expect(Object.keys(wrong.unplaced)).toEqual(['basis'])
  expect(wrong.unplaced.basis).toMatch(
    /^“\[telephone number\]” stands for words that you do not see/,
  )
})
