import { expect, test } from 'vitest'
import { draftFromDocument } from '#app/domain/plan/document-draft.ts'

test('a message that was published keeps where, in which request, with which status and under which words', () => {
  const published = {
    portal: 'Alaveteli',
    site: 'Ask Ruritania',
    request: 'Scanning of private messages',
    address: 'https://askruritania.example.org/request/scanning#incoming-812',
    status: 'The request was partially successful.',
    attribution: 'Ana Kovač made this request to Ministry of Digital Affairs',
  }
  const mail = {
    subject: null,
    from: [{ name: 'Ivo Petrov', address: null, organisation: 'Ministry of Digital Affairs' }],
    to: [{ name: 'Ana Kovač', address: null }],
    cc: [],
    messageId: published.address,
    inReplyTo: null,
  }
  const { fields, origin } = draftFromDocument({
    text: 'We support strong encryption.',
    title: 'Scanning of private messages',
    sent: { day: '2020-10-23', basis: 'The portal says 23 October 2020' },
    language: null,
    mail,
    published,
    pages: [],
    notes: [],
    doubts: [],
  })
  expect(origin).toMatchObject({
    sourceUrl: published.address,
    sourceNote:
      'Published on Ask Ruritania in the request “Scanning of private messages”. Status there: The request was partially successful. Ana Kovač made this request to Ministry of Digital Affairs.',
    messageId: published.address,
  })
  expect(fields).toMatchObject({ title: 'Scanning of private messages', dated: '2020-10-23' })
  expect(fields.parties).toMatchObject([
    { role: 'author', name: 'Ivo Petrov', organisation: 'Ministry of Digital Affairs' },
    { role: 'recipient', name: 'Ana Kovač', organisation: '' },
  ])
})
