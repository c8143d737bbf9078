import { expect, test } from 'vitest'
import { actorSchema, toActorFields } from '#app/domain/actor-form.ts'
import { collectFieldErrors } from '#app/domain/form-refusal.ts'
import { registerHref } from '#app/domain/registers.ts'

const plain = {
  ...{ name: 'Ylva Johansson', kind: 'person', aliases: '', note: '' },
  ...{ transparencyRegister: '', parliament: '', wikidata: '' },
}

const errorsOf = (changes: Partial<typeof plain>) => {
  const parsed = actorSchema.safeParse({ ...plain, ...changes })
  return parsed.success ? {} : collectFieldErrors(parsed.error)
}

test.each([
  ['name', { name: 'J'.repeat(300) }, /at most 200/],
  ['name', { name: '  ' }, /Write the name/],
  ['name', { name: '–' }, /letter or digit/],
  ['name', { name: 'Ylva <script>alert(1)</script>' }, /no markup/],
  ['kind', { kind: 'ghost' }, /Choose a person/],
  ['aliases', { aliases: `Y. Johansson\n${'J'.repeat(300)}` }, /at most 200/],
  ['aliases', { aliases: 'Johansson\n<b>Ylva</b>' }, /“<b>Ylva<\/b>”.*no markup/],
  ['aliases', { aliases: Array.from({ length: 51 }, (_, at) => `J${at}`).join('\n') }, /50/],
  ['note', { note: 'n'.repeat(2001) }, /at most 2000/],
  ['parliament', { parliament: 'mep/johanson' }, /Only digits stand there/],
  ['wikidata', { wikidata: '30587' }, /letter Q/],
  ['transparencyRegister', { transparencyRegister: '0318194556059' }, /with its dash/],
])('what does not fit is told at %s', (field, changes, sentence) => {
  expect(errorsOf(changes)).toEqual({ [field]: expect.stringMatching(sentence) as string })
})

test('a name in Greek is a name like any other', () => {
  expect(errorsOf({ name: 'Μαργαρίτης Σχοινάς', aliases: 'Σχοινάς' })).toEqual({})
})

test('spellings are read one a line, each once, and without the name itself', () => {
  const parsed = actorSchema.parse({
    ...plain,
    aliases: ' Johansson,  Ylva\r\nYlva Johansson\n\nY. Johansson\nY. Johansson\n',
    wikidata: ' Q4711 ',
  })
  expect(parsed.aliases).toEqual(['Johansson, Ylva', 'Y. Johansson'])
  expect(toActorFields(parsed)).toEqual({
    ...plain,
    aliases: 'Johansson, Ylva\nY. Johansson',
    wikidata: 'Q4711',
  })
})

test('a number leads to its entry', () => {
  expect(registerHref({ register: 'parliament', number: '124831' })).toBe(
    'https://www.europarl.europa.eu/meps/en/124831',
  )
})
