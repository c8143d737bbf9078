import { expect, test } from 'vitest'
import { paragraphNumberAt, splitParagraphs } from '#app/domain/text/paragraphs.ts'

const head = `Example Foundation
12 Main Street, 1000 Brussels

We act for the rights of users of the internet, in Europe and in all of the world.

Brussels, 3 May 2021.`
const sentence = 'We ask the Commission to protect encryption in its proposal.'
const more = 'We would be glad to meet your services.'
const foot = `Yours sincerely,

Jane Doe`

const numberOf = (text: string, words: string) =>
  paragraphNumberAt(splitParagraphs(text), text.indexOf(words))

/** One salutation or more in each of the languages that heads are read in. */
const salutations = [
  'Dear Ms Smith,',
  'Dear Ms Smith',
  'Dear all,',
  'Dear Sir or Madam:',
  'Hello Ms Smith,',
  'Hi all,',
  'Hi Jane!',
  'Good morning Ms Smith,',
  'Good evening,',
  'Greetings,',
  'Commissioner,',
  'Sir,',
  'Madam Commissioner,',
  'Ms Smith,',
  'Your Excellency,',
  'To whom it may concern:',
  'Sehr geehrte Frau Kommissarin,',
  'Sehr geehrte Frau Präsidentin,\nsehr geehrte Damen und Herren,',
  'Liebe Frau Schmidt,',
  'Guten Tag Frau Schmidt,',
  'Hallo zusammen,',
  'Frau Kommissarin,',
  'Madame la Commissaire,',
  'Monsieur,',
  'Chère Madame Dupont,',
  'Bonjour Madame,',
  'Estimada Sra. Comisaria:',
  'Estimado señor García:',
  'Muy señor mío:',
  'Excma. Sra.:',
  'Buenos días:',
  'Gentile Commissaria,',
  'Egregio Dottore,',
  'Buongiorno,',
  'Geachte mevrouw De Vries,',
  'Beste Anna,',
  'Szanowna Pani Komisarz,',
  'Dzień dobry,',
  'Exma. Senhora Comissária,',
  'Prezada Senhora,',
  'Kære fru Hansen,',
  'Kjære kommissær,',
  'Bästa kommissionär,',
  'Hej Anna,',
  'Hyvä komissaari,',
  'Vážená paní komisařko,',
  'Tisztelt Biztos Asszony!',
  'Stimată doamnă comisar,',
  'Poštovana povjerenice,',
  'Spoštovana gospa komisarka,',
  'Lugupeetud volinik!',
  'Gerbiama Komisijos nare,',
  'Cienījamā komisāre,',
  'Уважаема госпожо комисар,',
  'Αξιότιμη κυρία Επίτροπε,',
  'Κυρία Επίτροπε,',
]

test.each(salutations)('the first sentence is ¶ 1 below “%s”', (salutation) => {
  for (const gap of ['\n\n', '\n']) {
    const text = [head, `${salutation}${gap}${sentence}`, more, foot].join('\n\n')
    expect([numberOf(text, sentence), numberOf(text, more)]).toEqual([1, 2])
    expect([numberOf(text, salutation), numberOf(text, 'We act for')]).toEqual([null, null])
  }
})

test.each([
  'Dear Ms Smith,',
  'Hello Ms Smith,',
  'Hi all,',
  'Sehr geehrte Frau Schmidt,',
  'Commissioner,',
])('the first sentence is ¶ 1 on the line of “%s” too', (salutation) => {
  const text = [head.replace(/\n\nWe act.*\n/, '\n'), `${salutation} ${sentence}`, more].join(
    '\n\n',
  )
  expect([numberOf(text, sentence), numberOf(text, more)]).toEqual([1, 2])
})

test('a salutation that is too long for its line ends with it', () => {
  const salutation = `Dear Members of the Committee on Civil Liberties, Justice and
Home Affairs of the European Parliament, of all its groups and parties,`
  const text = [head, `${salutation}\n${sentence}`, foot].join('\n\n')
  expect([numberOf(text, 'Home Affairs'), numberOf(text, sentence)]).toEqual([null, 1])
})

test('a close ends the body, also where no blank line parts it from the last sentence', () => {
  const note = 'This message is confidential, and meant for nobody else than for you.'
  for (const gap of ['\n\n', '\n']) {
    const text = `Hello Ms Smith,\n\n${sentence}${gap}${foot}\n\n${note}`
    expect([numberOf(text, sentence), numberOf(text, 'Yours'), numberOf(text, note)]).toEqual([
      1,
      null,
      null,
    ])
  }
})

test('a wrapped line that begins like a close ends no body', () => {
  const text = `Dear Ms Smith,

We have always told our members, also those of other countries, that
yours is a proposal to read.

${more}`
  expect(numberOf(text, more)).toBe(2)
})

test('the head of a message is not its body, and a message below it has no salutation of this one', () => {
  const text = `From: Jane Doe <jane@example.org>
Sent: 3 May 2021 12:00
To: John Smith
Subject: Encryption

${sentence}

Jane

From: John Smith
Sent: 2 May 2021 10:00
To: Jane Doe

Dear Jane,

What do you think?`
  expect([numberOf(text, sentence), numberOf(text, 'Sent: 3')]).toEqual([1, null])
})

test('a text without salutation counts from its first block', () => {
  const text = `${sentence}\n\n${more}`
  expect([numberOf(text, sentence), numberOf(text, more)]).toEqual([1, 2])
})
