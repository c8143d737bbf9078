import { expect, test } from 'vitest'
import { readPlainly } from './plain-reading.ts'

const answering = (sentence: string, head = '') =>
  `${head}Dear Ms Lind,\n\n${sentence}\n\nYours sincerely,\n\nJan Peeters\n`

test.each([
  [
    'Thank you for your letter of 2 September 2020 regarding the strategy of 24 July 2020.',
    'letter 2020-09-02',
  ],
  ['Thank you for your email dated 2nd October 2020.', 'e-mail 2020-10-02'],
  ['In reply to your letter of September 2, 2020, I can say this.', 'letter 2020-09-02'],
  ['With reference to your request of 14/04/2021, I can say this.', 'message 2021-04-14'],
  ['I refer to your e-mail to President von der Leyen of 2 October 2020.', 'e-mail 2020-10-02'],
  ['I acknowledge receipt of the letter you sent to me on 2 September 2020.', 'letter 2020-09-02'],
  ['Vielen Dank für Ihr Schreiben vom 2. September 2020.', 'letter 2020-09-02'],
  ['Vielen Dank für Ihre E-Mail vom 2. September 2020.', 'e-mail 2020-09-02'],
  ['Je vous remercie de votre lettre du 2 septembre 2020.', 'letter 2020-09-02'],
  ['Je vous remercie pour votre courriel en date du 2 septembre 2020.', 'e-mail 2020-09-02'],
  ['Gracias por su carta de 2 de septiembre de 2020.', 'letter 2020-09-02'],
  ['La ringrazio per la Sua lettera del 2 settembre 2020.', 'letter 2020-09-02'],
  ['Dank voor uw brief van 2 september 2020.', 'letter 2020-09-02'],
  ['Dziękuję za Pani list z dnia 2 września 2020 r.', 'letter 2020-09-02'],
  ['Thank you for your\nletter of 2\nSeptember 2020.', 'letter 2020-09-02'],
  ['Thank you for your letters of 2 September and 5 October 2020.', 'letter 2020-10-05'],
  ['Thank you for your letter regarding the strategy adopted on 24 July 2020.', 'letter undated'],
  ['Thank you for your message of 3 May.', 'message undated'],
])('“%s” says what is answered', (sentence, answered) => {
  expect(readPlainly(answering(sentence)).inReplyTo).toBe(answered)
})

test('a day without a year takes the year of the letter, and says so', () => {
  expect(
    readPlainly(answering('Thank you for your message of 3 May.', 'Brussels, 10 May 2021\n\n')),
  ).toMatchObject({
    inReplyTo: 'message 2021-05-03',
    doubts: ['The year of “3 May” is not printed; it is taken from the date of the letter.'],
  })
})

test.each([
  'We read the letter of 2 September 2020 by your colleague.',
  'Your proposal of 2 September 2020 is wrong.',
  'I hope that your letter box is not scanned.',
])('“%s” answers nothing', (sentence) => {
  expect(readPlainly(answering(sentence)).inReplyTo).toBeNull()
})

test('a letter that answers one of a later year than its reference has no date and a doubt', () => {
  const text = answering(
    'Thank you for your letter of 2 March 2021.',
    'Brussels, CNECT.H.2/JB (2020) 1234567\n\n',
  )
  expect(readPlainly(text)).toMatchObject({
    date: null,
    doubts: ['The reference is of 2020, but the letter it answers is of 2 March 2021.'],
  })
})
