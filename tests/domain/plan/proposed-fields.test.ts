import { expect, test } from 'vitest'
import {
  proposeFields,
  addFileMetadata,
  type MessageHeaders,
} from '#app/domain/plan/proposed-fields.ts'
import { readHeader } from '#app/domain/letter-header/letter-header.ts'

const text =
  'Dear Ms Ilves,\n\nDraft rules for messaging\n\nwe agree with every word that you wrote to us about the rules, and will say so in the Council.\n\nKind regards\nRudi Wallner\nHead of Section\n'
const mail: MessageHeaders = {
  subject: 'Re: interim rules',
  from: [{ name: 'Rudi Wallner', address: 'rudi@example.org' }],
  to: [{ name: 'Marta Ilves', address: 'marta@example.org' }],
  cc: [],
  messageId: null,
  inReplyTo: null,
}

test('a message with greeting and close is an e-mail under its own subject, to whom its head names in full', () => {
  const { fields } = addFileMetadata(proposeFields(readHeader(text), text), {
    title: null,
    sent: { day: '2021-05-21', basis: 'its head' },
    language: null,
    mail,
  })
  expect(fields).toMatchObject({ kind: 'e-mail', title: 'Re: interim rules', dated: '2021-05-21' })
  expect(fields.parties.map(({ role, name, capacity }) => [role, name, capacity])).toEqual([
    ['author', 'Rudi Wallner', 'Head of Section'],
    ['recipient', 'Marta Ilves', ''],
  ])
})

test('the same words in a file that is no message are a letter', () => {
  const { fields } = addFileMetadata(proposeFields(readHeader(text), text), {
    title: null,
    sent: null,
    language: null,
    mail: null,
  })
  expect(fields).toMatchObject({ kind: 'letter', title: 'Draft rules for messaging' })
  expect(fields.parties.map(({ name }) => name)).toEqual(['Rudi Wallner', 'Ilves'])
})
